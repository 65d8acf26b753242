import { afterEach, describe, expect, it } from '@jest/globals';
import { makeWorker } from '../../src/delivery/worker.ts';
import { MINUTE_MS } from '../../src/domain/shared/instant.ts';
import { delivering } from '../support/deliveries.ts';
import { failingDisk } from '../support/failing-disk.ts';
import { closeTestStores, openTestStore } from '../support/open-test-store.ts';
import { demoPolicy, openSchool } from '../support/school.ts';
import { sendReport } from '../support/send-report.ts';

afterEach(closeTestStores);

const FOREVER = Number.POSITIVE_INFINITY;

describe('the delivery worker', () => {
  it('on a failing disk delivers what is owed once, not again and again, and writes it down when the disk is well', async () => {
    const { disk, plan } = failingDisk();
    const store = await openTestStore({ disk });
    const school = await openSchool({ store });
    const { caseId } = await sendReport(school, 'p_tess');
    plan({ code: 'ENOSPC', from: 1, to: FOREVER });
    for (let look = 0; look < 4; look += 1) {
      await school.worker.runOnce();
      school.clock.move(3 * MINUTE_MS);
    }
    expect(school.alertsTo('p_dana')).toHaveLength(1);
    plan(null);
    await school.worker.runOnce();
    expect(school.alertsTo('p_dana')).toHaveLength(1);
    const doc = await store.read('case', caseId);
    expect(doc?.outbox.map((item) => item.settled?.how)).toEqual(['sent', 'sent', 'sent']);
  });

  it('lets one case that cannot be worked hold back nobody else’s alert', async () => {
    const demo = demoPolicy();
    const school = await openSchool();
    const first = await sendReport(school, 'p_tess');
    await sendReport(school, 'p_tam');
    let looks = 0;
    const policy = (key: string) => {
      looks += 1;
      if (looks === 1) throw new Error(`no pack for ${key}`);
      return demo;
    };
    const broken = { ...school.deps, policy };
    const sent: string[] = [];
    const messengers = [delivering((line) => void sent.push(line))];
    const worker = makeWorker(broken, { messengers, mailer: null }, { set: () => () => undefined });
    await worker.runOnce();
    school.clock.move(3 * MINUTE_MS);
    await worker.runOnce();
    expect(sent.filter((line) => line === `case_alert p_dana ${first.ref}`)).toHaveLength(1);
    expect(sent.filter((line) => line.startsWith('case_alert p_dana'))).toHaveLength(2);
  });
});
