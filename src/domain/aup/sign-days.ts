// Days to sign as people live them: a day somebody is away, and a holiday of the school, take nothing from the days they have.

import { isBankHoliday } from '../calendar/bank-holidays.ts';
import type { Person } from '../people/person.ts';
import { isAbsent } from '../people/presence.ts';
import type { SchoolCalendar } from '../school/policy.ts';
import type { IsoDate } from '../shared/instant.ts';
import { addDays } from '../shared/time.ts';
import type { AgreementsPolicy } from './agreements-policy.ts';

export type DayWorld = {
  readonly calendar: Pick<SchoolCalendar, 'terms' | 'closures' | 'bankHolidays'>;
  readonly person: Pick<Person, 'absences'>;
};

/** Nobody's calendar is known further ahead, and nobody waits longer. */
const FURTHEST_DAYS = 1000;

/** The day that lies so many days after `from`, or after the first day on which this person could begin. */
export function daysAfter(from: IsoDate, days: number, world: DayWorld): IsoDate {
  let day = from;
  let counted = -1;
  for (let ahead = 0; ahead < FURTHEST_DAYS; ahead += 1) {
    if (counts(day, world)) counted += 1;
    if (counted === days) return day;
    day = addDays(day, 1);
  }
  return day;
}

/** How many days somebody who was there all the time has between the two: `daysAfter` with it gives the second again. */
export function daysToSign(from: IsoDate, until: IsoDate, { calendar }: Pick<DayWorld, 'calendar'>): number {
  const world = { calendar, person: { absences: [] } };
  let count = -1;
  for (let day = from; day <= until; day = addDays(day, 1)) if (counts(day, world)) count += 1;
  return Math.max(0, count);
}

const counts = (day: IsoDate, { calendar, person }: DayWorld): boolean =>
  !isAbsent(person, day) && !isHoliday(calendar, day);

/** Between two terms, shut by name, or a bank holiday. After the last term that is typed in nobody can tell of other days, so they count. */
function isHoliday({ terms, closures, bankHolidays }: DayWorld['calendar'], day: IsoDate): boolean {
  if (bankHolidays !== undefined && isBankHoliday(bankHolidays, day)) return true;
  if (closures.some(({ from, to }) => from <= day && day <= to)) return true;
  const inTerm = terms.some(({ from, to }) => from <= day && day <= to);
  return !inTerm && terms.some(({ from }) => from > day);
}

/** The last time that this day of the year came, `today` counted: where this year's signatures begin. */
export function lastTime(dayOfYear: string, today: IsoDate): IsoDate {
  const year = Number(today.slice(0, 4));
  const thisYear = `${year}-${dayOfYear}`;
  return thisYear <= today ? thisYear : `${year - 1}-${dayOfYear}`;
}

/** The day from which this year's signatures are wanted; empty where the school signs once. */
export const yearBegins = ({ yearlyOn }: Pick<AgreementsPolicy, 'yearlyOn'>, today: IsoDate): IsoDate =>
  yearlyOn === null ? '' : lastTime(yearlyOn, today);

/** Whoever signed so shortly before the day of the year is not asked again on it. */
export const EARLY_DAYS = 31;

/** From this day on a signature counts for the year that begins on `begins`; empty where the school signs once. */
export const cycleOf = (begins: IsoDate): IsoDate => (begins === '' ? '' : addDays(begins, -EARLY_DAYS));
