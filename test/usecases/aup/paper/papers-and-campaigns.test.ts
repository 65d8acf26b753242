// Papers of pupils and campaigns, through real class lists: first papers are asked for at once, everything else when the campaign is
// started. Nobody is forgotten, and nobody is asked who has handed theirs in.

import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type PupilRow, readPupilRows } from '../../../../src/domain/aup/paper/pupil-rows.ts';
import { addDays, instantAt } from '../../../../src/domain/shared/time.ts';
import { prepareCampaigns } from '../../../../src/usecases/aup/campaigns/prepare-campaigns.ts';
import { readUnsigned } from '../../../../src/usecases/aup/gate/read-unsigned.ts';
import { importPupils } from '../../../../src/usecases/aup/paper/import-pupils.ts';
import { makePaperUseCases } from '../../../../src/usecases/aup/paper/make-paper-use-cases.ts';
import { paperDutySource, schoolStandings } from '../../../../src/usecases/aup/paper/paper-duty-source.ts';
import { paperWorld } from '../../../../src/usecases/aup/paper/paper-world.ts';
import { createFeedReader, feedReaderId } from '../../../../src/usecases/filtering/feed-readers.ts';
import { hastyDisk } from '../../../support/hasty-disk.ts';
import { closeTestStores, openTestStore } from '../../../support/open-test-store.ts';
import { openSchool, type TestSchool } from '../../../support/school.ts';
import { ENGLISH_YEAR, schoolDaysOf } from '../../../support/school-year.ts';

afterEach(closeTestStores);

const HEADER = ['id', 'name', 'class', 'year group'];
const YEAR_2 = ['A1,Infant One,2A,2', 'A2,Infant Two,2A,2'];
const YEAR_3 = ['A1,Infant One,3A,3', 'A2,Infant Two,3A,3'];
const YEAR_5 = ['B1,Junior One,5T,5', 'B2,Junior Two,5T,5'];
const JOINER = 'C1,Junior New,5T,5';
const TOKEN = 'a'.repeat(43);
const SCHOOL_DAYS = [...schoolDaysOf(ENGLISH_YEAR)].sort();

type YearlyOn = string | null;

async function open(from: string, yearlyOn: YearlyOn = '09-07'): Promise<TestSchool> {
  const startAt = instantAt(from, '09:00', 'Europe/London');
  const store = await openTestStore({ disk: hastyDisk, clock: { now: () => startAt } });
  return openSchool({
    ...{ startAt, store },
    policy: (demo) => ({
      ...demo,
      calendar: ENGLISH_YEAR,
      agreements: { ...demo.agreements, yearlyOn, accounts: { ...demo.agreements.accounts, pupil_ks2: 'own' } },
    }),
  });
}

const goTo = (school: TestSchool, day: string): void =>
  school.clock.move(instantAt(day, '09:00', 'Europe/London') - school.clock.now());

async function list(school: TestSchool, lines: readonly string[]): Promise<void> {
  const raw = lines.map((line, index) => ({ line: index + 2, cells: line.split(',') }));
  const rows: readonly PupilRow[] = readPupilRows(HEADER, raw).rows;
  const done = await importPupils(school.deps, { school: 'demo', rows, apply: true, manyLeavers: true });
  expect(done).toMatchObject({ outcome: 'applied' });
}

const hashOf = (school: TestSchool, key: string): string =>
  school.policy.agreements.texts.find((text) => text.key === key)?.hash ?? '';

let presses = 0;
async function tick(school: TestSchool, name: string, pupils: readonly string[], day: string, key = 'pupil_ks2') {
  presses += 1;
  const inputs = { chosen: pupils.join(','), answer: 'signed', signed_on: day, kept_at: 'Blue folder' };
  const ref = { list: `class-demo-${name}`, agreement: key, signer: 'pupil' as const };
  const input = { key: `tick ${presses}`, hash: hashOf(school, key), inputs };
  return school.useCases.aup.papers.tickPupils(await school.who('p_ezra'), ref, input);
}

