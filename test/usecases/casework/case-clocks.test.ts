import { afterEach, describe, expect, it } from '@jest/globals';
import type { ContactKey } from '../../../src/domain/school/contact.ts';
import { HOUR_MS } from '../../../src/domain/shared/instant.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool, type SchoolOptions, type TestSchool } from '../../support/school.ts';
import { HARMED_PUPIL, sendReport } from '../../support/send-report.ts';
import { closeCase } from '../../support/work-case.ts';

afterEach(closeTestStores);

/** The pack wants a copy of every case within a day. */
const WITH_COPY: SchoolOptions = {
  policy: (demo) => ({
    ...demo,
    records: {
      ...demo.records,
      externalCopies: [
        { to: 'it_provider' satisfies ContactKey, when: ['every_incident'], categories: [], withinHours: 24 },
      ],
    },
  }),
};

async function aCaseWithAClock(): Promise<{ school: TestSchool; caseId: string }> {
  const school = await openSchool(WITH_COPY);
  const { caseId } = await sendReport(school, 'p_tess', HARMED_PUPIL);
  await school.worker.runOnce();
  await school.useCases.acknowledge(await school.who('p_dana'), caseId, { key: 'k' });
  await school.worker.runOnce();
  return { school, caseId };
}

const linesTo = (school: TestSchool, line: string): readonly string[] =>
  school.sent.filter(({ view }) => view.view === 'case_line' && view.line === line).map(({ to }) => to);

async function pass(school: TestSchool, hours: number): Promise<void> {
  for (let hour = 0; hour < hours; hour += 1) {
    school.clock.move(HOUR_MS);
    await school.worker.runOnce();
  }
}

describe('a clock of a case at the worker', () => {
  it('reminds whoever leads once before its end, and goes to the next person once after it', async () => {
    const { school, caseId } = await aCaseWithAClock();
    await pass(school, 19);
    expect(linesTo(school, 'a_clock_is_ending')).toEqual([]);
    await pass(school, 4);
    expect(linesTo(school, 'a_clock_is_ending')).toEqual(['p_dana']);
    await pass(school, 10);
    const out = linesTo(school, 'a_clock_has_run_out');
    expect(out).toContain('p_dana');
    expect(out).toContain('p_hana');
    expect(new Set(out).size).toBe(out.length);
    const opened = await school.useCases.openCase(await school.who('p_hana'), caseId, { key: 'open' });
    expect(opened.ok).toBe(true);
  });

  it('stands in the case file with its time, and says when that has passed', async () => {
    const { school, caseId } = await aCaseWithAClock();
    const read = async () => {
      const file = await school.useCases.openCase(await school.who('p_dana'), caseId, { key: 'open' });
      return file.ok ? file.value.sections.find(({ title }) => title === 'By when')?.facts : undefined;
    };
    expect(await read()).toEqual(
      expect.arrayContaining([{ label: 'A copy to Demo IT provider', value: 'By Wed 25 Nov 2026, 10:00' }]),
    );
    await pass(school, 30);
    expect(await read()).toEqual(
      expect.arrayContaining([
        { label: 'A copy to Demo IT provider', value: 'Was due Wed 25 Nov 2026, 10:00. Not written down as done' },
      ]),
    );
  });

  it('says nothing more once the case is closed', async () => {
    const { school, caseId } = await aCaseWithAClock();
    const closing = { summary: 's', action: 'a', decision: 'd', reason: 'r', outcome: 'o', key: 'c' };
    expect((await closeCase(school.useCases, await school.who('p_dana'), caseId, closing)).ok).toBe(true);
    await pass(school, 40);
    expect(linesTo(school, 'a_clock_is_ending')).toEqual([]);
    expect(linesTo(school, 'a_clock_has_run_out')).toEqual([]);
  });
});
