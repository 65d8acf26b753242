// A copy with names taken out: a person reads every text first, and nobody who was taken out stands in any byte of it.

import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Decrypter } from 'age-encryption';
import { unzipSync } from 'fflate';
import { toPdf } from '../../../../src/documents/to-pdf.ts';
import { foldWord } from '../../../../src/domain/casework/export/folded-text.ts';
import type { Answers } from '../../../../src/domain/incident/answers.ts';
import { casePaper } from '../../../../src/usecases/casework/export/case-paper.ts';
import { exportedCase } from '../../../../src/usecases/casework/export/exported-case.ts';
import { redactedCase } from '../../../../src/usecases/casework/export/redacted-case.ts';
import { readPdf, wordsUnder } from '../../../documents/read-pdf.ts';
import { value } from '../../../support/ask-to-open.ts';
import { closeTestStores } from '../../../support/open-test-store.ts';
import { openSchool, type TestSchool } from '../../../support/school.ts';
import { HARMED_PUPIL, sendReport } from '../../../support/send-report.ts';
import { addNote } from '../../../support/work-case.ts';

afterEach(closeTestStores);

const PASSPHRASE = 'seven plain words nobody else would pick';
const INPUT = { copy: 'bundle', passphrase: PASSPHRASE, again: PASSPHRASE, recipient: '', variant: 'redacted' };
const STORY = 'Wagtail’s phone: AMY WAGTAIL wrote to Bo Quokka. I told Dana Safeguard.';

let checkCopy: (files: Map<string, Uint8Array>) => { faults: string[]; facts: string[] };
beforeAll(async () => {
  ({ checkCopy } = await import(pathToFileURL('deploy/verify/verify.mjs').href));
});

async function aCase(more: Answers = {}) {
  const school = await openSchool();
  const { caseId } = await sendReport(school, 'p_tess', { ...HARMED_PUPIL, story: STORY, ...more });
  const dana = await school.who('p_dana');
  const tess = await school.who('p_tess');
  value(await school.useCases.acknowledge(dana, caseId, { key: 'ack' }));
  const names = { victim_names: 'Amy Wagtail', instigator_names: 'Bo Quokka' };
  value(await school.useCases.addToReport(tess, caseId, { key: 'add', text: 'Their names.', answers: names }));
  value(await addNote(school.useCases, dana, caseId, { key: 'n1', text: 'Rang Mrs Wagtail. Tess Teacher was there.' }));
  const steps = school.useCases.casework.copies.redaction;
  return { school, caseId, dana, steps, ref: { caseId } };
}

type Case = Awaited<ReturnType<typeof aCase>>;

async function decideAll({ steps, dana, ref }: Case, how: (where: string) => 'stands' | 'withheld' = () => 'stands') {
  let text = value(await steps.text(dana, ref));
  let turns = 0;
  while (text !== null && turns < 50) {
    turns += 1;
    const { index, mark, where } = text;
    text = value(await steps.decide(dana, ref, { index, mark, how: how(where), reason: 'About somebody else' }));
  }
  return turns;
}

async function fetched(school: TestSchool, url: string) {
  const file = await school.deps.downloads.take(url.split('/').at(-1) ?? '');
  if (file === null) throw new Error('no file');
  const decrypter = new Decrypter();
  decrypter.addPassphrase(PASSPHRASE);
  return { file, files: new Map(Object.entries(unzipSync(await decrypter.decrypt(Buffer.from(file.body))))) };
}
const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('utf8');

