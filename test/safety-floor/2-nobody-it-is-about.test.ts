import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EVERYTHING_OPEN } from '../../src/domain/casework/finding/case-search.ts';
import { activeHolders } from '../../src/domain/casework/tell.ts';
import { MINUTE_MS } from '../../src/domain/shared/instant.ts';
import { startWalk, type Walk } from '../support/floor-walk.ts';
import { closeTestStores } from '../support/open-test-store.ts';
import { act, IDS, report, staffList } from '../support/random-school.ts';
import { addNote, closeCase } from '../support/work-case.ts';

// Random schools, reports and evenings. After every step: who is shut out got nothing and finds nothing, somebody eligible was told
// or the failure stands in the record, and the history only grew.

const CLOSING = { summary: 's', action: 'a', decision: 'd', reason: 'r', outcome: 'o' };

/** Everything that can be asked of a case, by somebody who has no part in it. A few of them each time, in turn: all of them soon. */
async function refusalsOf(walk: Walk, id: string, caseId: string, turn: number) {
  const { useCases } = walk.school;
  const { records, closing, copies, sharing, finding, outside } = useCases.casework;
  const who = await walk.school.who(id);
  const key = { key: `${turn}-${id}` };
  const person = walk.reporter;
  const asked: readonly (() => Promise<{ readonly ok: boolean }>)[] = [
    () => useCases.openCase(who, caseId, key),
    () => useCases.acknowledge(who, caseId, key),
    () => addNote(useCases, who, caseId, { ...key, text: 'x' }),
    () => closeCase(useCases, who, caseId, { ...key, ...CLOSING }),
    () => records.choices(who, caseId),
    () => records.form(who, caseId, { kind: 'note', about: '' }),
    () => closing.page(who, caseId, ''),
    () => closing.reopen(who, caseId, { ...key, reason: 'x' }),
    () => copies.copyForm(who, caseId),
    () => sharing.people(who, caseId),
    () => sharing.candidates(who, caseId, 'Person'),
    () => sharing.share(who, caseId, { ...key, person, depth: 'line', reason: 'x' }),
    () => sharing.lead(who, caseId, { ...key, person }),
    () => sharing.end(who, caseId, { ...key, person, reason: 'x' }),
    () => finding.earlier(who, caseId),
    () => outside.bodies(who, caseId),
    () => useCases.documents.formLink(who, caseId, { passphrase: '', again: '', recipient: '' }),
  ];
  const chosen = asked.filter((_, n) => n % 4 === turn % 4);
  return Promise.all(chosen.map((ask) => ask()));
}

let turns = 0;

async function nobodyOutFindsIt(walk: Walk): Promise<void> {
  if (walk.out().size === 0) return;
  turns += 1;
  const nowhere = await refusalsOf(walk, walk.reporter, 'there-is-no-such-case', turns);
  const { ref } = (await walk.doc()).state;
  for (const id of walk.out()) {
    const here = await refusalsOf(walk, id, walk.caseId, turns);
    expect(here).toEqual(nowhere);
    expect(here.filter(({ ok }) => ok)).toEqual([]);
    const who = await walk.school.who(id);
    const { finding } = walk.school.useCases.casework;
    expect(await finding.list(who, 0)).toEqual({ items: [], more: false, open: 0 });
    const search = { ...EVERYTHING_OPEN, words: ref, show: 'all' as const };
    expect(await finding.find(who, search, 0)).toEqual({ items: [], more: false });
    await nobodyOffers(walk, id);
  }
}

/** Nobody who leads can be led to bring them in. */
async function nobodyOffers(walk: Walk, id: string): Promise<void> {
  const leads = activeHolders((await walk.doc()).state).filter((h) => h.accountable && !walk.out().has(h.personId));
  const { sharing } = walk.school.useCases.casework;
  for (const { personId } of leads.slice(0, 1)) {
    const who = await walk.school.who(personId);
    const input = { person: id, depth: 'line', reason: 'x', key: `share-${turns}-${id}` };
    expect((await sharing.share(who, walk.caseId, input)).ok).toBe(false);
    expect((await sharing.lead(who, walk.caseId, { person: id, key: `lead-${turns}-${id}` })).ok).toBe(false);
    const found = await sharing.candidates(who, walk.caseId, `Person ${id}`);
    expect(found.ok ? found.value.found : []).toEqual([]);
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
