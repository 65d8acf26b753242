// Nobody can work out a count under five. The attacker here knows every number that is said in every report of the year, that terms and
// headings add up, which numbers were held back, and tries every school year there could be.

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addUp,
  LEAST,
  type Row,
  type Shown,
  type ShownRow,
  showRow,
  spanOf,
} from '../../../src/domain/report/small-numbers.ts';

const FEW: Shown = { kind: 'few' };
const exact = (count: number): Shown => ({ kind: 'exact', count });
const range = (low: number, high: number): Shown => ({ kind: 'range', low, high });
const MORE: Shown = { kind: 'at_least', low: LEAST };
const HELD: Shown = { kind: 'held' };

/** What one number may be, for somebody who reads how it is shown. `held` ones are known to be large where they are. */
function valuesOf(shown: Shown, truth: number, most: number): readonly number[] {
  if (shown.kind === 'exact') return [shown.count];
  const [low, high] = truth < LEAST ? [0, LEAST - 1] : [LEAST, most];
  return Array.from({ length: high - low + 1 }, (_, at) => low + at);
}

/** All sums of one choice from each list, with for each sum the choices of every place that can reach it. */
function reach(lists: readonly (readonly number[])[]): (at: number) => ReadonlyMap<number, ReadonlySet<number>> {
  return (at) => {
    let sums = new Set([0]);
    for (const [place, list] of lists.entries()) {
      if (place === at) continue;
      sums = new Set([...sums].flatMap((sum) => list.map((value) => sum + value)));
    }
    const found = new Map<number, Set<number>>();
    for (const value of lists[at] ?? [])
      for (const sum of sums) found.set(sum + value, (found.get(sum + value) ?? new Set()).add(value));
    return found;
  };
}

function sumsOf(lists: readonly (readonly number[])[]): ReadonlySet<number> {
  let sums: readonly number[] = [0];
  for (const list of lists) sums = [...new Set(sums.flatMap((sum) => list.map((value) => sum + value)))];
  return new Set(sums);
}

/** For each small number: everything it may still be. */
function stillPossible({ terms, parts }: Row, shown: ShownRow): readonly ReadonlySet<number>[] {
  // The most that the whole year can have been, for somebody who reads it.
  const most = spanOf(shown.year).high;
  const termLists = terms.map((number, at) => valuesOf(shown.terms[at] ?? FEW, number, most));
  const termSums = sumsOf(termLists);
  // Where no heading is said at all, they say nothing about the year.
  const unsaid = parts === null || shown.parts.every(({ kind }) => kind === 'held');
  const partLists = unsaid ? [] : (parts ?? []).map((number, at) => valuesOf(shown.parts[at] ?? HELD, number, most));
  const partSums = unsaid ? termSums : sumsOf(partLists);
  const year = spanOf(shown.year);
  const isYear = (sum: number): boolean => year.low <= sum && sum <= year.high;
  const open = (lists: typeof termLists, others: ReadonlySet<number>, truths: readonly number[]) =>
    truths.flatMap((truth, at) => {
      if (truth >= LEAST) return [];
      const reached = reach(lists)(at);
      const sums = [...reached.keys()].filter((sum) => isYear(sum) && others.has(sum));
      return [new Set(sums.flatMap((sum) => [...(reached.get(sum) ?? [])]))];
    });
  return [...open(termLists, partSums, terms), ...(unsaid ? [] : open(partLists, termSums, parts ?? []))];
}

const ALL = [0, 1, 2, 3, 4];
const sorted = (values: ReadonlySet<number>): readonly number[] => [...values].toSorted((a, b) => a - b);

/** A year: reports spread over terms and headings. */
const aYear: fc.Arbitrary<Row> = fc
  .record({
    terms: fc.integer({ min: 1, max: 6 }),
    parts: fc.integer({ min: 1, max: 8 }),
    reports: fc.array(fc.tuple(fc.nat(99), fc.nat(99), fc.nat(9)), { maxLength: 45 }),
  })
  .map(({ terms, parts, reports }) => {
    const row = { terms: Array.from({ length: terms }, () => 0), parts: Array.from({ length: parts }, () => 0) };
    for (const [term, part, heavy] of reports) {
      // Most reports come under one or two headings, as they do in a school.
      const to = heavy < 6 ? part % Math.min(2, parts) : part % parts;
      row.terms[term % terms] = (row.terms[term % terms] ?? 0) + 1;
      row.parts[to] = (row.parts[to] ?? 0) + 1;
    }
    return row;
  });

