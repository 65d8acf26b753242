// How many reports without a name one account may begin in an hour. Kept in memory only, so that nothing links the two later.

import { HOUR_MS, type Instant } from '../domain/shared/instant.ts';
import type { Clock } from '../usecases/ports.ts';
import type { Actor } from './turn.ts';

const MOST_AN_HOUR = 5;

export type UnnamedLimit = {
  readonly allows: (actor: Actor, key: string) => boolean;
  /** True when this account began one within the hour: a file it posts then is told of without the poster. */
  readonly mayBeWriting: (actor: Actor) => boolean;
};

const accountOf = ({ platform, tenant, userId }: Actor): string => JSON.stringify([platform, tenant, userId]);

export function makeUnnamedLimit(clock: Clock): UnnamedLimit {
  const begun = new Map<string, readonly { readonly at: Instant; readonly key: string }[]>();
  return {
    allows: (actor, key) => {
      const since = clock.now() - HOUR_MS;
      for (const [who, times] of begun) if (times.every((time) => time.at <= since)) begun.delete(who);
      const account = accountOf(actor);
      const recent = (begun.get(account) ?? []).filter((time) => time.at > since);
      if (recent.some((time) => time.key === key)) return true;
      if (recent.length >= MOST_AN_HOUR) return false;
      begun.set(account, [...recent, { at: clock.now(), key }]);
      return true;
    },
    mayBeWriting: (actor) => (begun.get(accountOf(actor)) ?? []).some((time) => time.at > clock.now() - HOUR_MS),
  };
}
