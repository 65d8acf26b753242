// What a file replaces, what the pack still says, and what does not fit: gaps, overlaps, days that cannot be meant.

import { describe, expect, it } from '@jest/globals';
import { differences, imported } from '../../../src/domain/calendar/calendar-import.ts';
import { calendarIsOver, checkCalendar, checkContent } from '../../../src/domain/calendar/check-calendar.ts';
import {
  type CalendarContent,
  type CalendarSpan,
  NO_CONTENT,
  type SpanKind,
} from '../../../src/domain/calendar/school-calendar.ts';
import { standingCalendar, standingSpans } from '../../../src/domain/calendar/standing-calendar.ts';
import { yearAhead } from '../../../src/domain/calendar/year-ahead.ts';
import type { SchoolCalendar } from '../../../src/domain/school/policy.ts';

const hours = { opens: '08:30', closes: '16:30' };
const pack: SchoolCalendar = {
  zone: 'Europe/London',
  days: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
  terms: [
    { name: 'Typed 25', from: '2025-09-02', to: '2026-07-21' },
    { name: 'Typed 26', from: '2026-09-02', to: '2027-07-21' },
  ],
  closures: [
    { name: 'Typed half-term 25', from: '2025-10-27', to: '2025-10-31' },
    { name: 'Typed half-term 26', from: '2026-10-26', to: '2026-10-30' },
  ],
  lessons: [{ name: 'Lesson 1', from: '09:00', to: '10:00' }],
  bankHolidays: 'england_and_wales',
};
const span = (kind: SpanKind, name: string, from: string, to = from): CalendarSpan => ({ kind, name, from, to });
const AUTUMN = span('term', 'Autumn term', '2026-09-02', '2026-12-18');
const SPRING = span('term', 'Spring term', '2027-01-04', '2027-03-25');
const SUMMER = span('term', 'Summer term', '2027-04-12', '2027-07-21');
const BREAKS = [
  span('half_term', 'Half-term', '2026-10-26', '2026-10-30'),
  span('half_term', 'Half-term', '2027-02-15', '2027-02-19'),
  span('half_term', 'Half-term', '2027-05-31', '2027-06-04'),
];
const content = (...spans: readonly CalendarSpan[]): CalendarContent => ({ spans, hours: null, lessons: null });
const YEAR = content(AUTUMN, SPRING, SUMMER, ...BREAKS);
const TODAY = '2026-11-24';
const check = (file: CalendarContent, of = pack, today = TODAY) => {
  const { faults, warnings } = checkCalendar(standingCalendar(of, file), standingSpans(of, file), today);
  return { faults: faults.map(({ code }) => code), warnings: warnings.map(({ code, path }) => `${code} ${path}`) };
};

describe('the calendar that holds', () => {
  it('is the pack’s until something is imported', () => {
    expect(standingCalendar(pack, NO_CONTENT)).toEqual(pack);
  });

  it('is the imported one in its school years, and the pack’s in the others', () => {
    const { terms, closures, days, lessons } = standingCalendar(pack, YEAR);
    expect(terms.map(({ name }) => name)).toEqual(['Typed 25', 'Autumn term', 'Spring term', 'Summer term']);
    expect(closures.map(({ name }) => name)).toEqual(['Typed half-term 25', 'Half-term', 'Half-term', 'Half-term']);
    expect([days, lessons]).toEqual([pack.days, pack.lessons]);
  });

  it('cuts a typed term that reaches over imported years', () => {
    const forEver = { ...pack, terms: [{ name: 'Demo', from: '2020-01-01', to: '2099-12-31' }] };
    expect(standingCalendar(forEver, content(AUTUMN)).terms).toEqual([
      { name: 'Demo', from: '2020-01-01', to: '2026-07-31' },
      { name: 'Autumn term', from: '2026-09-02', to: '2026-12-18' },
      { name: 'Demo', from: '2027-08-01', to: '2099-12-31' },
    ]);
  });

  it('adds closures to the typed ones where no term was imported', () => {
    const { terms, closures } = standingCalendar(pack, content(span('inset', 'INSET day', '2026-11-13')));
    expect(terms).toEqual(pack.terms);
    expect(closures.map(({ name }) => name)).toEqual(['Typed half-term 25', 'Typed half-term 26', 'INSET day']);
  });
});

describe('a file', () => {
  it('replaces only the kinds and the school years it speaks about', () => {
    const next = span('term', 'Autumn term 27', '2027-09-01', '2027-12-17');
    const both = imported(YEAR, content(next, span('inset', 'INSET day', '2026-11-13')));
    expect(both.spans).toHaveLength(8);
    const moved = imported(both, content(span('inset', 'INSET day', '2026-11-20'), { ...next, to: '2027-12-16' }));
    expect(moved.spans.filter(({ kind }) => kind === 'inset')).toEqual([span('inset', 'INSET day', '2026-11-20')]);
    expect(moved.spans.filter(({ kind }) => kind === 'term')).toEqual([
      AUTUMN,
      SPRING,
      SUMMER,
      { ...next, to: '2027-12-16' },
    ]);
  });

  it('read a second time changes nothing, and two files give the same in either order', () => {
    const own = content(span('inset', 'INSET day', '2026-11-13'));
    expect(imported(imported(NO_CONTENT, YEAR), YEAR)).toEqual(imported(NO_CONTENT, YEAR));
    expect(imported(imported(NO_CONTENT, YEAR), own)).toEqual(imported(imported(NO_CONTENT, own), YEAR));
  });

  it('is told apart from what stands, and a typed bank holiday that stays closed is not called gone', () => {
    const typed = { ...pack, closures: [...pack.closures, { name: 'May Day', from: '2027-05-03', to: '2027-05-03' }] };
    const standing = (file: CalendarContent) => ({
      spans: standingSpans(typed, file),
      calendar: standingCalendar(typed, file),
    });
    const found = differences(standing(NO_CONTENT), standing({ ...YEAR, lessons: [] }));
    expect(found.added).toHaveLength(6);
    expect(found.gone.map(({ name }) => name)).toEqual(['Typed 26', 'Typed half-term 26']);
    expect([found.same, found.hours, found.lessons]).toEqual([2, false, true]);
  });
});

