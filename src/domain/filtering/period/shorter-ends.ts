// Ends to choose from when somebody approves for a shorter time than was asked.

import { schoolDayFrom } from '../../calendar/school-days.ts';
import type { SchoolCalendar } from '../../school/policy.ts';
import type { Instant } from '../../shared/instant.ts';
import { MINUTE_MS } from '../../shared/instant.ts';
import { addDays, formatMoment, formatTime, isoDateOf } from '../../shared/time.ts';
import type { Period } from '../request/override.ts';
import type { LessonOption } from './lesson-list.ts';

const QUARTER_MS = 15 * MINUTE_MS;
/** Less is over before IT has opened it. */
const LEAST_MS = 10 * MINUTE_MS;
const MOST = 6;

/** Value is the moment in milliseconds, as digits. Quarter hours within one day; closes of school days over several. */
export function shorterEnds(period: Period, now: Instant, calendar: SchoolCalendar): readonly LessonOption[] {
  const { zone } = calendar;
  const start = Math.max(period.from, now);
  if (start >= period.until) return [];
  const oneDay = isoDateOf(start, zone) === isoDateOf(period.until, zone);
  const ends = oneDay ? quarters(start, period.until) : closes(start, period.until, calendar);
  const options = spread(ends).map((end) => ({
    value: String(end),
    label: oneDay ? formatTime(end, zone) : formatMoment(end, zone),
  }));
  // In the night the clocks go back a time comes twice; the first is the shorter.
  return options.filter((option, at) => options.findIndex((other) => other.label === option.label) === at);
}

/** Quarters of every zone in use fall on quarters of the epoch. */
function quarters(start: Instant, until: Instant): readonly Instant[] {
  const first = Math.ceil((start + LEAST_MS) / QUARTER_MS) * QUARTER_MS;
  const count = Math.max(0, Math.ceil((until - first) / QUARTER_MS));
  return Array.from({ length: count }, (_none, index) => first + index * QUARTER_MS);
}

function closes(start: Instant, until: Instant, calendar: SchoolCalendar): readonly Instant[] {
  const ends: Instant[] = [];
  let day = schoolDayFrom(calendar, isoDateOf(start, calendar.zone));
  while (day !== null && day.closes < until) {
    if (day.closes >= start + LEAST_MS) ends.push(day.closes);
    day = schoolDayFrom(calendar, addDays(day.date, 1));
  }
  return ends;
}

/** At most six, evenly over the whole, the shortest always among them. */
const spread = (ends: readonly Instant[]): readonly Instant[] => {
  const step = Math.ceil(ends.length / MOST);
  return ends.filter((_end, index) => index % Math.max(1, step) === 0);
};
