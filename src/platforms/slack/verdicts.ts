// What Slack last said of each user, when that was, and how often it changed since: the memory behind standing.ts.

import type { Actor } from '../../chat/turn.ts';
import type { Clock } from '../../usecases/ports.ts';
import { seen } from './seen.ts';

export type Verdict = { readonly actor: Actor; readonly at: number };

export const FRESH_MS = 10 * 60_000;
const STALE_MS = 24 * 3_600_000;
const MOST_PEOPLE = 20_000;

export type Verdicts = {
  /** Of at most 10 minutes ago. */
  readonly fresh: (userId: string) => Verdict | null;
  /** Of at most a day ago: better than nothing while Slack cannot be asked. */
  readonly earlier: (userId: string) => Verdict | null;
  readonly keep: (verdict: Verdict) => void;
  /** Something about this user changed: what we knew is void. */
  readonly forget: (userId: string) => void;
  /** Another number than before: an answer that was on its way meanwhile is of the past. */
  readonly changes: (userId: string) => number;
};

export function verdicts(clock: Clock): Verdicts {
  const known = seen<Verdict>(MOST_PEOPLE);
  const changed = seen<number>(MOST_PEOPLE);
  const earlier = (userId: string): Verdict | null => known.get(userId, clock.now()) ?? null;
  const changes = (userId: string): number => changed.get(userId, clock.now()) ?? 0;
  return {
    earlier,
    changes,
    fresh(userId) {
      const verdict = earlier(userId);
      return verdict !== null && clock.now() - verdict.at < FRESH_MS ? verdict : null;
    },
    keep: (verdict) => known.put(verdict.actor.userId, verdict, clock.now(), STALE_MS),
    forget(userId) {
      changed.put(userId, changes(userId) + 1, clock.now(), STALE_MS);
      known.drop(userId);
    },
  };
}
