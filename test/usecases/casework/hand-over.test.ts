// A case that somebody is dealing with goes to somebody else, and is at no moment with nobody.

import { afterEach, describe, expect, it } from '@jest/globals';
import { makeConverse } from '../../../src/chat/converse.ts';
import { activeHolders } from '../../../src/domain/casework/tell.ts';
import { HOUR_MS, MINUTE_MS } from '../../../src/domain/shared/instant.ts';
import { clocksFor } from '../../../src/usecases/casework/clock/case-clocks.ts';
import type { CaseFileData } from '../../../src/usecases/results.ts';
import { changePerson } from '../../support/change-person.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool } from '../../support/school.ts';
import { HARMED_PUPIL, sendReport } from '../../support/send-report.ts';
import { addNote, closeCase } from '../../support/work-case.ts';

afterEach(closeTestStores);

const CLOSING = { summary: 's', action: 'a', decision: 'd', reason: 'r', outcome: 'o' };
const MILD = { ...HARMED_PUPIL, first_choice: 'rules', category: 'low_level_misuse', ticks: [] };

/** Dana deals with it and has put Hana in charge. */
async function offered(answers = HARMED_PUPIL) {
  const school = await openSchool();
  const { caseId, ref } = await sendReport(school, 'p_tess', answers);
  await school.worker.runOnce();
  const { sharing } = school.useCases.casework;
  const by = answers === MILD ? 'p_ezra' : 'p_dana';
  const [dana, hana] = [await school.who(by), await school.who('p_hana')];
  await school.useCases.acknowledge(dana, caseId, { key: 'a' });
  await addNote(school.useCases, dana, caseId, { key: 'n', text: 'Rang home.' });
  const shared = await sharing.share(dana, caseId, { person: 'p_hana', depth: 'whole', reason: 'x', key: 's' });
  expect(shared.ok).toBe(true);
  school.clock.move(5 * MINUTE_MS);
  expect((await sharing.lead(dana, caseId, { person: 'p_hana', key: 'l' })).ok).toBe(true);
  await school.worker.runOnce();
  const doc = async () => {
    const read = await school.store.read('case', caseId);
    if (read === null) throw new Error('no case');
    return read;
  };
  const linesTo = (person: string): readonly string[] =>
    school.sent.flatMap(({ to, view }) => (to === person && view.view === 'case_line' ? [view.line] : []));
  const accept = (key = 'take') => school.useCases.acknowledge(hana, caseId, { key });
  return { school, caseId, ref, sharing, by, dana, hana, doc, linesTo, accept };
}

const statuses = ({ sent }: { readonly sent: readonly { readonly to: string; readonly view: object }[] }) =>
  sent.flatMap(({ to, view }) => (to === 'p_tess' && 'status' in view ? [view.status] : []));
const canOf = (file: { ok: true; value: CaseFileData } | { ok: false }) => (file.ok ? file.value.can : null);
const actionsOf = (doc: { readonly history: readonly { readonly by: string; readonly action: string }[] }) =>
  doc.history.map(({ by, action }) => `${by} ${action}`);

