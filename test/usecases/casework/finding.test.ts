// Finding a case: complete for whoever may see it, and silent about everything else.

import { afterEach, describe, expect, it } from '@jest/globals';
import { type CaseSearch, EVERYTHING_OPEN } from '../../../src/domain/casework/finding/case-search.ts';
import { refreshed } from '../../../src/domain/casework/revise.ts';
import { DAY_MS } from '../../../src/domain/shared/instant.ts';
import { changePerson } from '../../support/change-person.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool, type TestSchool } from '../../support/school.ts';
import { HARMED_PUPIL, sendReport } from '../../support/send-report.ts';
import { closeCase } from '../../support/work-case.ts';

afterEach(closeTestStores);

const NAMED = { ...HARMED_PUPIL, adult_name: '', victim_names: 'Amélie Wagtail' };
const FILTER = {
  ...{ danger: 'no', adult_concern: 'no', naming: 'named', first_choice: 'seen', category: 'filter_failure' },
  ...{ intent: 'accidental', victim: 'none', image: 'none', story: 'It was open.', web_address: 'clips.example' },
};
const SMALL = {
  ...{ danger: 'no', adult_concern: 'no', naming: 'named', first_choice: 'rules', category: 'low_level_misuse' },
  ...{ victim: 'pupil', age_band: '13-17', image: 'none', story: 'He played a game in the lesson.' },
};
const CLOSING = { summary: 's', action: 'a', decision: 'd', reason: 'r', outcome: 'o' };

const find = async (school: TestSchool, person: string, search: Partial<CaseSearch>, page = 0) =>
  school.useCases.casework.finding.find(await school.who(person), { ...EVERYTHING_OPEN, ...search }, page);
const refs = async (school: TestSchool, person: string, search: Partial<CaseSearch>) =>
  (await find(school, person, search)).items.map(({ ref }) => ref);

/** The same case many times over, as if so many had been sent: `each` says what is different. */
async function many(school: TestSchool, count: number, like: string, closed = false): Promise<void> {
  const doc = await school.store.read('case', like);
  if (doc === null) throw new Error('no case');
  for (let n = 0; n < count; n += 1) {
    const ref = `ES-${String(n).padStart(8, '0')}`;
    const state = { ...doc.state, ref, ...(closed ? { phase: 'closed' as const } : {}) };
    const next = refreshed({ ...doc, id: `many-${closed}-${n}`, version: 0, history: [], outbox: [], state });
    await school.store.commit<'case'>({ ...next, dueAt: null });
  }
}

describe('a search', () => {
  it('finds by reference, however it is written', async () => {
    const school = await openSchool();
    const { ref } = await sendReport(school, 'p_tess');
    for (const words of [ref, ref.toLowerCase(), ref.replace('-', ' ')]) {
      expect(await refs(school, 'p_dana', { words })).toEqual([ref]);
    }
  });

  it('finds by name only for whoever sees the names', async () => {
    const school = await openSchool();
    const { ref } = await sendReport(school, 'p_tess', NAMED);
    const { ref: filter, caseId } = await sendReport(school, 'p_tess', { ...FILTER, victim_names: 'Amélie Wagtail' });
    expect(await refs(school, 'p_dana', { words: 'amelie wagtail' })).toEqual([ref]);
    expect(await refs(school, 'p_dana', { words: 'Wagtail' })).toEqual([ref]);
    const holders = (await school.store.read('case', caseId))?.state.holders ?? [];
    const technical = holders.find((h) => h.depth === 'technical')?.personId ?? '';
    expect(await refs(school, technical, { words: filter })).toEqual([filter]);
    expect(await refs(school, technical, { words: 'Wagtail' })).toEqual([]);
    expect(await refs(school, technical, { category: 'filter_failure' })).toEqual([filter]);
    expect(await refs(school, technical, { words: 'Wagtail', category: 'filter_failure', show: 'all' })).toEqual([]);
  });

  it('finds by kind, part and the days between which it was received, also what is closed', async () => {
    const school = await openSchool();
    const { ref, caseId } = await sendReport(school, 'p_tess');
    await closeCase(school.useCases, await school.who('p_dana'), caseId, { ...CLOSING, key: 'c' });
    school.clock.move(40 * DAY_MS);
    const { ref: later } = await sendReport(school, 'p_tess');
    expect(await refs(school, 'p_dana', { category: 'cyberbullying', show: 'all' })).toEqual([later, ref]);
    expect(await refs(school, 'p_dana', { category: 'fraud', show: 'all' })).toEqual([]);
    expect(await refs(school, 'p_dana', { show: 'all', from: '2026-11-24', to: '2026-11-24' })).toEqual([ref]);
    expect(await refs(school, 'p_dana', { show: 'closed', from: '2026-11-25' })).toEqual([]);
    expect(await refs(school, 'p_dana', { show: 'all', age: '30' })).toEqual([ref]);
    expect(await refs(school, 'p_dana', { show: 'all', part: 'helping' })).toEqual([]);
    expect(await refs(school, 'p_dana', { show: 'closed' })).toEqual([ref]);
  });

  it('shows as overdue what nobody accepted in time, until somebody does', async () => {
    const school = await openSchool();
    const { ref, caseId } = await sendReport(school, 'p_tess');
    await school.worker.runOnce();
    expect(await refs(school, 'p_dana', { show: 'overdue' })).toEqual([]);
    school.clock.move(16 * 60_000);
    await school.worker.runOnce();
    expect(await refs(school, 'p_dana', { show: 'overdue' })).toEqual([ref]);
    await school.useCases.acknowledge(await school.who('p_dana'), caseId, { key: 'a' });
    expect(await refs(school, 'p_dana', { show: 'overdue' })).toEqual([]);
    expect(await refs(school, 'p_dana', { show: 'in_hand' })).toEqual([ref]);
    expect(await refs(school, 'p_dana', { show: 'new' })).toEqual([]);
  });
});

