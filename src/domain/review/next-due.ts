// When something is looked at again. The day is always a school day: the last one on or before, so that nothing falls due in a holiday.

import { openHours } from '../calendar/school-days.ts';
import type { SchoolCalendar } from '../school/policy.ts';
import type { Interval } from '../school/records-policy.ts';
import { assertNever } from '../shared/assert-never.ts';
import type { IsoDate } from '../shared/instant.ts';
import { addDays, addMonths } from '../shared/time.ts';

/** Counted from the day it was last looked at. */
export function nextDue(interval: Interval, from: IsoDate, calendar: SchoolCalendar): IsoDate {
  const day = onSchoolDay(raw(interval, from, calendar), calendar);
  // A short interval over a long holiday would come to a stand on the same day for ever.
  return day > from ? day : firstSchoolDayAfter(from, calendar);
}

function raw(interval: Interval, from: IsoDate, calendar: SchoolCalendar): IsoDate {
  switch (interval) {
    case 'daily':
      return firstSchoolDayAfter(from, calendar);
    case 'weekly':
      return addDays(from, 7);
    case 'monthly':
      return addMonths(from, 1);
    case 'half_termly':
      return addDays(from, 7 * 7);
    case 'termly':
      return endOfNextTerm(from, calendar) ?? addMonths(from, 4);
    case 'yearly':
      return addMonths(from, 12);
    default:
      return assertNever(interval);
  }
}

/** Once in each term: looked at in one, it is due by the end of the next. In a holiday the term that comes is the next. */
function endOfNextTerm(from: IsoDate, { terms }: SchoolCalendar): IsoDate | null {
  const next = [...terms].sort((a, b) => a.from.localeCompare(b.from)).find((term) => term.from > from);
  // A pack that writes one endless term says nothing about terms.
  return next === undefined || next.to > addMonths(from, 12) ? null : next.to;
}

/** Longer than any summer holiday. */
const HORIZON_DAYS = 100;

export function onSchoolDay(date: IsoDate, calendar: SchoolCalendar): IsoDate {
  for (let back = 0; back <= HORIZON_DAYS; back += 1) {
    const day = addDays(date, -back);
    if (openHours(calendar, day) !== null) return day;
  }
  return date;
}

function firstSchoolDayAfter(date: IsoDate, calendar: SchoolCalendar): IsoDate {
  for (let ahead = 1; ahead <= HORIZON_DAYS; ahead += 1) {
    const day = addDays(date, ahead);
    if (openHours(calendar, day) !== null) return day;
  }
  return addDays(date, 1);
}
