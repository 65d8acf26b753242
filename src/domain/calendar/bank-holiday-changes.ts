// Bank holidays that no rule gives: moved or added for one year by proclamation. Data; a new one is one line here.

import type { IsoDate } from '../shared/instant.ts';
import type { BankDivision } from './bank-division.ts';

export type BankHolidayChange = {
  readonly divisions: readonly BankDivision[];
  readonly add?: { readonly date: IsoDate; readonly name: string };
  /** The day by the rule that was given up for it. */
  readonly remove?: IsoDate;
  readonly source: string;
};

const ALL: readonly BankDivision[] = ['england_and_wales', 'scotland', 'northern_ireland'];
const GOV_UK = 'www.gov.uk/bank-holidays';

export const BANK_HOLIDAY_CHANGES: readonly BankHolidayChange[] = [
  { divisions: ALL, add: { date: '2011-04-29', name: 'Royal wedding' }, source: GOV_UK },
  {
    divisions: ALL,
    add: { date: '2012-06-04', name: 'Spring bank holiday' },
    remove: '2012-05-28',
    source: GOV_UK,
  },
  { divisions: ALL, add: { date: '2012-06-05', name: 'Diamond Jubilee' }, source: GOV_UK },
  {
    divisions: ALL,
    add: { date: '2020-05-08', name: 'Early May bank holiday (VE day)' },
    remove: '2020-05-04',
    source: GOV_UK,
  },
  {
    divisions: ALL,
    add: { date: '2022-06-02', name: 'Spring bank holiday' },
    remove: '2022-05-30',
    source: GOV_UK,
  },
  { divisions: ALL, add: { date: '2022-06-03', name: 'Platinum Jubilee' }, source: GOV_UK },
  { divisions: ALL, add: { date: '2022-09-19', name: 'State funeral of Queen Elizabeth II' }, source: GOV_UK },
  { divisions: ALL, add: { date: '2023-05-08', name: 'Coronation of King Charles III' }, source: GOV_UK },
  { divisions: ['scotland'], add: { date: '2026-06-15', name: 'World Cup bank holiday' }, source: GOV_UK },
];
