// The value if it comes in time, otherwise null; the work goes on either way.

import { setTimeout as wait } from 'node:timers/promises';

export async function soon<T>(work: Promise<T>, withinMs: number): Promise<T | null> {
  const patience = new AbortController();
  const late = wait(withinMs, null, { signal: patience.signal }).catch(() => null);
  try {
    return await Promise.race([work, late]);
  } finally {
    patience.abort();
  }
}
