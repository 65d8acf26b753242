// The periods a document can be about: this school year and the last, and the terms of both.

import { type SchoolYear, schoolYearOf, type Term, termsOf, yearWords } from '../../domain/report/school-year.ts';
import type { SchoolCalendar } from '../../domain/school/policy.ts';
import type { Instant, IsoDate } from '../../domain/shared/instant.ts';
import { isoDateOf } from '../../domain/shared/time.ts';
import type { Option } from '../../views/fields.ts';

/** `term` counts from 0; null is the whole school year. */
export type Period = {
  readonly year: SchoolYear;
  readonly term: number | null;
  readonly words: string;
  readonly from: IsoDate;
  /** The first day that is not part of it any more. */
  readonly until: IsoDate;
};

export function periodsAt(calendar: SchoolCalendar, now: Instant): readonly Period[] {
  const today = isoDateOf(now, calendar.zone);
  const year = schoolYearOf(today);
  return [year, year - 1].flatMap((one) => {
    const terms = termsOf(calendar, one).filter(({ from }) => from <= today);
    const [first] = terms;
    const last = terms.at(-1);
    if (first === undefined || last === undefined) return [];
    const words = `${one === year ? 'This' : 'Last'} school year, ${yearWords(one)}`;
    const whole: Period = { year: one, term: null, words, from: first.from, until: last.until };
    return [whole, ...terms.map((term, at) => termPeriod(term, one, at)).toReversed()];
  });
}

const termPeriod = (term: Term, year: SchoolYear, at: number): Period => ({
  ...{ year, term: at, from: term.from, until: term.until },
  words: `${term.name}, ${yearWords(year)}`,
});

/** The day from which a report to governors can be made: a year can be read as soon as its first term is over. */
export const countedFrom = ({ year, term, until }: Period, periods: readonly Period[]): IsoDate =>
  term === null ? (periods.find((one) => one.year === year && one.term === 0)?.until ?? until) : until;

export const periodKey = ({ year, term }: Period): string => (term === null ? `${year}` : `${year}-${term}`);

export const periodOptions = (periods: readonly Period[]): readonly Option[] =>
  periods.map((period) => ({ value: periodKey(period), label: period.words }));
