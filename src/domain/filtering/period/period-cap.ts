// The latest end a pack allows. Hours count by the clock; school days skip weekends and holidays.

import { openHours, schoolDayFrom } from '../../calendar/school-days.ts';
import type { SchoolCalendar } from '../../school/policy.ts';
import { assertNever } from '../../shared/assert-never.ts';
import type { Instant } from '../../shared/instant.ts';
import { HOUR_MS } from '../../shared/instant.ts';
import { addDays, isoDateOf } from '../../shared/time.ts';
import type { OverridesPolicy } from '../overrides-policy.ts';

/** `from` itself when nothing may be open then at all: a day without school, or after the close of the school day. */
export function latestEnd(from: Instant, calendar: SchoolCalendar, longest: OverridesPolicy['longest']): Instant {
  switch (longest.kind) {
    case 'school_day':
      return lastClose(from, calendar, 1);
    case 'hours':
      return from + longest.hours * HOUR_MS;
    case 'school_days':
      return lastClose(from, calendar, longest.days);
    default:
      return assertNever(longest);
  }
}

/** The close of that many school days, the day of `from` being the first. */
function lastClose(from: Instant, calendar: SchoolCalendar, days: number): Instant {
  let day = openHours(calendar, isoDateOf(from, calendar.zone));
  if (day === null || day.closes <= from) return from;
  for (let counted = 1; counted < days; counted += 1) {
    const next = schoolDayFrom(calendar, addDays(day.date, 1));
    if (next === null) break;
    day = next;
  }
  return day.closes;
}
