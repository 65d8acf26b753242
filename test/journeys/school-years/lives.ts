// The years that are lived: every pack twice, with another custodian each time. Two files share them, so that two cores do.

import { expect, it } from '@jest/globals';
import { look } from './acts-reviews.ts';
import { type Life, live } from './live.ts';
import { PACKS } from './pack-school.ts';

const given = process.env.PROPERTY_SEED ?? '1';
const first = given === 'any' ? Math.floor(Math.random() * 1_000_000) : Number(given);
const CUSTODIANS = ['prompt', 'late', 'never'] as const;

/** What is looked at on 29 February is due on the last school day before 28 February a year later. */
const onLeapDay: NonNullable<Life['alsoOn']> = async (day, acting) => {
  if (day !== '2028-02-29') return;
  for (const review of acting.facts.reviews.values()) await look(acting, review);
};

const lives: readonly Life[] = PACKS.flatMap((pack, index) =>
  [0, 1].map((more): Life => {
    const seed = first * 100 + index * 2 + more;
    const life = { pack, seed, until: '2027-09-30', custodian: CUSTODIANS[seed % 3] ?? 'prompt' };
    // A Sunday in 2027, and a Saturday the year before.
    if (pack === 'rosewood' && more === 1) return { ...life, yearlyOn: '09-05' };
    return pack === 'sefton' && more === 1 ? { ...life, until: '2028-03-03', alsoOn: onLeapDay } : life;
  }),
);

export const liveAll = (packs: readonly string[]): void =>
  it.each(
    lives
      .filter(({ pack }) => packs.includes(pack))
      .map((life) => [life.pack, life.seed, life.custodian, life] as const),
  )(
    'of %s (seed %i, a custodian who is %s)',
    async (_pack, _seed, _custodian, life) => {
      const { judge, days } = await live(life);
      expect(days).toBeGreaterThan(300);
      // In a year by chance nobody may leave whose account IT closes.
      const asked = ['aup.read', 'review.open', 'review.list', 'aup.campaign', ...(given === '1' ? ['leavers'] : [])];
      for (const verb of asked) expect([verb, (judge.seen.get(verb) ?? 0) > 0]).toEqual([verb, true]);
    },
    300_000,
  );
