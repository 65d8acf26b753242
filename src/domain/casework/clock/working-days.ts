// Working days, as offices outside the school keep them: Monday to Friday, bank holidays left out, school holidays or not.

import { isBankHoliday } from '../../calendar/bank-holidays.ts';
import type { SchoolCalendar } from '../../school/policy.ts';
import type { Instant, IsoDate } from '../../shared/instant.ts';
import { addDays, formatTime, instantAt, isoDateOf, weekdayOf } from '../../shared/time.ts';

type Days = Pick<SchoolCalendar, 'zone' | 'bankHolidays'>;

export function isWorkingDay({ bankHolidays }: Days, date: IsoDate): boolean {
  const day = weekdayOf(date);
  if (day === 'sat' || day === 'sun') return false;
  return bankHolidays === undefined || !isBankHoliday(bankHolidays, date);
}

/** The first working day on or after `date`. */
export function workingDayFrom(days: Days, date: IsoDate): IsoDate {
  let at = date;
  while (!isWorkingDay(days, at)) at = addDays(at, 1);
  return at;
}

/** The same time of the next working day; what begins on a free day has until the end of the first working day. */
export function oneWorkingDayFrom(days: Days, from: Instant): Instant {
  const date = isoDateOf(from, days.zone);
  if (!isWorkingDay(days, date)) return instantAt(workingDayFrom(days, date), '24:00', days.zone);
  return instantAt(workingDayFrom(days, addDays(date, 1)), formatTime(from, days.zone), days.zone);
}

/** Offices take calls until about then, so whoever has to call hears of it with an hour to go. */
const LATE_IN_THE_DAY = '16:00';
const OFFICES_OPEN = '09:00';

/** Later on the same working day; in the morning of the next one if the day is over, or was none. */
export function stillOnTheDay(days: Days, from: Instant): Instant {
  const date = isoDateOf(from, days.zone);
  const late = instantAt(date, LATE_IN_THE_DAY, days.zone);
  if (isWorkingDay(days, date) && from < late) return late;
  const next = isWorkingDay(days, date) ? addDays(date, 1) : date;
  return instantAt(workingDayFrom(days, next), OFFICES_OPEN, days.zone);
}
