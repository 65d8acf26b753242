// Documents that leave: who may have which, what stands in them and what never does, and that it is on record before they go.

import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { parse } from 'csv-parse/sync';
import { toPdf } from '../../../src/documents/to-pdf.ts';
import { readPupilRows } from '../../../src/domain/aup/paper/pupil-rows.ts';
import type { CaseDoc } from '../../../src/domain/casework/case.ts';
import type { Answers } from '../../../src/domain/incident/answers.ts';
import type { Policy } from '../../../src/domain/school/policy.ts';
import { DAY_MS, SECOND_MS } from '../../../src/domain/shared/instant.ts';
import { importPupils } from '../../../src/usecases/aup/paper/import-pupils.ts';
import type { Download } from '../../../src/usecases/ports.ts';
import { incidents, paper } from '../../../src/usecases/reports/document-link.ts';
import { formPaper } from '../../../src/usecases/reports/form-link.ts';
import { periodsAt } from '../../../src/usecases/reports/periods.ts';
import { every, readPdf, wordsUnder } from '../../documents/read-pdf.ts';
import { value } from '../../support/ask-to-open.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool, type TestSchool } from '../../support/school.ts';
import { HARMED_PUPIL, sendReport } from '../../support/send-report.ts';
import { closeCase } from '../../support/work-case.ts';

afterEach(closeTestStores);

/** Mon 2 Nov 2026, 10:00: in the autumn term of a calendar with three of them. */
const NOVEMBER = Date.UTC(2026, 10, 2, 10);
const JANUARY = Date.UTC(2027, 0, 12, 10);
const NEXT_AUTUMN = Date.UTC(2027, 8, 14, 10);
const withTerms = (policy: Policy): Policy => ({
  ...policy,
  calendar: {
    ...policy.calendar,
    terms: [
      { name: 'Autumn term', from: '2026-09-03', to: '2026-12-18' },
      { name: 'Spring term', from: '2027-01-04', to: '2027-03-25' },
      { name: 'Summer term', from: '2027-04-12', to: '2027-07-16' },
    ],
  },
});
const schoolAt = (startAt = NOVEMBER, change: (policy: Policy) => Policy = (policy) => policy) =>
  openSchool({ startAt, policy: (demo) => change(withTerms(demo)) });
const goTo = (school: TestSchool, at: number) => school.clock.move(at - school.clock.now());

type Input = { readonly document: string; readonly period: string; readonly file: string };

const PASSPHRASE = 'seven plain words nobody else would pick';
const LOCK = { passphrase: PASSPHRASE, again: PASSPHRASE, recipient: '' };
let identity = '';
let recipient = '';
beforeAll(async () => {
  identity = await generateX25519Identity();
  recipient = await identityToRecipient(identity);
});
const lockFor = ({ document, file }: Input) =>
  document === 'log' && file === 'csv' ? { passphrase: '', again: '', recipient } : LOCK;

async function offer(school: TestSchool, person: string, input: Input): Promise<string> {
  const done = await school.useCases.documents.link(await school.who(person), { ...input, ...lockFor(input) });
  if (!done.ok) throw new Error(done.refusal.code);
  return done.value;
}
const take = (school: TestSchool, url: string): Promise<Download | null> =>
  school.deps.downloads.take(url.split('/').at(-1) ?? '');
async function fetched(school: TestSchool, person: string, input: Input): Promise<Download> {
  const file = await take(school, await offer(school, person, input));
  if (file === null) throw new Error('there was no file');
  return file;
}
async function unlocked(body: string | Uint8Array): Promise<string> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return decrypter.decrypt(Buffer.from(body), 'text');
}
async function refusalOf(school: TestSchool, person: string, input: Input, lock = lockFor(input)): Promise<string> {
  const done = await school.useCases.documents.link(await school.who(person), { ...input, ...lock });
  return done.ok ? 'ok' : done.refusal.code;
}
async function csv(school: TestSchool, person: string, document: string, period: string): Promise<string[][]> {
  const { body } = await fetched(school, person, { document, period, file: 'csv' });
  return parse(document === 'log' ? await unlocked(body) : String(body), { bom: true });
}
const numbers = (rows: string[][], part: string): Record<string, string> =>
  Object.fromEntries(
    rows.filter(([first]) => first === part).map(([, what, period, number]) => [`${what}, ${period}`, number ?? '']),
  );