describe('a count under five', () => {
  it('is never said', () => {
    fc.assert(
      fc.property(aYear, (row) => {
        const shown = showRow(row);
        for (const one of [...shown.terms, shown.year, ...shown.parts])
          if (one.kind === 'exact') expect(one.count).toBeGreaterThanOrEqual(LEAST);
      }),
      { numRuns: 1000 },
    );
  });

  it('may still be anything from 0 to 4 for somebody who solves every report of the year together', () => {
    fc.assert(
      fc.property(aYear, (row) => {
        for (const values of stillPossible(row, showRow(row))) expect(sorted(values)).toEqual(ALL);
      }),
      { numRuns: 3000 },
    );
  });

  it('is as free in every small year there is', () => {
    let years = 0;
    const byTotal = byTotalOf(everyList(3, 9));
    for (const terms of everyList(3, 7))
      for (const parts of byTotal.get(total(terms)) ?? []) {
        const row = { terms, parts };
        for (const values of stillPossible(row, showRow(row)))
          if (values.size !== ALL.length) throw new Error(JSON.stringify(row));
        years += 1;
      }
    expect(years).toBeGreaterThan(5000);
  });

  it.each([
    [1, 24, 3],
    [2, 16, 2],
    [3, 11, 2],
    [2, 10, 3],
  ])(
    'is no single number even to somebody who tries the rules on every year of %i terms, up to %i reports and %i headings',
    (terms, most, parts) => {
      for (const [said, same] of yearsBySaying(terms, most, parts)) {
        const shown: ShownRow = JSON.parse(said);
        shown.terms.forEach(({ kind }, at) => {
          if (kind !== 'exact')
            expect([said, new Set(same.map((row) => row.terms[at])).size >= 4]).toEqual([said, true]);
        });
        shown.parts.forEach(({ kind }, at) => {
          if (kind !== 'exact')
            expect([said, new Set(same.map((row) => row.parts[at])).size >= 4]).toEqual([said, true]);
        });
      }
    },
  );
});

/** Every year there could be, by what is said of it; without those that may have more reports than were tried. */
function yearsBySaying(terms: number, most: number, parts: number) {
  const found = new Map<string, { terms: readonly number[]; parts: readonly number[] }[]>();
  const byTotal = byTotalOf(everyList(parts, most));
  for (const list of everyList(terms, most))
    for (const split of byTotal.get(total(list)) ?? []) {
      const shown = showRow({ terms: list, parts: split });
      if (spanOf(shown.year).high > most) continue;
      const said = JSON.stringify(shown);
      const same = found.get(said) ?? [];
      same.push({ terms: list, parts: split });
      found.set(said, same);
    }
  return found;
}

function byTotalOf(lists: readonly (readonly number[])[]): ReadonlyMap<number, readonly (readonly number[])[]> {
  const found = new Map<number, (readonly number[])[]>();
  for (const list of lists) found.set(total(list), [...(found.get(total(list)) ?? []), list]);
  return found;
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);
const everyList = (length: number, most: number): readonly (readonly number[])[] =>
  length === 0
    ? [[]]
    : everyList(length - 1, most).flatMap((list) => Array.from({ length: most + 1 }, (_, last) => [...list, last]));

describe('what is said', () => {
  it('is each number from five up, as it is', () => {
    expect(showRow({ terms: [12, 7, 9], parts: [20, 8] })).toEqual({
      terms: [exact(12), exact(7), exact(9)],
      year: exact(28),
      parts: [exact(20), exact(8)],
    });
  });

  it('of a year that is not over, is its terms and what they come to', () => {
    expect(showRow({ terms: [12, 3], parts: null })).toEqual({
      terms: [exact(12), FEW],
      year: range(12, 16),
      parts: [],
    });
    expect(showRow({ terms: [2], parts: null }).year).toEqual(FEW);
  });

  it('is the year beside three small terms only where no term follows from it', () => {
    expect(showRow({ terms: [2, 3, 2], parts: [7] }).year).toEqual(exact(7));
    expect(showRow({ terms: [4, 4, 4], parts: [12] }).year).toEqual(range(0, 12));
    expect(showRow({ terms: [9, 9, 2], parts: [20] }).year).toEqual(range(18, 22));
  });

  it('is no heading that would give a small one away', () => {
    // 20 less 19 is one.
    expect(showRow({ terms: [10, 10], parts: [19, 1] }).parts).toEqual([MORE, FEW]);
    // The last one from five up is held back, if that is enough.
    expect(showRow({ terms: [20, 16], parts: [20, 6, 9, 1] }).parts).toEqual([exact(20), exact(6), HELD, HELD]);
    expect(showRow({ terms: [20, 16], parts: [20, 9, 6, 1] }).parts).toEqual([MORE, MORE, MORE, FEW]);
    // Of eight, one that is five or more leaves at most three: none of the others could be four.
    expect(showRow({ terms: [8], parts: [7, 1] }).parts).toEqual([HELD, HELD]);
    expect(showRow({ terms: [9], parts: [8, 1] }).parts).toEqual([MORE, FEW]);
  });

  it('adds up to what is said and no more', () => {
    expect(addUp([exact(12), FEW, FEW])).toEqual(range(12, 20));
    expect(addUp([FEW])).toEqual(FEW);
    expect(addUp([exact(5), exact(6)])).toEqual(exact(11));
  });

  it('is always true', () => {
    fc.assert(
      fc.property(aYear, (row) => {
        const shown = showRow(row);
        const fits = (one: Shown, truth: number): boolean => spanOf(one).low <= truth && truth <= spanOf(one).high;
        expect(shown.terms.every((one, at) => fits(one, row.terms[at] ?? 0))).toBe(true);
        expect(shown.parts.every((one, at) => fits(one, row.parts?.[at] ?? 0))).toBe(true);
        expect(fits(shown.year, total(row.terms))).toBe(true);
      }),
    );
  });
});
