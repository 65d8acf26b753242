import { afterEach, describe, expect, it } from '@jest/globals';
import { MINUTE_MS } from '../../../src/domain/shared/instant.ts';
import { unnamedCaseId } from '../../../src/usecases/reporting/own-report.ts';
import { StoreUnreadable } from '../../../src/usecases/store-unreadable.ts';
import { TUESDAY_10 } from '../../support/a-case.ts';
import { closeTestStores, openTestStore } from '../../support/open-test-store.ts';
import { demoPolicy, openSchool, type TestSchool } from '../../support/school.ts';
import { HARMED_PUPIL, sendReport } from '../../support/send-report.ts';

afterEach(closeTestStores);

const page = (school: TestSchool, answers: Record<string, string | readonly string[]>, key: string) => ({
  school: school.policy.key,
  answers,
  page: 'kind',
  key,
});

describe('a draft', () => {
  it('is the reporter’s alone, found again on any device, and one at a time', async () => {
    const school = await openSchool();
    const tess = await school.who('p_tess');
    const first = await school.useCases.saveDraft(tess, null, page(school, { danger: 'no' }, 'a'));
    const second = await school.useCases.saveDraft(tess, null, page(school, { adult_concern: 'no' }, 'b'));
    expect(first.ok && second.ok && second.value.doc.id === first.value.doc.id).toBe(true);
    expect((await school.useCases.openDraft(tess))?.state.answers).toEqual({ danger: 'no', adult_concern: 'no' });
    expect(await school.useCases.openDraft(await school.who('p_tam'))).toBeNull();
  });

  it('cannot be sent before its kind is known, nor changed once it is sent', async () => {
    const school = await openSchool();
    const tess = await school.who('p_tess');
    const saved = await school.useCases.saveDraft(tess, null, page(school, { danger: 'no' }, 'a'));
    if (!saved.ok) throw new Error(saved.refusal.code);
    const { id } = saved.value.doc;
    const early = await school.useCases.submitReport(tess, id, { untick: [], key: 's' });
    expect(early).toMatchObject({ ok: false, refusal: { code: 'report.kind_missing', field: 'category' } });
    await school.useCases.saveDraft(tess, id, page(school, HARMED_PUPIL, 'b'));
    expect((await school.useCases.submitReport(tess, id, { untick: [], key: 's' })).ok).toBe(true);
    const late = await school.useCases.saveDraft(tess, id, page(school, { story: 'Other.' }, 'c'));
    expect(late).toMatchObject({ ok: false, refusal: { code: 'report.already_sent' } });
    const discard = await school.useCases.discardDraft(tess, id);
    expect(discard).toMatchObject({ ok: false, refusal: { code: 'report.already_told' } });
  });

  it('sent by several presses at once is one case, one alert a person and one answer', async () => {
    const school = await openSchool();
    const tess = await school.who('p_tess');
    const saved = await school.useCases.saveDraft(tess, null, page(school, HARMED_PUPIL, 'a'));
    if (!saved.ok) throw new Error(saved.refusal.code);
    const { id } = saved.value.doc;
    const presses = [1, 2, 3, 4].map((n) => school.useCases.submitReport(tess, id, { untick: [], key: `s${n % 2}` }));
    const [first, ...others] = await Promise.all(presses);
    for (const other of others) expect(other).toEqual(first);
    await school.worker.runOnce();
    expect(school.alertsTo('p_dana')).toHaveLength(1);
    expect(school.alertsTo('p_dev')).toHaveLength(1);
  });

  it('sent in the moment in which its timer comes is one open case', async () => {
    const school = await openSchool();
    const tess = await school.who('p_tess');
    const answers = { ...HARMED_PUPIL, danger: 'yes' };
    const saved = await school.useCases.saveDraft(tess, null, page(school, answers, 'a'));
    if (!saved.ok) throw new Error(saved.refusal.code);
    await school.worker.runOnce();
    school.clock.move(20 * MINUTE_MS);
    const [, sent] = await Promise.all([
      school.worker.runOnce(),
      school.useCases.submitReport(tess, saved.value.doc.id, { untick: [], key: 's' }),
    ]);
    await school.worker.runOnce();
    expect(sent.ok).toBe(true);
    const doc = await school.store.read('case', saved.value.doc.id);
    expect(doc?.state).toMatchObject({ phase: 'open', submittedAt: school.clock.now() });
    expect(doc?.state.timers.draft_end).toBeUndefined();
  });

  it('that was to fade is not said to fade once it was sent', async () => {
    const school = await openSchool();
    const tess = await school.who('p_tess');
    const saved = await school.useCases.saveDraft(tess, null, page(school, HARMED_PUPIL, 'a'));
    if (!saved.ok) throw new Error(saved.refusal.code);
    school.answers.set('p_tess', [{ ok: false, why: 'retry', code: 'http_503' }]);
    school.clock.move(6 * 24 * 60 * MINUTE_MS);
    await school.worker.runOnce();
    await school.useCases.submitReport(tess, saved.value.doc.id, { untick: [], key: 's' });
    school.clock.move(MINUTE_MS);
    await school.worker.runOnce();
    expect(JSON.stringify(school.sent)).not.toContain('draft_will_go');
  });

  it('is announced before it is destroyed, also when the server was away for weeks', async () => {
    const school = await openSchool();
    const tess = await school.who('p_tess');
    await school.useCases.saveDraft(tess, null, page(school, { danger: 'no' }, 'a'));
    school.clock.move(30 * 24 * 60 * MINUTE_MS);
    await school.worker.runOnce();
    expect(school.sent.map((s) => s.view)).toMatchObject([{ line: 'draft_will_go' }]);
    expect(await school.useCases.openDraft(tess)).not.toBeNull();
    school.clock.move(24 * 60 * MINUTE_MS);
    await school.worker.runOnce();
    expect(await school.useCases.openDraft(tess)).toBeNull();
  });
});

