// Two people at one case in the same second: nothing is overwritten, the case always has somebody who leads, and the second is told
// what is so by then.

import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { activeHolders } from '../../../src/domain/casework/tell.ts';
import type { Result } from '../../../src/domain/shared/result.ts';
import { changePerson } from '../../support/change-person.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool } from '../../support/school.ts';
import { sendReport } from '../../support/send-report.ts';
import { addNote, closeCase } from '../../support/work-case.ts';

afterEach(closeTestStores);

const CLOSING = { summary: 's', action: 'a', decision: 'd', reason: 'r', outcome: 'o' };

/** Dana and Dev both lead; Dana deals with it; Hana sees the whole. */
async function aCase() {
  const school = await openSchool();
  const { caseId } = await sendReport(school, 'p_tess');
  const { sharing } = school.useCases.casework;
  const [dana, dev, hana] = [await school.who('p_dana'), await school.who('p_dev'), await school.who('p_hana')];
  await school.useCases.acknowledge(dana, caseId, { key: 'a' });
  await sharing.share(dana, caseId, { person: 'p_hana', depth: 'whole', reason: 'x', key: 's' });
  const doc = async () => {
    const read = await school.store.read('case', caseId);
    if (read === null) throw new Error('no case');
    return read;
  };
  const count = async (action: string): Promise<number> =>
    (await doc()).history.filter((e) => e.action === action).length;
  return { school, caseId, sharing, dana, dev, hana, doc, count };
}

const codeOf = (done: Result<unknown>): string => (done.ok ? 'ok' : done.refusal.code);

describe('two who lead', () => {
  it('bring in two people at once: both are in', async () => {
    const { caseId, sharing, dana, dev, doc } = await aCase();
    const done = await Promise.all([
      sharing.share(dana, caseId, { person: 'p_ivy', depth: 'technical', reason: 'x', key: '1' }),
      sharing.share(dev, caseId, { person: 'p_sena', depth: 'task', reason: 'y', key: '2' }),
    ]);
    expect(done.map(codeOf)).toEqual(['ok', 'ok']);
    const held = activeHolders((await doc()).state).map((h) => `${h.personId} ${h.depth} ${h.sharedBy}`);
    expect(held).toEqual(expect.arrayContaining(['p_ivy technical p_dana', 'p_sena task p_dev']));
  });

  it('bring in the same person at once: once, and the second is told that it cannot be done any more', async () => {
    const { caseId, sharing, dana, dev, count } = await aCase();
    const input = { person: 'p_ivy', depth: 'technical', reason: 'x' };
    const done = await Promise.all([
      sharing.share(dana, caseId, { ...input, key: '1' }),
      sharing.share(dev, caseId, { ...input, key: '2' }),
    ]);
    expect(done.map(codeOf).sort()).toEqual(['case.not_offered', 'ok']);
    expect(await count('case.shared')).toBe(2);
    const people = await sharing.people(dev, caseId);
    expect(people.ok && people.value.people.map(({ name }) => name)).toContain('Ivy Technician');
  });

  it('end the same access at once: once, and the second learns that they are gone', async () => {
    const { caseId, sharing, dana, dev, count } = await aCase();
    const end = { person: 'p_hana', reason: 'x' };
    const done = await Promise.all([
      sharing.end(dana, caseId, { ...end, key: '1' }),
      sharing.end(dev, caseId, { ...end, key: '2' }),
    ]);
    expect(done.map(codeOf).sort()).toEqual(['case.not_offered', 'ok']);
    expect(await count('case.access_ended')).toBe(1);
  });

  it('put two people in charge at once: one of them is waited for, both lead, and nobody is lost', async () => {
    const { school, caseId, sharing, dana, dev, doc } = await aCase();
    const done = await Promise.all([
      sharing.lead(dana, caseId, { person: 'p_hana', key: '1' }),
      sharing.lead(dev, caseId, { person: 'p_dev', key: '2' }),
    ]);
    expect(done.map(codeOf)).toEqual(['ok', 'ok']);
    const { state } = await doc();
    expect(['p_hana', 'p_dev']).toContain(state.handover?.to);
    expect(state.acknowledged?.by).toBe('p_dana');
    await school.worker.runOnce();
    const lines = school.sent.filter(({ view }) => view.view === 'case_line' && view.line === 'you_lead_now');
    expect(lines.map(({ to }) => to).sort()).toEqual(['p_dev', 'p_hana']);
  });

  it('end each other’s access at once: one stays', async () => {
    const { school, caseId, sharing, dana, dev, hana, doc } = await aCase();
    await sharing.lead(dana, caseId, { person: 'p_hana', key: 'l' });
    const done = await Promise.all([
      sharing.end(hana, caseId, { person: 'p_dev', reason: 'x', key: '1' }),
      sharing.end(dev, caseId, { person: 'p_hana', reason: 'x', key: '2' }),
    ]);
    expect(done.map(codeOf).sort()).toEqual(['case.not_yours', 'ok']);
    const leaders = activeHolders((await doc()).state).filter((h) => h.accountable);
    expect(leaders.length).toBeGreaterThan(0);
    expect(school.logged.join()).not.toContain('gave_up');
  });

  it('write and close at once: the note is kept, and whoever closes hears of it or has closed before it', async () => {
    const { school, caseId, dana, dev, doc } = await aCase();
    const page = await school.useCases.casework.closing.page(dana, caseId, '');
    const mark = page.ok ? page.value.mark : '';
    const [note, closed] = await Promise.all([
      addNote(school.useCases, dev, caseId, { key: '1', text: 'Her mother rang.' }),
      school.useCases.casework.closing.close(dana, caseId, { key: '2', lessons: 'no', mark, ...CLOSING }),
    ]);
    expect(note.ok).toBe(true);
    expect(['ok', 'case.changed_meanwhile']).toContain(codeOf(closed));
    expect((await doc()).state.records).toHaveLength(1);
  });

  it('take it over and step back at once: whoever says that they deal with it does, and never nobody', async () => {
    const { school, caseId, sharing, dana, hana, doc } = await aCase();
    await sharing.lead(dana, caseId, { person: 'p_hana', key: 'l' });
    await Promise.all([
      school.useCases.acknowledge(hana, caseId, { key: '1' }),
      school.useCases.declareConflict(dana, caseId, { key: '2', reason: '' }),
    ]);
    const { state } = await doc();
    expect(state.acknowledged?.by).toBe('p_hana');
    expect(activeHolders(state).map((h) => h.personId)).not.toContain('p_dana');
    expect(state.timers.handover).toBeUndefined();
  });
});

