// What adults signed, visitors, the register of closed accounts and unsuitable sites end as cases do: two people, a day that has come,
// no hold, a certificate. Nobody who works here, or came back, is ever offered.

import { afterEach, describe, expect, it } from '@jest/globals';
import { checkField } from '../../../src/domain/aup/sign-form.ts';
import { instantAt } from '../../../src/domain/shared/time.ts';
import { verifyAudit } from '../../../src/stores/lowdb/verify-audit.ts';
import { leaverDutySource } from '../../../src/usecases/leavers/leaver-duty-source.ts';
import { scanForDue } from '../../../src/usecases/retention/scan.ts';
import { changePerson, storePerson } from '../../support/change-person.ts';
import { hastyDisk } from '../../support/hasty-disk.ts';
import { closeTestStores, openTestStore } from '../../support/open-test-store.ts';
import { openSchool, type TestSchool } from '../../support/school.ts';

afterEach(closeTestStores);

const at = (day: string): number => instantAt(day, '09:00', 'Europe/London');
const goTo = (school: TestSchool, day: string): void => school.clock.move(at(day) - school.clock.now());

async function schoolOn(day: string): Promise<TestSchool> {
  const store = await openTestStore({ disk: hastyDisk, clock: { now: () => at(day) } });
  return openSchool({ startAt: at(day), store });
}

/** What is found on that day. Each day has to lie in a month of its own. */
async function dueOn(school: TestSchool, day: string): Promise<readonly string[]> {
  goTo(school, day);
  await scanForDue(school.deps, 'demo', day);
  return (await school.store.read('retention', 'retention-demo'))?.state.due ?? [];
}

let presses = 0;
const press = () => {
  presses += 1;
  return { key: `press-${presses}` };
};
const codeOf = (done: { ok: true } | { ok: false; refusal: { code: string } }): string =>
  done.ok ? 'done' : done.refusal.code;
const retention = ({ useCases }: TestSchool) => useCases.retention;
const propose = async (school: TestSchool, key: string, by = 'p_ezra') =>
  codeOf(await retention(school).propose(await school.who(by), key, { why: 'Not needed.', ...press() }));
const confirm = async (school: TestSchool, key: string, by = 'p_hana') =>
  retention(school).confirm(await school.who(by), key, press());
const certificateOf = async (school: TestSchool, done: Awaited<ReturnType<typeof confirm>>) => {
  if (!done.ok) throw new Error(done.refusal.code);
  return (await school.store.read('certificate', done.value.id))?.state;
};

