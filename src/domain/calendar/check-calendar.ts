// What does not fit in a calendar: overlaps, gaps, days that cannot be meant. All of it at once, each with its place and the way out.

import type { SchoolCalendar } from '../school/policy.ts';
import type { Weekday } from '../shared/clock-time.ts';
import type { Fault } from '../shared/fault.ts';
import type { IsoDate } from '../shared/instant.ts';
import { addDays, formatDate } from '../shared/time.ts';
import { isBankHoliday } from './bank-holidays.ts';
import { WEEK } from './calendar-columns.ts';
import { daysText } from './calendar-file.ts';
import type { CalendarContent, CalendarSpan, Days } from './school-calendar.ts';
import { daysIn, inOrder, schoolYearDays, schoolYearOf } from './school-calendar.ts';
import { countSchoolDays } from './school-days.ts';

export type CalendarCheck = { readonly faults: readonly Fault[]; readonly warnings: readonly Fault[] };

type Look = {
  readonly calendar: SchoolCalendar;
  readonly terms: readonly CalendarSpan[];
  readonly closures: readonly CalendarSpan[];
  readonly today: IsoDate;
};

const LONGEST_TERM_DAYS = 366;
const LONGEST_CLOSURE_DAYS = 120;
/** Eleven weeks without a break is longer than half of any term. */
const LONGEST_STRETCH_DAYS = 77;
const LONGEST_HOLIDAY_DAYS = 35;
const LONGEST_SUMMER_DAYS = 77;
const YEARS_AHEAD = 10;

const fault = (code: string, path: string, message: string, fix: string): Fault => ({
  code: `calendar.${code}`,
  path,
  message,
  fix,
});
const place = ({ name, from, to }: CalendarSpan): string => `${name} (${daysText({ from, to })})`;

/** What a file may not bring, whatever else stands in the calendar. */
export function checkContent({ spans, hours, lessons }: CalendarContent, today: IsoDate): readonly Fault[] {
  if (spans.length === 0 && hours === null && lessons === null) return [NOTHING];
  const latest = addDays(today, YEARS_AHEAD * 366);
  const mistyped = spans.filter(
    (span) => span.from > latest || daysIn(span) > (span.kind === 'term' ? LONGEST_TERM_DAYS : LONGEST_CLOSURE_DAYS),
  );
  return [
    ...mistyped.map((span) =>
      fault('mistyped', place(span), 'It is too long or too far ahead to be meant.', 'Look at the years of both days.'),
    ),
    ...lessonsOverlap(lessons ?? []),
  ];
}

const NOTHING = fault(
  'nothing',
  'the file',
  'Nothing in it was understood.',
  'Look at what stands above, or write the days as CSV: kind, name, from, to.',
);

/** `spans` are those of `calendar`, with what each is. What is long over is not looked at again. */
export function checkCalendar(calendar: SchoolCalendar, spans: readonly CalendarSpan[], today: IsoDate): CalendarCheck {
  const { from } = schoolYearDays(schoolYearOf(today));
  const recent = inOrder(spans.filter((span) => span.to >= from));
  const terms = recent.filter(({ kind }) => kind === 'term');
  const closures = recent.filter(({ kind }) => kind !== 'term');
  const look: Look = { calendar, terms, closures, today };
  return {
    faults: termsOverlap(look),
    warnings: [
      ...[
        ...halfYearsWithoutTerm(look),
        ...gaps(look),
        ...calendarIsOver(calendar, today),
        ...termsWithoutSchool(look),
        ...longStretches(look),
      ],
      ...[...closuresAcross(look), ...closedEdges(look), ...strangeBankHolidays(look), ...lessonsOutside(look)],
      ...lessonsOverlap(calendar.lessons),
    ],
  };
}

const pairs = <T>(items: readonly T[]): readonly (readonly [T, T])[] =>
  items.flatMap((item, index) => items.slice(index + 1).map((later) => [item, later] as const));
const meet = (a: Days, b: Days): boolean => a.from <= b.to && b.from <= a.to;

const termsOverlap = ({ terms }: Look): readonly Fault[] =>
  pairs(terms)
    .filter(([a, b]) => meet(a, b))
    .map(([a, b]) =>
      fault('terms_overlap', place(b), `This overlaps ${place(a)}.`, 'Let each term end before the next starts.'),
    );

const lessonsOverlap = (lessons: SchoolCalendar['lessons']): readonly Fault[] =>
  pairs(lessons)
    .filter(([a, b]) => a.from < b.to && b.from < a.to)
    .map(([a, b]) =>
      fault('lessons_overlap', b.name, `This overlaps ${a.name}.`, 'Let each lesson end before the next starts.'),
    );

function halfYearsWithoutTerm({ terms, today }: Look): readonly Fault[] {
  const last = terms.at(-1);
  if (last === undefined) return [];
  const first = schoolYearOf(today);
  const years = Array.from({ length: Math.max(1, schoolYearOf(last.to) - first + 1) }, (_, index) => first + index);
  return years
    .slice(0, YEARS_AHEAD)
    .flatMap((year) => [
      { words: `August to December ${year}`, from: `${year}-08-01`, to: `${year}-12-31` },
      { words: `January to July ${year + 1}`, from: `${year + 1}-01-01`, to: `${year + 1}-07-31` },
    ])
    .filter((half) => half.to >= today && !terms.some((term) => meet(term, half)))
    .map((half) =>
      fault('no_term', half.words, 'No term stands in this half-year.', 'If there is one, add its first and last day.'),
    );
}

