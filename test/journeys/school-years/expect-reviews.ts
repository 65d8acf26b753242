// Which reviews are due and when, who has to look at them, who has to agree, and what the head's look ahead has to count.

import type { Person } from '../../../src/domain/people/person.ts';
import type { Role } from '../../../src/domain/people/role.ts';
import type { ReviewPlan } from '../../../src/domain/review/reviews-policy.ts';
import type { SchoolCalendar } from '../../../src/domain/school/policy.ts';
import type { IsoDate } from '../../../src/domain/shared/instant.ts';
import {
  daysBetween,
  isSchoolDay,
  mondayOf,
  plusDays,
  plusMonths,
  schoolDayOnOrAfter,
  schoolDayOnOrBefore,
} from '../../support/other-calendar.ts';
import { type Facts, firstHeld, type ReviewFact, type Thing } from './facts.ts';
import { byWhen } from './words.ts';

const CALENDAR_DAYS: Readonly<Partial<Record<ReviewPlan['interval'], (day: IsoDate) => IsoDate>>> = {
  weekly: (day) => plusDays(day, 7),
  monthly: (day) => plusMonths(day, 1),
  half_termly: (day) => plusDays(day, 49),
  yearly: (day) => plusMonths(day, 12),
};

/** After it was looked at on `from`: a school day, not after the interval is over. */
export function dueAfter({ interval }: Pick<ReviewPlan, 'interval'>, from: IsoDate, calendar: SchoolCalendar): IsoDate {
  const next = schoolDayOnOrAfter(calendar, plusDays(from, 1));
  if (interval === 'daily') return next;
  const raw = CALENDAR_DAYS[interval]?.(from) ?? endOfNextTerm(from, calendar) ?? plusMonths(from, 4);
  const day = schoolDayOnOrBefore(calendar, raw);
  return day > from ? day : next;
}

function endOfNextTerm(from: IsoDate, { terms }: SchoolCalendar): IsoDate | null {
  const [term] = terms.filter((each) => each.from > from).toSorted((a, b) => a.from.localeCompare(b.from));
  return term === undefined ? null : term.to;
}

/** On the server's first round each plan gets its first day. */
export function planReviews(facts: Facts): void {
  for (const plan of facts.policy.reviews.plans) {
    if (facts.reviews.has(plan.key)) continue;
    const nextDue = plan.firstDue ?? dueAfter(plan, facts.today, facts.policy.calendar);
    facts.reviews.set(plan.key, { plan, nextDue, movedOn: '', looks: 0, approvals: 0, waitsSince: '' });
  }
}

export const ownersOf = (facts: Facts, { owner, insteadOfOwner = [] }: ReviewPlan): readonly Person[] =>
  firstHeld(facts, [owner, ...insteadOfOwner, 'headteacher', 'deputy_head']);

const STAND_INS: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  headteacher: ['deputy_head'],
  chair_of_governors: ['vice_chair_of_governors', 'safeguarding_governor'],
};
export const approvers = (facts: Facts, role: Role): readonly Person[] =>
  firstHeld(facts, [role, ...(STAND_INS[role] ?? [])]);

export const waitsFor = ({ plan, looks, approvals }: ReviewFact): Role | undefined =>
  looks === 0 ? undefined : plan.approvers[approvals];

export function reviews(facts: Facts): readonly Thing[] {
  const all = [...facts.reviews.values()];
  return [
    ...all.flatMap((review) => [...looking(facts, review), ...agreeing(facts, review)]),
    ...headsWeek(facts, all),
  ];
}

const press = (facts: Facts, { key }: ReviewPlan): string => `review.open review-${facts.policy.key}-${key}`;

function looking(facts: Facts, { plan, nextDue, movedOn }: ReviewFact): readonly Thing[] {
  const leads = plan.leadDays.toSorted((a, b) => b - a);
  const usual = plusDays(nextDue, -(leads[0] ?? 0));
  // A day that was set later than its first notice is told of at once, and after that on the days of notice still to come.
  const firstOn = movedOn > usual ? movedOn : usual;
  const toCome = [...leads.map((lead) => plusDays(nextDue, -lead)), nextDue].filter((day) => day > firstOn);
  const days = [...new Set(toCome)].map((day, index, all) => daysBetween(all[index - 1] ?? firstOn, day));
  if (facts.today < firstOn) return [];
  return ownersOf(facts, plan).map(({ id }) => ({
    ...{ key: `look ${plan.key} ${nextDue}`, to: id, press: press(facts, plan), firstOn, title: plan.title },
    ...{ spacing: [...days, 7], when: byWhen(nextDue, facts.today) },
  }));
}

function agreeing(facts: Facts, review: ReviewFact): readonly Thing[] {
  const role = waitsFor(review);
  if (role === undefined) return [];
  const { plan, looks, waitsSince } = review;
  return approvers(facts, role).map(({ id }) => ({
    ...{ key: `agree ${plan.key} ${looks} ${role}`, to: id, press: press(facts, plan), title: plan.title },
    ...{ firstOn: waitsSince, spacing: role === 'headteacher' ? [7] : [28], when: '' },
  }));
}

const count = (number: number): string => `${number} review${number === 1 ? '' : 's'}`;

function headsWeek({ today, policy, ...facts }: Facts, all: readonly ReviewFact[]): readonly Thing[] {
  const late = all.filter(({ nextDue }) => nextDue < today).length;
  const ahead = all.filter(({ nextDue }) => nextDue >= today && nextDue <= plusMonths(today, 3)).length;
  const long = all.filter(({ nextDue }) => daysBetween(nextDue, today) >= 7).length;
  const monday = mondayOf(today);
  const isFirst = schoolDayOnOrAfter(policy.calendar, monday) === today && isSchoolDay(policy.calendar, today);
  const looks = isFirst && ahead + late > 0;
  const words = `${count(ahead)} in the next three months, ${late === 0 ? 'none' : late} overdue`;
  return approvers({ today, policy, ...facts }, 'headteacher').flatMap(({ id }): readonly Thing[] => {
    const once = { to: id, press: 'review.list ', firstOn: today, spacing: [], when: '' };
    if (looks) return [{ ...once, key: `ahead ${monday}`, title: words }];
    return long === 0
      ? []
      : [{ ...once, key: `overdue ${monday}`, title: `${count(long)} overdue for a week or more` }];
  });
}
