// Schema of the school's year and day: terms, closures, opening hours, lessons.

import { z } from 'zod';
import { divisionOf } from '../domain/calendar/bank-holidays.ts';
import type { Policy, SchoolCalendar } from '../domain/school/policy.ts';
import { isIsoDate, isZone } from '../domain/shared/time.ts';
import { checkedText, clockTime, isClockTime, isoDate, line } from './pack-parts.ts';

/** An entry that is not a time or a day at all is told so once; whether it comes before the other one cannot be said. */
const timesInOrder = (first: string, last: string): boolean =>
  !isClockTime(first) || !isClockTime(last) || first < last;
const daysInOrder = (first: string, last: string): boolean => !isIsoDate(first) || !isIsoDate(last) || first <= last;

const hours = z
  .strictObject({ opens: clockTime, closes: clockTime })
  .refine((day) => timesInOrder(day.opens, day.closes), {
    error: 'The school closes before it opens on this day.',
    path: ['closes'],
    params: { fix: 'Write the later time under closes, or leave the day out if the school is shut.' },
  });

const span = z
  .strictObject({ name: line(60), from: isoDate, to: isoDate })
  .refine((days) => daysInOrder(days.from, days.to), {
    error: 'This ends before it starts.',
    path: ['to'],
    params: { fix: 'Write the first day under from and the last day under to.' },
  });

const lesson = z
  .strictObject({ name: line(40), from: clockTime, to: clockTime })
  .refine((period) => timesInOrder(period.from, period.to), {
    error: 'This lesson ends before it starts.',
    path: ['to'],
    params: { fix: 'Write the later time under to.' },
  });

type Span = z.infer<typeof span>;

const apart = (spans: readonly Span[]): boolean => {
  const inOrder = [...spans].sort((a, b) => a.from.localeCompare(b.from));
  return inOrder.every((each, index) => index === 0 || (inOrder[index - 1]?.to ?? '') < each.from);
};

const week = z
  .strictObject({
    mon: hours.optional(),
    tue: hours.optional(),
    wed: hours.optional(),
    thu: hours.optional(),
    fri: hours.optional(),
    sat: hours.optional(),
    sun: hours.optional(),
  })
  .refine((days) => Object.values(days).some((day) => day !== undefined), {
    error: 'The school is never open.',
    params: { fix: 'Write at least one day, such as mon: { opens: "08:00", closes: "17:00" }.' },
  })
  // Drops the days that are absent, so that no key holds undefined.
  .transform((days): SchoolCalendar['days'] => JSON.parse(JSON.stringify(days)));

/** As it is typed: whose bank holidays they are follows from the school's nation. */
export type TypedCalendar = Omit<SchoolCalendar, 'bankHolidays'> & { readonly bankHolidays: boolean };

export const calendarSchema: z.ZodType<TypedCalendar, unknown> = z.strictObject({
  zone: checkedText(isZone, 'is not a time zone', 'Write Europe/London.').default('Europe/London'),
  days: week,
  terms: z
    .array(span)
    .refine(apart, { error: 'Two terms overlap.', params: { fix: 'Let each term end before the next starts.' } })
    .default([]),
  closures: z.array(span).default([]),
  lessons: z.array(lesson).default([]),
  bankHolidays: z.boolean().default(true),
});

export function calendarOf({ bankHolidays, ...typed }: TypedCalendar, nation: Policy['nation']): SchoolCalendar {
  return bankHolidays ? { ...typed, bankHolidays: divisionOf(nation) } : typed;
}
