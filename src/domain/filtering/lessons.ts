// Lessons to pick from, and the moments they stand for. Nothing here lasts without an end or for longer than the pack allows.

import type { SchoolCalendar } from '../school/policy.ts';
import type { Instant } from '../shared/instant.ts';
import type { Result } from '../shared/result.ts';
import { refuse } from '../shared/result.ts';
import type { Period } from './override.ts';
import type { OverridesPolicy } from './overrides-policy.ts';

export type LessonOption = { readonly value: string; readonly label: string };
export const OTHER_TIME = 'other';

export type PeriodAnswers = {
  /** Value of one of lessonChoices. The rest is read for `other` only. */
  readonly lesson: string;
  readonly date: string;
  readonly from: string;
  readonly until: string;
};

/** Today's that are not over, those of the next two school days, and `other`. At most 13. */
export const lessonChoices = (_calendar: SchoolCalendar, _now: Instant): readonly LessonOption[] => [
  { value: OTHER_TIME, label: 'Another time' },
];

/** Value of the lesson that is running now or comes next; `other` when there is none. */
export const defaultLesson = (_calendar: SchoolCalendar, _now: Instant): string => OTHER_TIME;

/** Refusals name `lesson`, `date`, `from` or `until`. */
export const periodOf = (
  _values: PeriodAnswers,
  _calendar: SchoolCalendar,
  _now: Instant,
  _policy: Pick<OverridesPolicy, 'longest'>,
): Result<{ readonly period: Period; readonly lesson: string }> =>
  refuse('override.no_time', 'Pick a lesson.', 'lesson');

/** The latest end that the pack allows for something that starts at `from`. */
export const latestEnd = (from: Instant, _calendar: SchoolCalendar, _longest: OverridesPolicy['longest']): Instant =>
  from;

/** "The longest allowed here: until the end of the school day." */
export const longestLine = (_longest: OverridesPolicy['longest']): string => '';

/** For *Approve shorter*: value is the moment in milliseconds as digits, label the clock time. At most 6; empty when there is nothing shorter. */
export const shorterEnds = (_period: Period, _now: Instant, _calendar: SchoolCalendar): readonly LessonOption[] => [];
