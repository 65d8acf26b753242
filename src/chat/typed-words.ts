// The address that somebody typed after a command where the form cannot open at once. Kept in memory alone, for one person and
// a short time, so that the form's field is filled in and no button or card has to carry it.

import { type Instant, MINUTE_MS } from '../domain/shared/instant.ts';
import type { Clock } from '../usecases/ports.ts';
import type { Actor } from './turn.ts';

const KEPT_MS = 10 * MINUTE_MS;
const MOST_KEPT = 500;
const MOST_LETTERS = 3000;

export type TypedWords = {
  /** For ten minutes, unless told otherwise. */
  readonly keep: (actor: Actor, verb: string, words: string, forMs?: number) => void;
  /** What this person typed for this button and is still kept; empty when there is nothing. */
  readonly of: (actor: Actor, verb: string) => string;
  readonly forget: (actor: Actor, verb: string) => void;
};

const keyOf = ({ platform, tenant, userId }: Actor, verb: string): string =>
  JSON.stringify([platform, tenant, userId, verb]);

export function makeTypedWords(clock: Clock): TypedWords {
  const kept = new Map<string, { readonly until: Instant; readonly words: string }>();
  return {
    keep: (actor, verb, words, forMs = KEPT_MS) => {
      const key = keyOf(actor, verb);
      // Put at the end again, so that the oldest stands first.
      kept.delete(key);
      forgetOld();
      kept.set(key, { until: clock.now() + forMs, words: words.slice(0, MOST_LETTERS) });
    },
    of: (actor, verb) => {
      forgetOld();
      return kept.get(keyOf(actor, verb))?.words ?? '';
    },
    forget: (actor, verb) => void kept.delete(keyOf(actor, verb)),
  };

  function forgetOld(): void {
    for (const [key, { until }] of kept) if (kept.size >= MOST_KEPT || clock.now() >= until) kept.delete(key);
  }
}
