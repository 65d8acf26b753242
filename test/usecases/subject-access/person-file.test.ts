// A request for the data about a person: who keeps it, when it is due, what is listed for whom, and what leaves.

import { afterEach, describe, expect, it } from '@jest/globals';
import { Decrypter } from 'age-encryption';
import { unzipSync } from 'fflate';
import { makeConverse } from '../../../src/chat/converse.ts';
import type { Answers } from '../../../src/domain/incident/answers.ts';
import { addDays } from '../../../src/domain/shared/time.ts';
import { accessDutySource } from '../../../src/usecases/subject-access/access-duty-source.ts';
import { readPdf, wordsUnder } from '../../documents/read-pdf.ts';
import { value } from '../../support/ask-to-open.ts';
import { changePerson } from '../../support/change-person.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool, type TestSchool } from '../../support/school.ts';
import { HARMED_PUPIL, sendReport } from '../../support/send-report.ts';

afterEach(closeTestStores);

const PASSPHRASE = 'seven plain words nobody else would pick';
const LOCK = { copy: 'bundle', passphrase: PASSPHRASE, again: PASSPHRASE, recipient: '' };
const ABOUT_TAM: Answers = { ...HARMED_PUPIL, adult_concern: 'yes', adult: 'person:p_tam', adult_part: 'about' };
const INPUT = { kind: 'access', whose: 'other', name: 'Amy Wagtail', asker: 'Her mother', on: '2026-11-23', key: 'r' };

const steps = (school: TestSchool) => school.useCases.access;
const codeOf = (done: { ok: true } | { ok: false; refusal: { code: string } }): string =>
  done.ok ? 'ok' : done.refusal.code;
const register = async (school: TestSchool, change: Partial<typeof INPUT> = {}, person = 'p_bea') =>
  steps(school).register(await school.who(person), { ...INPUT, ...change });

async function aCase(school: TestSchool, names: string, answers = HARMED_PUPIL) {
  const { caseId } = await sendReport(school, 'p_tess', answers);
  const added = { key: 'add', text: 'Her name.', answers: { victim_names: names } };
  value(await school.useCases.addToReport(await school.who('p_tess'), caseId, added));
  return caseId;
}

describe('the register', () => {
  it('is kept by the data protection officer, the safeguarding lead and the head, and by nobody else', async () => {
    const school = await openSchool();
    const { id } = value(await register(school));
    for (const person of ['p_bea', 'p_dana', 'p_hana'])
      expect(value(await steps(school).list(await school.who(person)))).toHaveLength(1);
    for (const person of ['p_tess', 'p_ivy', 'p_dev', 'p_chaz']) {
      const who = await school.who(person);
      expect(codeOf(await steps(school).list(who))).toBe('access.not_yours');
      expect(await steps(school).open(who, id)).toEqual(await steps(school).open(who, 'none'));
      expect(codeOf(await steps(school).held(who, id))).toBe('access.not_yours');
      expect(codeOf(await register(school, {}, person))).toBe('access.not_yours');
    }
  });

  it('takes an adult by the whole name of the staff list, a day that has come, and what was done in its order', async () => {
    const school = await openSchool();
    expect(codeOf(await register(school, { name: ' ' }))).toBe('access.name');
    expect(codeOf(await register(school, { whose: 'adult' }))).toBe('access.not_listed');
    expect(codeOf(await register(school, { on: '2030-01-01' }))).toBe('access.on');
    const { id, about, standing } = value(await register(school, { whose: 'adult', name: 'tam assistant', asker: '' }));
    expect([about, standing]).toEqual(['Tam Assistant', 'Answer by Wed 23 Dec 2026']);
    const bea = await school.who('p_bea');
    const write = async (step: string, words = '', on = '2026-11-24') =>
      steps(school).step(bea, id, { step, on, words, key: `${step}${words}${on}` });
    expect(codeOf(await write('clarified'))).toBe('access.step');
    expect(codeOf(await write('clarification_asked'))).toBe('access.words');
    expect(codeOf(await write('identity_asked', '', '2026-01-01'))).toBe('access.day');
    expect(value(await write('clarification_asked', 'Which year?')).standing).toBe('Waits for which data is meant');
    expect(value(await write('clarified')).standing).toBe('Answer by Wed 23 Dec 2026');
    expect(value(await write('closed', 'Sent by post.')).may).toEqual([]);
    expect(codeOf(await write('closed', 'Again.'))).toBe('access.step');
  });

  it('reminds before the last day, without a name, and stops when it is answered', async () => {
    const school = await openSchool();
    const { id } = value(await register(school));
    const on = (day: string) => accessDutySource.duties(school.deps, school.policy.key, day);
    const [first, ...others] = await on('2026-12-10');
    expect(others).toEqual([]);
    expect(first).toMatchObject({ to: 'p_bea', dueOn: '2026-12-23', firstOn: addDays('2026-12-23', -14) });
    expect(JSON.stringify(first)).not.toMatch(/Amy|Wagtail|mother/);
    expect((await on('2026-12-20')).map(({ to }) => to)).toEqual(['p_bea', 'p_hana']);
    value(
      await steps(school).step(await school.who('p_bea'), id, {
        step: 'closed',
        on: '2026-11-24',
        words: 'Sent.',
        key: 'c',
      }),
    );
    expect(await on('2026-12-20')).toEqual([]);
  });
});

