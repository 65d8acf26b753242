// Accounts of people who have left: who is asked to close them, who sees the names, and when somebody is off the list.

import { afterEach, describe, expect, it } from '@jest/globals';
import { addDays } from '../../../src/domain/shared/time.ts';
import { leaverDutySource } from '../../../src/usecases/leavers/leaver-duty-source.ts';
import { changePerson } from '../../support/change-person.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool, type TestSchool } from '../../support/school.ts';

afterEach(closeTestStores);

const TODAY = '2026-11-24';
const duties = (school: TestSchool, today: string = TODAY) => leaverDutySource.duties(school.deps, 'demo', today);
const namesOn = async (school: TestSchool) => {
  const found = await school.useCases.leavers.open(await school.who('p_ivy'));
  if (!found.ok) throw new Error(found.refusal.code);
  return found.value.items.map(({ name }) => name);
};
const FORM = { closed_on: TODAY, what: 'network,email', kit: 'returned' };
const close = async (school: TestSchool, who: string, as = 'p_ivy', key = 'press') =>
  school.useCases.leavers.close(await school.who(as), { inputs: { ...FORM, who }, key });

async function schoolWithLeaver(leftOn = '2026-11-20'): Promise<TestSchool> {
  const school = await openSchool();
  await changePerson(school, 'p_tess', { endsOn: leftOn });
  return school;
}

