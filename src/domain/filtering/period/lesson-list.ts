// Lessons to pick from: today's that are not over, those of the next two school days, and another time.

import type { OpenHours } from '../../calendar/school-days.ts';
import { schoolDayFrom } from '../../calendar/school-days.ts';
import type { SchoolCalendar } from '../../school/policy.ts';
import type { ClockTime } from '../../shared/clock-time.ts';
import type { Instant, IsoDate } from '../../shared/instant.ts';
import { addDays, formatDay, instantAt, isoDateOf } from '../../shared/time.ts';
import type { Period } from '../request/override.ts';
import { TIME_TEXTS } from './lesson-texts.ts';

export type LessonOption = { readonly value: string; readonly label: string };
export const OTHER_TIME = 'other';

const MOST_LESSONS = 12;
const LATER_DAYS = 2;
/** A select of Slack takes 75 signs. */
const NAME_LENGTH = 40;

export type Lesson = {
  readonly value: string;
  readonly name: string;
  readonly date: IsoDate;
  /** As the pack writes them: in the night of a change the clock itself would say otherwise. */
  readonly times: readonly [from: ClockTime, until: ClockTime];
  readonly period: Period;
};

/** At most 12 lessons, then `other`. Values stay the same from day to day: `2026-11-24 Lesson 3`. */
export const lessonChoices = (calendar: SchoolCalendar, now: Instant): readonly LessonOption[] => [
  ...lessonsAhead(calendar, now).map((lesson) => ({ value: lesson.value, label: labelOf(lesson, calendar, now) })),
  { value: OTHER_TIME, label: TIME_TEXTS.otherTime },
];

/** Value of the lesson that is running now or comes next; `other` when there is none. */
export const defaultLesson = (calendar: SchoolCalendar, now: Instant): string =>
  lessonsAhead(calendar, now)[0]?.value ?? OTHER_TIME;

export function lessonsAhead(calendar: SchoolCalendar, now: Instant): readonly Lesson[] {
  const today = isoDateOf(now, calendar.zone);
  const first = schoolDayFrom(calendar, today);
  const days: OpenHours[] = first === null ? [] : [first];
  const wanted = first?.date === today ? LATER_DAYS + 1 : LATER_DAYS;
  while (days.length > 0 && days.length < wanted) {
    const next = schoolDayFrom(calendar, addDays(days.at(-1)?.date ?? today, 1));
    if (next === null) break;
    days.push(next);
  }
  return days
    .flatMap((day) => lessonsOn(day.date, calendar))
    .filter((lesson) => lesson.period.until > now)
    .slice(0, MOST_LESSONS);
}

function lessonsOn(date: IsoDate, calendar: SchoolCalendar): readonly Lesson[] {
  const named = (name: string): number => calendar.lessons.filter((lesson) => lesson.name === name).length;
  const lessons = calendar.lessons.map(
    ({ name, from, to }): Lesson => ({
      // Two of the same name on one day are told apart by their start.
      value: named(name) > 1 ? `${date} ${from} ${name}` : `${date} ${name}`,
      name,
      date,
      times: [from, to],
      period: { from: instantAt(date, from, calendar.zone), until: instantAt(date, to, calendar.zone) },
    }),
  );
  return lessons
    .filter((lesson) => lesson.period.from < lesson.period.until)
    .sort((a, b) => a.period.from - b.period.from);
}

function labelOf(lesson: Lesson, { zone }: SchoolCalendar, now: Instant): string {
  const isToday = lesson.date === isoDateOf(now, zone);
  const day = isToday ? TIME_TEXTS.today : formatDay(lesson.period.from, zone);
  return TIME_TEXTS.lessonLabel(lesson.name.slice(0, NAME_LENGTH), day, ...lesson.times);
}
