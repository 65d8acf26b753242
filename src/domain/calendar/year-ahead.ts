// The coming year of a school as people look at it: terms with their school days, closures, bank holidays, hours, lessons.

import type { SchoolCalendar } from '../school/policy.ts';
import type { Fault } from '../shared/fault.ts';
import type { IsoDate } from '../shared/instant.ts';
import { addDays } from '../shared/time.ts';
import { bankHolidaysOf } from './bank-holidays.ts';
import { checkCalendar } from './check-calendar.ts';
import type { CalendarContent, CalendarSpan } from './school-calendar.ts';
import { countSchoolDays } from './school-days.ts';
import { standingCalendar, standingSpans } from './standing-calendar.ts';

export type YearAhead = {
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** False when everything is as the pack says. */
  readonly imported: boolean;
  readonly terms: readonly { readonly span: CalendarSpan; readonly schoolDays: number }[];
  readonly closures: readonly CalendarSpan[];
  /** By the rules of the nation; empty when the pack switched them off. */
  readonly bankHolidays: readonly { readonly date: IsoDate; readonly name: string }[];
  readonly hours: SchoolCalendar['days'];
  readonly lessons: SchoolCalendar['lessons'];
  readonly warnings: readonly Fault[];
};

/** The school days of a term that lasts longer are those of the coming year. */
const LONGEST_TERM_DAYS = 366;

export function yearAhead(pack: SchoolCalendar, imported: CalendarContent, today: IsoDate): YearAhead {
  const calendar = standingCalendar(pack, imported);
  const all = standingSpans(pack, imported);
  const to = addDays(today, 365);
  const spans = all.filter((span) => span.from <= to && today <= span.to);
  const { bankHolidays } = calendar;
  const years = [Number(today.slice(0, 4)), Number(to.slice(0, 4))];
  const byRule = bankHolidays === undefined ? [] : years.flatMap((year) => bankHolidaysOf(bankHolidays, year));
  const { faults, warnings } = checkCalendar(calendar, all, today);
  const counted = (span: CalendarSpan): number => {
    const whole = span.to <= addDays(span.from, LONGEST_TERM_DAYS);
    return whole ? countSchoolDays(calendar, span.from, span.to) : countSchoolDays(calendar, today, to);
  };
  return {
    from: today,
    to,
    imported: imported.spans.length > 0 || imported.hours !== null || imported.lessons !== null,
    terms: spans.filter(({ kind }) => kind === 'term').map((span) => ({ span, schoolDays: counted(span) })),
    closures: spans.filter(({ kind }) => kind !== 'term'),
    bankHolidays: byRule.filter(({ date }) => today <= date && date <= to),
    hours: calendar.days,
    lessons: calendar.lessons,
    warnings: [...faults, ...warnings],
  };
}
