// School time against a second, slow reckoning: minute by minute, with the platform's own zone data and no help from ours.

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bankHolidaysOf } from '../../../src/domain/calendar/bank-holidays.ts';
import { addSchoolTime, isOpen, nextOpen, schoolTimeBetween } from '../../../src/domain/calendar/school-time.ts';
import type { SchoolCalendar } from '../../../src/domain/school/policy.ts';
import type { Weekday } from '../../../src/domain/shared/clock-time.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/domain/shared/instant.ts';

const wall = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  ...({ year: 'numeric', month: '2-digit', day: '2-digit', weekday: 'short' } as const),
  ...({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const),
});
const WEEKDAYS: Readonly<Record<string, Weekday>> = {
  ...({ Mon: 'mon', Tue: 'tue', Wed: 'wed', Thu: 'thu', Fri: 'fri', Sat: 'sat', Sun: 'sun' } as const),
};
const HOLIDAYS = new Set(
  [2026, 2027].flatMap((year) => bankHolidaysOf('england_and_wales', year).map(({ date }) => date)),
);

/** Whether that minute is school time, read off a clock on the wall in London. */
function openAt(calendar: SchoolCalendar, at: number): boolean {
  const part = Object.fromEntries(wall.formatToParts(at).map(({ type, value }) => [type, value]));
  const date = `${part.year}-${part.month}-${part.day}`;
  const time = `${part.hour}:${part.minute}`;
  const hours = calendar.days[WEEKDAYS[part.weekday ?? ''] ?? 'mon'];
  const inside = (spans: SchoolCalendar['terms']) => spans.some(({ from, to }) => from <= date && date <= to);
  const isShut = inside(calendar.closures) || (calendar.bankHolidays !== undefined && HOLIDAYS.has(date));
  return (
    hours !== undefined &&
    hours.opens <= time &&
    time < hours.closes &&
    (calendar.terms.length === 0 || inside(calendar.terms)) &&
    !isShut
  );
}

/** Clear of the hour that is skipped or comes twice: what "01:30" means there is said elsewhere. */
const times = fc
  .integer({ min: 0, max: 23 * 4 })
  .filter((quarter) => quarter < 4 || quarter > 8)
  .map(
    (quarter) => `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`,
  );
const openDay = fc
  .tuple(times, times)
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => (a < b ? { opens: a, closes: b } : { opens: b, closes: a }));

/** A few days around a change of the clocks, the start of May's bank holiday, and the turn of the year. */
const AROUND = [Date.UTC(2026, 9, 23), Date.UTC(2027, 2, 26), Date.UTC(2027, 3, 30), Date.UTC(2026, 11, 30)];
const cases = fc.constantFrom(...AROUND).chain((start) => {
  const day = fc.integer({ min: 0, max: 6 }).map((n) => new Date(start + n * DAY_MS).toISOString().slice(0, 10));
  const spans = fc.array(
    fc.tuple(day, day).map((pair) => ({ name: 'x', from: pair.toSorted()[0] ?? '', to: pair.toSorted()[1] ?? '' })),
    { maxLength: 2 },
  );
  const calendar: fc.Arbitrary<SchoolCalendar> = fc.record(
    {
      zone: fc.constant('Europe/London'),
      days: fc.dictionary(fc.constantFrom('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'), openDay),
      terms: spans,
      closures: spans,
      lessons: fc.constant([]),
      bankHolidays: fc.constant('england_and_wales' as const),
    },
    { requiredKeys: ['zone', 'days', 'terms', 'closures', 'lessons'] },
  );
  const from = fc.integer({ min: 0, max: 4 * 24 * 60 }).map((minute) => start + minute * MINUTE_MS);
  return fc.record({ calendar, from, minutes: fc.integer({ min: 1, max: 600 }), end: fc.constant(start + 8 * DAY_MS) });
});

describe('school time, minute by minute', () => {
  it('the next opening is the first minute that is open', () => {
    fc.assert(
      fc.property(cases, ({ calendar, from, end }) => {
        let slow = from;
        while (slow < end && !openAt(calendar, slow)) slow += MINUTE_MS;
        // What opens only after these days is not looked for here.
        if (slow < end) expect(nextOpen(calendar, from)).toBe(slow);
      }),
      { numRuns: 60 },
    );
  });

  it('a deadline comes when that many open minutes have passed', () => {
    fc.assert(
      fc.property(cases, ({ calendar, from, minutes, end }) => {
        let [left, slow] = [minutes, from];
        while (left > 0 && slow < end) {
          if (openAt(calendar, slow)) left -= 1;
          slow += MINUTE_MS;
        }
        if (left === 0) {
          expect(addSchoolTime(calendar, from, minutes)).toBe(slow);
          expect(schoolTimeBetween(calendar, from, slow)).toBe(minutes * MINUTE_MS);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('open or shut is the same at any minute, also on the days of the change', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 0, max: 7 * 24 * 60 }), ({ calendar, from }, minute) => {
        const at = from + minute * MINUTE_MS;
        expect(isOpen(calendar, at)).toBe(openAt(calendar, at));
      }),
      { numRuns: 300 },
    );
  });

  it('between two moments is never more than the time that passes, and never less than none', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: -HOUR_MS, max: 5 * DAY_MS }), ({ calendar, from }, ms) => {
        const between = schoolTimeBetween(calendar, from, from + ms);
        expect(between).toBeGreaterThanOrEqual(0);
        expect(between).toBeLessThanOrEqual(Math.max(0, ms));
      }),
    );
  });
});
