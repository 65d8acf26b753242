// When something is due again.

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openHours } from '../../../src/domain/calendar/school-days.ts';
import { nextDue, onSchoolDay } from '../../../src/domain/review/next-due.ts';
import type { SchoolCalendar } from '../../../src/domain/school/policy.ts';
import { INTERVALS } from '../../../src/domain/school/records-policy.ts';
import { addDays } from '../../../src/domain/shared/time.ts';

const HOURS = { opens: '08:00', closes: '17:00' };
const CALENDAR: SchoolCalendar = {
  zone: 'Europe/London',
  days: { mon: HOURS, tue: HOURS, wed: HOURS, thu: HOURS, fri: HOURS },
  terms: [
    { name: 'Autumn', from: '2026-09-02', to: '2026-12-18' },
    { name: 'Spring', from: '2027-01-04', to: '2027-03-24' },
    { name: 'Summer', from: '2027-04-12', to: '2027-07-22' },
    { name: 'Autumn', from: '2027-09-02', to: '2027-12-17' },
  ],
  closures: [{ name: 'Half-term', from: '2026-10-26', to: '2026-10-30' }],
  lessons: [],
};

describe('the next time something is due', () => {
  it.each([
    ['yearly', '2026-11-24', '2027-11-24'],
    // A Sunday in 2027.
    ['yearly', '2026-10-03', '2027-10-01'],
    ['monthly', '2026-09-30', '2026-10-23'],
    ['weekly', '2026-10-21', '2026-10-23'],
    ['weekly', '2026-10-23', '2026-11-02'],
    ['termly', '2026-11-24', '2027-03-24'],
    // In a holiday the term that comes counts.
    ['termly', '2026-12-29', '2027-03-24'],
    ['half_termly', '2026-09-10', '2026-10-23'],
    ['daily', '2026-10-23', '2026-11-02'],
  ] as const)('%s after %s is %s, on a school day', (interval, from, due) => {
    expect(nextDue(interval, from, CALENDAR)).toBe(due);
  });

  it('comes on 28 February for what was looked at on 29 February', () => {
    const open = { ...CALENDAR, terms: [], closures: [], days: { ...CALENDAR.days, sat: HOURS, sun: HOURS } };
    expect(nextDue('yearly', '2028-02-29', open)).toBe('2029-02-28');
  });

  it('is never the day itself and never a day on which the school is shut', () => {
    const days = fc.integer({ min: 0, max: 300 }).map((n) => addDays('2026-09-02', n));
    fc.assert(
      fc.property(fc.constantFrom(...INTERVALS), days, (interval, from) => {
        const due = nextDue(interval, from, CALENDAR);
        expect(due > from).toBe(true);
        expect(due > '2027-12-17' || openHours(CALENDAR, due) !== null).toBe(true);
      }),
    );
  });

  it('stands still where no school day is known', () => {
    const never = { ...CALENDAR, terms: [{ name: 'Old', from: '2020-01-01', to: '2020-02-01' }] };
    expect(onSchoolDay('2026-11-24', never)).toBe('2026-11-24');
    expect(nextDue('daily', '2026-11-24', never)).toBe('2026-11-25');
  });
});
