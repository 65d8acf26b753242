// What the passing of time does to a case. Asked once, for now: the latest state is sent, never the steps that were missed;
// after an outage a ladder climbs one rung for each time it is asked.

import type { PersonId } from '../people/person.ts';
import type { Plan } from '../people/plan.ts';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../shared/instant.ts';
import type { CaseDoc, TimerName } from './case.ts';
import type { CaseClock } from './clock/case-clock.ts';
import { saidByClocks } from './clock/clock-notices.ts';
import { discarded } from './draft.ts';
import { handoverLate } from './hand-over.ts';
import { revise } from './revise.ts';
import { activeHolders, bringsIn, lineTo, statusMessage, tell, tellAgain } from './tell.ts';

/** What the rule needs to know of the school; worked out only if a timer asks for it. */
export type School = {
  /** Who is to be told of the case as it stands, rung by rung. */
  readonly plan: () => Plan;
  /** When somebody must have accepted, counted from a moment. */
  readonly acceptBy: (from: Instant) => Instant;
  /** The next moment the school is open, `from` itself if it is open then. */
  readonly nextOpen: (from: Instant) => Instant;
  /** Sends the danger alert of an unfinished form. */
  readonly alertEarly: (doc: CaseDoc) => CaseDoc;
  /** Who is away today. */
  readonly away: () => ReadonlySet<PersonId>;
  /** The clocks of the case as it stands. */
  readonly clocks: (doc: CaseDoc) => readonly CaseClock[];
};

// The notice comes before the end, so that after an outage nobody's draft is gone unannounced.
const ORDER: readonly TimerName[] = [
  'danger_alert',
  'draft_notice',
  'draft_end',
  'form_stopped',
  'ladder',
  'retell',
  'daily_look',
  'handover',
  'clock',
];

/** The case after everything that is due at `now`; the same document when nothing is. */
export function timed(doc: CaseDoc, now: Instant, school: School): CaseDoc {
  return ORDER.reduce((current, timer) => {
    const at = current.state.timers[timer];
    return at !== undefined && at <= now ? HANDLERS[timer](current, now, school) : current;
  }, doc);
}

const HANDLERS: Readonly<Record<TimerName, (doc: CaseDoc, now: Instant, school: School) => CaseDoc>> = {
  danger_alert: (doc, now, school) =>
    doc.state.phase === 'draft' ? school.alertEarly(doc) : revise(doc, now, { timers: { danger_alert: null } }),
  form_stopped: (doc, now) =>
    revise(doc, now, {
      // The form can still be finished; until then it is worked as it is.
      state: { phase: 'open' },
      entries: [{ by: 'system', action: 'report.form_stopped' }],
      messages: activeHolders(doc.state).map((h) => lineTo(h.personId, 'form_stopped', 1)),
      timers: { form_stopped: null },
    }),
  draft_notice: (doc, now) => {
    const { reporter } = doc.state;
    return revise(doc, now, {
      messages: reporter.kind === 'person' ? [lineTo(reporter.personId, 'draft_will_go', doc.state.touchedAt)] : [],
      timers: { draft_notice: null, draft_end: Math.max(doc.state.timers.draft_end ?? 0, now + DAY_MS) },
    });
  },
  // Only ever a draft: what somebody was told of is a case.
  draft_end: (doc, now) =>
    doc.state.phase === 'draft' ? discarded(doc, 'system', now) : revise(doc, now, { timers: { draft_end: null } }),
  ladder: climb,
  retell: (doc, now, school) =>
    revise(doc, now, {
      messages: doc.state.acknowledged ? [lineTo(doc.state.acknowledged.by, 'nothing_entered_yet', now)] : [],
      timers: { retell: school.nextOpen(school.acceptBy(now) + RETELL_PAUSE_MS) },
    }),
  // Whoever may no longer hold the case has left it before this is asked; here only the next look is set.
  daily_look: (doc, now) =>
    revise(doc, now, { timers: { daily_look: doc.state.acknowledged === undefined ? null : now + DAY_MS } }),
  handover: handoverLate,
  clock: (doc, now, school) => saidByClocks(doc, school.clocks(doc), school.plan, now),
};

/** Reminders of an accepted case keep to school hours and never come more often than this. */
const RETELL_PAUSE_MS = 2 * HOUR_MS;

/** Nobody has accepted in time: the next rung that holds somebody new; when there is none, everybody again, and the reporter is told plainly. */
function climb(doc: CaseDoc, now: Instant, school: School): CaseDoc {
  const { ladder, outcome } = doc.state;
  const plan = school.plan();
  const holding = new Set(activeHolders(doc.state).map((h) => h.personId));
  // By people, not by number: rungs shift when somebody leaves or joins.
  const next = plan.rungs.findIndex((rung) => rung.some((r) => bringsIn(doc, r)));
  const lateAt = ladder.lateAt ?? now;
  const status = statusMessage(doc, `late-${ladder.rung}-${now}`);
  if (next !== -1) {
    const told = tell(doc, plan.rungs[next] ?? [], next, now);
    return revise(told, now, {
      state: { ladder: { ...ladder, rung: next, lateAt } },
      entries: [{ by: 'system', action: 'ladder.climbed', detail: { rung: next } }],
      messages: status,
      timers: { ladder: school.acceptBy(now) },
    });
  }
  const again = tellAgain(doc, [...holding], now);
  const failedFor = now - (ladder.failedAt ?? now);
  const pause = outcome?.urgency !== 'immediate' ? DAILY_MS : failedFor < HOUR_MS ? REPEAT_MS : HOUR_MS;
  return revise(again, now, {
    state: { ladder: { ...ladder, lateAt, failedAt: ladder.failedAt ?? now } },
    entries: [{ by: 'system', action: 'ladder.failed', detail: { told: holding.size } }],
    messages: status,
    timers: { ladder: school.nextOpen(now + pause) },
  });
}

/**
 * With no rung left an immediate case is told again every working quarter of an hour, after an hour of that every working hour: who is
 * called without end stops listening, and the record would grow without end. The others come again the next school day.
 */
const REPEAT_MS = 15 * MINUTE_MS;
const DAILY_MS = 20 * HOUR_MS;