describe('leavers’ accounts', () => {
  it('are nobody’s task while nobody has left, and on the last day itself', async () => {
    const school = await schoolWithLeaver(TODAY);
    expect(await duties(school)).toEqual([]);
    expect(await namesOn(school)).toEqual([]);
  });

  it('are asked of IT within the days the school gives, with a count and no name', async () => {
    const school = await schoolWithLeaver();
    const owed = await duties(school);
    expect(owed.map(({ to, dueOn }) => [to, dueOn])).toEqual([['p_ivy', '2026-12-04']]);
    expect(JSON.stringify(owed)).not.toMatch(/Tess|p_tess/);
    await changePerson(school, 'p_clem', { endsOn: '2026-11-22' });
    expect((await duties(school))[0]?.title).toBe('Close the accounts of 2 people who have left');
  });

  it('go to the outside provider where the school has no IT of its own, and else to the head', async () => {
    const school = await schoolWithLeaver();
    await changePerson(school, 'p_ivy', { roles: ['it_provider'] });
    expect((await duties(school)).map(({ to }) => to)).toEqual(['p_ivy']);
    await changePerson(school, 'p_ivy', { roles: ['class_teacher'] });
    expect((await duties(school)).map(({ to }) => to)).toEqual(['p_hana']);
  });

  it('that are late are told to whoever keeps the agreements, and a week later to the head', async () => {
    const school = await schoolWithLeaver();
    const told = async (day: string) => new Set((await duties(school, day)).map(({ to }) => to));
    expect(await told('2026-12-04')).toEqual(new Set(['p_ivy']));
    expect(await told('2026-12-05')).toEqual(new Set(['p_ivy', 'p_ezra']));
    expect(await told(addDays('2026-12-05', 7))).toEqual(new Set(['p_ivy', 'p_ezra', 'p_hana']));
  });

  it('are off the list once they are ticked, with who did it and what became of the kit', async () => {
    const school = await schoolWithLeaver();
    expect(await close(school, 'person:p_tess')).toMatchObject({ ok: true, value: { count: 1, left: 0 } });
    expect(await duties(school)).toEqual([]);
    const closed = await school.useCases.leavers.closed(await school.who('p_hana'));
    expect(closed).toMatchObject({
      ok: true,
      value: [{ name: 'Tess Teacher', by: 'Ivy Technician', kit: 'Kit is back', closedOn: 'Tue 24 Nov 2026' }],
    });
  });

  it('are closed many at once, and a second press closes nobody twice', async () => {
    const school = await schoolWithLeaver();
    await changePerson(school, 'p_clem', { endsOn: '2026-11-22' });
    const both = 'person:p_tess,person:p_clem';
    expect(await close(school, both)).toMatchObject({ ok: true, value: { count: 2 } });
    expect(await close(school, both)).toMatchObject({ ok: true, value: { count: 0 } });
    expect(await close(school, both, 'p_hana', 'another press')).toMatchObject({
      ok: false,
      refusal: { field: 'who' },
    });
    const doc = await school.store.read('leavers', 'leavers-demo-2026');
    expect(doc?.state.closed).toHaveLength(2);
  });

  it('of somebody who comes back and leaves again are asked for again; a corrected last day asks for nothing', async () => {
    const school = await schoolWithLeaver();
    await close(school, 'person:p_tess');
    await changePerson(school, 'p_tess', { endsOn: '2026-11-19' });
    expect(await namesOn(school)).toEqual([]);
    school.clock.move(20 * 86_400_000);
    await changePerson(school, 'p_tess', { endsOn: '2026-12-11' });
    expect(await namesOn(school)).toEqual(['Tess Teacher']);
  });

  it('are not opened again by a new school year', async () => {
    const school = await schoolWithLeaver();
    await close(school, 'person:p_tess');
    school.clock.move(300 * 86_400_000);
    expect(await namesOn(school)).toEqual([]);
    expect(await school.useCases.leavers.closed(await school.who('p_ivy'))).toEqual({ ok: true, value: [] });
  });

  it('are refused with the field that is wrong, and nothing is stored', async () => {
    const school = await schoolWithLeaver();
    const ivy = await school.who('p_ivy');
    const wrong = { who: 'person:p_hana', closed_on: '2026-12-24', what: 'everything', kit: '' };
    const done = await school.useCases.leavers.close(ivy, { inputs: wrong, key: 'k' });
    expect(done.ok ? [] : Object.keys(done.refusal.fields ?? {}).sort()).toEqual(['closed_on', 'kit', 'what', 'who']);
    expect(await school.store.read('leavers', 'leavers-demo-2026')).toBeNull();
  });

  it('of pupils with a login of their own are closed as well; a pupil who moved to another class has not left', async () => {
    const school = await openSchool({
      policy: (demo) => ({
        ...demo,
        agreements: {
          ...demo.agreements,
          accounts: { ...demo.agreements.accounts, pupil_ks1: 'class', pupil_ks2: 'own' },
        },
      }),
    });
    const pupil = (
      id: string,
      name: string,
      left: string | null,
      audience: 'pupil_ks1' | 'pupil_ks2' = 'pupil_ks2',
    ) => ({
      ...{ id, name, audience, since: '2026-09-01', place: 'import-1' },
      ...(left === null ? {} : { leftOn: left }),
    });
    const list = async (name: string, pupils: readonly ReturnType<typeof pupil>[]) => {
      const stored = await school.store.commit<'class_list'>({
        ...{ kind: 'class_list', id: `class-demo-${name}`, school: 'demo', version: 0, history: [], outbox: [] },
        state: { name, pupils, signatures: [], pressesSeen: [] },
        ...{ dueAt: null, terms: [] },
      });
      expect(stored.ok).toBe(true);
    };
    await list('5T', [
      pupil('x-1', 'Pia Pupil', '2026-11-20'),
      pupil('x-2', 'Mo Moved', '2026-11-20'),
      pupil('x-3', 'Ida Infant', '2026-11-20', 'pupil_ks1'),
    ]);
    await list('5W', [pupil('x-2', 'Mo Moved', null)]);
    expect(await namesOn(school)).toEqual(['Pia Pupil']);
    expect(await close(school, 'pupil:x-1')).toMatchObject({ ok: true, value: { count: 1 } });
    expect(await namesOn(school)).toEqual([]);
    const closed = await school.useCases.leavers.closed(await school.who('p_ivy'));
    expect(closed).toMatchObject({ ok: true, value: [{ name: 'Pia Pupil', group: '5T' }] });
  });

  it('show no name to anybody but IT, whoever keeps the agreements, and the head', async () => {
    const school = await schoolWithLeaver();
    for (const id of ['p_ivy', 'p_ezra', 'p_hana', 'p_dev']) {
      expect(JSON.stringify(await school.useCases.leavers.open(await school.who(id)))).toContain('Tess Teacher');
    }
    for (const id of ['p_tess', 'p_dana', 'p_chaz', 'p_bea']) {
      const who = await school.who(id);
      const { open, closed, link } = school.useCases.leavers;
      for (const answer of [
        await open(who),
        await closed(who),
        await link(who),
        await close(school, 'person:p_tess', id),
      ])
        expect(answer).toMatchObject({ ok: false, refusal: { code: 'leavers.not_yours' } });
    }
    expect(await namesOn(school)).toEqual(['Tess Teacher']);
  });

  it('leave as a file by a link that works once, and that is on record', async () => {
    const school = await schoolWithLeaver('2026-10-30');
    const link = await school.useCases.leavers.link(await school.who('p_ivy'));
    const token = link.ok ? (link.value.split('/').at(-1) ?? '') : '';
    const file = await school.useCases.filtering.takeDownload(token);
    expect(String(file?.body)).toContain('"Tess Teacher","","Fri 30 Oct 2026","Fri 13 Nov 2026","overdue"');
    expect(await school.useCases.filtering.takeDownload(token)).toBeNull();
    const log = await school.store.read('actor_log', 'log-p_ivy');
    expect(log?.history.map(({ action }) => action)).toEqual(['log.exported']);
  });
});
