import { afterEach, describe, expect, it } from '@jest/globals';
import type { Answers } from '../../../src/domain/incident/answers.ts';
import { DAY_MS } from '../../../src/domain/shared/instant.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool } from '../../support/school.ts';
import { sendReport } from '../../support/send-report.ts';

afterEach(closeTestStores);

/** A small breach of the rules: the co-ordinator alone, by the next school day. No ladder runs once it is accepted, and nothing brings it up again. */
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

describe('an accepted case that nobody presses', () => {
  it('moves on within a day of its holder leaving the school', async () => {
    const leaving = (id: string) => (id === 'p_ezra' ? { endsOn: '2026-11-25' } : {});
    const school = await openSchool({
      policy: (demo) => ({ ...demo, people: demo.people.map((p) => ({ ...p, ...leaving(p.id) })) }),
    });
    const { caseId } = await sendReport(school, 'p_tess', SMALL_BREACH);
    await school.worker.runOnce();
    const accepted = await school.useCases.acknowledge(await school.who('p_ezra'), caseId, { key: 'k' });
    expect(accepted.ok).toBe(true);
    await school.worker.runOnce();
    expect(school.alertsTo('p_dana')).toHaveLength(0);
    for (let day = 0; day < 3; day += 1) {
      school.clock.move(DAY_MS);
      await school.worker.runOnce();
    }
    expect(school.alertsTo('p_dana')).not.toHaveLength(0);
  });
});
