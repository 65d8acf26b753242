// One thing at a time for each document; different documents do not wait for each other.

import { type DocRef, refKey } from './layout.ts';

export type Turns = {
  readonly take: <T>(ref: DocRef, work: () => Promise<T>) => Promise<T>;
  readonly allDone: () => Promise<void>;
};

export function newTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return {
    take: async (ref, work) => {
      const key = refKey(ref);
      const turn = after(last.get(key), work);
      last.set(key, turn);
      try {
        return await turn;
      } finally {
        if (last.get(key) === turn) last.delete(key);
      }
    },
    allDone: async () => {
      while (last.size > 0) await Promise.allSettled(last.values());
    },
  };
}

/** The turn before has told its own caller how it went. */
async function after<T>(before: Promise<unknown> | undefined, work: () => Promise<T>): Promise<T> {
  await before?.catch(() => undefined);
  return await work();
}
