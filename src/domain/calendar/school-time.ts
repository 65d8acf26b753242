// Time as the school lives it: only open hours count. Every answer is a moment at or after `from`, and none waits for ever.

import type { SchoolCalendar } from '../school/policy.ts';
import type { Instant, Milliseconds } from '../shared/instant.ts';
import { MINUTE_MS } from '../shared/instant.ts';
import { addDays, instantAt, isoDateOf } from '../shared/time.ts';
import type { OpenHours } from './school-days.ts';
import { openHours, schoolDayFrom } from './school-days.ts';

/** The school day that is going on at `from` or, if there is none, the next one. */
function dayInProgressOrNext(calendar: SchoolCalendar, from: Instant): OpenHours | null {
  const today = isoDateOf(from, calendar.zone);
  const first = schoolDayFrom(calendar, today);
  return first !== null && first.closes <= from ? schoolDayFrom(calendar, addDays(first.date, 1)) : first;
}

export function isOpen(calendar: SchoolCalendar, at: Instant): boolean {
  const hours = openHours(calendar, isoDateOf(at, calendar.zone));
  return hours !== null && hours.opens <= at && at < hours.closes;
}

/** `from` itself while the school is open; also when no opening is known, so that nothing is put off without end. */
export function nextOpen(calendar: SchoolCalendar, from: Instant): Instant {
  const day = dayInProgressOrNext(calendar, from);
  return day === null ? from : Math.max(from, day.opens);
}

/** The moment at which that much school time will have passed; what no known school day holds is counted by the wall clock. */
export function addSchoolTime(calendar: SchoolCalendar, from: Instant, minutes: number): Instant {
  let left = Math.max(0, minutes) * MINUTE_MS;
  let at = from;
  while (left > 0) {
    const day = dayInProgressOrNext(calendar, at);
    if (day === null) return at + left;
    const start = Math.max(at, day.opens);
    if (start + left <= day.closes) return start + left;
    left -= day.closes - start;
    at = day.closes;
  }
  return at;
}

/** When the school day in progress closes; if the school is shut, when the next one does. */
export function endOfSchoolDay(calendar: SchoolCalendar, from: Instant): Instant {
  const day = dayInProgressOrNext(calendar, from);
  return day === null ? instantAt(isoDateOf(from, calendar.zone), '24:00', calendar.zone) : day.closes;
}

/** When the first school day after the day of `from` closes. */
export function endOfNextSchoolDay(calendar: SchoolCalendar, from: Instant): Instant {
  const tomorrow = addDays(isoDateOf(from, calendar.zone), 1);
  const day = schoolDayFrom(calendar, tomorrow);
  return day === null ? instantAt(tomorrow, '24:00', calendar.zone) : day.closes;
}

/** How much school time lies between two moments. */
export function schoolTimeBetween(calendar: SchoolCalendar, from: Instant, to: Instant): Milliseconds {
  let passed = 0;
  let at = from;
  while (at < to) {
    const day = dayInProgressOrNext(calendar, at);
    if (day === null || day.opens >= to) break;
    passed += Math.min(to, day.closes) - Math.max(at, day.opens);
    at = day.closes;
  }
  return passed;
}
