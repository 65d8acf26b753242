// A moment that was counted in school time, by another calendar: as much school time is left as before. What would come within minutes
// of the change waits a little, and what is due already stays due.

import type { SchoolCalendar } from '../school/policy.ts';
import { type Instant, MINUTE_MS } from '../shared/instant.ts';
import { addSchoolTime, nextOpen, schoolTimeBetween } from './school-time.ts';

export type Calendars = { readonly before: SchoolCalendar; readonly after: SchoolCalendar };

const SOONEST_MS = 15 * MINUTE_MS;

export function movedTime(at: Instant, { before, after }: Calendars, now: Instant): Instant {
  if (at <= now) return at;
  const left = schoolTimeBetween(before, now, at);
  return soonest(left > 0 ? addSchoolTime(after, now, left / MINUTE_MS) : nextOpen(after, at), at, now);
}

/** Nobody is passed over within minutes because a calendar was imported. */
export const soonest = (moved: Instant, was: Instant, now: Instant): Instant =>
  Math.max(moved, Math.min(was, now + SOONEST_MS));
