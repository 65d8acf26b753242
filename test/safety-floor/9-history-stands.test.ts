import { afterEach, describe, expect, it } from '@jest/globals';
import type { StoreKeys } from '../../src/stores/crypto/store-keys.ts';
import { verifyAudit } from '../../src/stores/lowdb/verify-audit.ts';
import { failingDisk } from '../support/failing-disk.ts';
import { closeTestStores, openTestStore } from '../support/open-test-store.ts';
import { openSchool, type TestSchool } from '../support/school.ts';
import { HARMED_PUPIL, sendReport } from '../support/send-report.ts';

afterEach(closeTestStores);

const FOREVER = Number.POSITIVE_INFINITY;
const CLOSING = { summary: 's', action: 'a', decision: 'd', reason: 'r', outcome: 'o' };
const STORY = /does not want to come/;
const MILD = { ...HARMED_PUPIL, first_choice: 'rules', category: 'low_level_misuse', ticks: [] };

async function onFailingDisk() {
  const { disk, plan } = failingDisk();
  const store = await openTestStore({ disk });
  return { school: await openSchool({ store }), plan };
}
const actions = async (school: TestSchool, caseId: string) =>
  (await school.store.read('case', caseId))?.history.map((e) => `${e.by} ${e.action}`) ?? [];

describe('a showing', () => {
  it('is recorded each time, with who and when, before it is shown', async () => {
    const school = await openSchool();
    const { caseId } = await sendReport(school, 'p_tess');
    const dana = await school.who('p_dana');
    for (const key of ['1', '2', '3']) await school.useCases.openCase(dana, caseId, { key });
    expect((await actions(school, caseId)).filter((line) => line === 'p_dana case.opened')).toHaveLength(3);
  });

  it('that cannot be recorded is not given, save an urgent case that nobody has accepted', async () => {
    const { school, plan } = await onFailingDisk();
    const dana = await school.who('p_dana');
    const { caseId } = await sendReport(school, 'p_tess');
    plan({ code: 'ENOSPC', from: 1, to: FOREVER });
    const urgent = await school.useCases.openCase(dana, caseId, { key: '1' });
    expect(JSON.stringify(urgent)).toMatch(STORY);
    expect(school.logged.join()).toContain('case.showing_unrecorded');
    for (const refused of [
      await school.useCases.acknowledge(dana, caseId, { key: '2' }),
      await school.useCases.addNote(dana, caseId, { key: '3', text: 'x' }),
      await school.useCases.closeCase(dana, caseId, { key: '4', ...CLOSING }),
    ]) {
      expect(refused).toMatchObject({ ok: false, refusal: { code: 'store.unavailable' } });
      expect(JSON.stringify(refused)).not.toMatch(STORY);
    }
    plan(null);
    expect((await school.useCases.acknowledge(dana, caseId, { key: '5' })).ok).toBe(true);
    plan({ code: 'ENOSPC', from: 1, to: FOREVER });
    expect(await school.useCases.openCase(dana, caseId, { key: '6' })).toMatchObject({ ok: false });
  });

  it('of a case that is not urgent always waits for the record', async () => {
    const { school, plan } = await onFailingDisk();
    const { caseId } = await sendReport(school, 'p_tess', MILD);
    plan({ code: 'EIO', from: 1, to: FOREVER });
    const ezra = await school.useCases.openCase(await school.who('p_ezra'), caseId, { key: '1' });
    expect(ezra).toMatchObject({ ok: false, refusal: { code: 'store.unavailable' } });
  });

  it('is never given unrecorded to somebody who is shut out', async () => {
    const { school, plan } = await onFailingDisk();
    const { caseId } = await sendReport(school, 'p_tess', HARMED_PUPIL, ['p_dev']);
    plan({ code: 'ENOSPC', from: 1, to: FOREVER });
    const dev = await school.useCases.openCase(await school.who('p_dev'), caseId, { key: '1' });
    expect(dev.ok).toBe(false);
    expect(JSON.stringify(dev)).not.toMatch(STORY);
  });
});

describe('a refused access', () => {
  it('is on the log of the person who tried, not on the case, and names no case', async () => {
    const school = await openSchool();
    const { caseId, ref } = await sendReport(school, 'p_tess');
    const before = await actions(school, caseId);
    await school.useCases.openCase(await school.who('p_sol'), caseId, { key: '1' });
    await school.useCases.addNote(await school.who('p_sol'), caseId, { key: '2', text: 'x' });
    expect(await actions(school, caseId)).toEqual(before);
    const log = await school.store.read('actor_log', 'log-p_sol');
    expect(log?.history.map((e) => e.action)).toEqual(['access.refused', 'access.refused']);
    expect(JSON.stringify(log)).not.toMatch(new RegExp(`${caseId}|${ref}`));
  });

  it('is recorded for each of several at once', async () => {
    const school = await openSchool();
    const { caseId } = await sendReport(school, 'p_tess');
    const sol = await school.who('p_sol');
    await Promise.all(['1', '2', '3'].map((key) => school.useCases.openCase(sol, caseId, { key })));
    expect((await school.store.read('actor_log', 'log-p_sol'))?.history).toHaveLength(3);
  });
});

describe('the record', () => {
  it('of a whole case stands up to the audit', async () => {
    const school = await openSchool();
    const { caseId } = await sendReport(school, 'p_tess');
    await school.worker.runOnce();
    const dana = await school.who('p_dana');
    await school.useCases.acknowledge(dana, caseId, { key: 'a' });
    await school.useCases.addNote(dana, caseId, { key: 'n', text: 'Rang home.' });
    await school.useCases.declareConflict(await school.who('p_dev'), caseId, { key: 'd', reason: '' });
    await school.useCases.closeCase(dana, caseId, { key: 'c', ...CLOSING });
    await school.worker.runOnce();
    const keys: StoreKeys = school.store.keys;
    const { folder } = school.store;
    await school.store.close();
    expect(await verifyAudit(folder, keys)).toMatchObject({ ok: true, findings: [] });
  });
});
