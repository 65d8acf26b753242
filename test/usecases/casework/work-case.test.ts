import { afterEach, describe, expect, it } from '@jest/globals';
import { activeHolders } from '../../../src/domain/casework/tell.ts';
import { HOUR_MS, MINUTE_MS } from '../../../src/domain/shared/instant.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool } from '../../support/school.ts';
import { HARMED_PUPIL, sendReport } from '../../support/send-report.ts';
import { addNote, closeCase } from '../../support/work-case.ts';

afterEach(closeTestStores);

const CLOSING = { summary: 's', action: 'a', decision: 'd', reason: 'r', outcome: 'o' };

async function anOpenCase() {
  const school = await openSchool();
  const { caseId } = await sendReport(school, 'p_tess');
  await school.worker.runOnce();
  const [dana, dev] = [await school.who('p_dana'), await school.who('p_dev')];
  const state = async () => {
    const doc = await school.store.read('case', caseId);
    if (doc === null) throw new Error('no case');
    return doc;
  };
  return { school, caseId, dana, dev, state, steps: school.useCases };
}

describe('accepting', () => {
  it('by two people in one moment: one is dealing with it, the other is told so, and neither press is lost', async () => {
    const { school, caseId, dana, dev, state, steps } = await anOpenCase();
    const both = await Promise.all([
      steps.acknowledge(dana, caseId, { key: 'a' }),
      steps.acknowledge(dev, caseId, { key: 'b' }),
    ]);
    expect(both.every((answer) => answer.ok)).toBe(true);
    const { state: after, history } = await state();
    expect(after.holders.every((h) => h.acknowledgedAt !== undefined && h.openedAt !== undefined)).toBe(true);
    expect(history.filter((e) => e.action === 'case.acknowledged')).toHaveLength(2);
    await school.worker.runOnce();
    const lines = school.sent.filter((s) => s.view.view === 'case_line');
    expect(lines.map((s) => s.to)).toEqual([after.acknowledged?.by === 'p_dana' ? 'p_dev' : 'p_dana']);
  });

  it('stops the ladder also when it falls in the same moment as the timer', async () => {
    const { school, caseId, dana, state, steps } = await anOpenCase();
    school.clock.move(15 * MINUTE_MS);
    await Promise.all([school.worker.runOnce(), steps.acknowledge(dana, caseId, { key: 'a' })]);
    await school.worker.runOnce();
    expect((await state()).state.acknowledged?.by).toBe('p_dana');
    expect((await state()).state.timers.ladder).toBeUndefined();
    school.clock.move(HOUR_MS);
    const before = school.alertsTo('p_hana').length;
    await school.worker.runOnce();
    expect(school.alertsTo('p_hana')).toHaveLength(before);
  });

  it('anew after the case moved on is told to the reporter anew', async () => {
    const { school, caseId, dana, dev, steps } = await anOpenCase();
    const said = () => {
      const last = school.sent.filter((s) => s.to === 'p_tess').at(-1)?.view;
      return last?.view === 'report_status' ? last.status : '';
    };
    await steps.acknowledge(dana, caseId, { key: 'a' });
    await school.worker.runOnce();
    expect(said()).toBe('Seen');
    await steps.declareConflict(dana, caseId, { key: 'c', reason: '' });
    await school.worker.runOnce();
    expect(said()).toBe('Received');
    await steps.acknowledge(dev, caseId, { key: 'b' });
    await school.worker.runOnce();
    expect(said()).toBe('Seen');
    await addNote(steps, dev, caseId, { key: 'n', text: 'Rang home.' });
    await school.worker.runOnce();
    expect(said()).toBe('In hand');
  });
});

describe('stepping back', () => {
  it('of the only two at once leaves neither in, and the next rung is told', async () => {
    const { school, caseId, dana, dev, state, steps } = await anOpenCase();
    const both = await Promise.all([
      steps.declareConflict(dana, caseId, { key: 'a', reason: 'My sister.' }),
      steps.declareConflict(dev, caseId, { key: 'b', reason: '' }),
    ]);
    expect(both.every((answer) => answer.ok)).toBe(true);
    await school.worker.runOnce();
    expect(school.alertsTo('p_hana')).toHaveLength(1);
    expect(activeHolders((await state()).state).map((h) => h.personId)).not.toEqual(
      expect.arrayContaining(['p_dana', 'p_dev']),
    );
    expect((await addNote(steps, dana, caseId, { key: 'n', text: 'x' })).ok).toBe(false);
  });
});

describe('a note', () => {
  it('is refused when empty, and by somebody who is only told that the case exists', async () => {
    const { school, caseId, dana, steps } = await anOpenCase();
    expect(await addNote(steps, dana, caseId, { key: 'n', text: ' ' })).toMatchObject({
      ok: false,
      refusal: { code: 'form.faults', fields: { text: 'Write a few words here.' } },
    });
    const left = await sendReport(school, 'p_tess', HARMED_PUPIL, ['p_dev']);
    const hana = await addNote(steps, await school.who('p_hana'), left.caseId, { key: 'n', text: 'x' });
    expect(hana).toMatchObject({ ok: false, refusal: { code: 'case.read_only' } });
  });

  it('among several in one moment is kept, each with its author', async () => {
    const { caseId, dana, dev, state, steps } = await anOpenCase();
    const notes = [dana, dev, dana, dev].map((who, i) =>
      addNote(steps, who, caseId, { key: `n${i}`, text: `note ${i}` }),
    );
    expect((await Promise.all(notes)).every((answer) => answer.ok)).toBe(true);
    const kept = (await state()).state.records?.map(({ by, fields }) => `${by} ${fields.text}`).sort();
    expect(kept).toEqual(['p_dana note 0', 'p_dana note 2', 'p_dev note 1', 'p_dev note 3']);
  });
});

describe('closing', () => {
  it('is for those in charge, once, and after it nothing more is due', async () => {
    const { school, caseId, dana, state, steps } = await anOpenCase();
    expect((await closeCase(steps, dana, caseId, { key: 'c', ...CLOSING })).ok).toBe(true);
    expect(await closeCase(steps, dana, caseId, { key: 'c2', ...CLOSING })).toMatchObject({
      refusal: { code: 'case.already_closed' },
    });
    await school.worker.runOnce();
    expect((await state()).dueAt).toBeNull();
    expect(await steps.myCases(dana, 0)).toEqual([]);
    expect((await steps.openCase(dana, caseId, { key: 'o' })).ok).toBe(true);
  });

  it('leaves the reporter a way to add something, which those in charge are told of', async () => {
    const { school, caseId, dana, steps } = await anOpenCase();
    await closeCase(steps, dana, caseId, { key: 'c', ...CLOSING });
    const added = await steps.addToReport(await school.who('p_tess'), caseId, {
      key: 'x',
      text: 'Again.',
      answers: {},
    });
    expect(added).toMatchObject({ ok: true, value: { status: 'Closed' } });
    await school.worker.runOnce();
    const lines = school.sent.filter((s) => s.view.view === 'case_line');
    expect(lines.map((s) => s.to)).toEqual(['p_dana', 'p_dev']);
  });
});
