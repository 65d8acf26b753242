// Writing into a case through the real steps: who may, what the answer says, and two people at once.

import { afterEach, describe, expect, it } from '@jest/globals';
import { HOUR_MS, MINUTE_MS } from '../../../src/domain/shared/instant.ts';
import type { Who } from '../../../src/usecases/who.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool } from '../../support/school.ts';
import { sendReport } from '../../support/send-report.ts';

afterEach(closeTestStores);

async function anOpenCase() {
  const school = await openSchool();
  const { caseId } = await sendReport(school, 'p_tess');
  await school.worker.runOnce();
  const [dana, dev] = [await school.who('p_dana'), await school.who('p_dev')];
  const { records } = school.useCases.casework;
  const steps = school.useCases;
  let presses = 0;
  const add = (
    who: Who,
    kind: string,
    fields: Readonly<Record<string, string>>,
    more: { about?: string; mark?: string } = {},
  ) => {
    presses += 1;
    return records.add(who, caseId, { kind, fields, about: '', mark: '', key: `add-${presses}`, ...more });
  };
  const state = async () => {
    const doc = await school.store.read('case', caseId);
    if (doc === null) throw new Error('no case');
    return doc.state;
  };
  const file = async (who: Who, page = 0) => {
    const opened = await steps.openCase(who, caseId, { key: 'open', page });
    if (!opened.ok) throw new Error(opened.refusal.code);
    return opened.value;
  };
  const pageOf = async (who: Who, kind: string, about = '') => {
    const page = await records.form(who, caseId, { kind, about });
    if (!page.ok) throw new Error(page.refusal.code);
    return page.value;
  };
  await steps.acknowledge(dana, caseId, { key: 'ack' });
  return { school, caseId, dana, dev, add, state, file, pageOf, steps, records };
}

const FACTS = { sort: 'facts', text: 'Rang home at ten.' };
const TASK = { what: 'block_site', details: 'games.example', for: 'p_ivy', due: '2026-11-27' };

describe('two people who write at once', () => {
  it('lose nothing, and the second is told who wrote what kind of thing and when, and none of its words', async () => {
    const { school, dana, dev, add, state, pageOf } = await anOpenCase();
    const page = await pageOf(dev, 'note');
    school.clock.move(12 * MINUTE_MS);
    await add(dana, 'note', FACTS);
    const second = await add(dev, 'note', { sort: 'opinion', text: 'I worry.' }, { mark: page.mark });
    if (!second.ok) throw new Error(second.refusal.code);
    expect(second.value.notices?.[0]).toMatch(/^While you were writing/);
    expect(second.value.notices?.[1]).toBe('Dana Safeguard added: Note, 10:12.');
    expect(second.value.notices?.join()).not.toContain('Rang home');
    expect((await state()).records?.map(({ by, fields }) => [by, fields.text])).toEqual([
      ['p_dana', 'Rang home at ten.'],
      ['p_dev', 'I worry.'],
    ]);
  });

  it('are told nothing of what they may not see', async () => {
    const { dana, add, pageOf, school } = await anOpenCase();
    await add(dana, 'task', TASK);
    const ivy = await school.who('p_ivy');
    const page = await pageOf(ivy, 'task_done', 'r1');
    await add(dana, 'note', FACTS);
    const done = await add(ivy, 'task_done', { done: 'Blocked.', on: '2026-11-24' }, { about: 'r1', mark: page.mark });
    expect(done.ok && done.value.notices).toEqual([]);
  });
});

describe('an entry', () => {
  it('is written once however often the press arrives, and by each press of each person', async () => {
    const { dana, dev, state, records, caseId } = await anOpenCase();
    const input = { kind: 'note', about: '', mark: '', fields: FACTS, key: 'same' };
    for (const who of [dana, dana, dev]) expect((await records.add(who, caseId, input)).ok).toBe(true);
    expect((await state()).records?.map(({ by }) => by)).toEqual(['p_dana', 'p_dev']);
  });

  it('keeps facts, opinion and a child’s own words apart, the words in quotation marks', async () => {
    const { dana, add, file } = await anOpenCase();
    await add(dana, 'note', FACTS);
    await add(dana, 'note', { sort: 'opinion', text: 'She is afraid.' });
    await add(dana, 'note', { sort: 'child_words', text: 'They laugh at me' });
    const facts = (await file(dana)).sections.flatMap((section) => section.facts);
    expect(facts).toContainEqual({ label: 'Facts', value: 'Rang home at ten.' });
    expect(facts).toContainEqual({ label: 'Opinion', value: 'She is afraid.' });
    expect(facts).toContainEqual({ label: 'The child’s own words', value: '“They laugh at me”' });
  });

  it('is refused with every fault named, and nothing is kept', async () => {
    const { dana, add, state } = await anOpenCase();
    const done = await add(dana, 'task', { what: 'other', for: 'p_nobody', due: '2026-11-01' });
    expect(done.ok ? {} : done.refusal.fields).toMatchObject({
      ...{ details: expect.any(String), for: expect.any(String), due: expect.any(String) },
    });
    expect((await state()).records).toBeUndefined();
  });

  it('of an unknown kind, or by somebody who only does a task, is refused', async () => {
    const { school, dana, add } = await anOpenCase();
    await add(dana, 'task', TASK);
    const ivy = await school.who('p_ivy');
    const codes = [
      await add(dana, 'gossip', FACTS),
      await add(ivy, 'decision', FACTS),
      await add(ivy, 'note', FACTS),
    ].map((done) => (done.ok ? 'ok' : done.refusal.code));
    expect(codes).toEqual(['case.no_such_record', 'case.read_only', 'case.read_only']);
  });

  it('put right stands beside its correction, and stays as it was', async () => {
    const { dana, dev, add, file } = await anOpenCase();
    await add(dana, 'note', FACTS);
    expect((await add(dev, 'correction', { which: 'r9', text: 'x' })).ok).toBe(false);
    await add(dev, 'correction', { which: 'r1', text: 'It was eleven.' });
    const shown = (await file(dana)).sections.find(({ title }) => title.includes('(r1)'));
    expect(shown?.facts.map(({ value }) => value)).toEqual(['Rang home at ten.', 'It was eleven.']);
    expect(shown?.facts[1]?.label).toMatch(/^Put right by Dev/);
  });
});

