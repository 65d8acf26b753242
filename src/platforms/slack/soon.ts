// Waiting, but never for long.

import { setTimeout as wait } from 'node:timers/promises';

/** The value if it comes in time, otherwise null; the work goes on either way. */
export async function soon<T>(work: Promise<T>, withinMs: number): Promise<T | null> {
  const patience = new AbortController();
  const late = wait(withinMs, null, { signal: patience.signal }).catch(() => null);
  try {
    return await Promise.race([work, late]);
  } finally {
    patience.abort();
  }
}

const LONGEST_PAUSE_MS = 10_000;

/** Slack may ask for minutes; somebody is looking at a window. */
export const withinReason = (ms: number): Promise<void> => wait(Math.min(ms, LONGEST_PAUSE_MS));