describe('a report without a name', () => {
  const unnamed = { ...HARMED_PUPIL, naming: 'anonymous' };

  it('keeps nothing that leads to the person: no id, no secret, no press of the platform, no exact minute', async () => {
    const school = await openSchool({ startAt: TUESDAY_10 + 7 * MINUTE_MS });
    const tess = await school.who('p_tess');
    const saved = await school.useCases.saveDraft(tess, null, page(school, unnamed, 'platform-press-of-tess-1'));
    if (!saved.ok) throw new Error(saved.refusal.code);
    const secret = saved.value.doc.id;
    const sent = await school.useCases.submitReport(null, secret, { untick: [], key: 'platform-press-of-tess-2' });
    if (!sent.ok) throw new Error(sent.refusal.code);
    await school.useCases.addToReport(null, secret, { text: 'More.', answers: {}, key: 'platform-press-of-tess-3' });
    await school.useCases.addToReport(null, sent.value.code, {
      text: 'Even more.',
      answers: {},
      key: 'press-of-tess-4',
    });
    const doc = await school.store.read('case', unnamedCaseId(secret));
    expect(doc?.state.notes).toHaveLength(2);
    const kept = JSON.stringify(doc);
    for (const word of ['p_tess', secret, sent.value.code, 'press-of-tess']) expect(kept).not.toContain(word);
    expect(doc?.state).toMatchObject({ createdAt: TUESDAY_10, touchedAt: TUESDAY_10, submittedAt: TUESDAY_10 });
    expect(doc?.state.notes.map((note) => note.at)).toEqual([TUESDAY_10, TUESDAY_10]);
    expect(school.logged.join()).not.toContain('tess');
  });

  it('is not among the person’s own, and its second Send gives the same code', async () => {
    const school = await openSchool();
    const tess = await school.who('p_tess');
    const saved = await school.useCases.saveDraft(tess, null, page(school, unnamed, 'a'));
    if (!saved.ok) throw new Error(saved.refusal.code);
    const send = () => school.useCases.submitReport(null, saved.value.doc.id, { untick: [], key: 's' });
    const [one, two] = [await send(), await send()];
    expect(two).toEqual(one);
    expect(await school.useCases.myReports(tess)).toEqual([]);
    expect(await school.useCases.openDraft(tess)).toBeNull();
  });

  it('owes its reporter no message at all', async () => {
    const school = await openSchool();
    await sendReport(school, 'p_tess', unnamed);
    await school.worker.runOnce();
    expect(school.sent.filter((s) => s.to === 'p_tess')).toEqual([]);
    expect(school.alertsTo('p_dana')).toHaveLength(1);
  });
});

describe('people', () => {
  it('one of whom cannot be read do not keep the others from being told', async () => {
    const store = await openTestStore();
    const sol = demoPolicy().people.find((p) => p.id === 'p_sol');
    if (sol === undefined) throw new Error('nobody is p_sol');
    const doc = { kind: 'person', id: sol.id, school: 'demo', version: 0, state: sol } as const;
    await store.commit<'person'>({ ...doc, history: [], outbox: [], dueAt: null, terms: [] });
    const read: typeof store.read = async (kind, id) => {
      if (id === sol.id) throw new StoreUnreadable('doc.damaged', kind, id);
      return store.read(kind, id);
    };
    const school = await openSchool({ store: { ...store, read } });
    const receipt = await sendReport(school, 'p_tess');
    expect(receipt.toldCount).toBe(2);
  });
});
