// What the running server does for the calendar commands. What comes through the socket is checked as if it came from outside.

import { z } from 'zod';
import { MAX_NAME, MAX_SPANS } from '../../domain/calendar/calendar-file.ts';
import { SPAN_KINDS } from '../../domain/calendar/school-calendar.ts';
import type { YearAhead } from '../../domain/calendar/year-ahead.ts';
import { isIsoDate } from '../../domain/shared/time.ts';
import { type CalendarDeps, type CalendarReport, importCalendar, showCalendar } from './import-calendar.ts';

export const CALENDAR_IMPORT = 'calendar.import';
export const CALENDAR_SHOW = 'calendar.show';

const isoDate = z.string().refine(isIsoDate);
const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/);
const name = z
  .string()
  .min(1)
  .max(MAX_NAME)
  .refine((text) => !/[\p{Cc}\p{Cf}\u2028\u2029]/u.test(text));
const days = z.strictObject({ kind: z.enum(SPAN_KINDS), name, from: isoDate, to: isoDate });
const hours = z.strictObject({ opens: clockTime, closes: clockTime }).refine(({ opens, closes }) => opens < closes);
const lesson = z.strictObject({ name, from: clockTime, to: clockTime }).refine(({ from, to }) => from < to);

const week = z.strictObject({
  mon: hours.exactOptional(),
  tue: hours.exactOptional(),
  wed: hours.exactOptional(),
  thu: hours.exactOptional(),
  fri: hours.exactOptional(),
  sat: hours.exactOptional(),
  sun: hours.exactOptional(),
});

const content = z.strictObject({
  spans: z.array(days.refine(({ from, to }) => from <= to)).max(MAX_SPANS),
  hours: week.nullable(),
  lessons: z.array(lesson).max(40).nullable(),
});
const importRequest = z.strictObject({ school: z.string(), content: content.nullable(), apply: z.boolean() });
const showRequest = z.strictObject({ school: z.string() });

export const calendarHandlers = (
  deps: CalendarDeps,
): Readonly<Record<string, (payload: unknown) => Promise<unknown>>> => ({
  [CALENDAR_IMPORT]: (payload) => importCalendar(deps, importRequest.parse(payload)),
  [CALENDAR_SHOW]: (payload) => showCalendar(deps, showRequest.parse(payload).school),
});

const fault = z.object({ code: z.string(), path: z.string(), message: z.string(), fix: z.string() });

/** What the command reads out of the server's answer. */
export const calendarAnswers: {
  readonly report: z.ZodType<CalendarReport>;
  readonly year: z.ZodType<YearAhead>;
} = {
  report: z.object({
    added: z.array(days),
    gone: z.array(days),
    same: z.number(),
    hours: z.boolean(),
    lessons: z.boolean(),
    faults: z.array(fault),
    warnings: z.array(fault),
    outcome: z.enum(['preview', 'refused', 'applied', 'unavailable']),
    moved: z.number(),
  }),
  year: z.object({
    from: z.string(),
    to: z.string(),
    imported: z.boolean(),
    terms: z.array(z.object({ span: days, schoolDays: z.number() })),
    closures: z.array(days),
    bankHolidays: z.array(z.object({ date: z.string(), name: z.string() })),
    hours: week,
    lessons: z.array(z.object({ name: z.string(), from: z.string(), to: z.string() })),
    warnings: z.array(fault),
  }),
};