describe('more than two hundred cases', () => {
  it('are all counted and reached page by page, each once, the urgent ones first', async () => {
    const school = await openSchool();
    const { caseId: urgent } = await sendReport(school, 'p_tess');
    const { caseId } = await sendReport(school, 'p_tess', SMALL);
    const dana = (await school.store.read('case', urgent))?.state.holders.find((h) => h.personId === 'p_dana');
    const slow = await school.store.read('case', caseId);
    if (dana === undefined || slow === null) throw new Error('not as expected');
    await school.store.commit<'case'>(refreshed({ ...slow, state: { ...slow.state, holders: [dana] } }));
    await many(school, 215, caseId);
    const who = await school.who('p_dana');
    const seen: string[] = [];
    for (let page = 0, more = true; more; page += 1) {
      const list = await school.useCases.casework.finding.list(who, page);
      expect(list.open).toBe(217);
      seen.push(...list.items.map(({ id }) => id));
      more = list.more;
    }
    expect(seen).toHaveLength(217);
    expect(new Set(seen).size).toBe(217);
    expect(seen[0]).toBe(urgent);
  }, 60_000);
});

describe('what somebody is shut out of', () => {
  it('is in no page, count, search or "more", and empties no page', async () => {
    const school = await openSchool();
    const { caseId, ref } = await sendReport(school, 'p_tess', NAMED);
    await many(school, 12, caseId);
    // A tie becomes known: the case is about her sister from now on, in every one of these.
    const doc = await school.store.read('case', caseId);
    if (doc === null) throw new Error('no case');
    const out = { personId: 'p_dana', why: 'tie' as const, at: 0 };
    for (const id of [caseId, ...Array.from({ length: 12 }, (_, n) => `many-false-${n}`).slice(0, 11)]) {
      const each = await school.store.read('case', id);
      if (each === null) throw new Error('no case');
      // The terms still say that she holds it: nobody has come by to take her off.
      await school.store.commit<'case'>({ ...each, state: { ...each.state, recusals: [out] } });
    }
    const list = await school.useCases.casework.finding.list(await school.who('p_dana'), 0);
    expect({ count: list.open, more: list.more, items: list.items.length }).toEqual({
      count: 1,
      more: false,
      items: 1,
    });
    expect(await find(school, 'p_dana', { words: ref })).toEqual(
      await find(school, 'p_dana', { words: 'ES-ZZZZZZZZ' }),
    );
    expect((await find(school, 'p_dana', { words: 'Wagtail' })).items).toHaveLength(1);
    expect(await find(school, 'p_dana', { show: 'closed' })).toEqual({ items: [], more: false });
  });

  it('is gone for a leaver, and was never there for another school', async () => {
    const school = await openSchool();
    const { ref } = await sendReport(school, 'p_tess', NAMED);
    const elsewhere = { ...(await school.who('p_dana')), school: 'elsewhere' };
    const { finding } = school.useCases.casework;
    expect(await finding.list(elsewhere, 0)).toEqual({ items: [], more: false, open: 0 });
    await changePerson(school, 'p_dana', { endsOn: '2026-11-01' });
    expect(await refs(school, 'p_dana', { words: ref })).toEqual([]);
    expect(await refs(school, 'p_dana', { words: 'Wagtail' })).toEqual([]);
  });
});
