// The autumn in which everybody signs again, lived in seconds through the real worker, with a custodian who starts early, on the day,
// late or never: nobody who owes is forgotten, and nobody is chased before the start, after signing, or twice a day.

import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { campaignDutySource } from '../../../src/usecases/aup/campaigns/campaign-duty-source.ts';
import { signDutySource } from '../../../src/usecases/aup/sign-duty-source.ts';
import { changePerson } from '../../support/change-person.ts';
import { hastyDisk } from '../../support/hasty-disk.ts';
import { memoryStore } from '../../support/memory-store.ts';
import { closeTestStores, openTestStore } from '../../support/open-test-store.ts';
import { ENGLISH_YEAR, openSchoolYear, type SchoolYear, schoolDaysOf } from '../../support/school-year.ts';
import { signAs, staffOf } from '../../support/sign-as.ts';

afterEach(closeTestStores);

const FROM = '2026-07-19';
const YEARLY = '2026-09-07';
const LAST = '2026-10-16';
const DAYS = [...schoolDaysOf(ENGLISH_YEAR)].sort().filter((day) => day >= '2026-09-02' && day <= LAST);
const BEFORE = DAYS.filter((day) => day < YEARLY);
const AFTER = DAYS.filter((day) => day > YEARLY && day < '2026-10-05');

type Plan = {
  readonly starts: string | null;
  readonly signs: readonly (string | null)[];
  readonly away: boolean;
};

const plan = (starts: fc.Arbitrary<string | null>): fc.Arbitrary<Plan> =>
  fc.record({
    starts,
    signs: fc.array(fc.option(fc.constantFrom(...DAYS.filter((day) => day > YEARLY))), {
      minLength: 30,
      maxLength: 30,
    }),
    away: fc.boolean(),
  });

const presses = (year: SchoolYear, verb: string, to?: string): readonly string[] =>
  year.bundles
    .filter((sent) => to === undefined || sent.to === to)
    .filter(({ view }) => view.items.some(({ action }) => action.verb === verb && action.target !== 'governor'))
    .map(({ day }) => day);

async function live({ starts, signs, away }: Plan) {
  // A year is some thousands of commits: what a disk must withstand is tried elsewhere.
  const store = { ...(await openTestStore({ disk: hastyDisk })), ...memoryStore() };
  const year = await openSchoolYear({ from: FROM, store, sources: [signDutySource, campaignDutySource] });
  const { school } = year;
  if (away) await changePerson(school, 'p_ezra', { absences: [{ from: '2026-09-02', to: LAST }] });
  const staff = await staffOf(school);
  // They all signed in the year before.
  await year.runTo('2026-07-20', async (day) => {
    if (day === '2026-07-20') for (const id of staff) await signAs(school, id);
  });
  const signed = new Map<string, string>();
  let startedOn: string | null = null;
  await year.runTo(LAST, async (day) => {
    for (const [index, id] of staff.entries()) {
      if (signs[index] !== day) continue;
      await signAs(school, id);
      signed.set(id, day);
    }
    if (day !== starts) return;
    const who = await school.who('p_hana');
    const campaign = value(await school.useCases.aup.campaigns.list(who)).items.find(
      ({ stage }) => stage === 'to_start',
    );
    if (campaign === undefined) return;
    const { limits } = value(await school.useCases.aup.campaigns.open(who, campaign.id));
    value(await school.useCases.aup.campaigns.start(who, campaign.id, { key: day, dueOn: limits.last }));
    startedOn = [day, campaign.startsOn].sort().at(-1) ?? day;
  });
  return { year, staff, signed, startedOn: startedOn as string | null };
}

function value<T>(done: { ok: true; value: T } | { ok: false; refusal: { code: string } }): T {
  if (!done.ok) throw new Error(done.refusal.code);
  return done.value;
}

/** The longest run of school days without one of these days in it. */
function longestGap(told: readonly string[], from: string, to: string): number {
  let gap = 0;
  let longest = 0;
  for (const day of DAYS.filter((each) => each >= from && each <= to)) {
    gap = told.includes(day) ? 0 : gap + 1;
    longest = Math.max(longest, gap);
  }
  return longest;
}

async function holds(given: Plan): Promise<void> {
  const { year, staff, signed, startedOn } = await live(given);
  for (const id of staff) {
    const told = presses(year, 'aup.read', id).filter((day) => day > FROM);
    const done = signed.get(id) ?? '9999';
    expect([id, told.filter((day) => day >= done)]).toEqual([id, []]);
    expect([id, told.filter((day) => startedOn === null || day < startedOn)]).toEqual([id, []]);
    if (startedOn !== null && done > startedOn && !(given.away && id === 'p_ezra'))
      expect([id, longestGap(told, startedOn, done < LAST ? before(done) : LAST) < 13]).toEqual([id, true]);
    const days = year.bundles.filter(({ to }) => to === id).map(({ day }) => day);
    expect(new Set(days).size).toBe(days.length);
  }
  const keeper = given.away ? 'p_hana' : 'p_ezra';
  const asked = presses(year, 'aup.campaign', keeper);
  const someoneOwes = staff.some((id) => (signed.get(id) ?? '9999') > '2026-09-02');
  if (someoneOwes)
    expect(longestGap(asked, '2026-09-02', before(startedOn === null ? LAST : (given.starts ?? LAST)))).toBeLessThan(
      13,
    );
  for (const day of presses(year, 'aup.campaign'))
    expect(day < (given.starts !== null && startedOn !== null ? given.starts : '9999')).toBe(true);
}

const before = (day: string): string => DAYS.filter((each) => each < day).at(-1) ?? '2026-09-02';

describe('a year with a campaign', () => {
  it.each([
    ['early', fc.constantFrom<string | null>(...BEFORE.slice(1))],
    ['late', fc.constantFrom<string | null>(...AFTER)],
    ['never', fc.constant<string | null>(null)],
  ])(
    'started %s forgets nobody and chases nobody who is done',
    async (_when, starts) => {
      await fc.assert(fc.asyncProperty(plan(starts), holds), { numRuns: 1, endOnFailure: true });
    },
    240_000,
  );

  it('that nobody starts reaches the custodian, then the head as well, and never the others', async () => {
    const nobody = Array.from({ length: 30 }, () => null);
    const { year } = await live({ starts: null, signs: nobody, away: false });
    const [custodian, head] = ['p_ezra', 'p_hana'].map((id) => presses(year, 'aup.campaign', id));
    expect(custodian?.[0]).toBe('2026-09-02');
    expect(head?.[0]).toBe('2026-09-14');
    expect(new Set(year.bundles.filter(({ day }) => day > '2026-09-02').map(({ to }) => to))).toEqual(
      new Set(['p_ezra', 'p_hana', ...governorsOf(year)]),
    );
    expect(JSON.stringify(year.bundles.find(({ to, day }) => to === 'p_ezra' && day === '2026-09-02')?.view)).toContain(
      'Ready to start: Acceptable use agreement for staff',
    );
  }, 60_000);
});

/** They sign their own text for the first time, and are asked without a campaign. */
const governorsOf = (year: SchoolYear): readonly string[] => [
  ...new Set(
    year.bundles
      .filter(({ view }) => view.items.some(({ action }) => action.target === 'governor'))
      .map(({ to }) => to),
  ),
];