/** Between two terms lie a few weeks, in the summer some more; where it is longer, a term is missing. */
const gaps = ({ terms }: Look): readonly Fault[] =>
  terms.slice(1).flatMap((term, index) => {
    const before = terms[index];
    if (before === undefined || term.from <= before.to) return [];
    const between = { from: addDays(before.to, 1), to: addDays(term.from, -1) };
    const summer = between.from <= `${term.from.slice(0, 4)}-08-01` && `${term.from.slice(0, 4)}-08-01` <= between.to;
    if (daysIn(between) <= (summer ? LONGEST_SUMMER_DAYS : LONGEST_HOLIDAY_DAYS)) return [];
    const message = `No term stands in these ${Math.floor(daysIn(between) / 7)} weeks.`;
    return [fault('gap', daysText(between), message, 'If there is one, add its first and last day.')];
  });

/** With no school day known, every clock runs day and night. Without any term every day with hours is a school day, which the pack is told. */
export const calendarIsOver = ({ terms }: SchoolCalendar, today: IsoDate): readonly Fault[] =>
  terms.length === 0 || terms.some(({ to }) => to >= today)
    ? []
    : [
        fault(
          'no_term_ahead',
          'the calendar',
          'Every term is over, so no school day is known and every clock runs day and night.',
          'Import the terms of this school year: npm run esafety -- calendar import FILE --apply',
        ),
      ];

const termsWithoutSchool = ({ calendar, terms }: Look): readonly Fault[] =>
  terms
    .filter((term) => daysIn(term) <= LONGEST_TERM_DAYS && countSchoolDays(calendar, term.from, term.to) === 0)
    .map((term) =>
      fault('term_without_hours', place(term), 'No day of this term is open.', 'Look at the hours and the closures.'),
    );

/** A term that runs on for months most likely lacks its half-term. */
const longStretches = ({ terms, closures }: Look): readonly Fault[] =>
  terms
    .filter((term) => daysIn(term) > LONGEST_STRETCH_DAYS && daysIn(term) <= LONGEST_TERM_DAYS)
    .filter((term) => !closures.some((closure) => meet(term, closure) && daysIn(closure) >= 2))
    .map((term) =>
      fault(
        'no_half_term',
        place(term),
        'There is no half-term in it.',
        'If there is one, add its first and last day.',
      ),
    );

const closuresAcross = ({ terms, closures }: Look): readonly Fault[] =>
  closures
    .map((closure) => ({ closure, met: terms.filter((term) => meet(term, closure)) }))
    .filter(({ closure, met }) => met.length > 1 || met.some((t) => closure.from <= t.from && t.to <= closure.to))
    .map(({ closure, met }) =>
      fault(
        'closure_across_terms',
        place(closure),
        met.length > 1
          ? `This closes days of ${met.map(({ name }) => name).join(' and ')}.`
          : 'This closes a whole term.',
        'Look at its first and last day.',
      ),
    );

/** The last day of term that is also the first of the holidays: one of the two is wrong. INSET days do begin and end terms. */
const closedEdges = ({ terms, closures }: Look): readonly Fault[] =>
  terms.flatMap((term) =>
    [
      { date: term.from, words: 'first' },
      { date: term.to, words: 'last' },
    ].flatMap(({ date, words }) => {
      const closed = closures.find(
        ({ kind, from, to }) => from <= date && date <= to && from !== to && !['inset', 'bank_holiday'].includes(kind),
      );
      if (closed === undefined) return [];
      const message = `The ${words} day of ${term.name}, ${formatDate(date)}, falls in it and counts as closed.`;
      return [fault('closed_edge', place(closed), message, 'If that day is a school day, change the closure.')];
    }),
  );

const strangeBankHolidays = ({ calendar, closures }: Look): readonly Fault[] => {
  const { bankHolidays } = calendar;
  if (bankHolidays === undefined) return [];
  return closures
    .filter((span) => span.kind === 'bank_holiday' && span.from === span.to && !isBankHoliday(bankHolidays, span.from))
    .map((span) =>
      fault(
        'strange_bank_holiday',
        place(span),
        'The rules of this nation know no bank holiday on this day. It is closed because the file says so.',
        'Check the day.',
      ),
    );
};

function lessonsOutside({ calendar }: Look): readonly Fault[] {
  return calendar.lessons.flatMap((lesson) => {
    const out = WEEK.filter((day: Weekday) => {
      const hours = calendar.days[day];
      return hours !== undefined && (lesson.from < hours.opens || hours.closes < lesson.to);
    });
    if (out.length === 0) return [];
    const message = `It lies outside the opening hours on ${out.join(', ')}.`;
    return [fault('lesson_outside', lesson.name, message, 'Change the lesson or the hours.')];
  });
}
