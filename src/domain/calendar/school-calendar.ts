// The calendar a school imported, as it is remembered: spans of days with what they are, opening hours, lessons.
// What it does not say is the pack's to say.

import type { SchoolCalendar } from '../school/policy.ts';
import type { Doc } from '../shared/document.ts';
import { DAY_MS, type IsoDate } from '../shared/instant.ts';

export const SPAN_KINDS = ['term', 'half_term', 'closure', 'inset', 'bank_holiday'] as const;
export type SpanKind = (typeof SPAN_KINDS)[number];

/** The first and the last day, both counted. */
export type Days = { readonly from: IsoDate; readonly to: IsoDate };
export type CalendarSpan = Days & { readonly kind: SpanKind; readonly name: string };

export type CalendarContent = {
  readonly spans: readonly CalendarSpan[];
  /** Null: as in the pack. */
  readonly hours: SchoolCalendar['days'] | null;
  readonly lessons: SchoolCalendar['lessons'] | null;
};

export const NO_CONTENT: CalendarContent = { spans: [], hours: null, lessons: null };

export type SchoolCalendarDoc = Doc<'school_calendar', CalendarContent>;

export const calendarId = (school: string): string => `calendar-${school}`;

export const KIND_NAMES: Readonly<Record<SpanKind, string>> = {
  term: 'term',
  half_term: 'half-term',
  closure: 'closed',
  inset: 'INSET day',
  bank_holiday: 'bank holiday',
};

/** A school year begins on 1 August: after the last term anywhere in the United Kingdom has ended, before the first one starts. */
export const schoolYearOf = (date: IsoDate): number => Number(date.slice(0, 4)) - (date.slice(5) < '08-01' ? 1 : 0);
export const schoolYearDays = (year: number): Days => ({ from: `${year}-08-01`, to: `${year + 1}-07-31` });

/** The day on which the first term of that school year begins; null when none of its terms is known. */
export function firstTermDay({ terms }: Pick<SchoolCalendar, 'terms'>, year: number): IsoDate | null {
  const days = terms.map(({ from }) => from).filter((from) => schoolYearOf(from) === year);
  return days.toSorted()[0] ?? null;
}

export const schoolYearsOf = ({ from, to }: Days): readonly number[] => {
  const first = schoolYearOf(from);
  return Array.from({ length: schoolYearOf(to) - first + 1 }, (_, index) => first + index);
};

export const daysIn = ({ from, to }: Days): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;

export const inOrder = <S extends Days>(spans: readonly S[]): readonly S[] =>
  [...spans].sort((a, b) => a.from.localeCompare(b.from) || a.to.localeCompare(b.to));
