import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { StoreKeys } from '../../src/stores/crypto/store-keys.ts';
import { docPath } from '../../src/stores/lowdb/layout.ts';
import { verifyAudit } from '../../src/stores/lowdb/verify-audit.ts';
import type { DocKind } from '../../src/usecases/ports.ts';
import { value } from '../support/ask-to-open.ts';
import { aFilterSchool, type Place } from '../support/every-filter-verb.ts';
import { failingDisk } from '../support/failing-disk.ts';
import { forge } from '../support/forge-document.ts';
import { closeTestStores, openTestStore } from '../support/open-test-store.ts';
import { openSchool, type TestSchool } from '../support/school.ts';
import { HARMED_PUPIL, sendReport } from '../support/send-report.ts';
import { addNote, closeCase } from '../support/work-case.ts';

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
      await addNote(school.useCases, dana, caseId, { key: '3', text: 'x' }),
      await closeCase(school.useCases, dana, caseId, { key: '4', ...CLOSING }),
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
    await addNote(school.useCases, await school.who('p_sol'), caseId, { key: '2', text: 'x' });
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
    await addNote(school.useCases, dana, caseId, { key: 'n', text: 'Rang home.' });
    await school.useCases.declareConflict(await school.who('p_dev'), caseId, { key: 'd', reason: '' });
    await closeCase(school.useCases, dana, caseId, { key: 'c', ...CLOSING });
    await school.worker.runOnce();
    const keys: StoreKeys = school.store.keys;
    const { folder } = school.store;
    await school.store.close();
    expect(await verifyAudit(folder, keys)).toMatchObject({ ok: true, findings: [] });
  });
});

describe('the record of filtering', () => {
  const KIND_OF: Partial<Record<Place, DocKind>> = {
    ...{ asked: 'override', open: 'override', closing: 'override', stopped: 'override' },
    ...{ site: 'site', check: 'filter_check' },
  };

  it('stands up to the audit, whatever has become of it', async () => {
    const { school } = await aFilterSchool();
    await school.store.close();
    expect(await verifyAudit(school.store.folder, school.store.keys)).toMatchObject({ ok: true, findings: [] });
  });

  it.each(Object.entries(KIND_OF))(
    'shows an entry that was changed, taken out or put in, by whoever has every key: %s',
    async (place, kind) => {
      const { school, ids } = await aFilterSchool();
      const { store } = school;
      const ref = { kind, id: ids[place as Place] };
      await store.close();
      const found = async (): Promise<readonly string[]> =>
        (await verifyAudit(store.folder, store.keys)).findings.map(({ code }) => code);
      const good = readFileSync(docPath(store.folder, ref));
      forge(store, ref, (doc) => ({
        ...doc,
        history: doc.history.map((e, n) => (n === 0 ? { ...e, by: 'p_somebody' } : e)),
      }));
      expect(await found()).toContain('history.edited');
      writeFileSync(docPath(store.folder, ref), good);
      forge(store, ref, (doc) => ({ ...doc, history: doc.history.slice(1) }));
      expect((await found()).join()).toMatch(/history\.broken|doc\.not_in_ledger/);
      writeFileSync(docPath(store.folder, ref), good);
      forge(store, ref, (doc) => ({ ...doc, history: doc.history.slice(0, -1) }));
      expect((await found()).join()).toMatch(/history\.broken|doc\.not_in_ledger/);
      writeFileSync(docPath(store.folder, ref), good);
      const entry = { at: 1, by: 'p_hana', action: 'request.approved', detail: {} };
      forge(store, ref, (doc) => ({ ...doc, history: [...doc.history, entry] }));
      expect(await found()).toContain('history.broken');
      writeFileSync(docPath(store.folder, ref), good);
      expect(await found()).toEqual([]);
      rmSync(docPath(store.folder, ref));
      expect(await found()).not.toEqual([]);
    },
  );

  it('is no way to approve: a state that was written past the program opens nothing, because the store does not read it', async () => {
    const { school, ids } = await aFilterSchool();
    const { store } = school;
    await store.close();
    const period = { from: 0, until: Number.MAX_SAFE_INTEGER };
    const ref = { kind: 'override', id: ids.asked } as const;
    forge(store, ref, (doc) => ({ ...doc, state: { ...doc.state, phase: 'open' as const, period } }));
    const again = await openTestStore({ folder: store.folder, keys: store.keys });
    await expect(again.read('override', ids.asked)).rejects.toMatchObject({ code: 'doc.not_in_ledger' });
  });

  it('holds each showing to somebody else, before it is shown; when it cannot be written nothing is shown', async () => {
    const { disk, plan } = failingDisk();
    const { school, ids } = await aFilterSchool({ store: await openTestStore({ disk }) });
    const { filtering } = school.useCases;
    const hana = await school.who('p_hana');
    const open = {
      override: () => filtering.openOverride(hana, ids.asked, { key: 'o' }),
      site: () => filtering.openSite(hana, ids.site, { key: 's' }),
      filter_check: () => filtering.openCheck(hana, ids.check),
    };
    for (const [kind, show] of Object.entries(open)) {
      expect([kind, (await show()).ok, (await show()).ok]).toEqual([kind, true, true]);
    }
    const seen = async (kind: DocKind, id: string): Promise<number | undefined> =>
      (await school.store.read(kind, id))?.history.filter((e) => e.by === 'p_hana').length;
    expect([
      await seen('override', ids.asked),
      await seen('site', ids.site),
      await seen('filter_check', ids.check),
    ]).toEqual([2, 2, 2]);
    plan({ code: 'ENOSPC', from: 1, to: FOREVER });
    for (const show of Object.values(open)) {
      const refused = await show();
      expect(refused).toMatchObject({ ok: false, refusal: { code: 'store.unavailable' } });
      expect(JSON.stringify(refused)).not.toContain('wagtail');
    }
    const link = value(await filtering.logLink(hana, { what: 'requests' }));
    expect(await filtering.takeDownload(link.split('/').at(-1) ?? '')).toBeNull();
  });
});