describe('a copy with names taken out', () => {
  it('is not made before somebody has read every text, and not when something was written since', async () => {
    const all = await aCase();
    const { school, caseId, dana, steps, ref } = all;
    const copy = async () => school.useCases.casework.copies.copyLink(dana, caseId, INPUT);
    const codeOf = async () => copy().then((done) => (done.ok ? 'ok' : done.refusal.code));
    expect(await codeOf()).toBe('redaction.not_begun');
    const page = value(await steps.choose(dana, ref, { purpose: 'parent', keep: [] }));
    expect(page.left).toBe(page.texts);
    expect(await codeOf()).toBe('redaction.left');
    expect(await decideAll(all)).toBe(page.texts);
    const link = value(await copy());
    value(await addNote(school.useCases, dana, caseId, { key: 'n2', text: 'One thing more.' }));
    expect(await school.deps.downloads.take(link.url.split('/').at(-1) ?? '')).toBeNull();
    expect(await codeOf()).toBe('redaction.left');
    expect(value(await steps.page(dana, ref)).left).toBe(1);
    await decideAll(all);
    expect(await codeOf()).toBe('ok');
  });

  it('names nobody who was to be taken out, in any file, and still proves that nothing was changed', async () => {
    const all = await aCase();
    const { school, caseId, dana, steps, ref } = all;
    value(await steps.choose(dana, ref, { purpose: 'parent', keep: [] }));
    await decideAll(all);
    const link = value(await school.useCases.casework.copies.copyLink(dana, caseId, INPUT));
    const { file, files } = await fetched(school, link.url);
    expect(file.name).toMatch(/^case-ES-[A-Z0-9]{8}-names-out\.zip\.age$/);
    expect(checkCopy(files)).toMatchObject({ faults: [] });
    expect(checkCopy(files).facts.join('\n')).toContain(' 0 of them open to read');
    const paper = readPdf(files.get('case.pdf') ?? new Uint8Array());
    const words = [...['case.json', 'audit.json', 'manifest.json', 'README.txt'].map((name) => text(files.get(name)))];
    const everything = foldWord([...words, wordsUnder(paper.tree), paper.aside, paper.title].join('\n'));
    for (const name of ['wagtail', 'quokka', 'tess', 'dana', 'safeguard,', 'p_tess', 'p_dana'])
      expect(everything).not.toContain(name);
    const exported = JSON.parse(text(files.get('case.json')));
    expect(exported.variant).toBe('redacted');
    expect(exported.reportedBy).toBe('[Reporter]');
    expect(exported.reported.find(({ id }: { id: string }) => id === 'answer:story').value).toBe(
      '[Child A]’s phone: [Child A] wrote to [Child B]. I told [Staff 1].',
    );
    expect(text(files.get('README.txt'))).toContain('labels in place of names');
  });

  it('leaves out what was withheld and not why, and names whoever was chosen to stay named', async () => {
    const all = await aCase();
    const { school, caseId, dana, steps, ref } = all;
    const { people } = value(await steps.page(dana, ref));
    expect(people.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Amy Wagtail', 'Bo Quokka', 'Dana Safeguard']),
    );
    const keep = people.filter(({ name }) => name === 'Dana Safeguard' || name === 'Amy Wagtail').map(({ key }) => key);
    value(await steps.choose(dana, ref, { purpose: 'next_school', keep: [...keep, 'person:p_ghost'] }));
    await decideAll(all, (where) => (where.includes('Note') ? 'withheld' : 'stands'));
    const link = value(await school.useCases.casework.copies.copyLink(dana, caseId, INPUT));
    const { files } = await fetched(school, link.url);
    const data = text(files.get('case.json'));
    expect(data).toContain('Amy');
    expect(data).toContain('Dana Safeguard');
    expect(data).toContain('[This text is withheld]');
    expect(data).not.toMatch(/Quokka|Rang|About somebody else/);
  });

  it('never names a reporter who asked not to be named, who cannot be chosen either', async () => {
    const all = await aCase({ naming: 'confidential' });
    const { school, caseId, dana, steps, ref } = all;
    const { people } = value(await steps.page(dana, ref));
    expect(people.map(({ key }) => key)).not.toContain('person:p_tess');
    value(await steps.choose(dana, ref, { purpose: 'parent', keep: ['person:p_tess'] }));
    await decideAll(all);
    const { files } = await fetched(
      school,
      value(await school.useCases.casework.copies.copyLink(dana, caseId, INPUT)).url,
    );
    expect(text(files.get('case.json'))).not.toMatch(/Tess|Reporter\]/);
  });

  it('is decided about as it was read: not when who stays named changed meanwhile, and not without a reason', async () => {
    const { dana, steps, ref } = await aCase();
    value(await steps.choose(dana, ref, { purpose: 'other', keep: [] }));
    const shown = value(await steps.text(dana, ref));
    if (shown === null) throw new Error('nothing to read');
    const { index, mark } = shown;
    const decide = async (how: string, reason = '') => {
      const done = await steps.decide(dana, ref, { index, mark, how, reason });
      return done.ok ? 'ok' : done.refusal.code;
    };
    expect(await decide('withheld', ' ')).toBe('redaction.reason');
    expect(await decide('gone')).toBe('redaction.how');
    const { people } = value(await steps.page(dana, ref));
    value(await steps.choose(dana, ref, { purpose: 'other', keep: people.map(({ key }) => key) }));
    expect(await decide('stands')).toBe('redaction.changed');
  });

  it('is for whoever sees the whole case, and each text that is read stands in its history', async () => {
    const { school, caseId, dana, steps, ref } = await aCase();
    for (const person of ['p_tess', 'p_ivy', 'p_clem']) {
      const who = await school.who(person);
      const none = { caseId: 'case-none' };
      expect(await steps.page(who, ref)).toEqual(await steps.page(who, none));
      expect((await steps.choose(who, ref, { purpose: 'parent', keep: [] })).ok).toBe(false);
      expect((await steps.text(who, ref, 0)).ok).toBe(false);
    }
    value(await steps.choose(dana, ref, { purpose: 'parent', keep: [] }));
    value(await steps.text(dana, ref, 0));
    const doc = await school.store.read('case', caseId);
    expect(doc?.history.slice(-2).map(({ action }) => action)).toEqual([
      'case.redaction_chosen',
      'case.redaction_shown',
    ]);
    expect(JSON.stringify(doc?.history)).not.toMatch(/Wagtail|Quokka/);
  });

  it('finds the surname of a pupil of whom the record has the first name alone', async () => {
    const all = await aCase();
    const { school, caseId, dana } = all;
    const doc = await school.store.read('case', caseId);
    if (doc === null) throw new Error('no case');
    await school.store.commit<'class_list'>({
      ...{ kind: 'class_list', id: 'class-demo-5t', school: school.policy.key, version: 0, history: [], outbox: [] },
      ...{ dueAt: null, terms: [] },
      state: {
        ...{ name: '5T', signatures: [], pressesSeen: [] },
        pupils: [{ id: '1', name: 'Zed Marmoset', audience: 'pupil_ks2', since: '2026-09-01', place: '1' }],
      },
    });
    value(await addNote(school.useCases, dana, caseId, { key: 'n3', text: 'The Marmoset boy saw it.' }));
    const now = school.clock.now();
    const grown = await school.store.read('case', caseId);
    const plan = { purpose: 'parent', keep: [], by: 'p_dana', at: now, decisions: {} } as const;
    const made = value(await redactedCase(school.deps, grown ?? doc, plan, dana.person, now));
    expect(made.texts.at(-1)?.text).toBe('The [Child C] boy saw it.');
    expect(wordsUnder(readPdf(await toPdf(casePaper(made.exported, 'x'))).tree)).not.toContain('Marmoset');
    expect((await exportedCase(school.deps, doc, dana.person, now)).variant).toBe('whole');
  });
});
