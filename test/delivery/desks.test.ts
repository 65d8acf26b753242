// The worker goes round every kind of document alike, and none of them holds up another.

import { afterEach, describe, expect, it } from '@jest/globals';
import { makeWorker } from '../../src/delivery/worker.ts';
import { MINUTE_MS } from '../../src/domain/shared/instant.ts';
import { ok, refuse } from '../../src/domain/shared/result.ts';
import { caseDesk } from '../../src/usecases/casework/telling/case-desk.ts';
import { type Desk, makeDesk } from '../../src/usecases/desk.ts';
import { closeTestStores } from '../support/open-test-store.ts';
import { owedTo, owing, owingDesk, owingRules } from '../support/owing-desk.ts';
import { openSchool, type TestSchool } from '../support/school.ts';
import { sendReport } from '../support/send-report.ts';

afterEach(closeTestStores);

const working = (school: TestSchool, desks: readonly Desk[]) =>
  makeWorker(school.deps, { messengers: school.messengers, mailer: null }, { set: () => () => undefined }, desks);
const cardsTo = (school: TestSchool, to: string) =>
  school.sent.filter((s) => s.to === to && s.view.view === 'site_card');
const rules = owingRules();

describe('a worker with several desks', () => {
  it('works cases and other documents in the same pass', async () => {
    const school = await openSchool();
    await sendReport(school, 'p_tess');
    await owing(school, 'site-1', [owedTo('p_ivy')]);
    await working(school, [caseDesk, owingDesk()]).runOnce();
    expect(school.alertsTo('p_dana')).toHaveLength(1);
    expect(cardsTo(school, 'p_ivy')).toHaveLength(1);
    expect((await school.store.read('site', 'site-1'))?.outbox[0]?.settled?.how).toBe('sent');
  });

  const broken: readonly (readonly [string, Desk])[] = [
    ['breaks when time passes for it', makeDesk({ ...rules, advance: () => Promise.reject(new Error('bug')) })],
    ['refuses when time passes for it', makeDesk({ ...rules, advance: async () => refuse('site.odd', '') })],
    ['breaks when a message is rendered', makeDesk({ ...rules, outgoing: () => Promise.reject(new Error('bug')) })],
    ['breaks when a message has ended', makeDesk({ ...rules, settle: () => Promise.reject(new Error('bug')) })],
    ['cannot write how a message ended', makeDesk({ ...rules, settle: async () => refuse('store.unavailable', '') })],
  ];

  it.each(broken)('still delivers a report while another kind %s', async (_what, desk) => {
    const school = await openSchool();
    await owing(school, 'site-1', [owedTo('p_ivy')]);
    await sendReport(school, 'p_tess');
    const worker = working(school, [desk, caseDesk]);
    await worker.runOnce();
    expect(school.alertsTo('p_dana')).toHaveLength(1);
    expect(school.alertsTo('p_dev')).toHaveLength(1);
  });

  it('says that a document has no desk, and delivers the others', async () => {
    const school = await openSchool();
    await owing(school, 'site-1', [owedTo('p_ivy')]);
    await sendReport(school, 'p_tess');
    await working(school, [caseDesk]).runOnce();
    expect(school.alertsTo('p_dana')).toHaveLength(1);
    expect(school.logged.join('\n')).toContain('no_desk');
  });

  it('writes to nobody again while the end of a message cannot be written, and once it can, writes it', async () => {
    const school = await openSchool();
    await owing(school, 'site-1', [owedTo('p_ivy')]);
    let isFull = true;
    const settle: typeof rules.settle = (deps, id, ends) =>
      isFull ? Promise.resolve(refuse('store.unavailable', '')) : rules.settle(deps, id, ends);
    const worker = working(school, [makeDesk({ ...rules, settle })]);
    for (let pass = 0; pass < 3; pass += 1) {
      await worker.runOnce();
      school.clock.move(3 * MINUTE_MS);
    }
    isFull = false;
    await worker.runOnce();
    expect(cardsTo(school, 'p_ivy')).toHaveLength(1);
    expect((await school.store.read('site', 'site-1'))?.dueAt).toBeNull();
  });

  it('writes to nobody again when writing down the end of a message breaks', async () => {
    const school = await openSchool();
    await owing(school, 'site-1', [owedTo('p_ivy')]);
    const worker = working(school, [makeDesk({ ...rules, settle: () => Promise.reject(new Error('bug')) })]);
    for (let pass = 0; pass < 3; pass += 1) {
      await worker.runOnce();
      school.clock.move(3 * MINUTE_MS);
    }
    expect(cardsTo(school, 'p_ivy')).toHaveLength(1);
  });

  it('keeps the ends of two kinds apart though their ids are equal', async () => {
    const school = await openSchool();
    const { caseId } = await sendReport(school, 'p_tess');
    const unwritten: Desk = {
      kind: 'case',
      advance: async (deps, id) => {
        const advanced = await caseDesk.advance(deps, id);
        if (!advanced.ok || advanced.value === null) return advanced;
        return ok({ ...advanced.value, settle: async () => refuse('store.unavailable', '') });
      },
    };
    const worker = working(school, [unwritten, owingDesk()]);
    await worker.runOnce();
    expect(school.alertsTo('p_dana')).toHaveLength(1);
    const owed = (await school.store.read('case', caseId))?.outbox ?? [];
    await owing(
      school,
      caseId,
      owed.map((item) => owedTo('p_ivy', item.id)),
    );
    await worker.runOnce();
    expect(cardsTo(school, 'p_ivy')).toHaveLength(owed.length);
  });

  it('updates a card where it stands, per route, and sends a new one where none stands', async () => {
    const school = await openSchool();
    const worker = working(school, [owingDesk()]);
    await owing(school, 'site-1', [owedTo('p_ivy', 'one', { slot: 'task' })]);
    await worker.runOnce();
    await owing(school, 'site-1', [
      owedTo('p_ivy', 'two', { slot: 'task' }),
      owedTo('p_ivy', 'three', { slot: 'over' }),
    ]);
    await worker.runOnce();
    expect(
      cardsTo(school, 'p_ivy')
        .map((s) => s.how)
        .sort(),
    ).toEqual(['send', 'send', 'update']);
  });

  it('sends no e-mail about anything but a case', async () => {
    const school = await openSchool();
    school.answers.set('p_ivy', [{ ok: false, why: 'unreachable', code: 'gone' }]);
    await owing(school, 'site-1', [owedTo('p_ivy')]);
    const mailed: string[] = [];
    const send = async (to: string) => {
      mailed.push(to);
      return { ok: true as const };
    };
    const mailer = { send, close: () => undefined };
    const carriers = { messengers: school.messengers, mailer };
    await makeWorker(school.deps, carriers, { set: () => () => undefined }, [owingDesk()]).runOnce();
    expect(mailed).toEqual([]);
    expect((await school.store.read('site', 'site-1'))?.outbox[0]?.settled?.how).toBe('dead');
  });
});
