// How a case stands, in words, for one holder: with whom, whether something is late, and since when nobody has written in it.

import type { CaseDoc, Holder } from '../../../domain/casework/case.ts';
import { isOverdueFor } from '../../../domain/casework/clock/seen-clocks.ts';
import { waitingCase } from '../../../domain/casework/clock/waiting-case.ts';
import { isOfferedTo } from '../../../domain/casework/hand-over.ts';
import type { Policy } from '../../../domain/school/policy.ts';
import type { Instant } from '../../../domain/shared/instant.ts';
import { formatDay, isoDateOf } from '../../../domain/shared/time.ts';
import type { Deps } from '../../ports.ts';

export function standingOf(deps: Deps, doc: CaseDoc, me: Holder): string {
  const policy = deps.policy(doc.school);
  const now = deps.clock.now();
  const late = isOverdueFor(doc, me, policy, now) ? ['Overdue'] : [];
  return [...late, stateWord(doc, me), ...waiting(doc, me, policy, now)].join('. ');
}

function stateWord({ state }: CaseDoc, { personId }: Holder): string {
  const { phase, acknowledged, handover, submittedAt } = state;
  if (phase === 'closed') return 'Closed';
  if (acknowledged === undefined) return submittedAt === undefined ? 'New, still being written' : 'New';
  if (isOfferedTo(state, personId)) return 'You have been put in charge: say that you are dealing with this';
  if (acknowledged.by !== personId) return 'Being dealt with';
  const offered = handover !== undefined && handover !== null;
  return offered ? 'You are dealing with this until somebody else has taken it on' : 'You are dealing with this';
}

/** Only whoever sees everything written knows that nothing was. */
function waiting({ state }: CaseDoc, me: Holder, { calendar }: Policy, now: Instant): readonly string[] {
  const found = me.depth === 'whole' ? waitingCase(state, calendar) : null;
  if (found === null || found.firstOn > isoDateOf(now, calendar.zone)) return [];
  return [`Waiting since ${formatDay(found.since, calendar.zone)}`];
}
