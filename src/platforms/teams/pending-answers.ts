// Presses that are still being worked on. A repeat of the same press joins the first; an answer that came too late for
// its press waits here for the same person to fetch it.

import { MINUTE_MS } from '../../domain/shared/instant.ts';
import { createBoundedMap } from './bounded-map.ts';

export type PendingAnswers<A> = {
  /** `started` is false when the same press was already under way. */
  readonly begin: (
    owner: string,
    key: string,
    work: () => Promise<A>,
  ) => { readonly started: boolean; readonly answer: Promise<A> };
  readonly find: (owner: string, key: string) => Promise<A> | null;
  readonly forget: (owner: string, key: string) => void;
};

/** Private pages are in these: no longer than somebody waits in front of a screen, or than rights could change unseen. */
const KEEP_MS = 2 * MINUTE_MS;
const MOST = 2000;

export function createPendingAnswers<A>(): PendingAnswers<A> {
  const pending = createBoundedMap<Promise<A>>(MOST);
  const name = (owner: string, key: string): string => `${owner} ${key}`;
  return {
    begin: (owner, key, work) => {
      const running = pending.get(name(owner, key));
      if (running !== undefined) return { started: false, answer: running };
      const answer = work();
      pending.set(name(owner, key), answer);
      setTimeout(() => pending.delete(name(owner, key)), KEEP_MS).unref();
      return { started: true, answer };
    },
    find: (owner, key) => pending.get(name(owner, key)) ?? null,
    forget: (owner, key) => pending.delete(name(owner, key)),
  };
}
