// Closing and opening again through the real steps: warned, refused where it must be, and nothing typed or written is lost.

import { afterEach, describe, expect, it } from '@jest/globals';
import { makeConverse } from '../../../src/chat/converse.ts';
import type { Answers } from '../../../src/domain/incident/answers.ts';
import { DAY_MS } from '../../../src/domain/shared/instant.ts';
import { taskDutySource } from '../../../src/usecases/casework/record/task-duty-source.ts';
import { formPage } from '../../chat/talk.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool } from '../../support/school.ts';
import { HARMED_PUPIL, sendReport } from '../../support/send-report.ts';

afterEach(closeTestStores);

const WORDS = { summary: 's', action: 'a', decision: 'd', reason: 'r', outcome: 'o', lessons: 'no' };
const PICTURE: Answers = {
  ...HARMED_PUPIL,
  category: 'nude_sharing',
  first_choice: 'sexual',
  image_child: 'under18_consensual',
};
const TASK = { what: 'block_site', for: 'p_ivy', due: '2026-11-26' };

async function aCase(answers: Answers = HARMED_PUPIL) {
  const school = await openSchool();
  const { caseId } = await sendReport(school, 'p_tess', answers);
  await school.worker.runOnce();
  const [dana, dev] = [await school.who('p_dana'), await school.who('p_dev')];
  const { records, closing } = school.useCases.casework;
  let presses = 0;
  const key = (): string => {
    presses += 1;
    return `press-${presses}`;
  };
  const add = (kind: string, fields: Readonly<Record<string, string>>, who = dana) =>
    records.add(who, caseId, { kind, fields, about: '', mark: '', key: key() });
  const close = (over: Partial<typeof WORDS & { despite: string; review: string; mark: string }> = {}, who = dana) =>
    closing.close(who, caseId, { ...WORDS, ...over, key: key() });
  const state = async () => {
    const doc = await school.store.read('case', caseId);
    if (doc === null) throw new Error('no case');
    return doc.state;
  };
  await school.useCases.acknowledge(dana, caseId, { key: 'ack' });
  return { school, caseId, dana, dev, add, close, state, closing, key };
}

const codeOf = (done: { readonly ok: boolean } & { readonly refusal?: { readonly code: string } }): string =>
  done.refusal?.code ?? 'ok';

describe('closing', () => {
  it('needs to know whether a policy should be looked at again', async () => {
    const { close } = await aCase();
    expect(await close({ lessons: '' })).toMatchObject({
      refusal: { code: 'case.closing_incomplete', field: 'lessons' },
    });
  });

  it('names what is not finished, and goes on with a reason, which is kept', async () => {
    const { caseId, dana, add, close, state, closing } = await aCase();
    await add('task', TASK);
    const page = await closing.page(dana, caseId, '');
    expect(page.ok && page.value.unfinished).toHaveLength(1);
    expect(page.ok && page.value.unfinished[0]).toMatch(/A task is not done/);
    expect(codeOf(await close())).toBe('case.unfinished');
    expect(codeOf(await close({ despite: 'IT are at it.' }))).toBe('ok');
    expect((await state()).closing).toMatchObject({ despite: 'IT are at it.', lessons: 'no' });
  });

  it('of a picture of a child waits for the decision about police or social care, whatever reason is given', async () => {
    for (const band of ['u13', '13-17']) {
      const { caseId, dana, add, close, closing, state } = await aCase({ ...PICTURE, age_band: band });
      expect(codeOf(await close({ despite: 'x' }))).toBe('case.referral_missing');
      expect(codeOf(await closing.page(dana, caseId, ''))).toBe('case.referral_missing');
      expect((await state()).phase).toBe('open');
      const decided = await add('decision', {
        ...{ decision: 'Not told.', reason: 'They know already.', bodies: 'childrens_social_care' },
      });
      expect(codeOf(decided)).toBe('ok');
      expect(codeOf(await close({ despite: 'x' }))).toBe('ok');
    }
  });

  it('is stopped once when something came in, says what, keeps what was typed, and works on the next press', async () => {
    const { school, caseId, add, state, dev } = await aCase();
    const converse = makeConverse({ useCases: school.useCases, clock: school.clock, log: school.deps.log });
    const actor = { platform: 'console', tenant: 'console', userId: 'p_dana', standing: 'member' } as const;
    let presses = 0;
    const press = (verb: string, target: string, inputs: Readonly<Record<string, string>> = {}) => {
      presses += 1;
      return converse({ kind: 'press', actor, verb, target, inputs, key: `chat-${presses}` });
    };
    const page = formPage(await press('case.close', caseId));
    const save = page.actions[0]?.target ?? '';
    await add('note', { sort: 'facts', text: 'Her mother rang.' }, dev);
    const stopped = formPage(await press('case.close.save', save, WORDS));
    expect((await state()).phase).toBe('open');
    expect(stopped.warnings[0]).toMatch(/NOT closed/);
    expect(stopped.warnings.join()).toContain('Dev');
    expect(stopped.warnings.join()).not.toContain('mother');
    expect(stopped.questions.slice(0, 5).map(({ value }) => value)).toEqual(['s', 'a', 'd', 'r', 'o']);
    const done = await press('case.close.save', stopped.actions[0]?.target ?? '', WORDS);
    expect(done.show?.view).toBe('case_file');
    expect((await state()).phase).toBe('closed');
  });

  it('brings a review forward when asked, and nothing of the case goes with it', async () => {
    const { school, caseId, close } = await aCase();
    const plans = school.policy.reviews.plans.filter(({ triggers }) => triggers.includes('serious_incident'));
    expect(codeOf(await close({ lessons: 'yes', review: 'no_such_review' }))).toBe('case.no_such_review');
    const done = await close({ lessons: 'yes' });
    const said = (done.ok ? (done.value.notices ?? []) : []).join('\n');
    for (const { title } of plans) expect(said).toContain(title);
    const { headers } = await school.store.list('review', [], { limit: 50 });
    const reviews = await Promise.all(headers.map(({ id }) => school.store.read('review', id)));
    expect(reviews.length).toBeGreaterThan(0);
    expect(JSON.stringify(reviews)).not.toMatch(new RegExp(`${caseId}|ES-|cyberbullying|school any more`));
  });
});

