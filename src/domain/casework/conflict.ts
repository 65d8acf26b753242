// A holder says "I should not be dealing with this": their access ends at once and the case moves on.

import type { PersonId } from '../people/person.ts';
import type { Plan } from '../people/plan.ts';
import type { Instant } from '../shared/instant.ts';
import { rememberPress } from '../shared/presses.ts';
import type { CaseDoc } from './case.ts';
import { revise } from './revise.ts';
import type { Decided } from './submit.ts';
import { activeHolders, statusMessage, tell, tellAgain } from './tell.ts';
import { withdraw } from './withdraw.ts';

/** First half: shut the person out. The plan for who comes next is made from the case as it then stands. */
export const declareConflict = (doc: CaseDoc, by: PersonId, press: string, now: Instant): CaseDoc =>
  withdraw(
    revise(doc, now, {
      state: rememberPress(doc.state, press),
      entries: [{ by, action: 'case.conflict_declared' }],
    }),
    [{ personId: by, why: 'declared', at: now }],
    now,
  );

/** The head or the chair says that somebody has a conflict: for good, as if that person had said so. */
export const recordConflict = (
  doc: CaseDoc,
  said: { readonly by: PersonId; readonly person: PersonId; readonly reason: string; readonly press: string },
  now: Instant,
): CaseDoc => {
  const ended = { personId: said.person, by: said.by, at: now, reason: said.reason };
  const noted = revise(doc, now, {
    state: { accessEnded: [...(doc.state.accessEnded ?? []), ended], ...rememberPress(doc.state, said.press) },
    entries: [{ by: said.by, action: 'case.conflict_recorded', detail: { person: said.person } }],
  });
  return withdraw(noted, [{ personId: said.person, why: 'declared', at: now }], now);
};

/** Something became known after the alert had left that shuts people out: they go at once, and if somebody did, the case moves on. */
export function shutOutSince(doc: CaseDoc, decided: Decided, now: Instant): CaseDoc {
  const { facts, outcome, subjects, meant } = decided;
  const out = new Set(decided.recusals.map((r) => r.personId));
  const leaving = activeHolders(doc.state).some((h) => out.has(h.personId));
  const known = withdraw(revise(doc, now, { state: { facts, outcome, subjects, meant } }), decided.recusals, now);
  return leaving ? moveOn(known, decided.plan, decided.acceptBy, now) : known;
}

/**
 * Second half: the case moves on. Whoever should hold it now and does not is told; if nobody accountable is dealing with it any more,
 * those who already hold it are alerted afresh and the ladder starts again.
 */
export function moveOn(doc: CaseDoc, plan: Plan, acceptBy: Instant, now: Instant): CaseDoc {
  if (doc.state.phase === 'closed') return doc;
  const waiting = doc.state.acknowledged === undefined;
  const first = plan.rungs[0] ?? [];
  const already = activeHolders(doc.state)
    .filter((h) => h.accountable)
    .map((h) => h.personId);
  const again = waiting ? tellAgain(doc, already, now) : doc;
  const told = tell(again, first, 0, now);
  return revise(told, now, {
    state: { ladder: { ...told.state.ladder, rung: 0, ...(plan.emptied ? { failedAt: now } : {}) } },
    ...(plan.emptied ? { entries: [{ by: 'system' as const, action: 'ladder.failed', detail: {} }] } : {}),
    messages: statusMessage(told, `moved-${doc.version}`),
    timers: waiting ? { ladder: acceptBy, retell: null, daily_look: null } : {},
  });
}