describe('what came since somebody looked', () => {
  it('is said first and marked: of the reporter and of others, not of oneself', async () => {
    const { school, caseId, dana, dev, add, file } = await anOpenCase();
    await file(dev);
    school.clock.move(HOUR_MS);
    const tess = await school.who('p_tess');
    await school.useCases.addToReport(tess, caseId, { text: 'There is more.', answers: {}, key: 'more' });
    await add(dev, 'note', FACTS);
    await add(dana, 'note', { sort: 'facts', text: 'Spoke to her.' });
    const looked = await file(dev);
    expect(looked.notices).toHaveLength(3);
    expect(looked.notices?.[1]).toMatch(/^The reporter added something/);
    expect(looked.sections.filter(({ title }) => title.startsWith('New. '))).toHaveLength(2);
    school.clock.move(HOUR_MS);
    expect((await file(dev)).notices).toEqual([]);
  });
});

describe('the list of what can be added', () => {
  it('is what this person may write here, their own task first', async () => {
    const { school, caseId, dana, add, records } = await anOpenCase();
    await add(dana, 'task', TASK);
    const kinds = async (id: string) => {
      const found = await records.choices(await school.who(id), caseId);
      return found.ok ? found.value.choices.map(({ kind }) => kind) : [];
    };
    expect(await kinds('p_ivy')).toEqual(['task_done']);
    expect(await kinds('p_dana')).toEqual(
      expect.arrayContaining(['note', 'task', 'decision', 'correction', 'outside_help']),
    );
    expect(await kinds('p_dana')).not.toContain('recorded_elsewhere');
    expect(await kinds('p_sol')).toEqual([]);
  });
});

describe('a task', () => {
  it('shows its person the words of the task and the reference, and nothing else of the case', async () => {
    const { school, dana, add, file } = await anOpenCase();
    await add(dana, 'note', FACTS);
    await add(dana, 'task', TASK);
    await school.worker.runOnce();
    expect(school.sent.filter(({ to }) => to === 'p_ivy').map(({ view }) => view)).toMatchObject([
      { view: 'case_line', line: 'task_for_you' },
    ]);
    const seen = await file(await school.who('p_ivy'));
    expect(JSON.stringify(seen)).toContain('games.example');
    expect(JSON.stringify(seen)).not.toMatch(/Rang home|school any more|cyberbullying/);
    expect(seen).toMatchObject({
      chronology: [],
      why: [],
      referrals: [],
      can: { note: false, close: false, done: ['r2'] },
    });
  });

  it('is asked of nobody whom the case is kept from, nor of a leaver', async () => {
    const { caseId, dana, dev, steps, pageOf } = await anOpenCase();
    await steps.declareConflict(dev, caseId, { key: 'c', reason: '' });
    const page = await pageOf(dana, 'task');
    const people = page.questions.find(({ id }) => id === 'for')?.options?.map(({ value }) => value);
    expect(people).toContain('p_ivy');
    expect(people).not.toContain('p_dev');
  });

  it('is ended once, by its person or by somebody who leads', async () => {
    const { school, dana, dev, add } = await anOpenCase();
    await add(dana, 'task', TASK);
    const ivy = await school.who('p_ivy');
    const done = { done: 'Blocked at noon.', on: '2026-11-24' };
    expect((await add(ivy, 'task_done', done, { about: 'r1' })).ok).toBe(true);
    await school.worker.runOnce();
    expect(school.sent.filter(({ to }) => to === 'p_dana').map(({ view }) => view)).toContainEqual(
      expect.objectContaining({ view: 'case_line', line: 'task_is_done' }),
    );
    expect(await add(dev, 'task_done', done, { about: 'r1' })).toMatchObject({ refusal: { code: 'case.task_done' } });
  });
});
