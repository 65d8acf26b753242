// Whatever calendar replaces whatever other: no opening grows, and an opening that ends at once ends now and not in the past.

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { movedTime } from '../../../src/domain/calendar/moved-time.ts';
import { earlierEnd } from '../../../src/domain/filtering/request/earlier-end.ts';
import type { SchoolCalendar } from '../../../src/domain/school/policy.ts';
import { MINUTE_MS } from '../../../src/domain/shared/instant.ts';
import { instantAt } from '../../../src/domain/shared/time.ts';

const minutes = fc.integer({ min: 6 * 12, max: 19 * 12 }).map((fives) => fives * 5);
const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const span = fc
  .tuple(minutes, minutes)
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => ({ from: clock(Math.min(a, b)), to: clock(Math.max(a, b)) }));
const days = fc.subarray(['mon', 'tue', 'wed', 'thu', 'fri'] as const, { minLength: 1 });

const calendar: fc.Arbitrary<SchoolCalendar> = fc
  .tuple(days, span, fc.array(span, { maxLength: 2 }), fc.boolean())
  .map(([open, hours, lessons, closed]) => ({
    zone: 'Europe/London',
    days: Object.fromEntries(open.map((day) => [day, { opens: hours.from, closes: hours.to }])),
    terms: [],
    closures: closed ? [{ name: 'Closed', from: '2026-11-25', to: '2026-11-26' }] : [],
    lessons: lessons.map((lesson, at) => ({ name: `Lesson ${at + 1}`, ...lesson })),
  }));
const START = instantAt('2026-11-23', '00:00', 'Europe/London');
const moment = fc.integer({ min: 0, max: 5 * 24 * 12 }).map((fives) => START + fives * 5 * MINUTE_MS);
const period = fc
  .tuple(moment, fc.integer({ min: 1, max: 60 }))
  .map(([from, fives]) => ({ from, until: from + fives * 5 * MINUTE_MS }));

describe('a new calendar', () => {
  it('never makes an opening longer, and leaves it alone where nothing about its day or lesson changed', () => {
    fc.assert(
      fc.property(
        calendar,
        calendar,
        period,
        fc.constantFrom('', 'Lesson 1', 'Lesson 2'),
        (before, after, when, lesson) => {
          expect(earlierEnd(when, lesson, { before, after })).toBeLessThanOrEqual(when.until);
          expect(earlierEnd(when, lesson, { before, after: before })).toBe(when.until);
        },
      ),
    );
  });

  it('makes nobody late within minutes, and leaves alone what is due', () => {
    fc.assert(
      fc.property(calendar, calendar, moment, moment, (before, after, now, at) => {
        const moved = movedTime(at, { before, after }, now);
        if (at <= now) expect(moved).toBe(at);
        else expect(moved).toBeGreaterThanOrEqual(Math.min(at, now + 15 * MINUTE_MS));
      }),
    );
  });
});
