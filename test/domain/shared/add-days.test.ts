// Days are added by plain arithmetic, because they are counted so often: every one of them as the calendar library has it.

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { addDays } from '../../../src/domain/shared/time.ts';

const byCalendar = (date: string, days: number): string =>
  DateTime.fromISO(date, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd');

describe('so many days on', () => {
  it('is the day that the calendar library finds, over leap years, summer time and turns of the year', () => {
    const day = fc.integer({ min: -40_000, max: 60_000 }).map((days) => byCalendar('2000-01-01', days));
    fc.assert(
      fc.property(day, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        expect(addDays(date, days)).toBe(byCalendar(date, days));
      }),
      { numRuns: 500 },
    );
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2027-02-28', 1)).toBe('2027-03-01');
  });

  it('is no day for what is no day', () => {
    for (const date of ['', '2027-02-30', '2027-13-01', 'soon']) expect(addDays(date, 1)).toBe(byCalendar(date, 1));
  });
});
