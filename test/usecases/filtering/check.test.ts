// Checks of filtering and monitoring: every field of the DfE standard, kept by those who may, told when they fail.

import { afterEach, describe, expect, it } from '@jest/globals';
import { checkFilterCheck } from '../../../src/domain/filtering/check/filter-check-form.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool, type TestSchool } from '../../support/school.ts';

afterEach(closeTestStores);

const INPUTS = {
  ...{ what: 'both', date: '2026-11-24', device: 'Tablet 3', where: 'off_site', user_group: 'Year 4 pupils' },
  ...{ tested: 'The test page of the filter', result: 'worked', action: '', supervisor: 'Hana Head' },
};

async function save(school: TestSchool, person: string, change: Readonly<Record<string, string>> = {}, key = 'k') {
  return school.useCases.filtering.saveCheck(await school.who(person), { inputs: { ...INPUTS, ...change }, key });
}

describe('a check', () => {
  it('is kept with every field, and shown with each', async () => {
    const school = await openSchool();
    const saved = await save(school, 'p_ivy');
    if (!saved.ok) throw new Error(saved.refusal.code);
    expect(saved.value.ref).toMatch(/^FC-/);
    const shown = await school.useCases.filtering.openCheck(await school.who('p_gus'), saved.value.id);
    expect(shown).toEqual(saved);
    expect(saved.value.facts.map(({ value }) => value)).toEqual([
      ...['Filtering and monitoring', 'Tue 24 Nov 2026', 'Ivy Technician', 'Tablet 3', 'Outside school'],
      ...['Year 4 pupils', 'The test page of the filter', 'It worked', 'Hana Head', 'Tue 24 Nov 2026, 10:00'],
    ]);
    const doc = await school.store.read('filter_check', saved.value.id);
    expect(doc?.history.map(({ by, action }) => [by, action])).toEqual([
      ['p_ivy', 'check.recorded'],
      ['p_gus', 'check.opened'],
    ]);
  });

  it('that worked is told to nobody; one that failed goes to IT and the DSL, without what was written', async () => {
    const school = await openSchool();
    await save(school, 'p_ezra');
    await save(school, 'p_ezra', { result: 'partly', action: 'Ticket raised' }, 'k2');
    await school.worker.runOnce();
    expect(school.sent).toEqual([]);
    await save(school, 'p_ezra', { result: 'failed', action: 'Told the provider' }, 'k3');
    await school.worker.runOnce();
    expect(school.sent.map((s) => s.to)).toEqual(['p_ivy', 'p_dana']);
    expect(school.sent[0]?.view).toMatchObject({ view: 'site_card', heading: 'check_failed', addresses: [] });
    expect(JSON.stringify(school.sent)).not.toMatch(/provider|Tablet|test page/);
  });

  it('whoever found that it failed is not told alone', async () => {
    const school = await openSchool({
      policy: (demo) => ({
        ...demo,
        people: demo.people.map((p) =>
          p.id === 'p_dana' ? { ...p, roles: ['dsl', 'network_manager'] } : p.id === 'p_ivy' ? { ...p, roles: [] } : p,
        ),
      }),
    });
    await save(school, 'p_dana', { result: 'failed', action: 'Told the provider' });
    await school.worker.runOnce();
    expect(school.sent.map((s) => s.to)).toEqual(['p_hana', 'p_ezra']);
  });

  it('nobody can be written to: those above hear', async () => {
    const school = await openSchool();
    const gone = { ok: false, why: 'refused', code: 'blocked' } as const;
    for (const person of ['p_ivy', 'p_dana']) school.answers.set(person, [gone]);
    await save(school, 'p_ezra', { result: 'failed', action: 'Told the provider' });
    await school.worker.runOnce();
    expect(school.sent.map((s) => s.to)).toEqual(['p_hana', 'p_ezra']);
  });

  it('a second press keeps one', async () => {
    const school = await openSchool();
    const [one, two] = await Promise.all([save(school, 'p_ivy'), save(school, 'p_ivy')]);
    expect(two).toEqual(one);
    expect((await school.store.list('filter_check', [], { limit: 9 })).headers).toHaveLength(1);
  });
});

describe('who', () => {
  it('keeps checks: IT, the co-ordinator, the safeguarding team, heads and their governor', async () => {
    const school = await openSchool();
    const may = async (id: string) => school.useCases.filtering.mayKeepChecks(await school.who(id));
    for (const id of ['p_ivy', 'p_ezra', 'p_dana', 'p_dev', 'p_hana', 'p_gus']) expect(await may(id)).toBe(true);
    for (const id of ['p_tess', 'p_bea', 'p_sol', 'p_chaz']) expect(await may(id)).toBe(false);
  });

  it('may not: neither writes nor reads one, and the attempt is on record', async () => {
    const school = await openSchool();
    const saved = await save(school, 'p_ivy');
    if (!saved.ok) throw new Error(saved.refusal.code);
    const nothing = { ok: false, refusal: { code: 'check.not_yours' } };
    expect(await save(school, 'p_tess')).toMatchObject(nothing);
    expect(await school.useCases.filtering.openCheck(await school.who('p_tess'), saved.value.id)).toMatchObject(
      nothing,
    );
    expect((await school.store.read('actor_log', 'log-p_tess'))?.history).toHaveLength(2);
    expect((await school.useCases.filtering.openCheck(await school.who('p_chaz'), saved.value.id)).ok).toBe(true);
  });
});

describe('what cannot be taken', () => {
  it('is named field by field, all at once, and nothing is stored', async () => {
    const school = await openSchool();
    const done = await save(school, 'p_ivy', { date: '2026-11-25', what: 'x', tested: '  ', device: 'x'.repeat(201) });
    expect(done.ok ? null : Object.keys(done.refusal.fields ?? {}).sort((a, b) => a.localeCompare(b))).toEqual([
      ...['date', 'device', 'tested', 'what'],
    ]);
    expect((await school.store.list('filter_check', [], { limit: 9 })).headers).toEqual([]);
  });

  it.each(['2026-11-25', '2026-02-30', '24/11/2026', '', '0'])('the date %j', (date) => {
    expect(Object.keys(checkFilterCheck({ ...INPUTS, date }, '2026-11-24'))).toEqual(['date']);
  });

  it.each(['partly', 'failed'])('%s without what was done about it', (result) => {
    expect(Object.keys(checkFilterCheck({ ...INPUTS, result }, '2026-11-24'))).toEqual(['action']);
    expect(checkFilterCheck({ ...INPUTS, result, action: 'Told IT' }, '2026-11-24')).toEqual({});
  });
});
