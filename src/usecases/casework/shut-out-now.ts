// Whoever may no longer hold a case leaves it: shut out by what is known today, or not working here any more. If nobody in charge
// is left because of it, the case moves on in the same step.

import type { CaseDoc } from '../../domain/casework/case.ts';
import { moveOn } from '../../domain/casework/conflict.ts';
import { activeHolders } from '../../domain/casework/tell.ts';
import { released, withdraw } from '../../domain/casework/withdraw.ts';
import { worksHere } from '../../domain/people/presence.ts';
import type { Instant } from '../../domain/shared/instant.ts';
import { isoDateOf } from '../../domain/shared/time.ts';
import type { Deps } from '../ports.ts';
import { type Decision, replan } from './decide.ts';

export type Current = { readonly doc: CaseDoc; readonly decision: Decision | null };

export async function shutOutNow(deps: Deps, doc: CaseDoc, now: Instant): Promise<Current> {
  const decision = await replan(deps, doc, now);
  if (decision === null) return { doc, decision };
  const today = isoDateOf(now, deps.policy(doc.school).calendar.zone);
  const here = new Set(decision.directory.people.filter((p) => worksHere(p, today)).map((p) => p.id));
  const gone = activeHolders(doc.state).filter((h) => !here.has(h.personId));
  const stay = withdraw(doc, decision.recusals, now);
  const clean = released(
    stay,
    gone.map((h) => h.personId),
    now,
  );
  if (clean === doc || !needsSomebody(clean)) return { doc: clean, decision };
  return { doc: moveOn(clean, decision.plan, decision.acceptBy, now), decision };
}

/** Told of, not closed, and nobody in charge: nobody accepted and no ladder runs, or none of those in charge is left. */
function needsSomebody({ state }: CaseDoc): boolean {
  if (state.phase !== 'alerted' && state.phase !== 'open') return false;
  if (state.acknowledged !== undefined) return false;
  return state.timers.ladder === undefined || !activeHolders(state).some((h) => h.accountable);
}
