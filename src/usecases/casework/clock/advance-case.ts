// Time passes for one case: whatever is due is done once, for now, and committed. The worker calls this for every case it claims.

import { acceptBy, nextOpen } from '../../../domain/calendar/accept-by.ts';
import type { CaseDoc } from '../../../domain/casework/case.ts';
import { clocksOf } from '../../../domain/casework/clock/clocks-of.ts';
import { alertEarly } from '../../../domain/casework/submit.ts';
import { type School, timed } from '../../../domain/casework/timed.ts';
import type { PersonId } from '../../../domain/people/person.ts';
import { isAbsent } from '../../../domain/people/presence.ts';
import type { DocId } from '../../../domain/shared/document.ts';
import type { IsoDate } from '../../../domain/shared/instant.ts';
import { ok, type Result } from '../../../domain/shared/result.ts';
import { isoDateOf } from '../../../domain/shared/time.ts';
import type { Deps } from '../../ports.ts';
import { roundAnonymous } from '../../reporting/round-anonymous.ts';
import { changeCase } from '../change-case.ts';
import { type Decision, decide } from '../decide.ts';
import { shutOutNow } from '../shut-out-now.ts';

/** The case as it now stands, or a refusal when it could not be read or written; null cases have nothing due. */
export async function advanceCase(deps: Deps, id: DocId): Promise<Result<CaseDoc | null>> {
  let gone = false;
  const done = await changeCase(deps, id, async (doc) => {
    if (doc === null) {
      gone = true;
      return { ok: false, refusal: { code: 'case.gone', message: '' } };
    }
    return ok(await advanced(deps, doc));
  });
  return gone ? ok(null) : done;
}

async function advanced(deps: Deps, doc: CaseDoc): Promise<CaseDoc> {
  const now = deps.clock.now();
  const due = Object.values(doc.state.timers).some((at) => at <= now);
  if (!due) return doc;
  const policy = deps.policy(doc.school);
  const early = doc.state.timers.danger_alert === undefined ? null : await decide(deps, doc, now);
  // Whoever became shut out since (a tie declared, somebody left) leaves before anybody else is told.
  const { doc: clean, decision: later } = await shutOutNow(deps, doc, now);
  const urgency = doc.state.outcome?.urgency ?? 'immediate';
  const school: School = {
    plan: () => later?.plan ?? { rungs: [], emptied: true, advice: [] },
    acceptBy: (from) => acceptBy(policy.calendar, urgency, from, policy.clocks),
    nextOpen: (from) => nextOpen(policy.calendar, from),
    away: () => awayOn(later, isoDateOf(now, policy.calendar.zone)),
    alertEarly: (draft) => (early === null ? draft : roundAnonymous(alertEarly(draft, early, now))),
    clocks: (held) => clocksOf(held, policy),
  };
  return timed(clean, now, school);
}

const awayOn = (decision: Decision | null, today: IsoDate): ReadonlySet<PersonId> =>
  new Set((decision?.directory.people ?? []).filter((person) => isAbsent(person, today)).map(({ id }) => id));
