// Nothing is destroyed by time alone: two different people, a day that has come, no hold, a date nobody doubts, and a certificate.

import { afterEach, describe, expect, it } from '@jest/globals';
import type { Answers } from '../../../src/domain/incident/answers.ts';
import { verifyAudit } from '../../../src/stores/lowdb/verify-audit.ts';
import { holdTime } from '../../../src/usecases/reminders/held-time.ts';
import { retentionDutySource } from '../../../src/usecases/retention/retention-duty-source.ts';
import { changePerson } from '../../support/change-person.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool, type TestSchool } from '../../support/school.ts';
import { HARMED_PUPIL, sendReport } from '../../support/send-report.ts';

afterEach(closeTestStores);

const YEAR = 366 * 24 * 3_600_000;
const WHERE = { system: 'S', reference: '1', summary: 'Words of the case.', reason: 'r', lessons: 'no', key: 'move' };
let presses = 0;
const press = () => {
  presses += 1;
  return { key: `press-${presses}` };
};
const why = () => ({ why: 'Nobody needs it.', ...press() });

async function anOldCase(years = 26, answers: Answers = HARMED_PUPIL, lead = 'p_dana') {
  const school = await openSchool();
  const { caseId } = await sendReport(school, 'p_tess', answers);
  const dana = await school.who(lead);
  await school.useCases.acknowledge(dana, caseId, { key: 'ack' });
  const moved = await school.useCases.casework.copies.moveElsewhere(dana, caseId, WHERE);
  if (!moved.ok) throw new Error(moved.refusal.code);
  school.clock.move(years * YEAR);
  return { school, caseId, key: `case:${caseId}`, ref: moved.value.ref };
}

const steps = (school: TestSchool) => school.useCases.retention;
const codeOf = (done: { ok: true } | { ok: false; refusal: { code: string } }): string =>
  done.ok ? 'done' : done.refusal.code;
const scan = (school: TestSchool) => retentionDutySource.beforeRound?.(school.deps, school.policy.key, '2052-12-01');

it('a request for data is found when its years since the answer are over, and not while it is open', async () => {
  const school = await openSchool();
  const bea = await school.who('p_bea');
  const asked = { kind: 'access', whose: 'other', name: 'Amy Wagtail', asker: '', on: '2026-11-23', key: 'r' };
  const made = await school.useCases.access.register(bea, asked);
  if (!made.ok) throw new Error(made.refusal.code);
  school.clock.move(7 * YEAR);
  const dana = await school.who('p_dana');
  const key = `access_request:${made.value.id}`;
  expect(codeOf(await steps(school).open(dana, key))).toBe('retention.not_yours');
  const closed = { step: 'closed', on: '2026-11-24', words: 'Sent.', key: 'c' };
  expect(codeOf(await school.useCases.access.step(bea, made.value.id, closed))).toBe('done');
  expect(codeOf(await steps(school).propose(dana, key, why()))).toBe('retention.not_due');
  school.clock.move(7 * YEAR);
  expect(codeOf(await steps(school).propose(dana, key, why()))).toBe('done');
  expect(codeOf(await steps(school).confirm(bea, key, { key: 'd' }))).toBe('done');
  expect(await school.store.read('access_request', made.value.id)).toBeNull();
});

