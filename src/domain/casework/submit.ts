// Send: triage has decided, the plan says who; the report becomes an open case and its ladder starts.

import type { DangerFacts, Facts } from '../incident/facts.ts';
import type { TriageOutcome, Urgency } from '../incident/outcome.ts';
import type { PersonId } from '../people/person.ts';
import type { Plan, Recipient } from '../people/plan.ts';
import type { Role } from '../people/role.ts';
import type { Instant } from '../shared/instant.ts';
import { rememberPress } from '../shared/presses.ts';
import type { CaseDoc, CaseReporter, Recusal } from './case.ts';
import { alerted, reporterRef } from './draft.ts';
import { revise } from './revise.ts';
import { activeHolders, lineTo, statusMessage, tell } from './tell.ts';
import { withdraw } from './withdraw.ts';

export type Decided = {
  readonly facts: Facts | DangerFacts | null;
  readonly outcome: TriageOutcome;
  readonly subjects: readonly PersonId[];
  readonly meant: readonly Role[];
  readonly recusals: readonly Recusal[];
  readonly plan: Plan;
  /** When the first rung must have accepted. */
  readonly acceptBy: Instant;
  /** Who must hear that the reporter left a safeguarding person out. */
  readonly overseers?: readonly PersonId[];
};

/** The danger alert leaves before the form is finished: told now, form goes on. */
export function alertEarly(doc: CaseDoc, decided: Decided, now: Instant): CaseDoc {
  if (doc.state.phase !== 'draft') return doc;
  return routed(alerted(doc, now), decided, now, 'alerted');
}

/** The report is sent. Everything typed is in the answers already. */
export function submit(
  doc: CaseDoc,
  decided: Decided,
  sent: { readonly reporter: CaseReporter; readonly key: string },
  now: Instant,
): CaseDoc {
  const early = activeHolders(doc.state).map((h) => h.personId);
  const open = revise(doc, now, {
    state: {
      phase: 'open',
      submittedAt: now,
      touchedAt: now,
      reporter: sent.reporter,
      ...rememberPress(doc.state, sent.key),
    },
    entries: [
      { by: reporterRef(sent.reporter), action: 'case.submitted', detail: { rows: decided.outcome.rows.join(',') } },
    ],
    timers: { danger_alert: null, form_stopped: null, draft_notice: null, draft_end: null },
  });
  const told = routed(open, decided, now, 'received');
  const stillHere = activeHolders(told.state).filter((h) => early.includes(h.personId));
  return revise(told, now, {
    messages: [
      ...stillHere.map((h) => lineTo(h.personId, 'more_was_added', 'submitted')),
      ...(decided.overseers ?? []).map((person) => lineTo(person, 'someone_unticked_safeguarding', 1)),
    ],
  });
}

function routed(doc: CaseDoc, decided: Decided, now: Instant, statusReason: string): CaseDoc {
  const known = revise(doc, now, {
    state: { facts: decided.facts, outcome: decided.outcome, subjects: decided.subjects, meant: decided.meant },
  });
  const clean = withdraw(known, decided.recusals, now);
  const first = decided.plan.rungs[0] ?? [];
  const told = tell(clean, first, Math.max(0, clean.state.ladder.rung), now);
  const waiting = told.state.acknowledged === undefined;
  return revise(told, now, {
    state: {
      ladder: {
        ...told.state.ladder,
        rung: Math.max(0, told.state.ladder.rung),
        ...(decided.plan.emptied ? { failedAt: now } : {}),
      },
    },
    ...(decided.plan.emptied ? { entries: [{ by: 'system' as const, action: 'ladder.failed', detail: {} }] } : {}),
    messages: statusMessage(doc, statusReason),
    timers: { ladder: waiting ? decided.acceptBy : null },
  });
}

const SLOWEST_FIRST: readonly Urgency[] = ['next_day', 'same_day', 'immediate'];

/** The more urgent of the two: what was once immediate stays immediate (I10). */
export const moreUrgent = (a: Urgency, b: Urgency): Urgency =>
  SLOWEST_FIRST.indexOf(a) >= SLOWEST_FIRST.indexOf(b) ? a : b;

/**
 * Reporting does not recuse, but nobody handles their own report unseen: if the reporter is the only one told,
 * the next rung is told as well. And whoever had a safeguarding person unticked is known to `alsoTell`.
 */
export function withSecondPerson(plan: Plan, reporter: PersonId | null, alsoTell: readonly Recipient[]): Plan {
  const [first = [], ...later] = plan.rungs;
  const extra = alsoTell.filter((r) => !first.some((f) => f.personId === r.personId));
  const othersTold = first.some((r) => r.personId !== reporter);
  const second = othersTold || first.length === 0 ? [] : (later.find((rung) => rung.length > 0) ?? []);
  const rung0 = [...first, ...second, ...extra];
  // Who is only told that somebody was left out may still have to take the case over later, and so may the others of the first rung.
  const taken = new Set(second.map((r) => r.personId));
  return { ...plan, rungs: [rung0, ...later.map((rung) => rung.filter((r) => !taken.has(r.personId)))] };
}
