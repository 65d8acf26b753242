// Where an opening ends by a new calendar. Its lesson or its school day may end sooner by it, and then so does the opening. It never ends
// later: more than was approved is for people to decide.

import type { Calendars } from '../../calendar/moved-time.ts';
import { openHours } from '../../calendar/school-days.ts';
import type { SchoolCalendar } from '../../school/policy.ts';
import type { Instant } from '../../shared/instant.ts';
import { addDays, instantAt, isoDateOf } from '../../shared/time.ts';
import type { Period } from './override.ts';

/** The same end when nothing about it is earlier. It may lie in the past, or before the beginning: then nothing is left to open. */
export function earlierEnd(period: Period, lesson: string, { before, after }: Calendars): Instant {
  const bounds = [lessonEnd, dayEnd].flatMap((endBy) => {
    const was = endBy(period, lesson, before);
    // What did not hold the opening before does not hold it now: a parents' evening is outside the school day by any calendar.
    return was === null || period.until > was ? [] : [endBy(period, lesson, after) ?? gone(period, after)];
  });
  return Math.min(period.until, ...bounds);
}

function lessonEnd({ from }: Period, lesson: string, { lessons, zone }: SchoolCalendar): Instant | null {
  const found = lesson === '' ? undefined : lessons.find(({ name }) => name === lesson);
  return found === undefined ? null : instantAt(isoDateOf(from, zone), found.to, zone);
}

const dayEnd = ({ until }: Period, _lesson: string, calendar: SchoolCalendar): Instant | null =>
  openHours(calendar, isoDateOf(until - 1, calendar.zone))?.closes ?? null;

/** The lesson is called otherwise now, or its last day is no school day any more: the close of the last school day it still has. */
function gone({ from, until }: Period, calendar: SchoolCalendar): Instant {
  const first = isoDateOf(from, calendar.zone);
  for (let date = isoDateOf(until - 1, calendar.zone); date >= first; date = addDays(date, -1)) {
    const day = openHours(calendar, date);
    if (day !== null) return day.closes;
  }
  return from;
}