describe('what is held', () => {
  it('lists the cases that the asker sees the whole of, and gives no hint of another', async () => {
    const school = await openSchool();
    const caseId = await aCase(school, 'Amy Wagtail');
    const { id } = value(await register(school));
    const held = async (person: string) => value(await steps(school).held(await school.who(person), id));
    expect((await held('p_dana')).cases.map((one) => one.id)).toEqual([caseId]);
    const bare = await openSchool();
    const none = value(await register(bare));
    const without = value(await steps(bare).held(await bare.who('p_bea'), none.id));
    expect({ ...(await held('p_bea')), ref: '' }).toEqual({ ...without, ref: '' });
  });

  it('is no way to learn who reported in confidence: that report is listed for whoever deals with it alone', async () => {
    const school = await openSchool();
    const { caseId } = await sendReport(school, 'p_tess', { ...HARMED_PUPIL, naming: 'confidential' });
    value(await school.useCases.acknowledge(await school.who('p_dev'), caseId, { key: 'a' }));
    await changePerson(school, 'p_dev', { roles: ['deputy_dsl', 'dpo'] });
    const { id } = value(await register(school, { whose: 'adult', name: 'Tess Teacher', asker: '' }));
    const held = async (person: string) => value(await steps(school).held(await school.who(person), id)).cases.length;
    expect([await held('p_dana'), await held('p_dev')]).toEqual([0, 1]);
    const dana = await school.who('p_dana');
    expect(codeOf(await steps(school).file(dana, id, { ...LOCK, cases: [caseId] }))).toBe('access.case');
  });

  it('is shown page by page, and a press that comes twice registers one request', async () => {
    const school = await openSchool();
    const { ref } = await sendReport(school, 'p_tess', HARMED_PUPIL);
    const asked = { whose: 'adult', name: 'Tess Teacher', asker: '' };
    const { id } = value(await register(school, asked));
    expect(value(await register(school, asked)).id).toBe(id);
    expect(value(await steps(school).list(await school.who('p_bea')))).toHaveLength(1);
    const dana = await school.who('p_dana');
    const [first, second] = [value(await steps(school).held(dana, id)), value(await steps(school).held(dana, id, 1))];
    expect([first.cases.length, first.more, second.cases.length, second.more]).toEqual([1, 0, 0, 0]);
    const converse = makeConverse({ useCases: school.useCases, clock: school.clock, log: school.deps.log });
    const actor = { platform: 'console', tenant: 'console', userId: 'p_dana', standing: 'member' } as const;
    const press = { kind: 'press', actor, verb: 'access.found', inputs: {}, key: 'f' } as const;
    expect(JSON.stringify(await converse({ ...press, target: id }))).toContain(ref);
    const next = JSON.stringify(await converse({ ...press, target: `${id}~1` }));
    expect(next).toContain('Previous page');
    expect(next).not.toContain(ref);
  });

  it('says nothing to somebody about a case that they are the subject of', async () => {
    const school = await openSchool();
    await sendReport(school, 'p_tess', { ...ABOUT_TAM, adult: 'person:p_hana' });
    const { id } = value(await register(school, { whose: 'adult', name: 'Hana Head' }, 'p_hana'));
    const { cases, others } = value(await steps(school).held(await school.who('p_hana'), id));
    expect(cases).toEqual([]);
    expect(others).toEqual(['On the staff list: name, e-mail address, roles, classes, absences']);
  });
});

