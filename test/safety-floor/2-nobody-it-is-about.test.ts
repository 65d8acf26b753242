import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { activeHolders } from '../../src/domain/casework/tell.ts';
import { MINUTE_MS } from '../../src/domain/shared/instant.ts';
import { startWalk, type Walk } from '../support/floor-walk.ts';
import { closeTestStores } from '../support/open-test-store.ts';
import { act, IDS, report, staffList } from '../support/random-school.ts';
import { addNote, closeCase } from '../support/work-case.ts';

// Random schools, reports and evenings. After every step: who is shut out got nothing and finds nothing, somebody eligible was told
// or the failure stands in the record, and the history only grew.

const CLOSING = { summary: 's', action: 'a', decision: 'd', reason: 'r', outcome: 'o' };

async function refusalsOf(walk: Walk, id: string, caseId: string) {
  const { useCases } = walk.school;
  const who = await walk.school.who(id);
  return [
    await useCases.openCase(who, caseId, { key: `o-${id}` }),
    await useCases.acknowledge(who, caseId, { key: `a-${id}` }),
    await addNote(useCases, who, caseId, { key: `n-${id}`, text: 'x' }),
    await closeCase(useCases, who, caseId, { key: `c-${id}`, ...CLOSING }),
  ];
}

async function nobodyOutFindsIt(walk: Walk): Promise<void> {
  if (walk.out().size === 0) return;
  const nowhere = await refusalsOf(walk, walk.reporter, 'there-is-no-such-case');
  for (const id of walk.out()) {
    const here = await refusalsOf(walk, id, walk.caseId);
    expect(here).toEqual(nowhere);
    expect(here.map((r) => r.ok)).toEqual([false, false, false, false]);
    const cases = await walk.school.useCases.myCases(await walk.school.who(id), 0);
    expect(cases).toEqual([]);
  }
}

/** Who was shut out when it left may have got only the fixed line, or their own report's status. */
function nobodyOutWasTold(walk: Walk, out: ReadonlySet<string>): void {
  for (const { to, view } of walk.freshlySent()) {
    if (view.view === 'report_status') expect(to).toBe(walk.owner === null ? 'nobody' : walk.reporter);
    else if (out.has(to)) expect(view).toMatchObject({ view: 'case_line', line: 'moved', actions: [] });
  }
}

async function somebodyIsTold(walk: Walk): Promise<void> {
  const { state } = await walk.doc();
  const out = walk.out();
  const alerted = new Set(walk.school.sent.filter((s) => s.view.view === 'case_alert').map((s) => s.to));
  const told = activeHolders(state).filter((h) => !out.has(h.personId) && alerted.has(h.personId));
  if (told.length > 0 || state.phase === 'closed') return;
  expect(state.ladder.failedAt).toBeDefined();
  const receipt = await walk.school.useCases.receipt(walk.owner, walk.address);
  expect(receipt).toMatchObject({ ok: true, value: { nobodyAccepted: true } });
  expect(walk.school.useCases.numbers(walk.school.policy.key).length).toBeGreaterThan(2);
}

describe('nobody a case is about, and nobody recused from it,', () => {
  afterEach(closeTestStores);

  it('receives it, finds it or acts on it, in any school, report and order of events; and somebody else is always told', async () => {
    await fc.assert(
      fc.asyncProperty(
        staffList,
        fc.constantFrom(...IDS),
        report,
        fc.boolean(),
        fc.array(act, { minLength: 2, maxLength: 9 }),
        async (staff, reporter, told, adultAtOnce, acts) => {
          const walk = await startWalk(staff, reporter, told);
          let history = (await walk.doc()).history;
          const check = async (): Promise<void> => {
            const out = walk.out();
            await walk.school.worker.runOnce();
            nobodyOutWasTold(walk, out);
            await nobodyOutFindsIt(walk);
            const now = (await walk.doc()).history;
            expect(now.slice(0, history.length)).toEqual(history);
            history = now;
          };
          if (!adultAtOnce) walk.school.clock.move(MINUTE_MS);
          await check();
          await walk.pickAdult();
          await check();
          const sent = await walk.submit();
          await check();
          for (const next of acts) {
            await walk.step(next);
            await check();
            await check();
            if (sent) await somebodyIsTold(walk);
          }
          await closeTestStores();
        },
      ),
      { numRuns: 25 },
    );
  }, 120_000);
});
