// How a case stands in a list: late only for whoever may know what is late, and the one that nobody has taken first of all.

import { afterEach, describe, expect, it } from '@jest/globals';
import type { CaseDoc, Holder } from '../../../src/domain/casework/case.ts';
import { EVERYTHING_OPEN } from '../../../src/domain/casework/finding/case-search.ts';
import { refreshed } from '../../../src/domain/casework/revise.ts';
import { DAY_MS, HOUR_MS } from '../../../src/domain/shared/instant.ts';
import { caseDutySource } from '../../../src/usecases/casework/clock/case-duty-source.ts';
import { TUESDAY_10 } from '../../support/a-case.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool, type TestSchool } from '../../support/school.ts';
import { HARMED_PUPIL, sendReport } from '../../support/send-report.ts';
import { closeCase } from '../../support/work-case.ts';

afterEach(closeTestStores);

const CLOSING = { summary: 's', action: 'a', decision: 'd', reason: 'r', outcome: 'o' };
/** Closed although something is not finished. */
const LATE = { ...CLOSING, despite: 'x' };
const MILD = { ...HARMED_PUPIL, first_choice: 'rules', category: 'low_level_misuse', ticks: [] };

async function change(school: TestSchool, id: string, how: (doc: CaseDoc) => Partial<CaseDoc['state']>): Promise<void> {
  const doc = await school.store.read('case', id);
  if (doc === null) throw new Error('no case');
  const done = await school.store.commit<'case'>(refreshed({ ...doc, state: { ...doc.state, ...how(doc) } }));
  expect(done.ok).toBe(true);
}

const holder = (personId: string, depth: Holder['depth'], accountable = false): Holder => ({
  ...{ personId, roles: [], depth, accountable, rung: 0, toldAt: TUESDAY_10 },
});

const overdue = async (school: TestSchool, person: string): Promise<readonly string[]> =>
  (
    await school.useCases.casework.finding.find(await school.who(person), { ...EVERYTHING_OPEN, show: 'overdue' }, 0)
  ).items.map(({ state }) => state);
const states = async (school: TestSchool, person: string): Promise<readonly string[]> =>
  (await school.useCases.myCases(await school.who(person), 0)).map(({ state }) => state);

/** In hand with Dana, in time; then the 72 hours of a breach run out. The others hold a part each. */
async function breach() {
  const school = await openSchool();
  const { caseId } = await sendReport(school, 'p_tess');
  await school.useCases.acknowledge(await school.who('p_dana'), caseId, { key: 'a' });
  await change(school, caseId, ({ state }) => ({
    outcome: state.outcome === null ? null : { ...state.outcome, referrals: ['ico'] },
    holders: [
      ...state.holders.filter(({ personId }) => personId === 'p_dana'),
      holder('p_bea', 'data'),
      holder('p_ivy', 'technical'),
      holder('p_sena', 'task'),
      holder('p_gus', 'line'),
    ],
  }));
  return { school, caseId };
}

describe('a case is overdue', () => {
  it('for whoever may see the clock that has run out, and for nobody else', async () => {
    const { school } = await breach();
    const people = ['p_dana', 'p_bea', 'p_ivy', 'p_sena', 'p_gus'];
    const counts = async (): Promise<readonly number[]> =>
      Promise.all(people.map(async (person) => (await overdue(school, person)).length));
    school.clock.move(72 * HOUR_MS - 1);
    expect(await counts()).toEqual([0, 0, 0, 0, 0]);
    school.clock.move(1);
    expect(await counts()).toEqual([1, 1, 0, 0, 0]);
    expect(await states(school, 'p_dana')).toEqual(['Overdue. You are dealing with this']);
    expect(await states(school, 'p_bea')).toEqual(['Overdue. Being dealt with']);
    expect(await states(school, 'p_ivy')).toEqual(['Being dealt with']);
  });

  it('until it is written down as done, or closed', async () => {
    const { school, caseId } = await breach();
    school.clock.move(73 * HOUR_MS);
    const dana = await school.who('p_dana');
    const wrote = await school.useCases.casework.records.add(dana, caseId, {
      ...{ key: 'd', kind: 'decision', about: '', mark: '' },
      fields: { decision: 'Not notified.', reason: 'No risk to anybody.', bodies: 'ico' },
    });
    expect(wrote.ok).toBe(true);
    expect(await overdue(school, 'p_dana')).toEqual([]);
    const { school: other, caseId: second } = await breach();
    other.clock.move(73 * HOUR_MS);
    await closeCase(other.useCases, await other.who('p_dana'), second, { key: 'c', ...LATE });
    expect((await other.store.read('case', second))?.state.phase).toBe('closed');
    expect(await overdue(other, 'p_dana')).toEqual([]);
    const { items } = await other.useCases.casework.finding.find(
      await other.who('p_dana'),
      { ...EVERYTHING_OPEN, show: 'all' },
      0,
    );
    expect(items.map(({ state }) => state)).toEqual(['Closed']);
  });
});

