// The school clock: what counts as school time, and by when a report must have been accepted.

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { acceptBy } from '../../../src/domain/calendar/accept-by.ts';
import {
  addSchoolTime,
  endOfNextSchoolDay,
  endOfSchoolDay,
  isOpen,
  nextOpen,
} from '../../../src/domain/calendar/school-time.ts';
import type { SchoolCalendar } from '../../../src/domain/school/policy.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/domain/shared/instant.ts';
import { formatMoment, instantAt } from '../../../src/domain/shared/time.ts';

const zone = 'Europe/London';
const hours = { opens: '08:30', closes: '16:30' };
const calendar: SchoolCalendar = {
  zone,
  days: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
  terms: [
    { name: 'Autumn', from: '2026-09-02', to: '2026-12-18' },
    { name: 'Spring', from: '2027-01-04', to: '2027-03-25' },
    { name: 'Summer', from: '2027-04-12', to: '2027-07-21' },
  ],
  closures: [{ name: 'Half-term', from: '2026-10-26', to: '2026-10-30' }],
  lessons: [],
};
const empty: SchoolCalendar = { zone, days: {}, terms: [], closures: [], lessons: [] };
const over: SchoolCalendar = { ...calendar, terms: [{ name: 'Old', from: '2020-01-01', to: '2020-12-31' }] };
const clocks = { acceptImmediateMinutes: 15, acceptSameDaySchoolHours: 2 };
const at = (date: string, time: string) => instantAt(date, time, zone);
const shown = (instant: number) => formatMoment(instant, zone);

describe('school time', () => {
  it.each([
    ['open in a lesson', '2026-11-24', '10:00', true],
    ['open at the first minute', '2026-11-24', '08:30', true],
    ['shut at closing time', '2026-11-24', '16:30', false],
    ['shut on Saturday', '2026-11-28', '10:00', false],
    ['shut in half-term', '2026-10-27', '10:00', false],
    ['shut between terms', '2026-12-29', '10:00', false],
  ])('is %s', (_name, date, time, expected) => {
    expect(isOpen(calendar, at(date, time))).toBe(expected);
  });

  it('runs on at the next opening, over the weekend', () => {
    expect(shown(addSchoolTime(calendar, at('2026-11-27', '15:30'), 120))).toBe('Mon 30 Nov, 09:30');
  });

  it('runs on after a holiday', () => {
    expect(shown(nextOpen(calendar, at('2026-12-18', '16:30')))).toBe('Mon 4 Jan, 08:30');
    expect(shown(nextOpen(calendar, at('2026-10-23', '17:00')))).toBe('Mon 2 Nov, 08:30');
  });

  it('keeps to the clock on the wall when the clocks change', () => {
    // 25 October 2026 and 28 March 2027 are the Sundays of the change.
    const always = { ...calendar, terms: [], closures: [] };
    expect(shown(addSchoolTime(always, at('2026-10-23', '16:00'), 60))).toBe('Mon 26 Oct, 09:00');
    expect(shown(addSchoolTime(always, at('2027-03-26', '16:00'), 60))).toBe('Mon 29 Mar, 09:00');
  });

  it('counts the hours that really pass in a night that is open over the change', () => {
    const night = { zone, days: { sun: { opens: '00:00', closes: '04:00' } }, terms: [], closures: [], lessons: [] };
    const autumn = at('2026-10-25', '00:00');
    expect(endOfSchoolDay(night, autumn) - autumn).toBe(5 * HOUR_MS);
    const spring = at('2027-03-28', '00:00');
    expect(endOfSchoolDay(night, spring) - spring).toBe(3 * HOUR_MS);
  });

  it('falls back to the wall clock when the calendar is empty or over', () => {
    const now = at('2026-11-24', '10:00');
    for (const none of [empty, over]) {
      expect(isOpen(none, now)).toBe(false);
      expect(nextOpen(none, now)).toBe(now);
      expect(addSchoolTime(none, now, 120)).toBe(now + 2 * HOUR_MS);
      expect(shown(endOfSchoolDay(none, now))).toBe('Wed 25 Nov, 00:00');
      expect(shown(endOfNextSchoolDay(none, now))).toBe('Thu 26 Nov, 00:00');
    }
  });
});

