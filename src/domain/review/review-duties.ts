// What reviews ask of people today: look at it, agree to it; and the head's look ahead on the first school day of each week.

import { openHours } from '../calendar/school-days.ts';
import type { Directory, Person } from '../people/person.ts';
import { type Duty, WEEKLY } from '../reminders/duty.ts';
import type { SchoolCalendar } from '../school/policy.ts';
import type { IsoDate } from '../shared/instant.ts';
import { addDays, addMonths, daysBetween, isoDateOf, weekdayOf } from '../shared/time.ts';
import type { ReviewDoc } from './review.ts';
import { waitsFor } from './review-life.ts';
import { approversOf, ownersOf } from './review-rights.ts';
import type { ReviewPlan } from './reviews-policy.ts';

export type PlannedReview = { readonly doc: ReviewDoc; readonly plan: ReviewPlan };

const HEAD = 'the headteacher';
/** After this many days without an answer the head hears of it in so many words. */
const HANDED_ON_AFTER_DAYS = 7;

export function reviewDuties(
  reviews: readonly PlannedReview[],
  directory: Directory,
  calendar: SchoolCalendar,
  today: IsoDate,
): readonly Duty[] {
  return [
    ...reviews.flatMap((review) => lookDuties(review, directory, calendar, today)),
    ...reviews.flatMap((review) => approvalDuties(review, directory, calendar, today)),
    ...headDuties(reviews, directory, calendar, today),
  ];
}

function lookDuties(
  { doc, plan }: PlannedReview,
  directory: Directory,
  calendar: SchoolCalendar,
  today: IsoDate,
): readonly Duty[] {
  const { nextDue } = doc.state;
  const [firstOn = nextDue, ...later] = toldOn(doc, plan, calendar);
  if (today < firstOn) return [];
  return ownersOf(plan, directory, today).map((owner) => ({
    key: `review:${plan.key}:${nextDue}`,
    kind: 'review',
    to: owner.id,
    about: doc.id,
    title: plan.title,
    dueOn: nextDue,
    firstOn,
    spacing: [...later.map((day, at) => daysBetween([firstOn, ...later][at] ?? firstOn, day)), ...WEEKLY],
    handedOnOn: isHead(owner) ? null : addDays(nextDue, HANDED_ON_AFTER_DAYS),
    handedOnTo: HEAD,
  }));
}

/** 42, 14 and 3 days before the day, and on the day itself. A day that was set later than some of these is told at once, then on the rest. */
function toldOn({ state }: ReviewDoc, { leadDays }: ReviewPlan, { zone }: SchoolCalendar): readonly IsoDate[] {
  const { nextDue, postponed, broughtForward } = state;
  const days = [...leadDays.map((lead) => addDays(nextDue, -lead)), nextDue].sort();
  const set = [postponed.at(-1), broughtForward.at(-1)].flatMap((move) =>
    move?.to === nextDue ? [isoDateOf(move.at, zone)] : [],
  );
  const from = [days[0] ?? nextDue, ...set].sort().at(-1) ?? nextDue;
  return [...new Set([from, ...days.filter((day) => day > from)])];
}

const isHead = (person: Person): boolean => person.roles.includes('headteacher');

function approvalDuties(
  { doc, plan }: PlannedReview,
  directory: Directory,
  calendar: SchoolCalendar,
  today: IsoDate,
): readonly Duty[] {
  const role = waitsFor(doc.state, plan);
  const last = doc.state.rounds.at(-1);
  if (role === null || last === undefined) return [];
  const since = isoDateOf(last.approvals.at(-1)?.at ?? last.at, calendar.zone);
  return approversOf(role, directory, today).map((person) => ({
    key: `approve_review:${plan.key}:${last.id}:${role}`,
    kind: 'approve_review',
    to: person.id,
    about: doc.id,
    title: plan.title,
    dueOn: null,
    firstOn: since,
    // Governors meet, they do not press buttons every week.
    spacing: role === 'headteacher' ? WEEKLY : [28],
    handedOnOn: null,
  }));
}

export const isOverdue = ({ doc }: PlannedReview, today: IsoDate): boolean => doc.state.nextDue < today;

export const comesWithin3Months = ({ doc }: PlannedReview, today: IsoDate): boolean =>
  doc.state.nextDue <= addMonths(today, 3);

function headDuties(
  reviews: readonly PlannedReview[],
  directory: Directory,
  calendar: SchoolCalendar,
  today: IsoDate,
): readonly Duty[] {
  const heads = approversOf('headteacher', directory, today);
  const late = reviews.filter((r) => isOverdue(r, today)).length;
  const ahead = reviews.filter((r) => comesWithin3Months(r, today)).length - late;
  const long = reviews.filter((r) => daysBetween(r.doc.state.nextDue, today) >= HANDED_ON_AFTER_DAYS).length;
  const week = weekOf(today);
  const looks = isFirstSchoolDayOfWeek(today, calendar) && ahead + late > 0;
  return heads.flatMap((head): readonly Duty[] => [
    ...(looks ? [{ ...once('look_ahead', head, today, week), title: lookAheadTitle(ahead, late) }] : []),
    ...(long > 0 && !looks
      ? [
          {
            ...once('overdue_reviews', head, today, week),
            title: `${count(long, 'review')} overdue for a week or more`,
          },
        ]
      : []),
  ]);
}

const once = (kind: 'look_ahead' | 'overdue_reviews', head: Person, today: IsoDate, week: IsoDate) => ({
  key: `${kind}:${week}`,
  kind,
  to: head.id,
  about: '',
  dueOn: null,
  firstOn: today,
  spacing: [],
  handedOnOn: null,
});

const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;

const lookAheadTitle = (ahead: number, late: number): string =>
  late === 0
    ? `${count(ahead, 'review')} in the next three months, none overdue`
    : `${count(ahead, 'review')} in the next three months, ${late} overdue`;

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** The Monday of that week. */
export const weekOf = (date: IsoDate): IsoDate => addDays(date, -DAYS.indexOf(weekdayOf(date)));

const isFirstSchoolDayOfWeek = (today: IsoDate, calendar: SchoolCalendar): boolean => {
  const monday = weekOf(today);
  const earlier = Array.from({ length: daysBetween(monday, today) }, (_, i) => addDays(monday, i));
  return openHours(calendar, today) !== null && earlier.every((day) => openHours(calendar, day) === null);
};