describe('an accepted case in which nobody writes', () => {
  it('says since when it waits, to whoever sees everything written and to nobody else', async () => {
    const school = await openSchool();
    const { caseId } = await sendReport(school, 'p_tess', MILD);
    await school.useCases.acknowledge(await school.who('p_ezra'), caseId, { key: 'a' });
    await change(school, caseId, ({ state }) => ({ holders: [...state.holders, holder('p_gus', 'line')] }));
    expect(await states(school, 'p_ezra')).toEqual(['You are dealing with this']);
    school.clock.move(6 * DAY_MS);
    expect(await states(school, 'p_ezra')).toEqual(['You are dealing with this. Waiting since Tue 24 Nov']);
    expect(await states(school, 'p_gus')).toEqual(['Being dealt with']);
  });
});

describe('the list', () => {
  it('shows first what is urgent and with nobody, then what is late, then by urgency, then the newest', async () => {
    const school = await openSchool();
    const [dana] = [await school.who('p_dana')];
    const refs: Record<string, string> = {};
    const report = async (name: string, answers = HARMED_PUPIL): Promise<string> => {
      const { caseId, ref } = await sendReport(school, 'p_tess', answers);
      refs[ref] = name;
      await change(school, caseId, ({ state }) => ({
        holders: [...state.holders.filter(({ personId }) => personId !== 'p_dana'), holder('p_dana', 'whole', true)],
      }));
      school.clock.move(60_000);
      return caseId;
    };
    const late = await report('late and slow', MILD);
    const slow = await report('slow', MILD);
    const hand = await report('urgent in hand, older');
    const newer = await report('urgent in hand, newer');
    await report('urgent with nobody');
    for (const id of [hand, newer, slow, late]) await school.useCases.acknowledge(dana, id, { key: id });
    await change(school, late, ({ state }) => ({
      outcome: state.outcome === null ? null : { ...state.outcome, referrals: ['ico'] },
      submittedAt: TUESDAY_10 - 80 * HOUR_MS,
    }));
    const listed = (await school.useCases.myCases(dana, 0)).map(({ ref }) => refs[ref]);
    expect(listed).toEqual([
      ...['urgent with nobody', 'late and slow', 'urgent in hand, newer', 'urgent in hand, older', 'slow'],
    ]);
  });
});

