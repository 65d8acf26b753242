// Which days are school days, and from when to when the school is open on one.

import type { SchoolCalendar } from '../school/policy.ts';
import type { Instant, IsoDate } from '../shared/instant.ts';
import { addDays, instantAt, weekdayOf } from '../shared/time.ts';
import { isBankHoliday } from './bank-holidays.ts';

export type OpenHours = { readonly date: IsoDate; readonly opens: Instant; readonly closes: Instant };

/** Longer than any summer holiday. A calendar with nothing inside it (terms not yet typed in) falls back to the wall clock. */
const HORIZON_DAYS = 100;

const holds = (spans: SchoolCalendar['terms'], date: IsoDate): boolean =>
  spans.some((span) => span.from <= date && date <= span.to);

const isClosed = ({ closures, bankHolidays }: SchoolCalendar, date: IsoDate): boolean =>
  holds(closures, date) || (bankHolidays !== undefined && isBankHoliday(bankHolidays, date));

/** The hours of that day, or null when the school is shut all day. */
export function openHours(calendar: SchoolCalendar, date: IsoDate): OpenHours | null {
  const hours = calendar.days[weekdayOf(date)];
  if (hours === undefined) return null;
  // With no terms at all, every day with hours counts: better asked too soon than never.
  const inTerm = calendar.terms.length === 0 || holds(calendar.terms, date);
  if (!inTerm || isClosed(calendar, date)) return null;
  const opens = instantAt(date, hours.opens, calendar.zone);
  const closes = instantAt(date, hours.closes, calendar.zone);
  return opens < closes ? { date, opens, closes } : null;
}

/** The first school day on or after `date`, or null when there is none for as long as anybody could wait. */
export function schoolDayFrom(calendar: SchoolCalendar, date: IsoDate): OpenHours | null {
  for (let ahead = 0; ahead <= HORIZON_DAYS; ahead += 1) {
    const hours = openHours(calendar, addDays(date, ahead));
    if (hours !== null) return hours;
  }
  return null;
}

/** How many school days there are from the first day to the last, both counted. */
export function countSchoolDays(calendar: SchoolCalendar, first: IsoDate, last: IsoDate): number {
  let count = 0;
  for (let date = first; date <= last; date = addDays(date, 1)) if (openHours(calendar, date) !== null) count += 1;
  return count;
}