describe('somebody who lost their place while a page was open', () => {
  it('can neither share, end, put in charge nor take over with it', async () => {
    const { school, caseId, sharing, dana, dev, hana, doc } = await aCase();
    await sharing.lead(dana, caseId, { person: 'p_hana', key: 'l' });
    await changePerson(school, 'p_hana', { endsOn: '2026-11-20' });
    await sharing.end(dana, caseId, { person: 'p_dev', reason: 'x', key: 'e' });
    const before = await doc();
    const tried = [
      await school.useCases.acknowledge(hana, caseId, { key: '1' }),
      await sharing.share(dev, caseId, { person: 'p_ivy', depth: 'line', reason: 'x', key: '2' }),
      await sharing.end(dev, caseId, { person: 'p_dana', reason: 'x', key: '3' }),
      await sharing.lead(dev, caseId, { person: 'p_dev', key: '4' }),
      await closeCase(school.useCases, dev, caseId, { key: '5', ...CLOSING }),
    ];
    expect(new Set(tried.map(codeOf))).toEqual(new Set(['case.not_yours']));
    const { state } = await doc();
    expect(state.acknowledged).toEqual(before.state.acknowledged);
    expect(state.records).toEqual(before.state.records);
  });
});

describe('somebody who left while the page of people was open', () => {
  it('is put in charge by nobody, although they still stand among the people of the case', async () => {
    const { school, caseId, sharing, dana, doc } = await aCase();
    await changePerson(school, 'p_hana', { endsOn: '2026-11-20' });
    expect(codeOf(await sharing.lead(dana, caseId, { person: 'p_hana', key: '1' }))).toBe('case.not_offered');
    expect((await doc()).state.handover).toBeUndefined();
  });
});

describe('any two acts in any order', () => {
  it('leave a case that is not closed with somebody who leads, and somebody who deals with it or is being asked to', async () => {
    const person = fc.constantFrom('p_dana', 'p_dev', 'p_hana', 'p_ezra');
    const act = fc.record({
      what: fc.constantFrom('share', 'lead', 'end', 'take', 'conflict', 'close', 'reopen' as const),
      by: person,
      on: person,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(act, act), { minLength: 1, maxLength: 4 }), async (pairs) => {
        const { school, caseId, sharing, doc } = await aCase();
        let presses = 0;
        const run = async ({ what, by, on }: { what: string; by: string; on: string }): Promise<void> => {
          presses += 1;
          const [who, key] = [await school.who(by), `p-${presses}`];
          const acts: Readonly<Record<string, () => Promise<unknown>>> = {
            share: () => sharing.share(who, caseId, { person: on, depth: 'whole', reason: 'x', key }),
            lead: () => sharing.lead(who, caseId, { person: on, key }),
            end: () => sharing.end(who, caseId, { person: on, reason: 'x', key }),
            take: () => school.useCases.acknowledge(who, caseId, { key }),
            conflict: () => school.useCases.declareConflict(who, caseId, { key, reason: '' }),
            close: () => closeCase(school.useCases, who, caseId, { key, ...CLOSING }),
            reopen: () => school.useCases.casework.closing.reopen(who, caseId, { reason: 'x', key }),
          };
          await acts[what]?.();
        };
        for (const [one, other] of pairs) {
          await Promise.all([run(one), run(other)]);
          const { state } = await doc();
          const leaders = activeHolders(state).filter((h) => h.accountable);
          if (state.phase !== 'closed') {
            const dealing = leaders.some((h) => h.personId === state.acknowledged?.by);
            expect([pairs, dealing || state.timers.ladder !== undefined]).toEqual([pairs, true]);
            const { handover } = state;
            if (handover !== undefined && handover !== null)
              expect([dealing, leaders.some((h) => h.personId === handover.to)]).toEqual([true, true]);
          } else expect(state.timers.handover).toBeUndefined();
        }
        await closeTestStores();
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});
