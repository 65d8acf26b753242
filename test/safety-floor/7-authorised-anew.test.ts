import { afterEach, describe, expect, it } from '@jest/globals';
import { makeConverse } from '../../src/chat/converse.ts';
import type { Person } from '../../src/domain/people/person.ts';
import { unnamedCaseId } from '../../src/usecases/reporting/own-report.ts';
import { closeTestStores } from '../support/open-test-store.ts';
import { openSchool, type TestSchool } from '../support/school.ts';
import { HARMED_PUPIL, sendReport } from '../support/send-report.ts';
import { addNote, closeCase } from '../support/work-case.ts';

afterEach(closeTestStores);

const CLOSING = { summary: 's', action: 'a', decision: 'd', reason: 'r', outcome: 'o' };
const ANYBODY = { platform: 'console', tenant: 'console' } as const;

async function change(school: TestSchool, state: Person): Promise<void> {
  const doc = { kind: 'person', id: state.id, school: school.policy.key, version: 0, state } as const;
  const stored = await school.store.commit<'person'>({ ...doc, history: [], outbox: [], dueAt: null, terms: [] });
  expect(stored.ok).toBe(true);
  school.people.forget(school.policy.key);
}

describe('access', () => {
  it('is decided at the press: a person who has left loses it at once, in every step', async () => {
    const school = await openSchool();
    const { caseId } = await sendReport(school, 'p_tess');
    await school.worker.runOnce();
    const dana = await school.who('p_dana');
    expect((await school.useCases.openCase(dana, caseId, { key: 'o' })).ok).toBe(true);
    await change(school, { ...dana.person, endsOn: '2026-11-23' });
    expect(await school.useCases.myCases(dana, 0)).toEqual([]);
    for (const refused of [
      await school.useCases.openCase(dana, caseId, { key: 'o2' }),
      await school.useCases.acknowledge(dana, caseId, { key: 'a' }),
      await addNote(school.useCases, dana, caseId, { key: 'n', text: 'x' }),
      await closeCase(school.useCases, dana, caseId, { key: 'c', ...CLOSING }),
      await school.useCases.declareConflict(dana, caseId, { key: 'd', reason: '' }),
    ])
      expect(refused).toMatchObject({ ok: false, refusal: { code: 'case.not_yours' } });
  });

  it('does not come back with a person who left and returns: they are told anew or not at all', async () => {
    const school = await openSchool();
    const { caseId } = await sendReport(school, 'p_tess');
    await school.worker.runOnce();
    const dana = await school.who('p_dana');
    await change(school, { ...dana.person, endsOn: '2026-11-23' });
    await school.useCases.openCase(dana, caseId, { key: 'o' });
    const left = await school.store.read('person', 'p_dana');
    if (left === null) throw new Error('nobody stored');
    await school.store.commit<'person'>({ ...left, state: dana.person });
    school.people.forget(school.policy.key);
    expect((await school.useCases.openCase(dana, caseId, { key: 'o2' })).ok).toBe(false);
    expect(await school.useCases.myCases(dana, 0)).toEqual([]);
  });

  it('ends with a tie declared after the alert, and the next press or look withdraws the person for good', async () => {
    const school = await openSchool();
    const about = { ...HARMED_PUPIL, adult_concern: 'yes', adult: 'person:p_sol', adult_part: 'about', ticks: [] };
    const { caseId } = await sendReport(school, 'p_tess', about);
    await school.worker.runOnce();
    const hana = await school.who('p_hana');
    expect(school.alertsTo('p_hana')).toHaveLength(1);
    await school.useCases.acknowledge(hana, caseId, { key: 'a' });
    await change(school, { ...hana.person, closeTo: ['p_sol'] });
    expect((await school.useCases.openCase(hana, caseId, { key: 'o' })).ok).toBe(false);
    const state = (await school.store.read('case', caseId))?.state;
    expect(state?.holders.find((h) => h.personId === 'p_hana')?.withdrawnAt).toBeDefined();
    expect(state?.acknowledged).toBeUndefined();
    expect(state?.timers.ladder).toBeDefined();
    await school.worker.runOnce();
    const lines = school.sent.filter((s) => s.to === 'p_hana' && s.view.view === 'case_line');
    expect(lines.map((s) => s.view)).toMatchObject([{ line: 'moved', actions: [] }]);
  });

  it('gives one answer for no such case, somebody else’s case and somebody else’s draft', async () => {
    const school = await openSchool();
    const { caseId } = await sendReport(school, 'p_tess');
    const sol = await school.who('p_sol');
    const input = { school: school.policy.key, answers: { danger: 'no' }, page: 'kind', key: 'k' };
    const draft = await school.useCases.saveDraft(await school.who('p_tess'), null, input);
    if (!draft.ok) throw new Error(draft.refusal.code);
    const answers = [];
    for (const id of ['nothing', caseId, draft.value.doc.id]) {
      answers.push([
        await school.useCases.openCase(sol, id, { key: `o${id}` }),
        await school.useCases.receipt(sol, id),
        await school.useCases.readDraft(sol, id),
        await school.useCases.preview(sol, id),
        await school.useCases.discardDraft(sol, id),
        await school.useCases.addToReport(sol, id, { key: `a${id}`, text: 'x', answers: {} }),
        await school.useCases.submitReport(sol, id, { key: `s${id}`, untick: [] }),
        await school.useCases.saveDraft(sol, id, { ...input, key: `d${id}` }),
      ]);
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(answers[0]?.every((answer) => !answer.ok)).toBe(true);
  });

  it('to a report without a name comes from its secret alone: who was alerted knows the case and still cannot act as its reporter', async () => {
    const school = await openSchool();
    const receipt = await sendReport(school, 'p_tess', { ...HARMED_PUPIL, naming: 'anonymous' });
    await school.worker.runOnce();
    const [alert] = school.alertsTo('p_dana');
    const known = alert?.view === 'case_alert' ? (alert.actions[0]?.target ?? '') : '';
    expect(known).toBe(unnamedCaseId(receipt.caseId));
    for (const who of [null, await school.who('p_dana')]) {
      expect((await school.useCases.receipt(who, known)).ok).toBe(false);
      expect((await school.useCases.readDraft(who, known)).ok).toBe(false);
      expect((await school.useCases.preview(who, known)).ok).toBe(false);
      expect((await school.useCases.addToReport(who, known, { key: 'x', text: 'x', answers: {} })).ok).toBe(false);
    }
    expect((await school.useCases.receipt(null, receipt.code)).ok).toBe(true);
    expect((await school.useCases.receipt(null, receipt.caseId)).ok).toBe(true);
  });
});

describe('reporting', () => {
  it('is open to a full member whom nobody has imported, with a reporter’s rights and no more', async () => {
    const school = await openSchool();
    const known = await school.useCases.identify({ ...ANYBODY, userId: 'somebody-new', standing: 'member' });
    if (!known.ok) throw new Error(known.refusal.code);
    expect(known.value.person.roles).toEqual([]);
    school.people.forget(school.policy.key);
    const { caseId } = await sendReport(school, known.value.person.id);
    expect((await school.useCases.receipt(known.value, caseId)).ok).toBe(true);
    expect((await school.useCases.openCase(known.value, caseId, { key: 'o' })).ok).toBe(false);
    expect(await school.useCases.myCases(known.value, 0)).toEqual([]);
  });

  it.each(['guest', 'stranger', 'bot'] as const)(
    'is closed to a %s, who gets the fixed card and leaves no trace',
    async (standing) => {
      const school = await openSchool();
      const converse = makeConverse({ useCases: school.useCases, clock: school.clock, log: school.deps.log });
      const actor = { ...ANYBODY, userId: 'p_tess', standing };
      const press = { kind: 'press', actor, verb: 'report.next', target: '~start', key: 'k' } as const;
      for (const turn of [
        { kind: 'text', actor, text: 'report', place: 'direct' } as const,
        { ...press, inputs: { danger: 'yes', adult_concern: 'no', naming: 'named' } },
        { kind: 'file', actor, place: 'direct' } as const,
      ]) {
        const answer = await converse(turn);
        expect(answer.say).toMatchObject([{ view: 'guest_help' }]);
        expect(answer.show).toBeUndefined();
      }
      for (const kind of ['case', 'account', 'person'] as const)
        expect((await school.store.list(kind, [], { limit: 5 })).headers).toEqual([]);
    },
  );
});

describe('a reporter', () => {
  it('sees the receipt and its few fields, and never the case', async () => {
    const school = await openSchool();
    const receipt = await sendReport(school, 'p_tess');
    expect(Object.keys(receipt).sort()).toEqual(
      [
        'caseId',
        'ref',
        'status',
        'savedAt',
        'advice',
        'told',
        'toldCount',
        'next',
        'nextCheck',
        'nobodyAccepted',
        'code',
        'anonymous',
      ].sort(),
    );
    expect(JSON.stringify(receipt)).not.toMatch(/Dana|Dev|p_dana|cyberbullying|does not want to come/);
    const tess = await school.who('p_tess');
    expect((await school.useCases.openCase(tess, receipt.caseId, { key: 'o' })).ok).toBe(false);
  });
});

describe('a replay', () => {
  it('of any press has no second effect and gets the first answer again', async () => {
    const school = await openSchool();
    const tess = await school.who('p_tess');
    const dana = await school.who('p_dana');
    const page = { school: school.policy.key, answers: HARMED_PUPIL, page: 'review', key: 'n' };
    const twice = async <T>(run: () => Promise<T>): Promise<T> => {
      const first = await run();
      expect(await run()).toEqual(first);
      return first;
    };
    const saved = await school.useCases.saveDraft(tess, null, page);
    if (!saved.ok) throw new Error(saved.refusal.code);
    const { id } = saved.value.doc;
    await twice(() => school.useCases.submitReport(tess, id, { untick: [], key: 's' }));
    await twice(() => school.useCases.addToReport(tess, id, { text: 'More.', answers: {}, key: 'add' }));
    const taken = await school.useCases.acknowledge(dana, id, { key: 'a' });
    const again = await school.useCases.acknowledge(dana, id, { key: 'a' });
    expect(again.ok && { ...again.value, chronology: [] }).toEqual(taken.ok && { ...taken.value, chronology: [] });
    await twice(() => addNote(school.useCases, dana, id, { text: 'Rang home.', key: 'note' }));
    await twice(() => closeCase(school.useCases, dana, id, { key: 'c', ...CLOSING }));
    const doc = await school.store.read('case', id);
    const count = (action: string) => doc?.history.filter((e) => e.action === action).length;
    expect(
      ['case.submitted', 'report.added_to', 'case.acknowledged', 'case.record_added', 'case.closed'].map(count),
    ).toEqual([1, 1, 1, 1, 1]);
    expect([doc?.state.notes.length, doc?.state.records?.length]).toEqual([1, 1]);
    const dev = await school.who('p_dev');
    await twice(() => school.useCases.declareConflict(dev, id, { key: 'd', reason: '' }));
    expect((await school.store.list('case', [], { limit: 5 })).headers).toHaveLength(1);
  });
});
