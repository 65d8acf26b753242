// The school year and its terms, as the governors' report counts them. A term is the smallest period there is, each day belongs to
// exactly one, and a holiday to the term that follows it.

import type { SchoolCalendar } from '../school/policy.ts';
import type { IsoDate } from '../shared/instant.ts';
import { addDays } from '../shared/time.ts';

/** Named by the calendar year in which it begins. */
export type SchoolYear = number;
/** `until` is the first day that is not part of it any more. */
export type Term = { readonly name: string; readonly from: IsoDate; readonly until: IsoDate };

/** A new school year begins on 1 September, whatever day the first pupils come. */
export const schoolYearOf = (date: IsoDate): SchoolYear => Number(date.slice(0, 4)) - (date.slice(5) < '09-01' ? 1 : 0);

export const schoolYearEnd = (year: SchoolYear): IsoDate => `${year + 1}-08-31`;

export const yearWords = (year: SchoolYear): string => `${year} to ${year + 1}`;

/** More would be months by another name, and months can be compared. */
const MOST_TERMS = 6;

/** `startsOn`: where the last term of the year before really ended, if it has been counted. */
export function termsOf(
  calendar: Pick<SchoolCalendar, 'terms'>,
  year: SchoolYear,
  startsOn?: IsoDate,
): readonly Term[] {
  const known = inOrder(calendar, year);
  const before = inOrder(calendar, year - 1).at(-1);
  const first = startsOn ?? (before === undefined ? `${year}-08-01` : addDays(before.to, 1));
  const ends = known.length === 0 || known.length > MOST_TERMS ? plainTerms(year) : known;
  return ends.map(({ name, to }, at) => {
    const last = ends[at - 1];
    return { name, from: last === undefined ? first : addDays(last.to, 1), until: addDays(to, 1) };
  });
}

const inOrder = (
  { terms }: Pick<SchoolCalendar, 'terms'>,
  year: SchoolYear,
): readonly { name: string; to: IsoDate }[] =>
  terms.filter(({ from }) => schoolYearOf(from) === year).toSorted((a, b) => a.from.localeCompare(b.from));

/** For a calendar that has no terms of that year. */
const plainTerms = (year: SchoolYear): readonly { name: string; to: IsoDate }[] => [
  { name: 'Autumn', to: `${year}-12-31` },
  { name: 'Spring', to: `${year + 1}-03-31` },
  { name: 'Summer', to: `${year + 1}-07-31` },
];