describe('opening again', () => {
  it('shows both closings and the reason, the reporter sees In hand, and the others are told', async () => {
    const { school, caseId, dana, dev, close, closing, key } = await aCase();
    await close();
    await school.worker.runOnce();
    const status = () => {
      const last = school.sent.filter(({ to }) => to === 'p_tess').at(-1)?.view;
      return last?.view === 'report_status' ? last.status : '';
    };
    expect(status()).toBe('Closed');
    expect(codeOf(await closing.reopen(dev, caseId, { reason: 'It went on.', key: key() }))).toBe('ok');
    await school.worker.runOnce();
    expect(status()).toBe('In hand');
    expect(
      school.sent.some(({ to, view }) => to === 'p_dana' && view.view === 'case_line' && view.line === 'reopened'),
    ).toBe(true);
    await close({ summary: 'second' });
    const file = await school.useCases.openCase(dana, caseId, { key: 'open' });
    const shown = JSON.stringify(file.ok ? file.value.sections : []);
    expect(shown).toContain('It went on.');
    expect(shown.match(/Closed, Dana Safeguard/g)).toHaveLength(2);
  });
});

describe('the reminder of a task', () => {
  it('comes to its person before the day, to those who lead after it, says the reference alone, and stops when it is done', async () => {
    const { school, caseId, add } = await aCase();
    await add('task', { ...TASK, details: 'games.example' });
    const on = async (day: string) =>
      (await taskDutySource.duties(school.deps, school.policy.key, day)).map(({ to, title }) => [to, title]);
    const ref = (await school.store.read('case', caseId))?.state.ref;
    expect(await on('2026-11-23')).toEqual([]);
    expect(await on('2026-11-24')).toEqual([['p_ivy', `A task in case ${ref}`]]);
    const late = await on('2026-11-27');
    expect(late).toContainEqual(['p_dana', `A task in case ${ref} is late`]);
    expect(await taskDutySource.dutiesOf?.(school.deps, school.policy.key, '2026-11-27', 'p_ivy')).toHaveLength(1);
    school.clock.move(DAY_MS);
    const done = { kind: 'task_done', about: 'r1', mark: '', key: 'd', fields: { done: 'Yes.', on: '2026-11-25' } };
    await school.useCases.casework.records.add(await school.who('p_ivy'), caseId, done);
    expect(await on('2026-11-27')).toEqual([]);
  });
});
