// How many have signed is said so that nobody can work out one who has not. The attacker knows how many people there are, every rule,
// and tries every way in which it could be.

import { describe, expect, it } from '@jest/globals';
import { publishSigning } from '../../../src/domain/report/publish-signing.ts';
import { LEAST } from '../../../src/domain/report/small-numbers.ts';
import type { SigningCount } from '../../../src/domain/report/status-figures.ts';

const count = (asked: number, signed: number, overdue: number, refused: number): SigningCount => ({
  title: 'Staff agreement',
  ...{ asked, signed, overdue, refused },
});

/** Every way in which so many people could stand. */
function everyWay(asked: number): readonly SigningCount[] {
  const found: SigningCount[] = [];
  for (let signed = 0; signed <= asked; signed += 1)
    for (let overdue = 0; signed + overdue <= asked; overdue += 1)
      for (let refused = 0; signed + overdue + refused <= asked; refused += 1)
        found.push(count(asked, signed, overdue, refused));
  return found;
}

const PARTS = ['signed', 'overdue', 'refused'] as const;

describe('how many have signed', () => {
  it('gives away no count under five, whoever knows how many people there are and tries every way', () => {
    for (let asked = 0; asked <= 26; asked += 1) {
      const bySaying = new Map<string, SigningCount[]>();
      for (const way of everyWay(asked)) {
        const said = JSON.stringify(publishSigning(way));
        bySaying.set(said, [...(bySaying.get(said) ?? []), way]);
      }
      for (const [said, ways] of bySaying)
        for (const part of PARTS) {
          const values = new Set(ways.map((way) => way[part]));
          const open = new Set(ways.map((way) => way.asked - way.signed - way.overdue - way.refused));
          const few = [...values].some((value) => value < LEAST);
          const least = Math.min(4, asked + 1);
          if (few) expect([said, part, values.size >= least]).toEqual([said, part, true]);
          if ([...open].some((value) => value < LEAST))
            expect([said, 'open', open.size >= least]).toEqual([said, 'open', true]);
        }
    }
  });

  it('is said in words that a school hopes to read, and exactly where enough are on either side', () => {
    expect(publishSigning(count(40, 40, 0, 0)).signed).toBe('all_but_few');
    expect(publishSigning(count(40, 37, 2, 1)).signed).toBe('all_but_few');
    expect(publishSigning(count(60, 30, 12, 2))).toMatchObject({
      ...{ asked: { kind: 'exact', count: 60 }, signed: { kind: 'exact', count: 30 } },
      ...{ overdue: { kind: 'exact', count: 12 }, refused: { kind: 'held' } },
    });
    expect(publishSigning(count(9, 9, 0, 0)).signed).toEqual({ kind: 'held' });
    expect(publishSigning(count(4, 2, 1, 1))).toMatchObject({ asked: { kind: 'few' }, signed: { kind: 'few' } });
  });
});
