// A whole school year, day by day, with people who sign, forget, go away and leave; held against days reckoned by another road.

import { afterEach, expect, it } from '@jest/globals';
import type { Person } from '../../../src/domain/people/person.ts';
import type { Policy } from '../../../src/domain/school/policy.ts';
import type { IsoDate } from '../../../src/domain/shared/instant.ts';
import { addDays, instantAt } from '../../../src/domain/shared/time.ts';
import { aDuty, type FakeDuties, fakeDuties } from '../../support/fake-duties.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { ENGLISH_YEAR, openSchoolYear, type SchoolYear, schoolDaysOf } from '../../support/school-year.ts';

afterEach(closeTestStores);

/** A small generator with a seed, so that a year can be lived again. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * sides);
  };
}

const SOMEBODY = ['p_tess', 'p_dana', 'p_dev', 'p_hana', 'p_ezra', 'p_ivy', 'p_bea', 'p_clem', 'p_ola'];
const AWAY: Readonly<Record<string, { readonly from: IsoDate; readonly to: IsoDate }>> = {
  p_tess: { from: '2026-11-09', to: '2026-11-20' },
  p_bea: { from: '2027-03-01', to: '2027-04-30' },
};
const LEAVES = { who: 'p_ola', lastDay: '2027-01-15' };

const asTheyAre = (person: Person): Person => {
  const away = AWAY[person.id];
  return {
    ...person,
    absences: away === undefined ? [] : [away],
    ...(person.id === LEAVES.who ? { endsOn: LEAVES.lastDay } : {}),
  };
};

const SCHOOL_DAYS = schoolDaysOf(ENGLISH_YEAR);
function mayHear(id: string, day: IsoDate): boolean {
  const away = AWAY[id];
  const isAway = away !== undefined && away.from <= day && day <= away.to;
  return SCHOOL_DAYS.has(day) && !isAway && !(id === LEAVES.who && day > LEAVES.lastDay);
}

/** Looks at each day when it is over. */
function watchOver(year: SchoolYear, source: FakeDuties) {
  /** Days on which a thing could have been told, since it was told last or came up. */
  const waiting = new Map<string, number>();
  const found = { longest: 0 };
  let seen = 0;
  const dayIsOver = (day: IsoDate): void => {
    const left = year.bundles.slice(seen);
    seen = year.bundles.length;
    const people = left.map(({ to }) => to);
    expect(new Set(people).size).toBe(people.length);
    const told = left.flatMap(({ to, view }) => view.items.map(({ action }) => `${to} ${action.target}`));
    for (const sent of left) expect([sent.day, mayHear(sent.to, day)]).toEqual([day, true]);
    for (const name of told) expect(source.open.has(name)).toBe(true);
    for (const [name, duty] of source.open) {
      if (told.includes(name)) waiting.set(name, 0);
      else if (mayHear(duty.to, day)) waiting.set(name, (waiting.get(name) ?? 0) + 1);
      found.longest = Math.max(found.longest, waiting.get(name) ?? 0);
    }
  };
  return { dayIsOver, found };
}

it.each([1, 2, 3])('year %i: one bundle a day at most, nobody forgotten, nobody chased who is done', async (seed) => {
  const roll = dice(seed);
  const source = fakeDuties();
  const policy = (demo: Policy): Policy => ({ ...demo, calendar: ENGLISH_YEAR, people: demo.people.map(asTheyAre) });
  const year = await openSchoolYear({ from: '2026-08-24', sources: [source], policy });
  const { dayIsOver, found } = watchOver(year, source);
  let off = 0;
  for (let day = '2026-08-24'; day <= '2027-07-30'; day = addDays(day, 1)) {
    if (roll(3) === 0) {
      const to = SOMEBODY[roll(SOMEBODY.length)] ?? 'p_tess';
      source.owe(aDuty(to, `duty:${day}`, { about: `duty:${day}`, firstOn: day, spacing: [7, 4, 3] }));
    }
    for (const duty of [...source.open.values()]) if (roll(25) === 0) source.done(duty.to, duty.key);
    if (off === 0 && roll(80) === 0) off = 1 + roll(14);
    off -= Math.sign(off);
    if (off > 0) continue;
    // Straight to this morning: the days in between went by without a server.
    await year.goTo(instantAt(day, '00:00', ENGLISH_YEAR.zone));
    await year.runTo(day);
    dayIsOver(day);
  }
  expect(year.bundles.length).toBeGreaterThan(30);
  // A week of spacing is five school days; more than five things at once take a day or two longer.
  expect(found.longest).toBeLessThanOrEqual(7);
});
