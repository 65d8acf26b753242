// From when until when, out of a lesson that was picked or times that were typed. Never without an end, never past the cap.

import { openHours } from '../../calendar/school-days.ts';
import type { SchoolCalendar } from '../../school/policy.ts';
import type { Instant, IsoDate } from '../../shared/instant.ts';
import type { Result } from '../../shared/result.ts';
import { ok, refuse } from '../../shared/result.ts';
import { addDays, formatDay, formatTimeOrMoment, instantAt, isIsoDate, isoDateOf } from '../../shared/time.ts';
import type { OverridesPolicy } from '../overrides-policy.ts';
import type { Period } from '../request/override.ts';
import { lessonsAhead, OTHER_TIME } from './lesson-list.ts';
import { longestWords, TIME_TEXTS } from './lesson-texts.ts';
import { latestEnd } from './period-cap.ts';

export type PeriodAnswers = {
  /** Value of one of lessonChoices. The rest is read for `other` only. */
  readonly lesson: string;
  readonly date: string;
  readonly from: string;
  readonly until: string;
  /** The day of the end, where a pack allows several school days; empty or missing is the same day. */
  readonly lastDate?: string;
};
type Wanted = { readonly period: Period; readonly lesson: string };
type Limits = Pick<OverridesPolicy, 'longest'>;

const DAYS_AHEAD = 60;

/** Refusals name `lesson`, `date`, `from`, `last_date` or `until`. */
export function periodOf(
  values: PeriodAnswers,
  calendar: SchoolCalendar,
  now: Instant,
  policy: Limits,
): Result<Wanted> {
  if (values.lesson === '') return refuse('override.no_lesson', TIME_TEXTS.noLesson, 'lesson');
  return values.lesson === OTHER_TIME
    ? typedPeriod(values, calendar, now, policy)
    : lessonPeriod(values.lesson, calendar, now, policy);
}

function lessonPeriod(value: string, calendar: SchoolCalendar, now: Instant, policy: Limits): Result<Wanted> {
  const lesson = lessonsAhead(calendar, now).find((each) => each.value === value);
  if (lesson === undefined) return refuse('override.lesson_over', TIME_TEXTS.lessonGone, 'lesson');
  const longest = longestWords(policy.longest);
  if (lesson.period.until > latestEnd(lesson.period.from, calendar, policy.longest))
    return refuse('override.too_long', TIME_TEXTS.tooLongLesson(longest), 'lesson');
  return ok({ period: lesson.period, lesson: lesson.name });
}

function typedPeriod(values: PeriodAnswers, calendar: SchoolCalendar, now: Instant, policy: Limits): Result<Wanted> {
  const days = readDays(values, calendar, now);
  if (!days.ok) return days;
  const from = readTime(values.from, 'from', TIME_TEXTS.noFrom, days.value.date, calendar);
  if (!from.ok) return from;
  const until = readTime(values.until, 'until', TIME_TEXTS.noUntil, days.value.lastDate, calendar);
  if (!until.ok) return until;
  if (until.value <= from.value) return refuse('override.end_first', TIME_TEXTS.endFirst, 'until');
  if (until.value <= now) return refuse('override.past', TIME_TEXTS.pastEnd, 'until');
  return capped({ from: from.value, until: until.value }, calendar, now, policy);
}

function readDays(values: PeriodAnswers, calendar: SchoolCalendar, now: Instant) {
  const today = isoDateOf(now, calendar.zone);
  const { date } = values;
  const lastDate = (values.lastDate ?? '') === '' ? date : (values.lastDate ?? date);
  if (date === '') return refuse('override.no_date', TIME_TEXTS.noDate, 'date');
  if (!isIsoDate(date)) return refuse('override.bad_date', TIME_TEXTS.badDate, 'date');
  if (!isIsoDate(lastDate)) return refuse('override.bad_date', TIME_TEXTS.badDate, 'last_date');
  if (date < today) return refuse('override.past', TIME_TEXTS.pastDate, 'date');
  if (date > addDays(today, DAYS_AHEAD)) return refuse('override.too_far', TIME_TEXTS.tooFar(DAYS_AHEAD), 'date');
  if (lastDate < date) return refuse('override.end_first', TIME_TEXTS.lastFirst, 'last_date');
  return ok({ date, lastDate });
}

function readTime(
  text: string,
  field: string,
  missing: string,
  date: IsoDate,
  calendar: SchoolCalendar,
): Result<Instant> {
  if (text === '') return refuse('override.no_time', missing, field);
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/u.test(text)) return refuse('override.bad_time', TIME_TEXTS.badTime, field);
  return ok(instantAt(date, text, calendar.zone));
}

function capped(period: Period, calendar: SchoolCalendar, now: Instant, policy: Limits): Result<Wanted> {
  const { zone } = calendar;
  const latest = latestEnd(period.from, calendar, policy.longest);
  if (latest <= period.from) {
    const day = openHours(calendar, isoDateOf(period.from, zone));
    return day === null
      ? refuse('override.closed_day', TIME_TEXTS.closed(formatDay(period.from, zone)), 'date')
      : refuse('override.after_close', TIME_TEXTS.afterClose(formatTimeOrMoment(day.closes, day.closes, zone)), 'from');
  }
  if (period.until > latest) {
    const words = TIME_TEXTS.tooLongUntil(longestWords(policy.longest), formatTimeOrMoment(latest, period.from, zone));
    return refuse('override.too_long', words, 'until');
  }
  return period.until <= now ? refuse('override.past', TIME_TEXTS.pastEnd, 'until') : ok({ period, lesson: '' });
}
