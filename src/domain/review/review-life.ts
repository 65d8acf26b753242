// The life of a review: due, looked at, agreed to by those who must, due again. Postponed and brought forward with a reason on record.

import type { PersonId } from '../people/person.ts';
import type { Role } from '../people/role.ts';
import { ROLE_NAMES } from '../people/role.ts';
import type { SchoolCalendar } from '../school/policy.ts';
import type { HistoryEntry } from '../shared/document.ts';
import type { Instant, IsoDate } from '../shared/instant.ts';
import { pressSeen, rememberPress } from '../shared/presses.ts';
import { ok, type Result, refuse } from '../shared/result.ts';
import { addDays, daysBetween, formatDate, isIsoDate, isoDateOf } from '../shared/time.ts';
import { nextDue, onSchoolDay } from './next-due.ts';
import type { ReviewApproval, ReviewDoc, ReviewRound, ReviewState } from './review.ts';
import type { ReviewPlan, ReviewTrigger } from './reviews-policy.ts';

export const reviewId = (school: string, key: string): string => `review-${school}-${key}`;

/** Not looked at yet, as far as the server knows: due on the pack's first day, else one interval from now. */
export function newReview(plan: ReviewPlan, school: string, calendar: SchoolCalendar, now: Instant): ReviewDoc {
  const today = isoDateOf(now, calendar.zone);
  const state: ReviewState = {
    key: plan.key,
    createdAt: now,
    rounds: [],
    nextDue: plan.firstDue ?? nextDue(plan.interval, today, calendar),
    postponed: [],
    broughtForward: [],
    pressesSeen: [],
  };
  return {
    ...{ kind: 'review', id: reviewId(school, plan.key), school, version: 0, state, outbox: [], dueAt: null },
    history: [{ at: now, by: 'system', action: 'review.planned', detail: { due: state.nextDue } }],
    terms: ['review', `school:${school}`],
  };
}

export type Reviewing = {
  readonly by: PersonId;
  readonly roles: readonly Role[];
  readonly reviewedOn: IsoDate;
  readonly findings: string;
  readonly changes: string;
  readonly key: string;
};

const LONGEST_TEXT = 3000;

/** Findings are required: "nothing to change" is a finding. A reviewer who also has to agree has agreed by it. */
export function reviewed(
  doc: ReviewDoc,
  plan: ReviewPlan,
  input: Reviewing,
  calendar: SchoolCalendar,
  now: Instant,
): Result<ReviewDoc> {
  if (pressSeen(doc.state, input.key)) return ok(doc);
  const today = isoDateOf(now, calendar.zone);
  const fault = textFault('findings', input.findings, true) ?? textFault('changes', input.changes, false);
  if (fault !== null) return fault;
  if (!isIsoDate(input.reviewedOn) || input.reviewedOn > today) {
    return refuse('review.date', 'Choose the day on which it was looked at: today or earlier.', 'reviewed_on');
  }
  const last = doc.state.rounds.at(-1);
  if (last !== undefined && input.reviewedOn < last.reviewedOn) {
    const since = formatDate(last.reviewedOn);
    return refuse(
      'review.date',
      `It was looked at on ${since} already. Choose that day or a later one.`,
      'reviewed_on',
    );
  }
  const round: ReviewRound = {
    id: `round-${doc.state.rounds.length + 1}`,
    reviewedOn: input.reviewedOn,
    by: input.by,
    at: now,
    findings: input.findings.trim(),
    changes: input.changes.trim(),
    approvals: ownApprovals(plan, input, now),
  };
  const due = nextDue(plan.interval, input.reviewedOn, calendar);
  return ok(
    changed(
      doc,
      input.key,
      now,
      { rounds: [...doc.state.rounds, round], nextDue: due > today ? due : nextDue(plan.interval, today, calendar) },
      {
        by: input.by,
        action: 'review.reviewed',
        detail: { on: input.reviewedOn },
      },
    ),
  );
}

/** Only from the front of the chain, and never for governors: theirs needs the number of a minute. */
function ownApprovals(plan: ReviewPlan, { by, roles }: Reviewing, at: Instant): readonly ReviewApproval[] {
  const given: ReviewApproval[] = [];
  for (const role of plan.approvers) {
    if (!roles.includes(role) || needsMinute(role)) break;
    given.push({ role, by, at, minute: '' });
  }
  return given;
}

const GOVERNORS: readonly Role[] = [
  'chair_of_governors',
  'vice_chair_of_governors',
  'safeguarding_governor',
  'resources_committee_chair',
];
export const needsMinute = (role: Role): boolean => GOVERNORS.includes(role);

/** Whose agreement the last look waits for, or null. */
export function waitsFor(state: ReviewState, plan: ReviewPlan): Role | null {
  const last = state.rounds.at(-1);
  return last === undefined ? null : (plan.approvers[last.approvals.length] ?? null);
}

