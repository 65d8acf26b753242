// Bank holidays of the United Kingdom by rule: fixed days with their substitutes, Easter, and Mondays. What was proclaimed for one
// year alone stands in bank-holiday-changes.ts.

import type { Policy } from '../school/policy.ts';
import type { IsoDate } from '../shared/instant.ts';
import { addDays, weekdayOf } from '../shared/time.ts';
import type { BankDivision } from './bank-division.ts';
import { BANK_HOLIDAY_CHANGES } from './bank-holiday-changes.ts';

export type BankHoliday = { readonly date: IsoDate; readonly name: string };

const DIVISIONS: Readonly<Record<Policy['nation'], BankDivision>> = {
  england: 'england_and_wales',
  wales: 'england_and_wales',
  scotland: 'scotland',
  northern_ireland: 'northern_ireland',
};

export const divisionOf = (nation: Policy['nation']): BankDivision => DIVISIONS[nation];

type Rule = { readonly name: string; readonly day: (year: number) => IsoDate };

const two = (number: number): string => String(number).padStart(2, '0');
const dateOf = (year: number, month: number, day: number): IsoDate => `${year}-${two(month)}-${two(day)}`;
const on =
  (month: number, day: number) =>
  (year: number): IsoDate =>
    dateOf(year, month, day);

const nextMonday = (date: IsoDate): IsoDate => (weekdayOf(date) === 'mon' ? date : nextMonday(addDays(date, 1)));
const firstMonday =
  (month: number) =>
  (year: number): IsoDate =>
    nextMonday(dateOf(year, month, 1));
/** May and August have 31 days, so the last Monday is the one from the 25th on. */
const lastMonday =
  (month: number) =>
  (year: number): IsoDate =>
    nextMonday(dateOf(year, month, 25));

/** The Gregorian computus (Meeus, Jones, Butcher). */
export function easterSunday(year: number): IsoDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return dateOf(year, Math.floor(sum / 31), (sum % 31) + 1);
}

const afterEaster =
  (days: number) =>
  (year: number): IsoDate =>
    addDays(easterSunday(year), days);

const NEW_YEAR: Rule = { name: 'New Year’s Day', day: on(1, 1) };
const CHRISTMAS: readonly Rule[] = [
  { name: 'Christmas Day', day: on(12, 25) },
  { name: 'Boxing Day', day: on(12, 26) },
];
const GOOD_FRIDAY: Rule = { name: 'Good Friday', day: afterEaster(-2) };
const EASTER_MONDAY: Rule = { name: 'Easter Monday', day: afterEaster(1) };
const MAY: readonly Rule[] = [
  { name: 'Early May bank holiday', day: firstMonday(5) },
  { name: 'Spring bank holiday', day: lastMonday(5) },
];
const LATE_SUMMER: Rule = { name: 'Summer bank holiday', day: lastMonday(8) };

/** In the order in which they take a substitute day. */
const RULES: Readonly<Record<BankDivision, readonly Rule[]>> = {
  england_and_wales: [NEW_YEAR, GOOD_FRIDAY, EASTER_MONDAY, ...MAY, LATE_SUMMER, ...CHRISTMAS],
  scotland: [
    ...[NEW_YEAR, { name: '2nd January', day: on(1, 2) }, GOOD_FRIDAY, ...MAY],
    { name: 'Summer bank holiday', day: firstMonday(8) },
    { name: 'St Andrew’s Day', day: on(11, 30) },
    ...CHRISTMAS,
  ],
  northern_ireland: [
    ...[NEW_YEAR, { name: 'St Patrick’s Day', day: on(3, 17) }, GOOD_FRIDAY, EASTER_MONDAY, ...MAY],
    { name: 'Battle of the Boyne', day: on(7, 12) },
    ...[LATE_SUMMER, ...CHRISTMAS],
  ],
};

const isWeekend = (date: IsoDate): boolean => ['sat', 'sun'].includes(weekdayOf(date));

function substituted(days: readonly BankHoliday[]): readonly BankHoliday[] {
  // Whoever falls on a working day keeps it; the others then take the next working day that is still free.
  const taken = new Set(days.filter(({ date }) => !isWeekend(date)).map(({ date }) => date));
  return days.map((holiday) => {
    if (!isWeekend(holiday.date)) return holiday;
    let date = holiday.date;
    while (isWeekend(date) || taken.has(date)) date = addDays(date, 1);
    taken.add(date);
    return { date, name: `${holiday.name} (substitute day)` };
  });
}

function reckoned(division: BankDivision, year: number): readonly BankHoliday[] {
  const changes = BANK_HOLIDAY_CHANGES.filter((change) => change.divisions.includes(division));
  const removed = new Set(changes.map(({ remove }) => remove));
  const added = changes.flatMap(({ add }) => (add?.date.startsWith(`${year}-`) ? [add] : []));
  const byRule = substituted(RULES[division].map(({ name, day }) => ({ name, date: day(year) })));
  return [...byRule.filter(({ date }) => !removed.has(date)), ...added].sort((a, b) => a.date.localeCompare(b.date));
}

// Asked for every day that is looked at, and always the same: reckoned once a year and division.
const reckonedBefore = new Map<string, readonly BankHoliday[]>();

/** All of one calendar year, in order. */
export function bankHolidaysOf(division: BankDivision, year: number): readonly BankHoliday[] {
  const key = `${division} ${year}`;
  const known = reckonedBefore.get(key) ?? reckoned(division, year);
  reckonedBefore.set(key, known);
  return known;
}

export const isBankHoliday = (division: BankDivision, date: IsoDate): boolean =>
  bankHolidaysOf(division, Number(date.slice(0, 4))).some((holiday) => holiday.date === date);
