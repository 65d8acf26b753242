import { afterEach, describe, expect, it } from '@jest/globals';
import { HOUR_MS } from '../../../src/domain/shared/instant.ts';
import { TUESDAY_10 } from '../../support/a-case.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool } from '../../support/school.ts';
import { sendReport } from '../../support/send-report.ts';

afterEach(closeTestStores);

describe('while the school is closed', () => {
  it('the reporter is told that nobody may be reading, and in school hours is not', async () => {
    const day = await openSchool();
    expect((await sendReport(day, 'p_tess')).advice.join('\n')).not.toContain('not an emergency service');
    const night = await openSchool({ startAt: TUESDAY_10 + 13 * HOUR_MS });
    expect((await sendReport(night, 'p_tess')).advice.join('\n')).toContain('not an emergency service');
  });

  it('an immediate report is still delivered at once, and climbs after fifteen minutes', async () => {
    const night = await openSchool({ startAt: TUESDAY_10 + 13 * HOUR_MS });
    await sendReport(night, 'p_tess');
    await night.worker.runOnce();
    expect(night.alertsTo('p_dana')).toHaveLength(1);
    night.clock.move(HOUR_MS / 4);
    await night.worker.runOnce();
    expect(night.alertsTo('p_hana')).toHaveLength(1);
  });
});