/** Where each pupil stands with the paper that pupils of Key Stage 2 sign. */
async function standings(school: TestSchool) {
  const world = await paperWorld(school.deps, 'demo');
  if (!world.ok) throw new Error('no world');
  return (await schoolStandings(school.deps, world.value))
    .flatMap((each) => each.standings)
    .filter(({ text, signer }) => text.key === 'pupil_ks2' && signer === 'pupil');
}
async function stateOf(school: TestSchool, pupil: string): Promise<string> {
  const standing = (await standings(school)).find((each) => each.pupil.id === pupil)?.standing;
  if (standing === undefined) return 'none';
  return standing.state === 'owed' ? (standing.waits === true ? 'waits' : 'asked') : standing.state;
}
/** What classes still have to collect, class by class; two teachers of one class collect the same. */
const collected = async (school: TestSchool, today: string): Promise<readonly string[]> => {
  const duties = await paperDutySource.duties(school.deps, 'demo', today);
  const mine = duties.filter(({ kind, about }) => kind === 'collect_paper' && about.includes('pupil_ks2:pupil'));
  return [...new Set(mine.map(({ title }) => title))].sort((a, b) =>
    a.slice(a.indexOf('class')) < b.slice(b.indexOf('class')) ? -1 : 1,
  );
};

const prepare = (school: TestSchool, today: string): Promise<void> => prepareCampaigns(school.deps, 'demo', today);
async function campaigns(school: TestSchool) {
  const found = await school.useCases.aup.campaigns.list(await school.who('p_ezra'));
  return found.ok ? found.value.items.filter(({ id }) => id.includes('pupil_ks2')) : [];
}
async function start(school: TestSchool, id: string): Promise<void> {
  const who = await school.who('p_ezra');
  const page = await school.useCases.aup.campaigns.open(who, id);
  if (!page.ok) throw new Error(page.refusal.code);
  presses += 1;
  const input = { key: `start ${presses}`, dueOn: page.value.limits.last };
  expect(await school.useCases.aup.campaigns.start(who, id, input)).toMatchObject({ ok: true });
}

