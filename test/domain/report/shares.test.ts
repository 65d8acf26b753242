// Two ways of splitting one number stand in the same report. The attacker knows both, every rule, and tries every way in which it could be.

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sharesOf } from '../../../src/domain/report/shares.ts';
import { LEAST, showRow, spanOf } from '../../../src/domain/report/small-numbers.ts';

const PURPOSES = ['lesson', 'video', 'event'] as const;
const SITES = ['games', 'other'] as const;

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
const listsOf = (length: number, total: number): readonly (readonly number[])[] =>
  length === 1
    ? [[total]]
    : Array.from({ length: total + 1 }, (_, first) => first).flatMap((first) =>
        listsOf(length - 1, total - first).map((rest) => [first, ...rest]),
      );

/** As the report says it: the second split only beside a number that is said exactly. */
function saying(terms: readonly number[], purposes: readonly number[], sites: readonly number[]): string {
  const first = showRow({ terms, parts: purposes });
  const second = showRow({ terms, parts: sites });
  return JSON.stringify([
    ...[first.terms, first.year, sharesOf(PURPOSES, first)],
    second.year.kind === 'exact' ? sharesOf(SITES, second) : null,
  ]);
}

const saidOf = (shown: ReturnType<typeof sharesOf<string>>, of: string): boolean =>
  shown.said.some((one) => one.of === of && one.shown.kind === 'exact');

describe('what approved requests fall into', () => {
  it('is no single number in either split, to somebody who knows both and tries every year', () => {
    const years = new Map<string, { purposes: readonly number[]; sites: readonly number[] }[]>();
    for (let total = 0; total <= 17; total += 1)
      for (const purposes of listsOf(3, total))
        for (const sites of listsOf(2, total)) {
          const said = saying([total], purposes, sites);
          years.set(said, [...(years.get(said) ?? []), { purposes, sites }]);
        }
    for (const [said, same] of years) {
      const [first] = same;
      if (first === undefined) continue;
      const total = sum(first.purposes);
      // A year with none or few has fewer ways to be.
      if (total < LEAST) continue;
      const shown = sharesOf(PURPOSES, showRow({ terms: [total], parts: first.purposes }));
      for (const [at, purpose] of PURPOSES.entries())
        if (!saidOf(shown, purpose))
          expect([said, purpose, new Set(same.map((year) => year.purposes[at])).size >= 4]).toEqual([
            ...[said, purpose, true],
          ]);
      const second = sharesOf(SITES, showRow({ terms: [total], parts: first.sites }));
      for (const [at, site] of SITES.entries())
        if (!saidOf(second, site))
          expect([said, site, new Set(same.map((year) => year.sites[at])).size >= 4]).toEqual([said, site, true]);
    }
  });

  it('says what is large, and one line of everything else that is true and can be worked out anyway', () => {
    const parts = fc.array(fc.nat(12), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(parts, fc.nat(100), (counts, cut) => {
        const total = sum(counts);
        const early = Math.floor((total * cut) / 100);
        const row = showRow({ terms: [early, total - early], parts: counts });
        const { said, others } = sharesOf(PURPOSES, row);
        for (const { shown } of said) expect(spanOf(shown).low).toBeGreaterThanOrEqual(LEAST);
        if (others === null) return;
        const rest = sum(counts.filter((_, at) => !said.some(({ of }) => of === PURPOSES[at])));
        const { low, high } = spanOf(others);
        expect(low <= rest && rest <= high).toBe(true);
        if (others.kind === 'exact') expect(others.count).toBeGreaterThanOrEqual(LEAST);
      }),
      { numRuns: 500 },
    );
  });

  it('of a small school year names the one that most were for, where every one of them was “Not shown” before', () => {
    const row = showRow({ terms: [12], parts: [9, 2, 1] });
    expect(sharesOf(PURPOSES, row)).toEqual({
      said: [{ of: 'lesson', shown: { kind: 'at_least', low: 5 } }],
      others: { kind: 'held' },
    });
    expect(sharesOf(PURPOSES, showRow({ terms: [13], parts: [9, 2, 2] }))).toEqual({
      said: [{ of: 'lesson', shown: { kind: 'exact', count: 9 } }],
      others: { kind: 'few' },
    });
    expect(sharesOf(PURPOSES, showRow({ terms: [6], parts: [4, 1, 1] }))).toEqual({ said: [], others: null });
  });
});