describe('closing and opening again', () => {
  it('stops every clock, and starts those again that are still open', async () => {
    const { school, caseId } = await breach();
    const dana = await school.who('p_dana');
    const timer = async (): Promise<number | undefined> =>
      (await school.store.read('case', caseId))?.state.timers.clock;
    const linesTo = (line: string): number =>
      school.sent.filter(({ to, view }) => to === 'p_dana' && view.view === 'case_line' && view.line === line).length;
    school.clock.move(49 * HOUR_MS);
    await school.useCases.openCase(dana, caseId, { key: 'o' });
    await school.worker.runOnce();
    expect(linesTo('a_clock_is_ending')).toBe(1);
    expect(await timer()).toBe(TUESDAY_10 + 72 * HOUR_MS);
    await closeCase(school.useCases, dana, caseId, { key: 'c', ...LATE });
    expect(await timer()).toBeUndefined();
    school.clock.move(DAY_MS);
    await school.worker.runOnce();
    expect(linesTo('a_clock_has_run_out')).toBe(0);
    await school.useCases.casework.closing.reopen(dana, caseId, { reason: 'It went on.', key: 'r' });
    expect(await timer()).toBe(TUESDAY_10 + 72 * HOUR_MS);
    await school.worker.runOnce();
    expect(linesTo('a_clock_has_run_out')).toBe(1);
    await school.worker.runOnce();
    expect(linesTo('a_clock_has_run_out')).toBe(1);
    // Once more round: it is told of again, because it is still not done.
    await closeCase(school.useCases, dana, caseId, { key: 'c2', ...LATE });
    await school.useCases.casework.closing.reopen(dana, caseId, { reason: 'Again.', key: 'r2' });
    await school.worker.runOnce();
    expect(linesTo('a_clock_has_run_out')).toBe(2);
  });

  it('ends the reminder that nobody writes, and begins it anew on the day it is opened again', async () => {
    const school = await openSchool();
    const { caseId } = await sendReport(school, 'p_tess', MILD);
    const ezra = await school.who('p_ezra');
    await school.useCases.acknowledge(ezra, caseId, { key: 'a' });
    const duties = async (day: string) => (await caseDutySource.duties(school.deps, school.policy.key, day)).length;
    expect(await duties('2026-12-01')).toBe(1);
    await closeCase(school.useCases, ezra, caseId, { key: 'c', ...CLOSING });
    expect(await duties('2026-12-01')).toBe(0);
    school.clock.move(7 * DAY_MS);
    await school.useCases.casework.closing.reopen(ezra, caseId, { reason: 'x', key: 'r' });
    expect(await duties('2026-12-02')).toBe(0);
    expect(await duties('2026-12-04')).toBe(1);
  });

  it('leaves the acceptance as it was: nobody was late only because it was opened again', async () => {
    const school = await openSchool();
    const { caseId } = await sendReport(school, 'p_tess');
    const dana = await school.who('p_dana');
    await closeCase(school.useCases, dana, caseId, { key: 'c', ...CLOSING });
    school.clock.move(DAY_MS);
    await school.useCases.casework.closing.reopen(dana, caseId, { reason: 'x', key: 'r' });
    const file = await school.useCases.openCase(dana, caseId, { key: 'o' });
    const shown = JSON.stringify(file.ok ? file.value.sections : '');
    expect(shown).toContain('Done Tue 24 Nov 2026, 10:00');
    expect(shown).not.toContain('after the time');
  });
});

describe('who saw it before somebody was shut out', () => {
  it('stands in the file of whoever leads, until they have looked once since', async () => {
    const school = await openSchool();
    const { caseId } = await sendReport(school, 'p_tess');
    const [dana, dev] = [await school.who('p_dana'), await school.who('p_dev')];
    const titles = async (who = dev): Promise<readonly string[]> => {
      const file = await school.useCases.openCase(who, caseId, { key: 'o' });
      return file.ok ? file.value.sections.map(({ title }) => title) : [];
    };
    await school.useCases.openCase(dana, caseId, { key: 'o' });
    expect(await titles()).not.toContain('Seen earlier by');
    school.clock.move(HOUR_MS);
    await school.useCases.declareConflict(dana, caseId, { key: 'c', reason: '' });
    school.clock.move(HOUR_MS);
    expect(await titles()).toContain('Seen earlier by');
    school.clock.move(HOUR_MS);
    expect(await titles()).not.toContain('Seen earlier by');
    // Somebody who is brought in later has not seen it yet either; with less than the whole they never do.
    const { sharing } = school.useCases.casework;
    const part = { person: 'p_ivy', depth: 'technical', reason: 'x', key: 's2' };
    expect((await sharing.share(dev, caseId, part)).ok).toBe(true);
    expect(await titles(await school.who('p_ivy'))).not.toContain('Seen earlier by');
    await school.worker.runOnce();
    school.clock.move(HOUR_MS);
    await school.worker.runOnce();
    expect(await titles(await school.who('p_hana'))).toContain('Seen earlier by');
  });
});
