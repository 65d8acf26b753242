// Every school has its round from the first start on, and a start looks at the calendar anew. To be called as well when a calendar
// was imported.

import { newRound, rescheduled, roundId } from '../../domain/reminders/round-life.ts';
import { ok } from '../../domain/shared/result.ts';
import { changeDoc } from '../change-doc.ts';
import type { Deps } from '../ports.ts';
import { holdAll } from './held-time.ts';
import type { WatchedClock } from './watch-clock.ts';

/** A round that cannot be written now is said in the log: reports are taken all the same. */
export async function ensureRounds(deps: Deps, schools: readonly string[]): Promise<void> {
  for (const school of schools) {
    const done = await changeDoc(deps, 'round', roundId(school), (doc) => {
      const { calendar } = deps.policy(school);
      const now = deps.clock.now();
      if (doc === null) return ok(newRound(school, calendar, now));
      if (doc.state.heldSince !== undefined) return ok(doc);
      const next = rescheduled(doc, calendar, now);
      return ok(next.dueAt === doc.dueAt && next.state.nextAt === doc.state.nextAt ? doc : next);
    });
    if (!done.ok) deps.log.error('round.not_ensured', { school, code: done.refusal.code });
  }
}

/** At the start of the server: the rounds, and from then on a jump of the clock holds them. */
export async function startRounds(
  deps: Deps,
  schools: readonly string[],
  { whenJumped }: Pick<WatchedClock, 'whenJumped'>,
): Promise<void> {
  await ensureRounds(deps, schools);
  whenJumped(() => void holdAll(deps, schools));
}
