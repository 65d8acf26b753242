import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DAY_MS } from '../../src/domain/shared/instant.ts';
import { walkThrough } from '../support/floor-walk.ts';
import { closeTestStores } from '../support/open-test-store.ts';
import { act, IDS, report, staffList } from '../support/random-school.ts';
import { openSchool } from '../support/school.ts';
import { sendReport } from '../support/send-report.ts';
import { closeCase } from '../support/work-case.ts';

afterEach(closeTestStores);

/** What only a person may do. */
const PEOPLES =
  /case\.(closed|reopened|acknowledged|taken_over|note_added|record_added|shared|put_in_charge|access_ended|conflict|exported|printed)/;

describe('the bot', () => {
  it('closes nothing by itself, however long nobody does anything', async () => {
    const school = await openSchool();
    const { caseId } = await sendReport(school, 'p_tess');
    for (let day = 0; day < 25; day += 1) {
      school.clock.move(DAY_MS);
      await school.worker.runOnce();
    }
    expect((await school.store.read('case', caseId))?.state).toMatchObject({ phase: 'open' });
  });

  it('closes only at the word of somebody in charge, with all five parts of the record', async () => {
    const school = await openSchool();
    const { caseId } = await sendReport(school, 'p_tess');
    const dana = await school.who('p_dana');
    const all = { summary: 's', action: 'a', decision: 'd', reason: 'r', outcome: 'o' };
    for (const part of ['summary', 'action', 'decision', 'reason', 'outcome'] as const) {
      const done = await closeCase(school.useCases, dana, caseId, { ...all, [part]: ' ', key: part });
      expect(done).toMatchObject({ ok: false, refusal: { field: part } });
    }
    expect((await closeCase(school.useCases, dana, caseId, { ...all, key: 'all' })).ok).toBe(true);
    const closed = (await school.store.read('case', caseId))?.history.filter((e) => e.action === 'case.closed');
    expect(closed?.map((e) => e.by)).toEqual(['p_dana']);
  });

  it('writes to people of the school and to nobody else, and every closing and acceptance is a person’s', async () => {
    await fc.assert(
      fc.asyncProperty(
        staffList,
        fc.constantFrom(...IDS),
        report,
        fc.array(act, { maxLength: 6 }),
        async (staff, reporter, told, acts) => {
          const walk = await walkThrough(staff, reporter, told, acts);
          const ids = staff.map((p) => p.id);
          expect(walk.school.sent.filter((s) => !ids.includes(s.to))).toEqual([]);
          const { history } = await walk.doc();
          const decided = history.filter((e) => PEOPLES.test(e.action));
          expect(decided.filter((e) => !ids.includes(e.by))).toEqual([]);
          await closeTestStores();
        },
      ),
      { numRuns: 12 },
    );
  }, 60_000);
});
