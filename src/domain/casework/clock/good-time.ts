// When somebody is spoken to about a clock that is no emergency: while the school is open.

import { openHours } from '../../calendar/school-days.ts';
import { isOpen, nextOpen } from '../../calendar/school-time.ts';
import type { SchoolCalendar } from '../../school/policy.ts';
import { HOUR_MS, type Instant } from '../../shared/instant.ts';
import { addDays, isoDateOf } from '../../shared/time.ts';

/**
 * In school hours and before it is too late: at `wanted`, at the next opening before `due`, or in the last hour of a school day before.
 * Null when the school is not open between the start and the end at all.
 */
export function warnInSchoolHours(
  calendar: SchoolCalendar,
  clock: { readonly from: Instant; readonly wanted: Instant; readonly due: Instant },
): Instant | null {
  if (isOpen(calendar, clock.wanted)) return clock.wanted;
  const opening = nextOpen(calendar, clock.wanted);
  if (opening < clock.due) return opening;
  const first = isoDateOf(clock.from, calendar.zone);
  for (let date = isoDateOf(clock.wanted, calendar.zone); date >= first; date = addDays(date, -1)) {
    const hours = openHours(calendar, date);
    if (hours === null || hours.closes > clock.wanted) continue;
    const lastHour = Math.max(hours.opens, hours.closes - HOUR_MS, clock.from);
    return lastHour < hours.closes ? lastHour : null;
  }
  return null;
}