describe('handing over', () => {
  it('gives the new person the line and the button, and changes nothing for the earlier one until it is pressed', async () => {
    const { school, caseId, doc, linesTo, dana } = await offered();
    expect(linesTo('p_hana')).toContain('you_lead_now');
    const line = school.sent.findLast(({ to }) => to === 'p_hana')?.view;
    expect(line?.view === 'case_line' && line.actions.map(({ verb, label }) => [verb, label])).toEqual([
      ['case.acknowledge', 'I am dealing with this from now on'],
      ['case.open', 'Open'],
    ]);
    expect((await doc()).state).toMatchObject({ acknowledged: { by: 'p_dana' }, handover: { to: 'p_hana' } });
    const converse = makeConverse({ useCases: school.useCases, clock: school.clock, log: school.deps.log });
    const actor = { platform: 'console', tenant: 'console', userId: 'p_hana', standing: 'member' } as const;
    const press = { kind: 'press', actor, verb: 'case.open', target: caseId, inputs: {}, key: 'o' } as const;
    const shown = JSON.stringify((await converse(press)).show);
    expect(shown).toContain('I am dealing with this from now on');
    expect(shown).toContain('You have been put in charge');
    const theirs = await school.useCases.openCase(dana, caseId, { key: 'd' });
    expect(canOf(theirs)).toMatchObject({ takeOver: false, note: true, close: true });
  });

  it('is done when they say so: they deal with it, the earlier one keeps the whole case, and both stand in the history', async () => {
    const { school, caseId, doc, linesTo, accept, dana } = await offered();
    const taken = await accept();
    expect(taken).toMatchObject({ ok: true, value: { state: 'You are dealing with this', can: { takeOver: false } } });
    await school.worker.runOnce();
    const { state } = await doc();
    expect(state).toMatchObject({ acknowledged: { by: 'p_hana', at: school.clock.now() }, handover: null });
    expect(state.timers.handover).toBeUndefined();
    expect(activeHolders(state).find((h) => h.personId === 'p_dana')).toMatchObject({
      ...{ depth: 'whole', accountable: true },
    });
    expect(linesTo('p_dana')).toEqual(['seen_by_another']);
    const file = await school.useCases.openCase(dana, caseId, { key: 'd' });
    expect(file).toMatchObject({ ok: true, value: { state: 'Being dealt with' } });
    const told = file.ok ? file.value.chronology.map(({ who, what }) => `${who}: ${what}`) : [];
    expect(told).toContain('Dana Safeguard: Accepted: is dealing with this');
    expect(told).toContain('Dana Safeguard: Put in charge: Hana Head');
    expect(told).toContain('Hana Head: Is dealing with this from now on, in place of: Dana Safeguard');
  });

  it('is no step back for the reporter, and does not make the acceptance late', async () => {
    const { school, caseId, doc, accept, hana } = await offered();
    school.clock.move(HOUR_MS);
    await accept();
    await school.worker.runOnce();
    await addNote(school.useCases, hana, caseId, { key: 'n2', text: 'Met her.' });
    await school.worker.runOnce();
    const seen = statuses(school);
    expect(seen).toContain('In hand');
    expect(seen.slice(seen.indexOf('In hand'))).not.toContain('Received');
    expect(seen.slice(seen.indexOf('In hand'))).not.toContain('Seen');
    const receipt = await school.useCases.receipt(await school.who('p_tess'), caseId);
    expect(receipt).toMatchObject({ ok: true, value: { status: 'In hand', nextCheck: '' } });
    const now = await doc();
    const me = activeHolders(now.state).find((h) => h.personId === 'p_hana');
    const clocks = me === undefined ? [] : clocksFor(now, me, school.policy, school.clock.now()).sections;
    expect(clocks[0]?.facts[0]?.value).toBe('Done Tue 24 Nov 2026, 10:00');
  });

  it('that is not taken up in time is told to whoever deals with it, once, and can still be taken up', async () => {
    const { school, doc, linesTo, accept } = await offered();
    school.clock.move(14 * MINUTE_MS);
    await school.worker.runOnce();
    expect(linesTo('p_dana')).toEqual([]);
    school.clock.move(2 * MINUTE_MS);
    await school.worker.runOnce();
    await school.worker.runOnce();
    expect(linesTo('p_dana')).toEqual(['handover_not_taken']);
    expect((await doc()).state).toMatchObject({ acknowledged: { by: 'p_dana' }, handover: { to: 'p_hana' } });
    expect(actionsOf(await doc())).toContain('system case.handover_late');
    expect((await accept()).ok).toBe(true);
    expect((await doc()).state.acknowledged?.by).toBe('p_hana');
  });

  it('waits for as long as the urgency of the case says, by school hours where it can wait', async () => {
    const { school, linesTo } = await offered(MILD);
    school.clock.move(2 * HOUR_MS);
    await school.worker.runOnce();
    expect(linesTo('p_ezra')).toEqual([]);
    school.clock.move(48 * HOUR_MS);
    await school.worker.runOnce();
    expect(linesTo('p_ezra')).toContain('handover_not_taken');
  });

  it('is told to whoever else leads on it, or to the next of the ladder, where whoever deals with it is away', async () => {
    const away = { absences: [{ from: '2026-11-24', to: '2026-11-25' }] };
    const one = await offered();
    await changePerson(one.school, 'p_dana', away);
    one.school.clock.move(16 * MINUTE_MS);
    await one.school.worker.runOnce();
    expect(one.linesTo('p_dana')).toEqual([]);
    expect(one.linesTo('p_dev')).toContain('handover_not_taken');
    expect((await one.doc()).state).toMatchObject({ acknowledged: { by: 'p_dana' }, handover: { to: 'p_hana' } });
    const two = await offered();
    await changePerson(two.school, 'p_dana', away);
    await changePerson(two.school, 'p_dev', away);
    two.school.clock.move(16 * MINUTE_MS);
    await two.school.worker.runOnce();
    // Nobody else is here: then those who are away hear it all the same.
    expect([...two.linesTo('p_dana'), ...two.school.alertsTo('p_chaz')].length).toBeGreaterThan(0);
  });

  it.each([
    ['steps back', 'conflict'],
    ['is taken off', 'end'],
    ['leaves the school', 'leave'],
  ] as const)('to somebody who %s tells whoever still deals with it at once', async (_words, how) => {
    const { school, caseId, doc, sharing, dana, hana, linesTo } = await offered();
    if (how === 'conflict') await school.useCases.declareConflict(hana, caseId, { key: 'c', reason: '' });
    if (how === 'end') await sharing.end(dana, caseId, { person: 'p_hana', reason: 'x', key: 'e' });
    if (how === 'leave') {
      await changePerson(school, 'p_hana', { endsOn: '2026-11-20' });
      await school.useCases.openCase(hana, caseId, { key: 'o' });
    }
    await school.worker.runOnce();
    expect(linesTo('p_dana')).toEqual(['handover_not_taken']);
    expect((await doc()).state).toMatchObject({ acknowledged: { by: 'p_dana' }, handover: null });
    school.clock.move(HOUR_MS);
    await school.worker.runOnce();
    expect(linesTo('p_dana').filter((line) => line === 'handover_not_taken')).toHaveLength(1);
  });

  it('whose earlier one goes before it is taken up brings it to everybody in charge, the new one among them', async () => {
    const { school, caseId, doc, dana, accept } = await offered();
    await school.useCases.declareConflict(dana, caseId, { key: 'c', reason: '' });
    await school.worker.runOnce();
    expect((await doc()).state).toMatchObject({ handover: null });
    expect((await doc()).state.acknowledged).toBeUndefined();
    expect((await doc()).state.timers.ladder).toBeDefined();
    expect(school.alertsTo('p_hana')).toHaveLength(1);
    expect((await accept()).ok).toBe(true);
    expect((await doc()).state.acknowledged?.by).toBe('p_hana');
  });

  it('is also how a deputy who leads already takes it over, and how it goes back', async () => {
    const { school, caseId, doc, sharing, dana, accept } = await offered();
    await accept();
    const dev = await school.who('p_dev');
    expect((await sharing.lead(dev, caseId, { person: 'p_dev', key: 'l2' })).ok).toBe(true);
    await school.useCases.acknowledge(dev, caseId, { key: 't2' });
    expect((await doc()).state.acknowledged?.by).toBe('p_dev');
    expect((await sharing.lead(dev, caseId, { person: 'p_dana', key: 'l3' })).ok).toBe(true);
    await school.useCases.acknowledge(dana, caseId, { key: 't3' });
    expect((await doc()).state.acknowledged?.by).toBe('p_dana');
    await school.worker.runOnce();
    const told = school.sent.filter(({ view }) => view.view === 'case_line' && view.line === 'seen_by_another');
    expect(told.map(({ to }) => to)).toEqual(expect.arrayContaining(['p_dana', 'p_hana', 'p_dev']));
    expect((await sharing.lead(dana, caseId, { person: 'p_dana', key: 'l4' })).ok).toBe(false);
  });

  it('is once: a second press, a replay and a stale button have no second effect', async () => {
    const { school, caseId, doc, sharing, dana, accept } = await offered();
    await sharing.lead(dana, caseId, { person: 'p_hana', key: 'l' });
    expect((await sharing.lead(dana, caseId, { person: 'p_hana', key: 'again' })).ok).toBe(false);
    await Promise.all([accept('one'), accept('two')]);
    await accept('one');
    const actions = actionsOf(await doc());
    expect(actions.filter((one) => one === 'p_dana case.put_in_charge')).toHaveLength(1);
    expect(actions.filter((one) => one === 'p_hana case.taken_over')).toHaveLength(1);
    // The earlier one presses an old alert: nothing is taken back by it.
    await school.useCases.acknowledge(dana, caseId, { key: 'old' });
    expect((await doc()).state.acknowledged?.by).toBe('p_hana');
  });

  it('ends with the case: nothing is waited for once it is closed, and opening it again brings it to whoever dealt with it', async () => {
    const { school, caseId, doc, dana, linesTo } = await offered();
    expect((await closeCase(school.useCases, dana, caseId, { key: 'c', ...CLOSING })).ok).toBe(true);
    expect((await doc()).state.timers).toEqual({});
    school.clock.move(HOUR_MS);
    await school.worker.runOnce();
    expect(linesTo('p_dana')).toEqual([]);
    const { closing } = school.useCases.casework;
    await closing.reopen(dana, caseId, { reason: 'x', key: 'r' });
    expect((await doc()).state).toMatchObject({ acknowledged: { by: 'p_dana' }, handover: null });
  });
});
