// Days to sign, against the other calendar: a bank holiday in the middle of a term is no day to sign, as no day of a holiday is.

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysAfter, daysToSign } from '../../../src/domain/aup/sign-days.ts';
import type { SchoolCalendar } from '../../../src/domain/school/policy.ts';
import { afterCountedDays, countedDays, plusDays } from '../../support/other-calendar.ts';
import '../../support/property-seed.ts';
import { ENGLISH_YEAR } from '../../support/school-year.ts';

/** Nobody has named the early May bank holiday: it is shut by rule. */
const calendar: SchoolCalendar = {
  ...ENGLISH_YEAR,
  closures: ENGLISH_YEAR.closures.filter(({ name }) => name !== 'Early May'),
  bankHolidays: 'england_and_wales',
};
const person = { absences: [] };

describe('days to sign', () => {
  it('leave out a bank holiday in the middle of a term', () => {
    expect(daysAfter('2027-04-30', 3, { calendar, person })).toBe('2027-05-04');
    expect(daysAfter('2027-05-03', 1, { calendar, person })).toBe('2027-05-05');
    expect(daysToSign('2027-04-30', '2027-05-04', { calendar })).toBe(3);
    // A school that opens on it says so in its pack.
    const { bankHolidays: _, ...open } = calendar;
    expect(daysAfter('2027-04-30', 3, { calendar: open, person })).toBe('2027-05-03');
  });

  it('are those of the other calendar, wherever they begin and however somebody is away', () => {
    const day = fc.integer({ min: 0, max: 430 }).map((days) => plusDays('2026-09-01', days));
    const away = fc.array(
      fc.record({ from: day, days: fc.nat(40) }).map(({ from, days }) => ({ from, to: plusDays(from, days) })),
      { maxLength: 2 },
    );
    fc.assert(
      fc.property(day, fc.nat(60), away, (from, days, absences) => {
        expect(daysAfter(from, days, { calendar, person: { absences } })).toBe(
          afterCountedDays(calendar, absences, from, days),
        );
        expect(daysToSign(from, plusDays(from, days), { calendar })).toBe(
          countedDays(calendar, from, plusDays(from, days)),
        );
      }),
    );
  });
});