describe('what an adult signed', () => {
  const DOC = 'signatures-demo-p_tess';
  const KEY = `signatures:${DOC}`;
  const signs = async (school: TestSchool): Promise<void> => {
    const text = school.policy.agreements.texts.find(({ key }) => key === 'staff');
    if (text === undefined) throw new Error('no text');
    const inputs = {
      ...Object.fromEntries(text.questions.map(({ id, right }) => [checkField(id), right])),
      ...{ job_title: 'Teacher', name: 'T. Teacher' },
    };
    const tess = await school.who('p_tess');
    expect(codeOf(await school.useCases.aup.sign(tess, 'staff', { hash: text.hash, inputs, ...press() }))).toBe('done');
  };
  async function signedAndLeft(): Promise<TestSchool> {
    const school = await schoolOn('2026-11-24');
    await signs(school);
    await changePerson(school, 'p_tess', { endsOn: '2027-07-16' });
    return school;
  }

  it('is kept while they work here, however long ago they signed, and is nothing to decide about', async () => {
    const school = await schoolOn('2026-11-24');
    await signs(school);
    expect(await dueOn(school, '2046-01-08')).toEqual([]);
    expect(codeOf(await retention(school).open(await school.who('p_hana'), KEY))).toBe('retention.not_yours');
    expect(await propose(school, KEY)).toBe('retention.not_yours');
  });

  it('is offered six years after their last day by name, goes when two agree, and its certificate names nobody', async () => {
    const school = await signedAndLeft();
    expect(await dueOn(school, '2033-06-30')).toEqual([]);
    expect(await propose(school, KEY)).toBe('retention.not_due');
    expect(await dueOn(school, '2033-07-18')).toEqual([KEY]);
    const list = await retention(school).list(await school.who('p_bea'));
    expect(list).toMatchObject({
      value: { lines: [{ ref: 'Tess Teacher', kind: 'Agreements of an adult who has left' }] },
    });
    expect(await propose(school, KEY)).toBe('done');
    expect(codeOf(await confirm(school, KEY, 'p_ezra'))).toBe('retention.two_people');
    const certificate = await certificateOf(school, await confirm(school, KEY));
    expect(certificate?.ref).toMatch(/^signed-[0-9a-f]{10}$/);
    expect(certificate?.rule).toBe('While the person works here, and 6 years after the last day');
    expect(JSON.stringify(certificate)).not.toMatch(/Tess|T\. Teacher/);
    expect(await school.store.read('signatures', DOC)).toBeNull();
  });

  it('is not destroyed while it is held, and not by what was proposed before', async () => {
    const school = await signedAndLeft();
    await dueOn(school, '2033-08-01');
    const hana = await school.who('p_hana');
    expect(await propose(school, KEY)).toBe('done');
    expect(codeOf(await retention(school).hold(hana, KEY, { reason: 'A claim', ...press() }))).toBe('done');
    expect(codeOf(await confirm(school, KEY))).toBe('retention.on_hold');
    expect(codeOf(await retention(school).lift(hana, KEY, press()))).toBe('done');
    expect(codeOf(await confirm(school, KEY))).toBe('retention.changed');
  });

  it.each([
    ['by the staff list', 'adult', 'Tess Teacher'],
    ['by name alone', 'other', 'tess teacher'],
  ])('is not destroyed while somebody who asked for their data, %s, has no answer', async (_, whose, name) => {
    const school = await signedAndLeft();
    await dueOn(school, '2033-08-01');
    expect(await propose(school, KEY)).toBe('done');
    const bea = await school.who('p_bea');
    const asked = { kind: 'access', whose, name, asker: '', on: '2033-07-29', ...press() };
    const made = await school.useCases.access.register(bea, asked);
    if (!made.ok) throw new Error(made.refusal.code);
    expect(codeOf(await confirm(school, KEY))).toBe('retention.asked_for');
    const closed = { step: 'closed', on: '2033-08-01', words: 'Sent.', ...press() };
    expect(codeOf(await school.useCases.access.step(bea, made.value.id, closed))).toBe('done');
    expect(codeOf(await confirm(school, KEY))).toBe('done');
  });

  it('is kept when they come back between the two, and what was proposed then counts for no later leaving', async () => {
    const school = await signedAndLeft();
    await dueOn(school, '2033-08-01');
    expect(await propose(school, KEY)).toBe('done');
    const { endsOn: _, ...tess } = (await school.who('p_tess')).person;
    await storePerson(school, tess);
    expect(codeOf(await confirm(school, KEY))).toBe('retention.not_yours');
    expect(await dueOn(school, '2033-09-05')).toEqual([]);
    await changePerson(school, 'p_tess', { endsOn: '2034-07-14' });
    expect(await dueOn(school, '2040-06-29')).toEqual([]);
    expect(await dueOn(school, '2040-07-16')).toEqual([KEY]);
    expect(codeOf(await confirm(school, KEY))).toBe('retention.changed');
    expect(await school.store.read('signatures', DOC)).not.toBeNull();
  });

  it('begins anew for somebody who comes back after it was destroyed, and the record of everything stays whole', async () => {
    const school = await signedAndLeft();
    await dueOn(school, '2033-08-01');
    await propose(school, KEY);
    expect(codeOf(await confirm(school, KEY))).toBe('done');
    const { endsOn: _, ...tess } = (await school.who('p_tess')).person;
    await storePerson(school, tess);
    await signs(school);
    expect((await school.store.read('signatures', DOC))?.state.signatures).toHaveLength(1);
    expect((await verifyAudit(school.store.folder, school.store.keys)).findings).toEqual([]);
  });
});

it('a month’s visitors are offered a year after the longest visit that began in it, and go when two agree', async () => {
  const school = await schoolOn('2026-11-24');
  const hash = school.policy.agreements.texts.find(({ key }) => key === 'visitor')?.hash ?? '';
  const inputs = { visitor: 'Vera Visitor', organisation: 'Demo Agency', kept_at: 'Front desk', to: '2026-12-18' };
  const ola = await school.who('p_ola');
  expect(codeOf(await school.useCases.aup.papers.recordVisitor(ola, { hash, inputs, ...press() }))).toBe('done');
  const key = 'visitor_book:visitors-demo-2026-11';
  expect(await dueOn(school, '2027-11-30')).toEqual([]);
  expect(await propose(school, key)).toBe('retention.not_due');
  expect(await dueOn(school, '2027-12-20')).toEqual([key]);
  expect(await propose(school, key, 'p_ola')).toBe('retention.not_yours');
  expect(await propose(school, key)).toBe('done');
  const certificate = await certificateOf(school, await confirm(school, key));
  expect(certificate?.ref).toBe('visitors-demo-2026-11');
  expect(JSON.stringify(certificate)).not.toMatch(/Vera|Agency/);
  expect(await school.store.read('visitor_book', 'visitors-demo-2026-11')).toBeNull();
});

