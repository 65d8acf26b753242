// What stands in the fields of "another time" before they are touched: from now, or from when school opens, to its close.

import { schoolDayFrom } from '../../calendar/school-days.ts';
import type { SchoolCalendar } from '../../school/policy.ts';
import type { Instant } from '../../shared/instant.ts';
import { MINUTE_MS } from '../../shared/instant.ts';
import { addDays, formatTime, isoDateOf } from '../../shared/time.ts';
import type { OverridesPolicy } from '../overrides-policy.ts';
import { latestEnd } from './period-cap.ts';

const STEP_MS = 5 * MINUTE_MS;

export type DefaultTimes = { readonly date: string; readonly from: string; readonly until: string };

/** Empty times where no school day is known. */
export function defaultTimes(
  calendar: SchoolCalendar,
  now: Instant,
  longest: OverridesPolicy['longest'],
): DefaultTimes {
  const { zone } = calendar;
  const today = isoDateOf(now, zone);
  const soon = Math.ceil(now / STEP_MS) * STEP_MS;
  const first = schoolDayFrom(calendar, today);
  const day = first !== null && first.closes <= soon ? schoolDayFrom(calendar, addDays(first.date, 1)) : first;
  if (day === null) return { date: today, from: '', until: '' };
  const from = Math.max(day.opens, soon);
  const until = Math.min(day.closes, latestEnd(from, calendar, longest));
  return { date: day.date, from: formatTime(from, zone), until: formatTime(until, zone) };
}
