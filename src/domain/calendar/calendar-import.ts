// What a file changes: it replaces what it speaks about and leaves the rest alone.

import type { SchoolCalendar } from '../school/policy.ts';
import { isBankHoliday } from './bank-holidays.ts';
import type { CalendarContent, CalendarSpan, SpanKind } from './school-calendar.ts';
import { inOrder, schoolYearOf } from './school-calendar.ts';

export type CalendarDifferences = {
  readonly added: readonly CalendarSpan[];
  readonly gone: readonly CalendarSpan[];
  readonly same: number;
  readonly hours: boolean;
  readonly lessons: boolean;
};

const spot = (kind: SpanKind, year: number): string => `${kind} ${year}`;

/**
 * A file that names INSET days of a school year replaces the INSET days of that year, and no term; a file with hours replaces the
 * hours. So the council's terms and the school's own days can come in two files, in either order.
 */
export function imported(known: CalendarContent, file: CalendarContent): CalendarContent {
  const spoken = new Set(file.spans.map(({ kind, from }) => spot(kind, schoolYearOf(from))));
  const kept = known.spans.filter(({ kind, from }) => !spoken.has(spot(kind, schoolYearOf(from))));
  return {
    spans: inOrder([...kept, ...file.spans]),
    hours: file.hours ?? known.hours,
    lessons: file.lessons ?? known.lessons,
  };
}

type Standing = { readonly spans: readonly CalendarSpan[]; readonly calendar: SchoolCalendar };

const spanKey = ({ kind, name, from, to }: CalendarSpan): string => JSON.stringify([kind, name, from, to]);

/** A bank holiday that was typed in by hand is closed by its rule as well. */
const staysClosed = ({ bankHolidays }: SchoolCalendar, { kind, from, to }: CalendarSpan): boolean =>
  kind !== 'term' && from === to && bankHolidays !== undefined && isBankHoliday(bankHolidays, from);

export function differences(before: Standing, after: Standing): CalendarDifferences {
  const had = new Set(before.spans.map(spanKey));
  const has = new Set(after.spans.map(spanKey));
  const differ = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);
  const week = ({ days }: SchoolCalendar) =>
    Object.entries(days)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([day, hours]) => [day, hours?.opens, hours?.closes]);
  const lessons = (calendar: SchoolCalendar) => calendar.lessons.map(({ name, from, to }) => [name, from, to]);
  return {
    added: after.spans.filter((span) => !had.has(spanKey(span))),
    gone: before.spans.filter((span) => !has.has(spanKey(span)) && !staysClosed(after.calendar, span)),
    same: after.spans.filter((span) => had.has(spanKey(span))).length,
    hours: differ(week(before.calendar), week(after.calendar)),
    lessons: differ(lessons(before.calendar), lessons(after.calendar)),
  };
}
