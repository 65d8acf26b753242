import { afterEach, describe, expect, it } from '@jest/globals';
import { makeConverse } from '../../src/chat/converse.ts';
import { failingDisk } from '../support/failing-disk.ts';
import { closeTestStores, openTestStore } from '../support/open-test-store.ts';
import { openSchool } from '../support/school.ts';
import { HARMED_PUPIL, sendReport } from '../support/send-report.ts';

afterEach(closeTestStores);

const FOREVER = Number.POSITIVE_INFINITY;

async function schoolOnFailingDisk() {
  const { disk, plan, steps } = failingDisk();
  const store = await openTestStore({ disk });
  return { school: await openSchool({ store }), store, plan, steps };
}

describe('a report', () => {
  it('is on disk when the reporter is told so: a fresh start finds it, sent and owed to the team', async () => {
    const school = await openSchool();
    const receipt = await sendReport(school, 'p_tess');
    const back = await school.store.reopen();
    const doc = await back.read('case', receipt.caseId);
    expect(doc?.state).toMatchObject({ ref: receipt.ref, phase: 'open', answers: HARMED_PUPIL });
    const owed = doc?.outbox.filter((item) => item.kind === 'case_alert').map((item) => item.to);
    expect(owed).toEqual(['p_dana', 'p_dev']);
  });

  it('is either stored whole or refused as not saved, whichever step of the disk fails', async () => {
    for (let step = 1; ; step += 1) {
      const { school, store, plan, steps } = await schoolOnFailingDisk();
      const who = await school.who('p_tess');
      const input = { school: school.policy.key, answers: HARMED_PUPIL, page: 'review', key: 'n' };
      const saved = await school.useCases.saveDraft(who, null, input);
      if (!saved.ok) throw new Error(saved.refusal.code);
      plan({ code: 'ENOSPC', from: step, to: FOREVER });
      const sent = await school.useCases.submitReport(who, saved.value.doc.id, { untick: [], key: 's' });
      const reached = steps() >= step;
      if (!sent.ok) expect(sent.refusal).toMatchObject({ code: 'store.unavailable', message: /NOT saved.*Phone/ });
      plan(null);
      const back = await store.reopen();
      expect((await back.read('case', saved.value.doc.id))?.state.phase).toBe(sent.ok ? 'open' : 'draft');
      await back.dispose();
      if (!reached) break;
      expect(step).toBeLessThan(40);
    }
  }, 60_000);

  it('that cannot be stored is answered at once with whom to phone, and nobody is alerted of it', async () => {
    const { school, plan } = await schoolOnFailingDisk();
    const converse = makeConverse({ useCases: school.useCases, clock: school.clock, log: school.deps.log });
    await school.useCases.identify({ platform: 'console', tenant: 'console', userId: 'p_tess', standing: 'member' });
    plan({ code: 'ENOSPC', from: 1, to: FOREVER });
    const answer = await converse({
      kind: 'press',
      actor: { platform: 'console', tenant: 'console', userId: 'p_tess', standing: 'member' },
      verb: 'report.next',
      target: '~start',
      inputs: { danger: 'yes', adult_concern: 'no', naming: 'named' },
      key: 'k',
    });
    const said = JSON.stringify(answer);
    expect(said).toMatch(/not_saved/);
    expect(said).toContain('"phone":"999"');
    plan(null);
    await school.worker.runOnce();
    expect(school.sent).toEqual([]);
  });

  it('can be sent by the very same press once the disk is well again', async () => {
    const { school, plan } = await schoolOnFailingDisk();
    const who = await school.who('p_tess');
    const input = { school: school.policy.key, answers: HARMED_PUPIL, page: 'review', key: 'n' };
    const saved = await school.useCases.saveDraft(who, null, input);
    if (!saved.ok) throw new Error(saved.refusal.code);
    plan({ code: 'EIO', from: 1, to: FOREVER });
    const press = { untick: [], key: 's' };
    expect((await school.useCases.submitReport(who, saved.value.doc.id, press)).ok).toBe(false);
    plan(null);
    const again = await school.useCases.submitReport(who, saved.value.doc.id, press);
    expect(again).toMatchObject({ ok: true, value: { status: 'Received', toldCount: 2 } });
  });
});