const MISUSE: Answers = {
  ...{ danger: 'no', adult_concern: 'no', naming: 'named', first_choice: 'rules', category: 'low_level_misuse' },
  ...{ victim: 'none', instigator: 'pupil', story: 'Played games in the lesson.' },
};
const ABOUT_HEAD: Answers = { ...HARMED_PUPIL, adult_concern: 'yes', adult: 'person:p_hana', adult_part: 'about' };

async function send(school: TestSchool, answers: Answers, times: number, person = 'p_tess'): Promise<void> {
  for (let at = 0; at < times; at += 1) {
    await sendReport(school, person, answers);
    school.clock.move(SECOND_MS);
  }
}
async function cases(school: TestSchool): Promise<readonly CaseDoc[]> {
  const { headers } = await school.store.list('case', [], { limit: 100 });
  const docs = await Promise.all(headers.map(({ id }) => school.store.read('case', id)));
  return docs.filter((doc) => doc !== null);
}

describe('the report to governors', () => {
  it('is for those who answer for online safety, and nobody else', async () => {
    const school = await schoolAt();
    const who = async (person: string) => (await school.useCases.documents.choices(await school.who(person))).documents;
    for (const person of ['p_ezra', 'p_dana', 'p_dev', 'p_hana', 'p_chaz', 'p_gus'])
      expect(await who(person)).toContain('governors');
    for (const person of ['p_tess', 'p_ivy', 'p_bea', 'p_vic', 'p_ola']) {
      expect(await who(person)).toEqual([]);
      expect(await refusalOf(school, person, { document: 'governors', period: '2026', file: 'pdf' })).toBe(
        'document.not_yours',
      );
    }
  });

  it('counts a term when it is over, by risk area in the words of the school', async () => {
    const school = await schoolAt(NOVEMBER, (policy) => ({
      ...policy,
      records: { ...policy.records, riskAreas: { ...policy.records.riskAreas, conduct: 'How they behave' } },
    }));
    await send(school, MISUSE, 6);
    for (const period of ['2026', '2026-0'])
      expect(await refusalOf(school, 'p_ezra', { document: 'governors', period, file: 'csv' })).toBe(
        'document.not_over',
      );
    goTo(school, JANUARY);
    const rows = await csv(school, 'p_ezra', 'governors', '2026-0');
    expect(numbers(rows, 'Reports by risk area')).toMatchObject({
      'How they behave, Autumn term': '6',
      'Content, Autumn term': 'Fewer than 5',
      'All together, Autumn term': '6 to 18',
    });
  });

  it('says nothing of drafts, and nothing different for none and for four', async () => {
    const none = await schoolAt();
    const four = await schoolAt();
    await send(four, MISUSE, 4);
    for (const school of [none, four]) goTo(school, JANUARY);
    const of = (school: TestSchool) => csv(school, 'p_hana', 'governors', '2026-0');
    expect(await of(four)).toEqual(await of(none));
  });

  it('never changes once a term was counted', async () => {
    const school = await schoolAt();
    await send(school, MISUSE, 5);
    goTo(school, JANUARY);
    const before = await csv(school, 'p_hana', 'governors', '2026-0');
    for (const { id, state } of await cases(school)) {
      const lead = await school.who(state.holders.find(({ accountable }) => accountable)?.personId ?? '');
      const closing = { summary: 's', action: 'a', decision: 'd', reason: 'r', outcome: 'o', key: `c-${id}` };
      value(await closeCase(school.useCases, lead, id, closing));
    }
    await send(school, MISUSE, 7);
    expect(await csv(school, 'p_chaz', 'governors', '2026-0')).toEqual(before);
    goTo(school, NEXT_AUTUMN);
    const year = numbers(await csv(school, 'p_hana', 'governors', '2026'), 'Reports by risk area');
    expect(year).toMatchObject({
      'Conduct, Autumn term': '5',
      'Conduct, Spring term': '7',
      'Conduct, School year': '12 to 16',
    });
  });

  it('tells how soon reports were accepted and closed only where enough of them are said', async () => {
    const school = await schoolAt();
    await send(school, MISUSE, 10);
    for (const { id, state } of await cases(school)) {
      const lead = await school.who(state.holders.find(({ accountable }) => accountable)?.personId ?? '');
      value(await school.useCases.acknowledge(lead, id, { key: `a-${id}` }));
      const closing = { summary: 's', action: 'a', decision: 'd', reason: 'r', outcome: 'o', key: `c-${id}` };
      value(await closeCase(school.useCases, lead, id, closing));
    }
    goTo(school, NEXT_AUTUMN);
    expect(numbers(await csv(school, 'p_hana', 'governors', '2026'), 'Times')).toEqual({
      'Accepted in time, Autumn term': 'All, or all but a few',
      'Half were accepted within, Autumn term': 'under 5 minutes',
      'Half were closed within, Autumn term': 'under 5 minutes',
      'Accepted in time, Spring term': 'Not shown',
      'Half were accepted within, Spring term': 'Not shown',
      'Half were closed within, Spring term': 'Not shown',
      'Accepted in time, Summer term': 'Not shown',
      'Half were accepted within, Summer term': 'Not shown',
      'Half were closed within, Summer term': 'Not shown',
    });
  });

  it('leaves out what somebody who may read it is kept from: nobody can count a report about themselves', async () => {
    const without = await schoolAt();
    const about = await schoolAt();
    for (const school of [without, about]) await send(school, HARMED_PUPIL, 5);
    await send(about, ABOUT_HEAD, 3);
    for (const school of [without, about]) goTo(school, NEXT_AUTUMN);
    const of = (school: TestSchool) => csv(school, 'p_hana', 'governors', '2026');
    expect(await of(about)).toEqual(await of(without));
  });

  it('counts reports about other adults apart, and only from five in a whole year', async () => {
    const aboutTeacher: Answers = { ...ABOUT_HEAD, adult: 'person:p_tam' };
    const school = await schoolAt();
    await send(school, aboutTeacher, 5, 'p_tess');
    goTo(school, JANUARY);
    const term = await csv(school, 'p_dana', 'governors', '2026-0');
    expect(term.flat().join(' ')).not.toMatch(/adult/i);
    expect(numbers(term, 'Reports by risk area')['Conduct, Autumn term']).toBe('Fewer than 5');
    goTo(school, NEXT_AUTUMN);
    expect(Object.values(numbers(await csv(school, 'p_dana', 'governors', '2026'), 'Adults of the school'))).toEqual([
      '5',
    ]);
  });

  it('as PDF has the same numbers, tagged, with its chart in words', async () => {
    const school = await schoolAt();
    await send(school, MISUSE, 6);
    goTo(school, NEXT_AUTUMN);
    const file = await fetched(school, 'p_ezra', { document: 'governors', period: '2026', file: 'pdf' });
    expect(file).toMatchObject({ name: 'governors-report-2026.pdf', type: 'application/pdf' });
    const pdf = readPdf(new Uint8Array(Buffer.from(file.body)));
    expect(pdf.title).toBe('Online safety report to governors: School year 2026 to 2027');
    expect(every(pdf.tree, 'Figure')[0]?.alt).toContain('Conduct: 6 to 14');
    expect(wordsUnder(pdf.tree)).toContain('How to read the numbers');
    for (const name of ['Tess', 'Dana', 'Hana', 'games']) expect(wordsUnder(pdf.tree)).not.toContain(name);
  });

  it('says how agreements, reviews, filter checks and openings stand, and counts nobody out', async () => {
    const school = await schoolAt();
    const ivy = await school.who('p_ivy');
    const check = { what: 'both', date: '2026-11-02', device: 'Tablet 3', where: 'off_site', user_group: 'Year 4' };
    const inputs = { ...check, tested: 'The test page', result: 'worked', action: '', supervisor: 'Hana Head' };
    value(await school.useCases.filtering.saveCheck(ivy, { inputs, key: 'check' }));
    goTo(school, JANUARY);
    const rows = await csv(school, 'p_ezra', 'governors', '2026-0');
    expect(numbers(rows, 'Checks')).toEqual({ 'Checks, Autumn term': '1', 'Not all in order, Autumn term': '0' });
    const staff = Object.entries(numbers(rows, 'Agreements')).filter(([what]) => /staff/i.test(what));
    expect(staff.map(([what]) => what.split(': ')[1])).toEqual([
      'For, Tue 12 Jan 2027',
      'Signed, Tue 12 Jan 2027',
      'Overdue, Tue 12 Jan 2027',
      'Said no, Tue 12 Jan 2027',
    ]);
    expect(rows.filter(([part]) => part === 'Reviews').length).toBeGreaterThan(0);
    expect(numbers(rows, 'What was opened')).toEqual({ 'Half of them for, Autumn term': 'Not shown' });
    expect(JSON.stringify(rows)).not.toMatch(/Tess|Ivy|Hana/);
    goTo(school, NEXT_AUTUMN);
    const year = await csv(school, 'p_ezra', 'governors', '2026');
    expect(numbers(year, 'What was opened')).toMatchObject({ 'Wanted for, School year': 'Not shown' });
    expect(numbers(year, 'Checks')).toMatchObject({ 'Checks, Autumn term': '1', 'Checks, Summer term': '0' });
    const file = await fetched(school, 'p_ezra', { document: 'governors', period: '2026', file: 'pdf' });
    const pdf = readPdf(new Uint8Array(Buffer.from(file.body)));
    expect(every(pdf.tree, 'Figure').map(({ alt }) => alt?.split('.')[0])).toEqual([
      'Bar chart of reports by risk area, School year',
      'Bar chart of filter requests by what became of them, School year',
      'Bar chart of people who have signed',
      'Bar chart of reviews',
      'Bar chart of checks of the filter',
    ]);
  });

  it('says how papers of pupils and of their parents stand, over all classes, and names no pupil', async () => {
    const school = await schoolAt();
    const rows = Array.from({ length: 24 }, (_, at) => [`P${at}`, `Secretname ${at}`, at < 12 ? '5T' : '6C', '5']);
    const read = readPupilRows(
      ['id', 'name', 'class', 'year group'],
      rows.map((cells, at) => ({ line: at + 2, cells })),
    );
    const request = { school: 'demo', rows: read.rows, apply: true, manyLeavers: false };
    expect(await importPupils(school.deps, request)).toMatchObject({ outcome: 'applied' });
    const text = school.policy.agreements.texts.find(({ key }) => key === 'pupil_ks2');
    const sheet = { list: 'class-demo-5t', agreement: 'pupil_ks2', signer: 'pupil' } as const;
    const inputs = { answer: 'signed', signed_on: '2026-11-02', kept_at: 'Blue folder', chosen: 'P0,P1,P2,P3,P4,P5' };
    const input = { key: 'tick', hash: text?.hash ?? '', inputs };
    expect(await school.useCases.aup.papers.tickPupils(await school.who('p_ola'), sheet, input)).toMatchObject({
      value: 6,
    });
    goTo(school, JANUARY);
    const report = await csv(school, 'p_ezra', 'governors', '2026-0');
    const title = `Pupils in Key Stage 2: ${text?.title}`;
    expect(numbers(report, 'Agreements')).toMatchObject({
      [`${title}: For, Tue 12 Jan 2027`]: '24',
      [`${title}: Signed, Tue 12 Jan 2027`]: '6',
      [`${title}: Overdue, Tue 12 Jan 2027`]: 'Not shown',
    });
    expect(report.filter(([, what = '']) => /^Agreement for parents/.test(what)).length).toBeGreaterThan(0);
    expect(JSON.stringify(report)).not.toMatch(/Secretname|5T/);
  });

  it('is noted with whoever takes it, and not handed out where that fails', async () => {
    const school = await schoolAt(JANUARY);
    await fetched(school, 'p_gus', { document: 'governors', period: '2026-0', file: 'pdf' });
    expect((await school.store.read('actor_log', 'log-p_gus'))?.history.map(({ action }) => action)).toEqual([
      'report.exported',
    ]);
  });
});

