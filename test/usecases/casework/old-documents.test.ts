// A case that was stored before records, clocks, sharing and the words to find it by were thought of: it is read and worked like any other.

import { afterEach, describe, expect, it } from '@jest/globals';
import type { CaseDoc, CaseState } from '../../../src/domain/casework/case.ts';
import { EVERYTHING_OPEN } from '../../../src/domain/casework/finding/case-search.ts';
import { DAY_MS, HOUR_MS } from '../../../src/domain/shared/instant.ts';
import { anOutcome, TUESDAY_10 } from '../../support/a-case.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool, type TestSchool } from '../../support/school.ts';
import { addNote, closeCase } from '../../support/work-case.ts';

afterEach(closeTestStores);

const CLOSING = { summary: 's', action: 'a', decision: 'd', reason: 'r', outcome: 'o' };
const REF = 'ES-7K3QF9XB';
const AT = TUESDAY_10 - DAY_MS;

/** Word for word what the version before this one wrote; nothing that came later is in it. */
const STATE: CaseState = {
  ref: REF,
  phase: 'open',
  reporter: { kind: 'person', personId: 'p_tess', confidential: false },
  createdAt: AT,
  touchedAt: AT,
  submittedAt: AT,
  answers: {
    ...{ danger: 'no', adult_concern: 'no', naming: 'named', first_choice: 'unkind', category: 'cyberbullying' },
    ...{ victim: 'pupil', age_band: '13-17', instigator: 'pupil', image: 'none', ticks: ['harm_signs'] },
    ...{ story: 'She does not want to come.', victim_names: 'Amélie Wagtail' },
  },
  page: 'review',
  subjects: [],
  recusals: [],
  facts: null,
  outcome: anOutcome(),
  holders: [
    { personId: 'p_dana', roles: ['dsl'], depth: 'whole', accountable: true, rung: 0, toldAt: AT },
    { personId: 'p_dev', roles: ['deputy_dsl'], depth: 'whole', accountable: true, rung: 0, toldAt: AT },
  ],
  ladder: { rung: 0 },
  timers: { ladder: AT + 15 * 60_000 },
  notes: [{ id: 'note-1', at: AT + HOUR_MS, by: 'p_dana', kind: 'note', text: 'Rang home.' }],
  statusMessages: {},
  pressesSeen: [],
};
const TERMS = [...[`ref:${REF}`, 'reporter:p_tess', 'holder:p_dana', 'open:p_dana', 'holder:p_dev', 'open:p_dev']];
const entry = (by: string, action: string) => ({ at: AT, by, action, detail: {} });

async function stored(state: Partial<CaseState> = {}, terms = TERMS) {
  const school = await openSchool();
  const doc: CaseDoc = {
    ...{ kind: 'case', id: 'old-case', school: school.policy.key, version: 0, dueAt: AT, terms, outbox: [] },
    history: [entry('p_tess', 'draft.started'), entry('p_tess', 'case.submitted'), entry('p_dana', 'case.note_added')],
    state: { ...STATE, ...state },
  };
  expect((await school.store.commit<'case'>(doc)).ok).toBe(true);
  const dana = await school.who('p_dana');
  const read = async (): Promise<CaseDoc> => {
    const found = await school.store.read('case', 'old-case');
    if (found === null) throw new Error('no case');
    return found;
  };
  return { school, dana, read };
}

const found = async (school: TestSchool, words: string): Promise<readonly string[]> => {
  const search = { ...EVERYTHING_OPEN, words, show: 'all' as const };
  const page = await school.useCases.casework.finding.find(await school.who('p_dana'), search, 0);
  return page.items.map(({ ref }) => ref);
};

describe('a case stored by the version before', () => {
  it('is listed, opened and found by its reference, with the note that stood in it', async () => {
    const { school, dana } = await stored();
    expect((await school.useCases.myCases(dana, 0)).map(({ ref }) => ref)).toEqual([REF]);
    expect(await found(school, REF)).toEqual([REF]);
    const file = await school.useCases.openCase(dana, 'old-case', { key: 'o' });
    expect(JSON.stringify(file)).toContain('Rang home.');
    expect(file.ok && file.value.chronology.map(({ what }) => what)).toContain('Added a note');
    const people = await school.useCases.casework.sharing.people(dana, 'old-case');
    expect(people.ok && people.value.people.map(({ personId }) => personId)).toEqual(['p_dana', 'p_dev']);
    expect((await school.useCases.casework.finding.earlier(dana, 'old-case')).ok).toBe(true);
    expect((await school.useCases.receipt(await school.who('p_tess'), 'old-case')).ok).toBe(true);
  });

  it('is found by name from its next change on', async () => {
    const { school, dana } = await stored();
    expect(await found(school, 'Wagtail')).toEqual([]);
    await addNote(school.useCases, dana, 'old-case', { key: 'n', text: 'x' });
    expect(await found(school, 'Wagtail')).toEqual([REF]);
  });

  it('goes on by itself: the ladder climbs, and its clocks start with its next change', async () => {
    const { school, read } = await stored();
    await school.worker.runOnce();
    expect((await read()).state.ladder.lateAt).toBeDefined();
    expect(school.alertsTo('p_hana')).toHaveLength(1);
  });

  it('is accepted, shared, handed over, closed and opened again like any other', async () => {
    const { school, dana, read } = await stored();
    const { sharing, closing } = school.useCases.casework;
    const ok = (done: { ok: boolean }) => expect(done).toMatchObject({ ok: true });
    ok(await school.useCases.acknowledge(dana, 'old-case', { key: 'a' }));
    ok(await sharing.share(dana, 'old-case', { person: 'p_hana', depth: 'whole', reason: 'x', key: 's' }));
    ok(await sharing.lead(dana, 'old-case', { person: 'p_hana', key: 'l' }));
    ok(await school.useCases.acknowledge(await school.who('p_hana'), 'old-case', { key: 't' }));
    expect((await read()).state.acknowledged?.by).toBe('p_hana');
    ok(await sharing.end(dana, 'old-case', { person: 'p_dev', reason: 'x', key: 'e' }));
    ok(await closeCase(school.useCases, dana, 'old-case', { key: 'c', ...CLOSING }));
    ok(await closing.reopen(dana, 'old-case', { reason: 'x', key: 'r' }));
    ok(await school.useCases.declareConflict(dana, 'old-case', { key: 'd', reason: '' }));
    await school.worker.runOnce();
    expect((await read()).state.holders.find((h) => h.personId === 'p_dana')?.withdrawnAt).toBeDefined();
  });

  it('closed without a word on lessons is read, and opened again with that closing kept', async () => {
    const { school, dana, read } = await stored(
      { phase: 'closed', closing: { at: AT + HOUR_MS, by: 'p_dana', ...CLOSING }, timers: {} },
      TERMS.filter((term) => !term.startsWith('open:')),
    );
    expect(await found(school, REF)).toEqual([REF]);
    const file = await school.useCases.openCase(dana, 'old-case', { key: 'o' });
    expect(file).toMatchObject({ ok: true, value: { state: 'Closed' } });
    const reopened = await school.useCases.casework.closing.reopen(dana, 'old-case', { reason: 'x', key: 'r' });
    expect(reopened.ok).toBe(true);
    expect((await read()).state.earlierClosings).toHaveLength(1);
  });
});