describe('the start of Key Stage 2', () => {
  it('is asked for when its campaign is started; a class list that is new and pupils who join are asked at once', async () => {
    const school = await open('2027-05-10');
    await list(school, [...YEAR_2, ...YEAR_5]);
    expect(await Promise.all(['A1', 'B1'].map((id) => stateOf(school, id)))).toEqual(['none', 'asked']);
    await tick(school, '5t', ['B1', 'B2'], '2027-05-10');
    goTo(school, '2027-07-20');
    await list(school, [...YEAR_3, ...YEAR_5]);
    await prepare(school, '2027-07-20');
    expect(await campaigns(school)).toEqual([]);
    goTo(school, '2027-08-20');
    await prepare(school, '2027-08-20');
    const [campaign] = await campaigns(school);
    expect(campaign).toMatchObject({ why: 'ks2_start', startsOn: '2027-09-01', stage: 'to_start' });
    goTo(school, '2027-09-10');
    await list(school, [...YEAR_3, ...YEAR_5, JOINER]);
    expect(await Promise.all(['A1', 'B1', 'C1'].map((id) => stateOf(school, id)))).toEqual(['waits', 'waits', 'asked']);
    expect(await collected(school, '2027-09-10')).toEqual([expect.stringMatching(/^1 of 3 .* class 5T /)]);
    await start(school, campaign?.id ?? '');
    expect(await Promise.all(['A1', 'B1', 'C1'].map((id) => stateOf(school, id)))).toEqual(['asked', 'asked', 'asked']);
    expect(await collected(school, '2027-09-10')).toEqual([
      expect.stringMatching(/^2 of 2 .* class 3A /),
      expect.stringMatching(/^3 of 3 .* class 5T /),
    ]);
    await tick(school, '3a', ['A1', 'A2'], '2027-09-10');
    await tick(school, '5t', ['B1', 'B2', 'C1'], '2027-09-10');
    expect(await collected(school, '2027-09-10')).toEqual([]);
    await prepare(school, '2027-09-13');
    expect(await campaigns(school)).toMatchObject([{ stage: 'ended' }]);
  });

  it('says on the page what is not started, bars nobody before, and takes a paper that comes early', async () => {
    const school = await open('2027-05-10', null);
    await list(school, [...YEAR_2, ...YEAR_5]);
    await tick(school, '5t', ['B1', 'B2'], '2027-05-10');
    const id = feedReaderId(TOKEN);
    await createFeedReader(school.deps, { school: 'demo', id, name: 'accounts', what: 'unsigned' });
    goTo(school, '2027-09-03');
    await list(school, [...YEAR_3, ...YEAR_5]);
    await prepare(school, '2027-09-03');
    const who = await school.who('p_ezra');
    const ref = { list: 'class-demo-3a', agreement: 'pupil_ks2', signer: 'pupil' as const };
    expect(await school.useCases.aup.papers.sheet(who, ref, 1)).toMatchObject({ value: { waiting: 2, signed: 0 } });
    const classes = await school.useCases.aup.papers.classes(who, { find: '3', page: 0 });
    expect(JSON.stringify(classes)).toContain('"waiting":2');
    const unsigned = async () => (await readUnsigned(school.deps, TOKEN))?.body ?? '';
    expect(await unsigned()).not.toContain('"A1","3A","pupil_ks2"');
    expect(await tick(school, '3a', ['A1'], '2027-09-03')).toEqual({ ok: true, value: 1 });
    expect(await Promise.all(['A1', 'A2', 'B1'].map((id) => stateOf(school, id)))).toEqual([
      ...['signed', 'waits', 'signed'],
    ]);
    const [campaign] = await campaigns(school);
    await start(school, campaign?.id ?? '');
    expect(await Promise.all(['A1', 'A2', 'B1'].map((id) => stateOf(school, id)))).toEqual([
      ...['signed', 'asked', 'signed'],
    ]);
    expect(await unsigned()).toContain('"A2","3A","pupil_ks2"');
  });
});

describe('a campaign by hand', () => {
  it('asks every pupil anew from its start, and refuses a paper from before', async () => {
    const school = await open('2027-01-11');
    await list(school, YEAR_5);
    await tick(school, '5t', ['B1', 'B2'], '2027-01-11');
    goTo(school, '2027-03-01');
    const who = await school.who('p_ezra');
    const made = await school.useCases.aup.campaigns.byHand(who, {
      ...{ key: 'by hand', agreement: 'pupil_ks2', startsOn: '2027-03-01' },
    });
    expect(await stateOf(school, 'B1')).toBe('signed');
    await start(school, made.ok ? made.value.id : '');
    expect(await stateOf(school, 'B1')).toBe('asked');
    expect(await collected(school, '2027-03-01')).toEqual([expect.stringMatching(/^2 of 2 /)]);
    expect(await tick(school, '5t', ['B1'], '2027-02-26')).toMatchObject({
      refusal: { fields: { signed_on: expect.stringContaining('asked anew') } },
    });
    expect(await tick(school, '5t', ['B1'], '2027-03-01')).toEqual({ ok: true, value: 1 });
    expect(await collected(school, '2027-03-01')).toEqual([expect.stringMatching(/^1 of 2 /)]);
  });
});

const AUTUMN = SCHOOL_DAYS.filter((day) => day >= '2027-09-01' && day <= '2027-10-22');
const DAYS = ['2027-07-20', '2027-08-20', '2027-08-31', ...AUTUMN];

