// Which of one person's duties go into today's bundle. Pure, and asked once a day: what was missed is not made up for.

import { openHours } from '../calendar/school-days.ts';
import type { Person } from '../people/person.ts';
import { isAbsent, worksHere } from '../people/presence.ts';
import type { SchoolCalendar } from '../school/policy.ts';
import type { IsoDate } from '../shared/instant.ts';
import { addDays } from '../shared/time.ts';
import type { Duty, Told } from './duty.ts';
import { isTheLast, nextOn } from './next-reminder.ts';
import { asOf } from './told.ts';

/** More than this nobody reads; the others wait their turn. */
export const MOST_ITEMS = 5;
/** A bundle that leaves anyway takes along what would come within so many days. */
const JOINS_WITHIN_DAYS = 2;

export type DayFacts = {
  readonly calendar: SchoolCalendar;
  readonly person: Pick<Person, 'startsOn' | 'endsOn' | 'absences'>;
};

export type Bundle = {
  readonly day: IsoDate;
  readonly duties: readonly Duty[];
  /** How many more are due today and wait for the next bundle. */
  readonly more: number;
};

/** Null when nothing is due, or when today is no day to remind this person. */
export function bundleFor(duties: readonly Duty[], remembered: Told, today: IsoDate, facts: DayFacts): Bundle | null {
  const told = asOf(remembered, today);
  if (told.bundleDays.includes(today) || !mayBeReminded(today, facts)) return null;
  const due = dueOn(duties, told, today);
  if (due.length === 0) return null;
  const taken = [...due, ...joining(duties, told, today, facts.calendar)].slice(0, MOST_ITEMS);
  return { day: today, duties: taken, more: Math.max(0, due.length - MOST_ITEMS) };
}

/** The school is open that day, and the person works there and is not away. */
export const mayBeReminded = (today: IsoDate, { calendar, person }: DayFacts): boolean =>
  openHours(calendar, today) !== null && worksHere(person, today) && !isAbsent(person, today);

/** Everything whose day has come; what has waited longest comes first, so that nothing waits for ever behind the rest. */
export function dueOn(duties: readonly Duty[], remembered: Told, today: IsoDate): readonly Duty[] {
  const told = asOf(remembered, today);
  return once(duties)
    .map((duty) => ({ duty, on: nextOn(duty, told) }))
    .filter(({ on }) => on !== null && on <= today)
    .toSorted((a, b) => compare(a.on ?? '', b.on ?? '') || compare(a.duty.dueOn ?? '9999', b.duty.dueOn ?? '9999'))
    .map(({ duty }) => duty);
}

/** Only what was told before: nobody is told of anything before its first day. */
const joining = (duties: readonly Duty[], told: Told, today: IsoDate, calendar: SchoolCalendar): readonly Duty[] =>
  once(duties).filter((duty) => {
    const before = told.duties[duty.key];
    const on = nextOn(duty, told);
    if (before === undefined || on === null || on <= today || on > addDays(today, JOINS_WITHIN_DAYS)) return false;
    // Whoever was told that it was the last time is not told so twice.
    return !(isTheLast(duty, told, before.lastOn, calendar) && today < (duty.handedOnOn ?? today));
  });

/** Somebody with three roles may have the same duty three times over. */
function once(duties: readonly Duty[]): readonly Duty[] {
  const byKey = new Map(duties.toReversed().map((duty) => [duty.key, duty]));
  return [...byKey.values()].toReversed();
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