describe('the incident log', () => {
  it('lists the cases this person may see, in the columns of the school, and notes it on each', async () => {
    const school = await schoolAt();
    await send(school, HARMED_PUPIL, 2);
    const [head, ...rows] = await csv(school, 'p_dana', 'log', '2026');
    expect(head).toEqual(school.policy.records.logColumns.map(() => expect.any(String)));
    expect(rows).toHaveLength(2);
    expect(rows[0]?.join(' ')).toContain('She does not want to come to school any more.');
    for (const doc of await cases(school))
      expect(doc.history.at(-1)).toMatchObject({ by: 'p_dana', action: 'log.exported' });
    expect((await school.store.read('actor_log', 'log-p_dana'))?.history.at(-1)?.action).toBe('log.exported');
  });

  it('has no case that the person is shut out of, and no count of any', async () => {
    const school = await schoolAt();
    await send(school, HARMED_PUPIL, 1);
    const before = await csv(school, 'p_dana', 'log', '2026');
    await send(school, { ...HARMED_PUPIL, adult_concern: 'yes', adult: 'person:p_dana', adult_part: 'about' }, 1);
    expect(await csv(school, 'p_dana', 'log', '2026')).toEqual(before);
  });

  it('has no case of another period, and none for somebody who does not keep it', async () => {
    const school = await schoolAt();
    await send(school, HARMED_PUPIL, 1);
    expect(await csv(school, 'p_dana', 'log', '2025')).toHaveLength(1);
    for (const person of ['p_hana', 'p_chaz', 'p_tess', 'p_gus'])
      expect(await refusalOf(school, person, { document: 'log', period: '2026', file: 'csv' })).toBe(
        'document.not_yours',
      );
    // The refused attempt is on the actor's own log.
    expect((await school.store.read('actor_log', 'log-p_tess'))?.history.at(-1)?.action).toBe('access.refused');
  });

  it('names no reporter who asked to be named to one person alone', async () => {
    const school = await schoolAt(NOVEMBER, (policy) => ({
      ...policy,
      records: { ...policy.records, logColumns: ['reference', 'reported_by'] },
    }));
    await send(school, { ...HARMED_PUPIL, naming: 'confidential' }, 1);
    expect((await csv(school, 'p_dana', 'log', '2026'))[1]?.[1]).toBe('Asked not to be named');
  });

  it('as PDF is a wide table that reads row by row', async () => {
    const school = await schoolAt();
    await send(school, HARMED_PUPIL, 3);
    const [period] = periodsAt(school.policy.calendar, school.clock.now()).filter(({ term }) => term === 0);
    const dana = await school.who('p_dana');
    const made = period === undefined ? null : await incidents(school.deps, dana, { period });
    if (made === null) throw new Error('there is no log');
    const pdf = readPdf(await toPdf(paper(school.deps, dana, made)));
    expect(every(pdf.tree, 'TR')).toHaveLength(4);
    expect(
      every(pdf.tree, 'TH')
        .filter(({ scope }) => scope === 'Row')
        .map((th) => wordsUnder(th).trim()),
    ).toEqual((await cases(school)).map(({ state }) => state.ref).toReversed());
  });
});

