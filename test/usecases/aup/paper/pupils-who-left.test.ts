// Pupils who have left and their papers: they leave their class half a year later for the record of that school year, which two people
// may destroy when its time is over. Nobody who is at the school is ever in it.

import { afterEach, describe, expect, it } from '@jest/globals';
import { type PupilRow, readPupilRows } from '../../../../src/domain/aup/paper/pupil-rows.ts';
import { instantAt } from '../../../../src/domain/shared/time.ts';
import { importPupils } from '../../../../src/usecases/aup/paper/import-pupils.ts';
import { putAwayLeavers } from '../../../../src/usecases/aup/paper/put-away-leavers.ts';
import { scanForDue } from '../../../../src/usecases/retention/scan.ts';
import { hastyDisk } from '../../../support/hasty-disk.ts';
import { closeTestStores, openTestStore } from '../../../support/open-test-store.ts';
import { openSchool, type TestSchool } from '../../../support/school.ts';

afterEach(closeTestStores);

const at = (day: string): number => instantAt(day, '09:00', 'Europe/London');
const goTo = (school: TestSchool, day: string): void => school.clock.move(at(day) - school.clock.now());
const STAYS = ['B1,Junior One,5T,5', 'B2,Junior Two,5T,5', 'B3,Junior Three,5T,5', 'B4,Junior Four,5T,5'];
const LEAVES = 'L1,Junior Leaver,5T,5';

async function list(school: TestSchool, lines: readonly string[]): Promise<void> {
  const raw = lines.map((line, index) => ({ line: index + 2, cells: line.split(',') }));
  const rows: readonly PupilRow[] = readPupilRows(['id', 'name', 'class', 'year group'], raw).rows;
  const done = await importPupils(school.deps, { school: 'demo', rows, apply: true, manyLeavers: true });
  expect(done).toMatchObject({ outcome: 'applied' });
}

/** One of five left on 11 July 2027; papers of two had come back. */
async function withLeaver(): Promise<TestSchool> {
  const startAt = at('2027-05-10');
  const store = await openTestStore({ disk: hastyDisk, clock: { now: () => startAt } });
  const school = await openSchool({ startAt, store });
  await list(school, [...STAYS, LEAVES]);
  const hash = school.policy.agreements.texts.find(({ key }) => key === 'pupil_ks2')?.hash ?? '';
  const inputs = { chosen: 'B1,L1', answer: 'signed', signed_on: '2027-05-10', kept_at: 'Blue folder' };
  const ref = { list: 'class-demo-5t', agreement: 'pupil_ks2', signer: 'pupil' } as const;
  const ticked = await school.useCases.aup.papers.tickPupils(await school.who('p_ezra'), ref, {
    key: 't',
    hash,
    inputs,
  });
  expect(ticked).toEqual({ ok: true, value: 2 });
  goTo(school, '2027-07-12');
  await list(school, STAYS);
  return school;
}

const idsIn = async (school: TestSchool, id: string) => {
  const doc = await school.store.read('class_list', id);
  return {
    pupils: doc?.state.pupils.map((each) => each.id) ?? [],
    papers: doc?.state.signatures.map((each) => each.pupil) ?? [],
  };
};
const putAway = (school: TestSchool, day: string) => {
  goTo(school, day);
  return putAwayLeavers(school.deps, 'demo', day);
};

describe('a pupil who left', () => {
  it('leaves the class with every paper half a year later, once, however often that is done', async () => {
    const school = await withLeaver();
    await putAway(school, '2028-01-03');
    expect((await idsIn(school, 'class-demo-5t')).pupils).toContain('L1');
    await putAway(school, '2028-01-17');
    await putAway(school, '2028-01-18');
    expect(await idsIn(school, 'leavers-demo-2027')).toEqual({ pupils: ['L1'], papers: ['L1'] });
    expect(await idsIn(school, 'class-demo-5t')).toEqual({ pupils: ['B4', 'B1', 'B3', 'B2'], papers: ['B1'] });
  });

  it('stands in the class, in the record or in both when the server stops in between, and in the record alone after that', async () => {
    const school = await withLeaver();
    goTo(school, '2028-01-17');
    let commits = 0;
    const { store } = school.deps;
    const stopping: typeof store = {
      ...store,
      commit: async (doc) => {
        commits += 1;
        if (commits > 1) return { ok: false, why: 'unavailable' };
        return store.commit(doc);
      },
    };
    await putAwayLeavers({ ...school.deps, store: stopping }, 'demo', '2028-01-17');
    expect((await idsIn(school, 'class-demo-5t')).pupils).toContain('L1');
    expect((await idsIn(school, 'leavers-demo-2027')).pupils).toEqual(['L1']);
    await putAway(school, '2028-01-18');
    expect((await idsIn(school, 'class-demo-5t')).pupils).not.toContain('L1');
    expect(await idsIn(school, 'leavers-demo-2027')).toEqual({ pupils: ['L1'], papers: ['L1'] });
  });

  it('who is back within the half-year is not put away', async () => {
    const school = await withLeaver();
    goTo(school, '2027-12-01');
    await list(school, [...STAYS, LEAVES]);
    await putAway(school, '2028-01-17');
    expect((await idsIn(school, 'class-demo-5t')).pupils).toContain('L1');
    expect((await idsIn(school, 'leavers-demo-2027')).pupils).toEqual([]);
  });

  it('is proposed for destruction a year after the school year of leaving, and goes when two people agree', async () => {
    const school = await withLeaver();
    await putAway(school, '2028-01-17');
    const key = 'class_list:leavers-demo-2027';
    const due = async (day: string) => {
      goTo(school, day);
      await scanForDue(school.deps, 'demo', day);
      return (await school.store.read('retention', 'retention-demo'))?.state.due ?? [];
    };
    expect(await due('2028-07-03')).toEqual([]);
    expect(await due('2028-09-04')).toEqual([key]);
    const { retention } = school.useCases;
    expect(await retention.propose(await school.who('p_ezra'), key, { why: 'Not needed.', key: 'p' })).toMatchObject({
      ok: true,
    });
    const done = await retention.confirm(await school.who('p_hana'), key, { key: 'c' });
    expect(done).toMatchObject({ ok: true });
    expect(await school.store.read('class_list', 'leavers-demo-2027')).toBeNull();
    expect(JSON.stringify(done)).not.toContain('Leaver');
    expect((await idsIn(school, 'class-demo-5t')).pupils).toHaveLength(4);
  });

  it('makes no class, is asked for nothing, and is shown to nobody', async () => {
    const school = await withLeaver();
    await putAway(school, '2028-01-17');
    const who = await school.who('p_ezra');
    const classes = await school.useCases.aup.papers.classes(who, { find: '', page: 0 });
    expect(classes).toMatchObject({ value: { classes: [{ name: '5T' }], more: false } });
    const ref = { list: 'leavers-demo-2027', agreement: 'pupil_ks2', signer: 'pupil' } as const;
    expect(await school.useCases.aup.papers.sheet(who, ref, 1)).toMatchObject({ ok: false });
    expect(await school.useCases.aup.papers.papersBack(who, ref, 1)).toMatchObject({ value: { papers: [] } });
  });
});
