// Work that goes on after the HTTP answer: it is waited for at a stop, and a failure in it is logged, never unhandled.

import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../../usecases/ports.ts';

export type Background = {
  readonly run: (what: string, work: Promise<unknown>) => void;
  readonly drained: () => Promise<void>;
};

export function createBackground(log: Log): Background {
  const running = new Set<Promise<void>>();
  return {
    run: (what, work) => {
      const guarded: Promise<void> = work.then(
        () => void running.delete(guarded),
        (error: unknown) => {
          running.delete(guarded);
          log.error('teams.background_failed', { platform: 'teams', kind: what }, error);
        },
      );
      running.add(guarded);
    },
    drained: async () => {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

/** What the work gives, or `slow` when it takes longer; the work itself goes on. */
export async function within<T>(work: Promise<T>, ms: number): Promise<T | 'slow'> {
  const stop = new AbortController();
  const slow = wait(ms, 'slow' as const, { signal: stop.signal, ref: false }).catch(() => 'slow' as const);
  try {
    return await Promise.race([work, slow]);
  } finally {
    stop.abort();
  }
}
