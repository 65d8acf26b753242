import { afterEach, describe, expect, it } from '@jest/globals';
import type { Policy } from '../../../src/domain/school/policy.ts';
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

  it("the school's own words follow, on the first page and on the receipt, and in school hours they do not", async () => {
    const policy = (demo: Policy): Policy => ({ ...demo, outOfHours: 'The team looks again at 08:00.' });
    const day = await openSchool({ policy });
    expect(day.useCases.outOfHours('demo')).toEqual([]);
    expect((await sendReport(day, 'p_tess')).advice).not.toContain('The team looks again at 08:00.');
    const night = await openSchool({ policy, startAt: TUESDAY_10 + 13 * HOUR_MS });
    expect(night.useCases.outOfHours('demo').at(-1)).toBe('The team looks again at 08:00.');
    const { advice } = await sendReport(night, 'p_tess');
    const said = advice.indexOf('The team looks again at 08:00.');
    expect(advice[said - 1]).toContain('not an emergency service');
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