describe('the register of closed accounts', () => {
  const KEY = 'leavers:leavers-demo-2026';
  const close = async (school: TestSchool, who: string, closed_on: string): Promise<void> => {
    const inputs = { closed_on, what: 'network', kit: 'returned', who };
    const done = await school.useCases.leavers.close(await school.who('p_ivy'), { inputs, ...press() });
    expect(done).toMatchObject({ ok: true, value: { count: 1 } });
  };
  async function twoLeft(): Promise<TestSchool> {
    const school = await schoolOn('2026-11-24');
    await changePerson(school, 'p_tess', { endsOn: '2026-11-20' });
    await changePerson(school, 'p_clem', { endsOn: '2026-11-20' });
    await close(school, 'person:p_tess', '2026-11-24');
    return school;
  }

  it('is not offered while an account of somebody who left by then is open', async () => {
    const school = await twoLeft();
    expect(await dueOn(school, '2033-09-05')).toEqual([]);
    expect(await propose(school, KEY)).toBe('retention.not_yours');
    await close(school, 'person:p_clem', '2033-09-05');
    expect(await dueOn(school, '2033-10-03')).toEqual([KEY]);
  });

  it('goes six years after its school year when two agree, and nobody is asked again to close what it said was closed', async () => {
    const school = await twoLeft();
    await close(school, 'person:p_clem', '2026-11-24');
    expect(await dueOn(school, '2033-08-30')).toEqual([]);
    expect(await dueOn(school, '2033-09-05')).toEqual([KEY]);
    expect(await propose(school, KEY)).toBe('done');
    const certificate = await certificateOf(school, await confirm(school, KEY));
    expect(JSON.stringify(certificate)).not.toMatch(/p_tess|p_clem|Tess/);
    expect(await school.store.read('leavers', 'leavers-demo-2026')).toBeNull();
    const open = async () => school.useCases.leavers.open(await school.who('p_ivy'));
    expect(await open()).toMatchObject({ ok: true, value: { items: [] } });
    expect(await leaverDutySource.duties(school.deps, 'demo', '2033-09-06')).toEqual([]);
    await changePerson(school, 'p_tam', { endsOn: '2033-09-01' });
    expect(await open()).toMatchObject({ value: { items: [{ who: 'person:p_tam' }] } });
  });
});

it('an unsuitable site is kept while it is open and three years after it was blocked, and goes when two agree', async () => {
  const school = await schoolOn('2026-11-24');
  const inputs = {
    ...{ addresses: 'https://unkind-games.example/play', seen_by: 'me', child: 'no', legality: 'no' },
    ...{ deliberate: '', device: 'Laptop 14', note: 'A story about it.' },
  };
  const { filtering } = school.useCases;
  const found = await filtering.siteFound(await school.who('p_tess'), { inputs, ...press() });
  if (!found.ok || !('saved' in found.value)) throw new Error('it was not kept');
  const { ref } = found.value.saved;
  const id = (await school.store.list('site', [`ref:${ref}`], { limit: 1 })).headers[0]?.id ?? '';
  const key = `site:${id}`;
  expect(await dueOn(school, '2031-01-06')).toEqual([]);
  expect(await propose(school, key)).toBe('retention.not_yours');
  expect(codeOf(await filtering.confirmBlocked(await school.who('p_ivy'), id, { ticket: '', ...press() }))).toBe(
    'done',
  );
  expect(await dueOn(school, '2033-12-19')).toEqual([]);
  expect(await dueOn(school, '2034-01-06')).toEqual([key]);
  expect(await propose(school, key)).toBe('done');
  const certificate = await certificateOf(school, await confirm(school, key));
  expect(certificate).toMatchObject({ ref, retention: 'unsuitable_site', rule: '3 years' });
  expect(JSON.stringify(certificate)).not.toMatch(/unkind|Laptop|story/);
  expect(await school.store.read('site', id)).toBeNull();
});