it('what holds words of cases never leaves without a lock, and the figures for governors need none', async () => {
  const school = await schoolAt(JANUARY);
  const none = { passphrase: '', again: '', recipient: '' };
  for (const file of ['pdf', 'csv'])
    expect(await refusalOf(school, 'p_dana', { document: 'log', period: '2026', file }, none)).toBe('copy.passphrase');
  const differ = { ...LOCK, again: 'another one' };
  expect(await refusalOf(school, 'p_dana', { document: 'log', period: '2026', file: 'pdf' }, differ)).toBe(
    'copy.again',
  );
  expect(await refusalOf(school, 'p_dana', { document: 'governors', period: '2026-0', file: 'pdf' }, none)).toBe('ok');
  const log = await fetched(school, 'p_dana', { document: 'log', period: '2026', file: 'csv' });
  expect(log.name).toBe('incident-log-2026.csv.age');
  expect(Buffer.from(log.body).toString('latin1')).toMatch(/^age-encryption\.org\/v1\n/);
  const wide = await fetched(school, 'p_dana', { document: 'log', period: '2026', file: 'pdf' });
  expect(Buffer.from(wide.body).includes('/AESV3')).toBe(true);
});

describe('one incident as a form', () => {
  const formOf = async (school: TestSchool, person: string, id: string) =>
    school.useCases.documents.formLink(await school.who(person), id, LOCK);

  it('has the eight parts in their order, and is on the record of the case', async () => {
    const school = await schoolAt();
    await send(school, HARMED_PUPIL, 1);
    const [doc] = await cases(school);
    const link = await formOf(school, 'p_dana', doc?.id ?? '');
    const file = link.ok ? await take(school, link.value) : null;
    expect(Buffer.from(file?.body ?? '').includes('/AESV3')).toBe(true);
    const [printed] = await cases(school);
    if (printed === undefined) throw new Error('there is no case');
    const made = await formPaper(school.deps, await school.who('p_dana'), printed, school.clock.now());
    const pdf = readPdf(await toPdf(made));
    expect(every(pdf.tree, 'H2').map((h) => wordsUnder(h).trim().slice(0, 2))).toEqual([
      '1.',
      '2.',
      '3.',
      '4.',
      '5.',
      '6.',
      '7.',
      '8.',
    ]);
    expect(wordsUnder(pdf.tree)).toContain('She does not want to come to school any more.');
    expect((await cases(school))[0]?.history.at(-1)).toMatchObject({ by: 'p_dana', action: 'case.printed' });
  });

  it('is for whoever sees the whole of the case', async () => {
    const school = await schoolAt();
    await send(school, HARMED_PUPIL, 1);
    const [doc] = await cases(school);
    for (const person of ['p_tess', 'p_ezra', 'p_hana', 'p_chaz', 'p_ivy']) {
      const done = await formOf(school, person, doc?.id ?? '');
      expect([person, done.ok]).toEqual([person, false]);
      expect((await school.useCases.documents.forms(await school.who(person), 0)).items).toEqual([]);
    }
    expect((await school.useCases.documents.forms(await school.who('p_dana'), 0)).items).toHaveLength(1);
  });

  it('pages through many cases, each once', async () => {
    const school = await schoolAt();
    await send(school, HARMED_PUPIL, 10);
    const page = async (at: number) => school.useCases.documents.forms(await school.who('p_dana'), at);
    const [one, two] = [await page(0), await page(1)];
    expect([one.items.length, one.more, two.items.length, two.more]).toEqual([8, true, 2, false]);
    expect(new Set([...one.items, ...two.items].map(({ id }) => id)).size).toBe(10);
  });
});