describe('what does not fit is told', () => {
  it('and a whole year is told nothing', () => {
    expect(check(YEAR)).toEqual({ faults: [], warnings: [] });
    expect(checkContent(YEAR, TODAY)).toEqual([]);
  });

  it.each([
    [
      'terms that overlap',
      content(AUTUMN, { ...SPRING, from: '2026-12-18' }, SUMMER, ...BREAKS),
      'calendar.terms_overlap',
    ],
  ])('%s stop the import', (_name, file, code) => {
    expect(check(file).faults).toEqual([code]);
  });

  it.each([
    ['nothing at all', NO_CONTENT, 'calendar.nothing'],
    ['a year mistyped', content({ ...AUTUMN, to: '2062-12-18' }), 'calendar.mistyped'],
    ['a year far ahead', content(span('inset', 'INSET', '2226-11-13')), 'calendar.mistyped'],
    [
      'lessons that overlap',
      {
        ...NO_CONTENT,
        lessons: [
          { name: 'A', from: '09:00', to: '10:00' },
          { name: 'B', from: '09:59', to: '11:00' },
        ],
      },
      'calendar.lessons_overlap',
    ],
  ])('%s stops the import', (_name, file, code) => {
    expect(checkContent(file, TODAY).map((fault) => fault.code)).toEqual([code]);
  });

  it.each([
    ['a half-year without a term', content(AUTUMN, BREAKS[0] ?? AUTUMN), ['calendar.no_term January to July 2027']],
    [
      'a term that is missing in the middle',
      content(AUTUMN, SUMMER, ...BREAKS),
      ['calendar.gap Sat 19 Dec 2026 to Sun 11 Apr 2027'],
    ],
    [
      'a term without a half-term',
      content(AUTUMN, SPRING, SUMMER, ...BREAKS.slice(1)),
      ['calendar.no_half_term Autumn term (Wed 2 Sep 2026 to Fri 18 Dec 2026)'],
    ],
    [
      'a closure across terms, which closes their last and first day too',
      content(AUTUMN, SPRING, SUMMER, ...BREAKS, span('closure', 'Christmas', '2026-12-18', '2027-01-04')),
      [
        'calendar.closure_across_terms Christmas (Fri 18 Dec 2026 to Mon 4 Jan 2027)',
        'calendar.closed_edge Christmas (Fri 18 Dec 2026 to Mon 4 Jan 2027)',
        'calendar.closed_edge Christmas (Fri 18 Dec 2026 to Mon 4 Jan 2027)',
      ],
    ],
    [
      'a bank holiday nobody knows',
      content(AUTUMN, SPRING, SUMMER, ...BREAKS, span('bank_holiday', 'Moon day', '2027-03-01')),
      ['calendar.strange_bank_holiday Moon day (Mon 1 Mar 2027)'],
    ],
    [
      'lessons outside the hours',
      { ...YEAR, lessons: [{ name: 'Late', from: '16:00', to: '17:00' }] },
      ['calendar.lesson_outside Late'],
    ],
    [
      'a term without hours',
      {
        ...YEAR,
        hours: { sun: hours },
        lessons: [],
        spans: [AUTUMN, span('closure', 'All', '2026-09-02', '2026-12-18'), SPRING, SUMMER, ...BREAKS],
      },
      [
        'calendar.term_without_hours Autumn term (Wed 2 Sep 2026 to Fri 18 Dec 2026)',
        'calendar.closure_across_terms All (Wed 2 Sep 2026 to Fri 18 Dec 2026)',
        'calendar.closed_edge All (Wed 2 Sep 2026 to Fri 18 Dec 2026)',
        'calendar.closed_edge All (Wed 2 Sep 2026 to Fri 18 Dec 2026)',
      ],
    ],
  ])('%s', (_name, file, warnings) => {
    expect(check(file)).toEqual({ faults: [], warnings });
  });

  it('when every term is over', () => {
    expect(calendarIsOver(pack, '2027-07-21')).toEqual([]);
    expect(calendarIsOver(pack, '2027-07-22').map(({ code }) => code)).toEqual(['calendar.no_term_ahead']);
    expect(calendarIsOver({ ...pack, terms: [] }, '2030-01-01')).toEqual([]);
  });
});

it('the year ahead counts the school days of each term and names the bank holidays of the nation', () => {
  const year = yearAhead(pack, YEAR, TODAY);
  // Counted by hand: 16 weeks less three days of the first, less five of half-term.
  expect(year.terms.map(({ span: { name }, schoolDays }) => [name, schoolDays])).toEqual([
    ['Autumn term', 73],
    ['Spring term', 54],
    ['Summer term', 67],
  ]);
  expect(year.bankHolidays.map(({ date }) => date)).toEqual(
    '2026-12-25 2026-12-28 2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30'.split(' '),
  );
  expect(
    yearAhead({ ...pack, terms: [{ name: 'Demo', from: '2020-01-01', to: '2099-12-31' }] }, NO_CONTENT, TODAY).terms,
  ).toHaveLength(1);
});