export type Approving = { readonly by: PersonId; readonly role: Role; readonly minute: string; readonly key: string };

export function approved(doc: ReviewDoc, plan: ReviewPlan, input: Approving, now: Instant): Result<ReviewDoc> {
  if (pressSeen(doc.state, input.key)) return ok(doc);
  const role = waitsFor(doc.state, plan);
  const last = doc.state.rounds.at(-1);
  if (role === null || last === undefined)
    return refuse('review.nothing_to_approve', 'Nothing waits for agreement here.');
  if (role !== input.role) {
    return refuse('review.not_your_turn', `It waits for this role first: ${ROLE_NAMES[role]}.`);
  }
  const minute = input.minute.trim();
  if (needsMinute(role) && minute === '') {
    return refuse('review.no_minute', 'Write the date or number of the minute in which governors agreed.', 'minute');
  }
  if (minute.length > 120) return tooLong('minute', minute, 120);
  const done: ReviewRound = { ...last, approvals: [...last.approvals, { role, by: input.by, at: now, minute }] };
  return ok(
    changed(
      doc,
      input.key,
      now,
      { rounds: [...doc.state.rounds.slice(0, -1), done] },
      {
        by: input.by,
        action: 'review.approved',
        detail: { role },
      },
    ),
  );
}

export type Postponing = { readonly by: PersonId; readonly to: IsoDate; readonly reason: string; readonly key: string };

/** Longer than this it is not put off but given up: the interval itself then has to be changed, in the pack. */
export const LONGEST_DELAY_DAYS = 92;

export function postponed(
  doc: ReviewDoc,
  input: Postponing,
  calendar: SchoolCalendar,
  now: Instant,
): Result<ReviewDoc> {
  if (pressSeen(doc.state, input.key)) return ok(doc);
  const fault = textFault('reason', input.reason, true);
  if (fault !== null) return fault;
  const today = isoDateOf(now, calendar.zone);
  const from = doc.state.nextDue;
  const [, later = today] = [from, today].sort();
  const latest = addDays(later, LONGEST_DELAY_DAYS);
  const to = isIsoDate(input.to) ? onSchoolDay(input.to, calendar) : '';
  if (to <= later || to > latest) {
    const span = `after ${formatDate(later)} and not after ${formatDate(latest)}`;
    return refuse('review.postpone', `Choose a school day ${span}.`, 'to');
  }
  const entry = { from, to, by: input.by, at: now, reason: input.reason.trim() };
  return ok(
    changed(
      doc,
      input.key,
      now,
      { nextDue: to, postponed: [...doc.state.postponed, entry] },
      {
        by: input.by,
        action: 'review.postponed',
        detail: { days: daysBetween(from, to) },
      },
    ),
  );
}

/** Time to prepare after something happened. */
const WITHIN_DAYS = 14;

/** The very same document when it is due by then anyway. */
export function broughtForward(
  doc: ReviewDoc,
  input: { readonly trigger: ReviewTrigger; readonly by: PersonId; readonly key: string },
  calendar: SchoolCalendar,
  now: Instant,
): ReviewDoc {
  const to = onSchoolDay(addDays(isoDateOf(now, calendar.zone), WITHIN_DAYS), calendar);
  const from = doc.state.nextDue;
  if (pressSeen(doc.state, input.key) || to >= from) return doc;
  const entry = { trigger: input.trigger, from, to, by: input.by, at: now };
  return changed(
    doc,
    input.key,
    now,
    { nextDue: to, broughtForward: [...doc.state.broughtForward, entry] },
    {
      by: input.by,
      action: 'review.brought_forward',
      detail: { trigger: input.trigger },
    },
  );
}

function changed(
  doc: ReviewDoc,
  key: string,
  now: Instant,
  state: Partial<ReviewState>,
  entry: Pick<HistoryEntry, 'by' | 'action' | 'detail'>,
): ReviewDoc {
  return {
    ...doc,
    state: { ...doc.state, ...state, ...rememberPress(doc.state, key) },
    history: [...doc.history, { at: now, ...entry }],
  };
}

function textFault(field: string, text: string, required: boolean): Result<never> | null {
  if (required && text.trim() === '') return refuse('form.required', MISSING[field] ?? 'Please fill this in.', field);
  return text.length > LONGEST_TEXT ? tooLong(field, text, LONGEST_TEXT) : null;
}

const MISSING: Readonly<Record<string, string>> = {
  findings: 'Write what was found. “Nothing to change” is an answer.',
  reason: 'Write why it is put off.',
};

const tooLong = (field: string, { length }: string, most: number): Result<never> =>
  refuse('form.too_long', `That is ${length} letters; ${most} fit here. Please shorten it.`, field);
