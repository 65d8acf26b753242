// Bank holidays by rule, held against the days that were published and against an independent library.

import { describe, expect, it } from '@jest/globals';
import Holidays from 'date-holidays';
import type { BankDivision } from '../../../src/domain/calendar/bank-division.ts';
import { bankHolidaysOf, divisionOf, easterSunday, isBankHoliday } from '../../../src/domain/calendar/bank-holidays.ts';
import { openHours } from '../../../src/domain/calendar/school-days.ts';
import { weekdayOf } from '../../../src/domain/shared/time.ts';

/** As published, month and day; www.gov.uk/bank-holidays. */
const PUBLISHED: Readonly<Record<BankDivision, Readonly<Record<number, string>>>> = {
  england_and_wales: {
    2019: '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26',
    2020: '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28',
    2021: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
    2022: '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27',
    2023: '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26',
    2024: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
    2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
    2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
    2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
  },
  scotland: {
    2019: '01-01 01-02 04-19 05-06 05-27 08-05 12-02 12-25 12-26',
    2020: '01-01 01-02 04-10 05-08 05-25 08-03 11-30 12-25 12-28',
    2021: '01-01 01-04 04-02 05-03 05-31 08-02 11-30 12-27 12-28',
    2022: '01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26 12-27',
    2023: '01-02 01-03 04-07 05-01 05-08 05-29 08-07 11-30 12-25 12-26',
    2024: '01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26',
    2025: '01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26',
    2026: '01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28',
    2027: '01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28',
  },
  northern_ireland: {
    2019: '01-01 03-18 04-19 04-22 05-06 05-27 07-12 08-26 12-25 12-26',
    2020: '01-01 03-17 04-10 04-13 05-08 05-25 07-13 08-31 12-25 12-28',
    2021: '01-01 03-17 04-02 04-05 05-03 05-31 07-12 08-30 12-27 12-28',
    2022: '01-03 03-17 04-15 04-18 05-02 06-02 06-03 07-12 08-29 09-19 12-26 12-27',
    2023: '01-02 03-17 04-07 04-10 05-01 05-08 05-29 07-12 08-28 12-25 12-26',
    2024: '01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26',
    2025: '01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26',
    2026: '01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28',
    2027: '01-01 03-17 03-26 03-29 05-03 05-31 07-12 08-30 12-27 12-28',
  },
};
const STATES: Readonly<Record<BankDivision, string>> = {
  england_and_wales: 'ENG',
  scotland: 'SCT',
  northern_ireland: 'NIR',
};
const DIVISIONS = ['england_and_wales', 'scotland', 'northern_ireland'] as const;

describe.each(DIVISIONS)('bank holidays of %s', (division) => {
  it.each(Object.entries(PUBLISHED[division]))('of %s are those that were published', (year, days) => {
    expect(bankHolidaysOf(division, Number(year)).map(({ date }) => date.slice(5))).toEqual(days.split(' '));
  });

  it('agree with an independent library for nearly thirty years, weekends aside', () => {
    const library = new Holidays('GB', STATES[division]);
    // Scotland's one-off of 2026 is not in the library.
    const missing = new Set(['2026-06-15']);
    for (let year = 2013; year <= 2040; year += 1) {
      const theirs = library
        .getHolidays(year)
        .filter(({ type }) => type === 'public')
        .map(({ date }) => date.slice(0, 10))
        .filter((date) => !['sat', 'sun'].includes(weekdayOf(date)));
      const ours = bankHolidaysOf(division, year).map(({ date }) => date);
      expect([year, ours.filter((date) => !missing.has(date))]).toEqual([year, [...new Set(theirs)].sort()]);
    }
  });

  it('never fall on a weekend, and never two on one day, in a hundred years', () => {
    for (let year = 2024; year < 2124; year += 1) {
      const dates = bankHolidaysOf(division, year).map(({ date }) => date);
      expect(new Set(dates).size).toBe(dates.length);
      expect(dates.filter((date) => ['sat', 'sun'].includes(weekdayOf(date)))).toEqual([]);
      expect(dates.every((date) => date.startsWith(`${year}-`) && isBankHoliday(division, date))).toBe(true);
    }
  });
});

describe('a bank holiday', () => {
  it('keeps its own day where it can, and the other one moves', () => {
    const named = bankHolidaysOf('england_and_wales', 2022).slice(-2);
    expect(named).toEqual([
      { date: '2022-12-26', name: 'Boxing Day' },
      { date: '2022-12-27', name: 'Christmas Day (substitute day)' },
    ]);
  });

  it('follows the nation of the school', () => {
    expect(divisionOf('wales')).toBe('england_and_wales');
    expect(divisionOf('scotland')).toBe('scotland');
  });

  it('is no school day, unless the pack says that its calendar lists them itself', () => {
    const hours = { opens: '08:30', closes: '16:30' };
    const typed = { zone: 'Europe/London', days: { mon: hours }, terms: [], closures: [], lessons: [] };
    expect(openHours(typed, '2027-05-03')).not.toBeNull();
    expect(openHours({ ...typed, bankHolidays: 'england_and_wales' }, '2027-05-03')).toBeNull();
    expect(openHours({ ...typed, bankHolidays: 'scotland' }, '2027-08-02')).toBeNull();
    expect(openHours({ ...typed, bankHolidays: 'england_and_wales' }, '2027-08-02')).not.toBeNull();
  });

  it('Easter is where tables of Easter put it', () => {
    const known = ['2019-04-21', '2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2038-04-25', '2285-03-22'];
    for (const date of known) expect(easterSunday(Number(date.slice(0, 4)))).toBe(date);
  });
});
