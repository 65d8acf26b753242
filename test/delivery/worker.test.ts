import { afterEach, describe, expect, it } from '@jest/globals';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../src/domain/shared/instant.ts';
import { closeTestStores } from '../support/open-test-store.ts';
import { openSchool } from '../support/school.ts';
import { sendReport } from '../support/send-report.ts';

afterEach(closeTestStores);

const retry = { ok: false, why: 'retry', code: 'http_503' } as const;
const gone = { ok: false, why: 'unreachable', code: 'user_not_found' } as const;

describe('the delivery worker', () => {
  it('alerts the safeguarding team, and only them, in the first pass after Send', async () => {
    const school = await openSchool();
    await sendReport(school, 'p_tess');
    await school.worker.runOnce();
    expect(
      school.sent
        .filter((s) => s.view.view === 'case_alert')
        .map((s) => s.to)
        .sort(),
    ).toEqual(['p_dana', 'p_dev']);
    expect(school.sent.filter((s) => s.view.view === 'report_status').map((s) => s.to)).toEqual(['p_tess']);
  });

  it('owes nothing twice: a second pass sends nothing', async () => {
    const school = await openSchool();
    await sendReport(school, 'p_tess');
    await school.worker.runOnce();
    const count = school.sent.length;
    await school.worker.runOnce();
    expect(school.sent).toHaveLength(count);
  });

  it('tries again after a failure, no sooner than the platform asked, and then it arrives', async () => {
    const school = await openSchool();
    school.answers.set('p_dana', [{ ...retry, retryAfterMs: 40 * SECOND_MS }]);
    await sendReport(school, 'p_tess');
    await school.worker.runOnce();
    expect(school.alertsTo('p_dana')).toHaveLength(0);
    expect(school.alertsTo('p_dev')).toHaveLength(1);
    school.clock.move(39 * SECOND_MS);
    await school.worker.runOnce();
    expect(school.alertsTo('p_dana')).toHaveLength(0);
    school.clock.move(SECOND_MS);
    await school.worker.runOnce();
    expect(school.alertsTo('p_dana')).toHaveLength(1);
  });

  it('writes an e-mail when the platform cannot reach the person', async () => {
    const school = await openSchool({ mail: true });
    school.answers.set('p_dana', [gone]);
    await sendReport(school, 'p_tess');
    await school.worker.runOnce();
    expect(school.sent.filter((s) => s.how === 'mail').map((s) => s.to)).toEqual([
      'dana.safeguard@demo-school.example',
    ]);
  });

  it('writes an e-mail too when the platform asks to wait for long, and never waits longer than an hour', async () => {
    for (const retryAfterMs of [30 * DAY_MS, 2 * 60 * MINUTE_MS, Number.POSITIVE_INFINITY, Number.NaN]) {
      const school = await openSchool({ mail: true });
      school.answers.set('p_dana', [{ ...retry, retryAfterMs }]);
      await sendReport(school, 'p_tess');
      await school.worker.runOnce();
      const mails = school.sent.filter((s) => s.how === 'mail').map((s) => s.to);
      if (Number.isFinite(retryAfterMs)) expect(mails).toEqual(['dana.safeguard@demo-school.example']);
      school.clock.move(60 * MINUTE_MS);
      await school.worker.runOnce();
      expect(school.alertsTo('p_dana').length).toBeGreaterThan(0);
    }
  });

  it('reaches the next person at once when somebody cannot be reached by any route', async () => {
    const school = await openSchool();
    school.answers.set('p_dana', [gone]);
    school.answers.set('p_dev', [gone]);
    await sendReport(school, 'p_tess');
    await school.worker.runOnce();
    expect(school.alertsTo('p_hana')).toHaveLength(1);
  });

  it('keeps the ladder to its own time while one of the accountable people was reached', async () => {
    const school = await openSchool();
    school.answers.set('p_dev', [gone]);
    await sendReport(school, 'p_tess');
    await school.worker.runOnce();
    expect(school.alertsTo('p_dana')).toHaveLength(1);
    expect(school.alertsTo('p_hana')).toHaveLength(0);
  });

  it('climbs when nobody accepts, and tells the reporter plainly', async () => {
    const school = await openSchool();
    await sendReport(school, 'p_tess');
    await school.worker.runOnce();
    school.clock.move(15 * MINUTE_MS);
    await school.worker.runOnce();
    expect(school.alertsTo('p_hana')).toHaveLength(1);
    const status = school.sent.filter((s) => s.to === 'p_tess' && s.view.view === 'report_status').at(-1);
    expect(status).toMatchObject({ how: 'update', view: { nobodyAccepted: true } });
  });

  it('after a week of silence climbs one rung for each time it wakes, never all at once', async () => {
    const school = await openSchool();
    await sendReport(school, 'p_tess');
    await school.worker.runOnce();
    school.clock.move(7 * DAY_MS);
    await school.worker.runOnce();
    expect(school.alertsTo('p_hana')).toHaveLength(1);
    expect(school.alertsTo('p_chaz')).toHaveLength(0);
  });

  it('does not send an alert that was still owed to somebody who is shut out by then', async () => {
    const school = await openSchool();
    school.answers.set('p_dev', [retry]);
    const { caseId } = await sendReport(school, 'p_tess');
    await school.worker.runOnce();
    const conflict = await school.useCases.declareConflict(await school.who('p_dev'), caseId, { key: 'k', reason: '' });
    expect(conflict.ok).toBe(true);
    school.clock.move(MINUTE_MS);
    await school.worker.runOnce();
    expect(school.alertsTo('p_dev')).toHaveLength(0);
  });
});
