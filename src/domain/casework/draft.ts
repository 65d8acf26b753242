// A report before Send: the reporter's alone, kept seven days. A danger form is alerted from here, before it is finished.

import type { Answers } from '../incident/answers.ts';
import type { ActorRef, DocId } from '../shared/document.ts';
import { DAY_MS, type Instant, MINUTE_MS, SECOND_MS } from '../shared/instant.ts';
import { rememberPress } from '../shared/presses.ts';
import type { CaseDoc, CaseReporter, TimerName } from './case.ts';
import { refreshed, revise } from './revise.ts';

/** The adult's page may still come; after this the alert leaves by itself. */
const DANGER_GRACE_MS = 60 * SECOND_MS;
/** After this without a touch the holder of a danger form is told that it stopped. */
const FORM_STOPPED_MS = 20 * MINUTE_MS;

export type NewDraft = {
  readonly id: DocId;
  readonly ref: string;
  readonly school: string;
  readonly reporter: CaseReporter;
  readonly answers: Answers;
  readonly page: string;
};

/** A draft that is not stored yet (version 0). */
export function newDraft(draft: NewDraft, now: Instant): CaseDoc {
  return refreshed({
    kind: 'case',
    id: draft.id,
    school: draft.school,
    version: 0,
    dueAt: null,
    terms: [],
    history: [{ at: now, by: reporterRef(draft.reporter), action: 'draft.started', detail: {} }],
    outbox: [],
    state: {
      ref: draft.ref,
      phase: 'draft',
      reporter: draft.reporter,
      createdAt: now,
      touchedAt: now,
      answers: draft.answers,
      page: draft.page,
      subjects: [],
      recusals: [],
      facts: null,
      outcome: null,
      holders: [],
      ladder: { rung: -1 },
      timers: {},
      notes: [],
      statusMessages: {},
      pressesSeen: [],
    },
  });
}

export type DraftTouch = {
  readonly answers: Answers;
  readonly page: string;
  readonly reporter: CaseReporter;
  /** True while danger was answered yes or not sure. */
  readonly danger: boolean;
  readonly draftDays: number;
  readonly key: string;
};

/** One *Next*: the answers so far, and the timers that watch an unfinished form. */
export function touchDraft(doc: CaseDoc, touch: DraftTouch, now: Instant): CaseDoc {
  return revise(doc, now, {
    state: {
      answers: touch.answers,
      page: touch.page,
      reporter: touch.reporter,
      touchedAt: now,
      ...rememberPress(doc.state, touch.key),
    },
    timers: draftTimers(doc, touch, now),
  });
}

function draftTimers(doc: CaseDoc, touch: DraftTouch, now: Instant): Partial<Record<TimerName, Instant | null>> {
  // Somebody was told already: it is a case that stopped or goes on, and never again a draft that fades.
  if (doc.state.phase !== 'draft') return { danger_alert: null, form_stopped: now + FORM_STOPPED_MS };
  const end = now + touch.draftDays * DAY_MS;
  return {
    danger_alert: touch.danger ? (doc.state.timers.danger_alert ?? now + DANGER_GRACE_MS) : null,
    draft_notice: touch.reporter.kind === 'person' ? end - DAY_MS : null,
    draft_end: end,
  };
}

/** The danger alert has left: the form is a case now and cannot be discarded any more. */
export const alerted = (doc: CaseDoc, now: Instant): CaseDoc =>
  revise(doc, now, {
    state: { phase: 'alerted' },
    timers: { danger_alert: null, draft_notice: null, draft_end: null, form_stopped: now + FORM_STOPPED_MS },
  });

/** Destroys what was typed. Only the reference stays, so that it is never given out again. */
export const discarded = (doc: CaseDoc, by: ActorRef, now: Instant): CaseDoc =>
  revise(
    {
      ...doc,
      outbox: doc.outbox.map((item) =>
        item.settled ? item : { ...item, settled: { at: now, how: 'dropped' as const } },
      ),
    },
    now,
    {
      state: { phase: 'discarded', answers: {}, notes: [], subjects: [], facts: null, outcome: null },
      entries: [{ by, action: 'draft.discarded' }],
      timers: { danger_alert: null, form_stopped: null, draft_notice: null, draft_end: null },
    },
  );

export const reporterRef = (reporter: CaseReporter): ActorRef =>
  reporter.kind === 'person' ? reporter.personId : 'anonymous';