describe('a link', () => {
  it.each(['governors', 'log'])(
    'to the %s works once, for a minute, and for nobody who has lost the right meanwhile',
    async (document) => {
      const school = await schoolAt();
      const input = { document, period: '2025', file: 'csv' };
      const url = await offer(school, 'p_dana', input);
      expect(await take(school, url)).not.toBeNull();
      expect(await take(school, url)).toBeNull();
      const late = await offer(school, 'p_dana', input);
      school.clock.move(61 * SECOND_MS);
      expect(await take(school, late)).toBeNull();
    },
  );

  it('to a case that moved on meanwhile gives nothing', async () => {
    const school = await schoolAt();
    await send(school, HARMED_PUPIL, 1);
    const [doc] = await cases(school);
    const id = doc?.id ?? '';
    const link = await school.useCases.documents.formLink(await school.who('p_dana'), id, LOCK);
    await school.useCases.declareConflict(await school.who('p_dana'), id, { reason: '', key: 'step-back' });
    expect(link.ok && (await take(school, link.value))).toBeNull();
    expect((await cases(school))[0]?.history.map(({ action }) => action)).not.toContain('case.printed');
  });

  it.each([
    [{ period: '1999' }, 'document.no_period'],
    [{ period: '__proto__' }, 'document.no_period'],
    [{ file: 'exe' }, 'document.no_file'],
    [{ document: 'everything' }, 'document.not_yours'],
  ])('is refused for %j', async (over, code) => {
    const school = await schoolAt(JANUARY + DAY_MS);
    expect(await refusalOf(school, 'p_dana', { document: 'governors', period: '2026-0', file: 'csv', ...over })).toBe(
      code,
    );
  });
});