describe('a case whose time is over', () => {
  it('is destroyed when a safeguarding lead and the head agree, and its certificate says who and when and never what', async () => {
    const { school, caseId, key, ref } = await anOldCase();
    expect(codeOf(await steps(school).propose(await school.who('p_dana'), key, why()))).toBe('done');
    const done = await steps(school).confirm(await school.who('p_hana'), key, { key: 'c' });
    if (!done.ok) throw new Error(done.refusal.code);
    expect(done.value.ref).toBe(ref);
    expect(done.value.line).toMatch(/^Destroyed .* The last backup of its key ends /);
    expect(await school.store.read('case', caseId)).toBeNull();
    const certificate = await school.store.read('certificate', done.value.id);
    expect(certificate?.state.decidedBy.map(({ personId }) => personId)).toEqual(['p_dana', 'p_hana']);
    expect(JSON.stringify(certificate)).not.toMatch(/Words of the case|does not want|Tess|cyberbullying/);
    const link = await steps(school).certificateLink(await school.who('p_hana'), done.value.id);
    const file = link.ok ? await school.deps.downloads.take(link.value.split('/').at(-1) ?? '') : null;
    expect(file?.name).toBe(`certificate-${ref}.pdf`);
    expect((await verifyAudit(school.store.folder, school.store.keys)).findings).toEqual([]);
  });

  it.each([
    ['one person alone', 'p_dana', 'p_dana', 'retention.two_people'],
    ['two who both lead on cases', 'p_dana', 'p_dev', 'retention.two_people'],
    ['a head and a data protection officer without whoever leads on cases', 'p_hana', 'p_bea', 'retention.two_people'],
    ['somebody who decides about nothing', 'p_dana', 'p_tess', 'retention.not_yours'],
  ])('is not destroyed by %s', async (_, first, second, code) => {
    const { school, caseId, key } = await anOldCase();
    expect(codeOf(await steps(school).propose(await school.who(first), key, why()))).toBe('done');
    expect(codeOf(await steps(school).confirm(await school.who(second), key, { key: 'c' }))).toBe(code);
    expect(await school.store.read('case', caseId)).not.toBeNull();
  });

  it('is not destroyed before its day, and a year of birth moves that day', async () => {
    const { school, key } = await anOldCase(24);
    const dana = await school.who('p_dana');
    expect(codeOf(await steps(school).propose(dana, key, why()))).toBe('retention.not_due');
    expect(codeOf(await steps(school).keep(dana, key, { until: '', birthYear: '2014', ...press() }))).toBe('done');
    expect(codeOf(await steps(school).propose(dana, key, why()))).toBe('done');
    expect(codeOf(await steps(school).keep(dana, key, { until: '2060-01-01', birthYear: '', ...press() }))).toBe(
      'done',
    );
    expect(codeOf(await steps(school).confirm(await school.who('p_hana'), key, { key: 'c' }))).toBe(
      'retention.not_due',
    );
  });

  it('is not destroyed while it is held, and not by what was proposed before the hold', async () => {
    const { school, key } = await anOldCase();
    const dana = await school.who('p_dana');
    const hana = await school.who('p_hana');
    await steps(school).propose(dana, key, why());
    expect(codeOf(await steps(school).hold(hana, key, { reason: '', ...press() }))).toBe('retention.reason');
    expect(codeOf(await steps(school).hold(hana, key, { reason: 'A claim', ...press() }))).toBe('done');
    expect(codeOf(await steps(school).confirm(hana, key, { key: 'c' }))).toBe('retention.on_hold');
    expect(codeOf(await steps(school).propose(dana, key, why()))).toBe('retention.on_hold');
    expect(codeOf(await steps(school).lift(hana, key, press()))).toBe('done');
    expect(codeOf(await steps(school).confirm(hana, key, { key: 'c' }))).toBe('retention.changed');
  });

  it('says in its own history who looked at it there, before it is shown; looking takes no word back', async () => {
    const { school, caseId, key, ref } = await anOldCase();
    const [dana, hana] = [await school.who('p_dana'), await school.who('p_hana')];
    const looked = async () =>
      (await school.store.read('case', caseId))?.history.flatMap(({ action, by }) =>
        action === 'case.retention_shown' ? [by] : [],
      );
    expect(codeOf(await steps(school).open(await school.who('p_tess'), key))).toBe('retention.not_yours');
    expect(await looked()).toEqual([]);
    expect(codeOf(await steps(school).find(dana, ref))).toBe('done');
    expect(codeOf(await steps(school).propose(dana, key, why()))).toBe('done');
    expect(codeOf(await steps(school).open(hana, key))).toBe('done');
    expect(await looked()).toEqual(['p_dana', 'p_hana']);
    expect(codeOf(await steps(school).confirm(hana, key, { key: 'c' }))).toBe('done');
  });

  it('is not shown where that it was shown cannot be written down', async () => {
    const { school, key } = await anOldCase();
    const full = { ...school.store, commit: async () => ({ ok: false, why: 'unavailable' }) as const };
    const { showRecord } = await import('../../../src/usecases/retention/decide-retention.ts');
    const dana = await school.who('p_dana');
    expect(codeOf(await showRecord({ ...school.deps, store: full }, dana, key))).toBe('store.unavailable');
  });

  it('is not destroyed when anything was written to it since it was proposed', async () => {
    const { school, caseId, key } = await anOldCase();
    await steps(school).propose(await school.who('p_dana'), key, why());
    const added = { key: 'o', text: 'One thing more.', answers: {} };
    expect(codeOf(await school.useCases.addToReport(await school.who('p_tess'), caseId, added))).toBe('done');
    expect(codeOf(await steps(school).confirm(await school.who('p_hana'), key, { key: 'c' }))).toBe(
      'retention.changed',
    );
    expect(await school.store.read('case', caseId)).not.toBeNull();
  });

  it('is not destroyed while the date of the server is in doubt', async () => {
    const { school, key } = await anOldCase();
    await steps(school).propose(await school.who('p_dana'), key, why());
    await holdTime(school.deps, school.policy.key);
    expect(codeOf(await steps(school).confirm(await school.who('p_hana'), key, { key: 'c' }))).toBe(
      'retention.time_in_doubt',
    );
    expect(codeOf(await steps(school).propose(await school.who('p_dana'), key, why()))).toBe('retention.time_in_doubt');
  });

  it('is found once a month, is a duty of the log’s owner and the data protection officer, and stays where nobody decides', async () => {
    const { school, caseId } = await anOldCase();
    await scan(school);
    const duties = await retentionDutySource.duties(school.deps, school.policy.key, '2052-12-01');
    expect(duties.map(({ to }) => to).sort()).toEqual(['p_bea', 'p_ezra']);
    expect(JSON.stringify(duties)).not.toMatch(/ES-|Tess/);
    const list = await steps(school).list(await school.who('p_hana'));
    expect(list.ok && list.value.lines.map(({ isDue }) => isDue)).toEqual([true]);
    school.clock.move(50 * YEAR);
    await school.worker.runOnce();
    expect(await school.store.read('case', caseId)).not.toBeNull();
  });

  it('is nowhere for whoever is shut out of it, and needs the head and the data protection officer where it is about an adult', async () => {
    const { school, key, ref } = await anOldCase(26, ABOUT_BEA, 'p_hana');
    await scan(school);
    const bea = await school.who('p_bea');
    const list = await steps(school).list(bea);
    expect(list.ok && list.value.lines).toEqual([]);
    expect(codeOf(await steps(school).open(bea, key))).toBe('retention.not_yours');
    expect(codeOf(await steps(school).find(bea, ref))).toBe('retention.not_found');
    expect(await retentionDutySource.duties(school.deps, school.policy.key, '2052-12-01')).toEqual([]);
    const hana = await school.who('p_hana');
    const line = await steps(school).open(hana, key);
    expect(line.ok && line.value.kind).toBe('Allegation about an adult of the school');
    await steps(school).propose(hana, key, why());
    for (const person of ['p_dana', 'p_ezra', 'p_bea'])
      expect(codeOf(await steps(school).confirm(await school.who(person), key, { key: 'c' }))).toBe(
        'retention.not_yours',
      );
  });

  it('is not destroyed while somebody who asked for data that may stand in it has no answer, also where that came between the two', async () => {
    const { school, key } = await anOldCase();
    const [dana, hana] = [await school.who('p_dana'), await school.who('p_hana')];
    const asked = { kind: 'access', whose: 'adult', name: 'Tess Teacher', asker: '', on: '2026-11-23', key: 'r' };
    expect(codeOf(await steps(school).propose(dana, key, why()))).toBe('done');
    const made = await school.useCases.access.register(dana, asked);
    if (!made.ok) throw new Error(made.refusal.code);
    expect(codeOf(await steps(school).confirm(hana, key, { key: 'c' }))).toBe('retention.asked_for');
    expect(codeOf(await steps(school).propose(dana, key, why()))).toBe('retention.asked_for');
    const closed = { step: 'closed', on: '2052-11-01', words: 'Sent.', key: 'c' };
    expect(codeOf(await school.useCases.access.step(dana, made.value.id, closed))).toBe('done');
    expect(codeOf(await steps(school).confirm(hana, key, { key: 'c2' }))).toBe('done');
  });

  it('leaves a certificate that whoever was shut out of it neither sees nor counts, and nor does whoever does not decide about its kind', async () => {
    const { school, key } = await anOldCase(26, ABOUT_BEA, 'p_hana');
    // Another data protection officer than the one it is about decides with the head.
    await changePerson(school, 'p_bea', { roles: [] });
    await changePerson(school, 'p_dev', { roles: ['dpo'] });
    const [hana, dev, bea] = [await school.who('p_hana'), await school.who('p_dev'), await school.who('p_bea')];
    await steps(school).propose(hana, key, why());
    const done = await steps(school).confirm(dev, key, { key: 'c' });
    if (!done.ok) throw new Error(done.refusal.code);
    const seen = async (id: string) => {
      const list = await steps(school).certificates(await school.who(id));
      const link = await steps(school).certificateLink(await school.who(id), done.value.id);
      return [list.ok ? list.value.length : list.refusal.code, codeOf(link)];
    };
    await changePerson(school, 'p_bea', { roles: ['dpo'] });
    expect(await seen('p_hana')).toEqual([1, 'done']);
    expect(await seen('p_bea')).toEqual([0, 'retention.not_yours']);
    expect(await seen('p_dana')).toEqual([0, 'retention.not_yours']);
    expect(await seen('p_tess')).toEqual(['retention.not_yours', 'retention.not_yours']);
    expect(await steps(school).certificateLink(bea, done.value.id)).toEqual(
      await steps(school).certificateLink(bea, 'never-was'),
    );
    expect((await school.store.read('certificate', done.value.id))?.state.shutOut).toContain('p_bea');
  });

  it('whose certificate was asked for is not handed out to somebody who lost the role before fetching it', async () => {
    const { school, key } = await anOldCase();
    await steps(school).propose(await school.who('p_dana'), key, why());
    const done = await steps(school).confirm(await school.who('p_hana'), key, { key: 'c' });
    if (!done.ok) throw new Error(done.refusal.code);
    const link = await steps(school).certificateLink(await school.who('p_dana'), done.value.id);
    await changePerson(school, 'p_dana', { roles: [] });
    expect(link.ok && (await school.deps.downloads.take(link.value.split('/').at(-1) ?? ''))).toBeNull();
  });

  it.each(['keep', 'hold', 'lift', 'propose'] as const)(
    'is decided about once by one press: %s, however often it arrives and whatever it says then',
    async (step) => {
      const { school, key } = await anOldCase();
      const dana = await school.who('p_dana');
      if (step === 'lift') await steps(school).hold(dana, key, { reason: 'A claim', ...press() });
      const act = (words: string, year: string) => {
        const once = { key: 'one-press' };
        if (step === 'keep') return steps(school).keep(dana, key, { until: '', birthYear: year, ...once });
        if (step === 'hold') return steps(school).hold(dana, key, { reason: words, ...once });
        return step === 'lift'
          ? steps(school).lift(dana, key, once)
          : steps(school).propose(dana, key, { why: words, ...once });
      };
      const doc = () => school.store.read('retention', `retention-${school.policy.key}`);
      const first = await act('First', '2013');
      const stood = await doc();
      expect(await act('Second', '2014')).toEqual(first);
      expect(await doc()).toEqual(stood);
    },
  );
});

const ABOUT_BEA: Answers = {
  ...{ danger: 'no', adult_concern: 'yes', adult: 'person:p_bea', adult_part: 'about', naming: 'named' },
  ...{ lado_harmed: 'yes', lado_offence: 'no', lado_risk: 'no', lado_suitable: 'no', first_choice: 'adult' },
  ...{ category: 'staff_conduct', victim: 'pupil', age_band: '13-17', image: 'none', story: 'x' },
};