type Plan = {
  readonly yearlyOn: YearlyOn;
  readonly moved: string;
  readonly joins: string;
  readonly starts: string | null;
  readonly ticks: Readonly<Record<string, string | null>>;
};

async function live(school: TestSchool, plan: Plan, day: string): Promise<void> {
  goTo(school, day);
  if (day === plan.moved || day === plan.joins) {
    const first = day >= plan.moved ? YEAR_3 : YEAR_2;
    await list(school, [...first, ...YEAR_5, ...(day >= plan.joins ? [JOINER] : [])]);
  }
  await prepare(school, day);
  const open = (await campaigns(school)).find(({ stage }) => stage === 'to_start');
  if (plan.starts !== null && day >= plan.starts && open !== undefined) await start(school, open.id);
  for (const [pupil, on] of Object.entries(plan.ticks)) {
    const name = (await standings(school)).find((each) => each.pupil.id === pupil) && classOf(pupil);
    if (on === day && name !== undefined) await tick(school, name, [pupil], day);
  }
}
const classOf = (pupil: string): string => (pupil.startsWith('A') ? '3a' : '5t');

async function holds(plan: Plan): Promise<void> {
  const school = await open('2027-06-14', plan.yearlyOn);
  await list(school, [...YEAR_2, ...YEAR_5]);
  await tick(school, '5t', ['B1', 'B2'], '2027-06-14');
  for (const day of DAYS) {
    await live(school, plan, day);
    const now = await standings(school);
    const stages = (await campaigns(school)).map(({ stage }) => stage);
    for (const { pupil, standing } of now) {
      const label = `${day} ${pupil.id} ${standing.state}`;
      const on = plan.ticks[pupil.id] ?? '9999';
      const gaveBack = on <= day && on >= AUTUMN_CYCLE && (pupil.id.startsWith('B') || on >= pupil.since);
      if (gaveBack) expect([label, standing.state]).toEqual([label, 'signed']);
      if (standing.state !== 'owed') continue;
      // Whoever is not asked yet is asked by a campaign that somebody is being asked to start, or that starts on a day to come.
      const isSeen = stages.some((stage) => stage === 'to_start' || stage === 'to_come');
      if (standing.waits === true && day >= '2027-08-20') expect([label, isSeen]).toEqual([label, true]);
      if (pupil.id === 'C1') expect([label, standing.waits]).toEqual([label, false]);
      else if (plan.starts === null) expect([label, standing.waits]).toEqual([label, true]);
      else if (day >= plan.starts && day >= '2027-09-01') expect([label, standing.waits]).toEqual([label, false]);
    }
    const asked = now.filter(({ standing }) => standing.state === 'owed' && standing.waits !== true).length;
    const counted = (await collected(school, day)).reduce((sum, title) => sum + Number(title.split(' ')[0]), 0);
    expect([day, counted]).toEqual([day, asked]);
  }
}
/** From here on a paper counts for the autumn, where the school signs each year on 7 September. */
const AUTUMN_CYCLE = '2027-08-07';

describe('an autumn of papers', () => {
  const day = fc.constantFrom(...AUTUMN);
  const ticked = fc.option(day);
  it.each([
    ['early', fc.constant('2027-08-20')],
    ['late', fc.constantFrom(...AUTUMN.filter((each) => each >= '2027-09-10'))],
    ['never', fc.constant(null)],
  ] as const)(
    'with a campaign started %s forgets no pupil, and asks for no paper that is back',
    async (_when, starts) => {
      const plan = fc.record({
        yearlyOn: fc.constantFrom('09-07', null),
        moved: fc.constantFrom('2027-07-20', '2027-08-31', '2027-09-03', '2027-10-01'),
        joins: fc.constantFrom('2027-09-06', '2027-10-11'),
        starts,
        ticks: fc.record({ A1: ticked, A2: ticked, B1: ticked, B2: fc.constant(null), C1: ticked }),
      });
      await fc.assert(fc.asyncProperty(plan, holds), { numRuns: 2, endOnFailure: true });
    },
    60_000,
  );
});