describe('accept by', () => {
  it.each([
    ['immediate, in school hours', 'immediate', '2026-11-24', '10:00', 'Tue 24 Nov, 10:15'],
    ['immediate, at night', 'immediate', '2026-11-24', '23:55', 'Wed 25 Nov, 00:10'],
    ['immediate, in the holidays', 'immediate', '2026-12-25', '09:00', 'Fri 25 Dec, 09:15'],
    ['same day, in the morning', 'same_day', '2026-11-24', '10:00', 'Tue 24 Nov, 12:00'],
    ['same day, late: before the day ends', 'same_day', '2026-11-24', '15:30', 'Tue 24 Nov, 16:30'],
    [
      'same day, in the last minutes: nobody is passed over in seconds',
      'same_day',
      '2026-11-24',
      '16:29',
      'Tue 24 Nov, 16:44',
    ],
    [
      'same day, in the evening: two hours of the next school day',
      'same_day',
      '2026-11-27',
      '19:00',
      'Mon 30 Nov, 10:30',
    ],
    ['next day: the end of the next school day', 'next_day', '2026-11-24', '10:00', 'Wed 25 Nov, 16:30'],
    ['next day, on Friday', 'next_day', '2026-11-27', '10:00', 'Mon 30 Nov, 16:30'],
    ['next day, at the end of term', 'next_day', '2026-12-18', '10:00', 'Mon 4 Jan, 16:30'],
  ] as const)('%s', (_name, urgency, date, time, expected) => {
    expect(shown(acceptBy(calendar, urgency, at(date, time), clocks))).toBe(expected);
  });
});

const instants = fc.integer({ min: Date.UTC(2026, 7, 1), max: Date.UTC(2027, 7, 31) });
const dates = fc
  .integer({ min: 0, max: 400 })
  .map((day) => new Date(Date.UTC(2026, 7, 1) + day * DAY_MS).toISOString().slice(0, 10));
const times = fc
  .integer({ min: 0, max: 1440 })
  .map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`);
const openDay = fc.tuple(times, times).map(([a, b]) => (a < b ? { opens: a, closes: b } : { opens: b, closes: a }));
const spans = fc.array(
  fc.tuple(dates, dates).map((pair) => ({ name: 'x', from: pair.toSorted()[0] ?? '', to: pair.toSorted()[1] ?? '' })),
  { maxLength: 4 },
);
const calendars: fc.Arbitrary<SchoolCalendar> = fc.record({
  zone: fc.constantFrom('Europe/London', 'UTC', 'Australia/Lord_Howe'),
  days: fc.dictionary(fc.constantFrom('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'), openDay),
  terms: spans,
  closures: spans,
  lessons: fc.constant([]),
});

describe('for any calendar at all', () => {
  it('every deadline lies after the report, and never out of reach', () => {
    fc.assert(
      fc.property(calendars, instants, fc.constantFrom('immediate', 'same_day', 'next_day'), (any, from, urgency) => {
        const by = acceptBy(any, urgency, from, clocks);
        expect(by).toBeGreaterThanOrEqual(from + 15 * MINUTE_MS);
        // Two open minutes a day and a summer holiday in between are the worst a calendar can do.
        expect(by - from).toBeLessThan(230 * DAY_MS);
      }),
      { numRuns: 200 },
    );
  });

  it('an opening found is open, and nothing before it was', () => {
    fc.assert(
      fc.property(calendars, instants, fc.nat(1000), (any, from, share) => {
        const opening = nextOpen(any, from);
        expect(opening).toBeGreaterThanOrEqual(from);
        if (opening > from) {
          expect(isOpen(any, opening)).toBe(true);
          expect(isOpen(any, from + Math.floor(((opening - from - 1) * share) / 1000))).toBe(false);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('school time adds up: a and then b is a + b', () => {
    fc.assert(
      fc.property(
        calendars,
        instants,
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 0, max: 300 }),
        (any, from, a, b) => {
          // Sums only hold where the calendar goes on; at its end the wall clock takes over.
          const going = { ...any, terms: [], closures: [] };
          expect(addSchoolTime(going, addSchoolTime(going, from, a), b)).toBe(addSchoolTime(going, from, a + b));
        },
      ),
      { numRuns: 200 },
    );
  });
});