describe('the file', () => {
  it('leaves only with cases whose every text was read, names nobody else, and stands in each case first', async () => {
    const school = await openSchool();
    const caseId = await aCase(school, 'Amy Wagtail, Bo Quokka', {
      ...HARMED_PUPIL,
      story: 'Amy Wagtail and Bo Quokka.',
    });
    const { id, ref } = value(await register(school));
    const dana = await school.who('p_dana');
    const file = (cases: readonly string[]) => steps(school).file(dana, id, { ...LOCK, cases });
    expect(codeOf(await file([caseId]))).toBe('access.case');
    expect(codeOf(await file(['case-none']))).toBe('access.case');
    const redaction = school.useCases.casework.copies.redaction;
    const at = { caseId, of: id };
    const page = value(await redaction.page(dana, at));
    expect(page.people.filter(({ kept }) => kept).map(({ name }) => name)).toEqual(['Amy Wagtail']);
    expect((await redaction.page(dana, { caseId, of: 'another' })).ok).toBe(false);
    const keep = page.people.filter(({ kept }) => kept).map(({ key }) => key);
    value(await redaction.choose(dana, at, { purpose: 'person', keep }));
    let text = value(await redaction.text(dana, at));
    while (text !== null) {
      const { index, mark } = text;
      text = value(await redaction.decide(dana, at, { index, mark, how: 'stands', reason: '' }));
    }
    const link = value(await file([caseId]));
    const made = await school.deps.downloads.take(link.url.split('/').at(-1) ?? '');
    expect(made?.name).toBe(`person-file-${ref}.zip.age`);
    const decrypter = new Decrypter();
    decrypter.addPassphrase(PASSPHRASE);
    const files = new Map(Object.entries(unzipSync(await decrypter.decrypt(Buffer.from(made?.body ?? '')))));
    const data = [...files].find(([name]) => name.endsWith('case.json'))?.[1];
    const json = Buffer.from(data ?? []).toString('utf8');
    expect(json).toContain('Amy');
    expect(json).not.toMatch(/Quokka|Tess|Dana/);
    expect(wordsUnder(readPdf(files.get('person.pdf') ?? new Uint8Array()).tree)).toContain('Amy Wagtail');
    expect((await school.store.read('case', caseId))?.history.at(-1)).toMatchObject({
      by: 'p_dana',
      action: 'case.exported',
    });
    const request = await school.store.read('access_request', id);
    expect(request?.history.at(-1)?.action).toBe('access.exported');
    expect(JSON.stringify([request?.state, request?.history])).not.toContain(`"${caseId}"`);
  });

  it('of somebody of whom there is nothing is one locked PDF that says so', async () => {
    const school = await openSchool();
    const { id } = value(await register(school));
    const bea = await school.who('p_bea');
    expect(codeOf(await steps(school).file(bea, id, { ...LOCK, passphrase: 'short', again: 'short', cases: [] }))).toBe(
      'copy.passphrase',
    );
    const link = value(await steps(school).file(bea, id, { ...LOCK, copy: 'paper', cases: [] }));
    const made = await school.deps.downloads.take(link.url.split('/').at(-1) ?? '');
    expect(made?.name).toMatch(/^person-file-DR-[A-Z0-9]{8}\.pdf$/);
    expect(Buffer.from(made?.body ?? '').includes('/Encrypt')).toBe(true);
  });
});
