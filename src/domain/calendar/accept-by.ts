// By when somebody must have accepted a report. An urgent one goes by the wall clock at every hour, the others by school hours.

import type { Urgency } from '../incident/outcome.ts';
import type { Policy, SchoolCalendar } from '../school/policy.ts';
import { assertNever } from '../shared/assert-never.ts';
import type { Instant } from '../shared/instant.ts';
import { MINUTE_MS } from '../shared/instant.ts';
import { addSchoolTime, endOfNextSchoolDay, endOfSchoolDay } from './school-time.ts';

export { nextOpen } from './school-time.ts';

export type AcceptClocks = Pick<Policy['clocks'], 'acceptImmediateMinutes' | 'acceptSameDaySchoolHours'>;

export function acceptBy(calendar: SchoolCalendar, urgency: Urgency, from: Instant, clocks: AcceptClocks): Instant {
  // Nobody is passed over within seconds because the school is about to close.
  const soonest = from + clocks.acceptImmediateMinutes * MINUTE_MS;
  switch (urgency) {
    case 'immediate':
      return soonest;
    case 'same_day':
      return Math.max(
        soonest,
        Math.min(addSchoolTime(calendar, from, clocks.acceptSameDaySchoolHours * 60), endOfSchoolDay(calendar, from)),
      );
    case 'next_day':
      return Math.max(soonest, endOfNextSchoolDay(calendar, from));
    default:
      return assertNever(urgency);
  }
}