describe('names of pupils', () => {
  const logOf = async (school: TestSchool, person: string) =>
    ((await school.store.read('actor_log', `log-${person}`))?.history ?? []).map(({ action }) => action);

  it('are shown after that was written down, and not at all when it cannot be', async () => {
    const school = await open('2027-01-11');
    await list(school, YEAR_5);
    const who = await school.who('p_tess');
    const ref = { list: 'class-demo-5t', agreement: 'pupil_ks2', signer: 'pupil' as const };
    expect(await school.useCases.aup.papers.sheet(who, ref, 1)).toMatchObject({ ok: true });
    expect(await logOf(school, 'p_tess')).toEqual(['papers.names_shown']);
    await tick(school, '5t', ['B1'], '2027-01-11');
    expect(await school.useCases.aup.papers.papersBack(who, ref, 1)).toMatchObject({ ok: true });
    expect(await logOf(school, 'p_tess')).toEqual(['papers.names_shown', 'papers.names_shown']);
    const commit = async () => ({ ok: false, why: 'unavailable' }) as const;
    const down = makePaperUseCases({ ...school.deps, store: { ...school.deps.store, commit } });
    for (const shown of [await down.sheet(who, ref, 1), await down.papersBack(who, ref, 1)]) {
      expect(shown).toMatchObject({ ok: false, refusal: { code: 'store.unavailable' } });
    }
  });

  it('leave as a file by a link that works once, for the classes this person keeps, and on record', async () => {
    const school = await open('2027-01-11');
    await list(school, [...YEAR_2, ...YEAR_5, 'B3,Junior Three,6C,6']);
    await tick(school, '5t', ['B1'], '2027-01-11');
    const take = async (person: string, id = ''): Promise<string | null> => {
      const link = await school.useCases.aup.papers.notBackLink(await school.who(person), id);
      if (!link.ok) return null;
      const token = link.value.split('/').at(-1) ?? '';
      const file = await school.deps.downloads.take(token);
      expect(await school.deps.downloads.take(token)).toBeNull();
      return file === null ? null : String(file.body);
    };
    const mine = (await take('p_tess')) ?? '';
    expect(mine).toContain('"5T","Junior Two","B2",');
    expect(mine).not.toMatch(/Junior Three|Infant/);
    expect(mine.split('\n').filter((line) => line.includes('Junior One') && line.includes('by the pupil'))).toEqual([]);
    expect((await take('p_ola')) ?? '').toMatch(/Infant One[\s\S]*Junior Three/);
    expect(await take('p_tess', 'class-demo-6c')).toBeNull();
    expect(await take('p_ivy')).toBeNull();
    expect(await logOf(school, 'p_tess')).toContain('log.exported');
  });

  it('leave no more once the class is somebody else’s', async () => {
    const school = await open('2027-01-11');
    await list(school, YEAR_5);
    const link = await school.useCases.aup.papers.notBackLink(await school.who('p_tess'), 'class-demo-5t');
    await list(
      school,
      YEAR_5.map((line) => line.replace('5T', '6C')),
    );
    const file = await school.deps.downloads.take(link.ok ? (link.value.split('/').at(-1) ?? '') : '');
    expect(String(file?.body ?? '')).not.toContain('Junior');
  });
});

it('a day later nothing is prepared twice', async () => {
  const school = await open('2027-05-10');
  await list(school, [...YEAR_2, ...YEAR_5]);
  await tick(school, '5t', ['B1', 'B2'], '2027-05-10');
  for (const day of ['2027-08-20', '2027-09-02', '2027-09-03', '2027-09-13', '2027-10-04']) {
    goTo(school, day);
    await prepare(school, day);
    await prepare(school, addDays(day, 1));
  }
  expect(await campaigns(school)).toHaveLength(1);
});
