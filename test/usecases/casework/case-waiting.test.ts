import { afterEach, describe, expect, it } from '@jest/globals';
import type { Answers } from '../../../src/domain/incident/answers.ts';
import { DAY_MS } from '../../../src/domain/shared/instant.ts';
import { caseDutySource } from '../../../src/usecases/casework/clock/case-duty-source.ts';
import { ensureRounds } from '../../../src/usecases/reminders/ensure-rounds.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool, type TestSchool } from '../../support/school.ts';
import { HARMED_PUPIL, sendReport } from '../../support/send-report.ts';
import { addNote } from '../../support/work-case.ts';

afterEach(closeTestStores);

const SMALL_BREACH: Answers = {
  danger: 'no',
  adult_concern: 'no',
  naming: 'named',
  first_choice: 'rules',
  category: 'low_level_misuse',
  victim: 'pupil',
  age_band: '13-17',
  image: 'none',
  story: 'He played a game in the lesson.',
};

async function accepted(
  options: Parameters<typeof openSchool>[0] = {},
): Promise<{ school: TestSchool; caseId: string }> {
  const school = await openSchool(options);
  const { caseId } = await sendReport(school, 'p_tess', SMALL_BREACH);
  await school.worker.runOnce();
  const done = await school.useCases.acknowledge(await school.who('p_ezra'), caseId, { key: 'k' });
  if (!done.ok) throw new Error(done.refusal.code);
  return { school, caseId };
}

const owed = async (school: TestSchool, day: string) => ({
  all: await caseDutySource.duties(school.deps, 'demo', day),
  ezra: (await caseDutySource.dutiesOf?.(school.deps, 'demo', day, 'p_ezra')) ?? [],
});

describe('an accepted case in which nothing is written', () => {
  it('is brought up on the third school day, by reference and day alone, and weekly after that', async () => {
    const { school, caseId } = await accepted();
    expect((await owed(school, '2026-11-26')).all).toEqual([]);
    const { all, ezra } = await owed(school, '2026-11-27');
    expect(all).toEqual(ezra);
    expect(all).toMatchObject([{ kind: 'case_waiting', to: 'p_ezra', about: caseId, spacing: [7] }]);
    expect(all[0]?.title).toMatch(/^Case ES-\w{8} has had no entry since Tue 24 Nov$/);
  });

  it('is not brought up when a note was written, and again three school days after that', async () => {
    const { school, caseId } = await accepted();
    school.clock.move(2 * DAY_MS);
    const noted = await addNote(school.useCases, await school.who('p_ezra'), caseId, {
      text: 'Talked to him.',
      key: 'n',
    });
    expect(noted.ok).toBe(true);
    expect((await owed(school, '2026-11-27')).all).toEqual([]);
    expect((await owed(school, '2026-11-29')).all).toHaveLength(1);
  });

  it('is not brought up to somebody who may not see it any more', async () => {
    const leaving = (id: string) => (id === 'p_ezra' ? { endsOn: '2026-11-25' } : {});
    const { school } = await accepted({
      policy: (demo) => ({ ...demo, people: demo.people.map((p) => ({ ...p, ...leaving(p.id) })) }),
    });
    school.clock.move(3 * DAY_MS);
    expect((await owed(school, '2026-11-27')).all).toEqual([]);
  });

  it('stands in the bundle of reminders with a button that opens it', async () => {
    const { school, caseId } = await accepted();
    await ensureRounds(school.deps, ['demo']);
    const bundles = () => school.sent.filter(({ to, view }) => to === 'p_ezra' && view.view === 'reminder_bundle');
    for (let day = 0; day < 4; day += 1) {
      school.clock.move(DAY_MS);
      await school.worker.runOnce();
    }
    const items = bundles().flatMap(({ view }) => (view.view === 'reminder_bundle' ? view.items : []));
    expect(items.filter(({ action }) => action.verb === 'case.open' && action.target === caseId)).toHaveLength(1);
  });

  it('an urgent one is not a duty: it has reminders by the hour', async () => {
    const school = await openSchool();
    const { caseId } = await sendReport(school, 'p_tess', HARMED_PUPIL);
    await school.worker.runOnce();
    await school.useCases.acknowledge(await school.who('p_dana'), caseId, { key: 'k' });
    expect((await owed(school, '2026-12-20')).all).toEqual([]);
  });
});
