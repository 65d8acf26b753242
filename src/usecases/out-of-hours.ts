// What is said first while the school is shut: that nobody may be reading, and what the school itself wants said. The numbers stand beside it.

import { isOpen } from '../domain/calendar/school-time.ts';
import type { Policy } from '../domain/school/policy.ts';
import type { Instant } from '../domain/shared/instant.ts';
import { adviceLine } from './reporting/preview.ts';

/** Nothing while the school is open. */
export const outOfHoursLines = ({ calendar, outOfHours }: Policy, at: Instant): readonly string[] =>
  isOpen(calendar, at) ? [] : [adviceLine('not_emergency_service'), ...(outOfHours === undefined ? [] : [outOfHours])];
