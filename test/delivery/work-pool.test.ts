// A post that does not answer keeps nobody else's message back, and no document is ever worked twice at once.

import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { makeWorker, type Timer, type Worker } from '../../src/delivery/worker.ts';
import { MINUTE_MS } from '../../src/domain/shared/instant.ts';
import { ok } from '../../src/domain/shared/result.ts';
import type { Messenger } from '../../src/platforms/messenger.ts';
import { caseDesk } from '../../src/usecases/casework/telling/case-desk.ts';
import { changeDoc } from '../../src/usecases/change-doc.ts';
import { makeDesk } from '../../src/usecases/desk.ts';
import type { Deps, Store } from '../../src/usecases/ports.ts';
import { delivering } from '../support/deliveries.ts';
import { memoryStore } from '../support/memory-store.ts';
import { closeTestStores, openTestStore } from '../support/open-test-store.ts';
import { owedTo, owing, owingDesk, owingRules } from '../support/owing-desk.ts';
import '../support/property-seed.ts';
import { openSchool, type TestSchool } from '../support/school.ts';
import { sendReport } from '../support/send-report.ts';

afterEach(closeTestStores);

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Rings at once what is to ring at once; the rest when the test says so. */
function handTimer(): { readonly timer: Timer; readonly ring: () => void; readonly next: () => number | null } {
  let waiting: { readonly ms: number; readonly run: () => void } | null = null;
  const ring = (): void => {
    const { run } = waiting ?? { run: () => undefined };
    waiting = null;
    run();
  };
  const timer: Timer = {
    set: (ms, run) => {
      const mine = { ms, run };
      waiting = mine;
      if (ms === 0) setImmediate(() => waiting === mine && ring());
      return () => {
        if (waiting === mine) waiting = null;
      };
    },
  };
  return { timer, ring, next: () => waiting?.ms ?? null };
}

/** Posts to these people are answered when the test lets them be. */
function silentFor(silent: readonly string[], school: TestSchool) {
  let answer: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  let alerted: () => void = () => undefined;
  const alert = new Promise<void>((resolve) => {
    alerted = resolve;
  });
  const posted: string[] = [];
  const messenger: Messenger = {
    ...delivering((line) => line.startsWith('case_alert') && alerted()),
    send: async (to, view) => {
      posted.push(`${view.view} ${to.userId}`);
      if (silent.includes(to.userId)) await answered;
      else if (view.view === 'case_alert') alerted();
      return { ok: true, message: `m-${posted.length}` };
    },
  };
  const { timer, ring, next } = handTimer();
  const worker = makeWorker(school.deps, { messengers: [messenger], mailer: null }, timer, [caseDesk, owingDesk()]);
  return { worker, posted, alert, answer, ring, next };
}

const until = async (isSo: () => boolean): Promise<void> => {
  for (let turns = 0; turns < 5000; turns += 1) {
    if (isSo()) return;
    await turn();
  }
  throw new Error('it never came to that');
};

describe('a post that is never answered', () => {
  it('keeps the alert of a report back that comes in meanwhile for no moment', async () => {
    const school = await openSchool();
    const { worker, posted, alert, answer } = silentFor(['p_ivy'], school);
    await owing(school, 'site-1', [owedTo('p_ivy')]);
    worker.start();
    await until(() => posted.length === 1);
    await sendReport(school, 'p_tess');
    worker.wake();
    await alert;
    expect(posted).toContain('case_alert p_dana');
    answer();
    await worker.stop();
  });

  it('keeps it back for seconds where every place is taken by such posts, and is not posted again', async () => {
    const school = await openSchool();
    const { worker, posted, alert, answer, ring, next } = silentFor(['p_ivy'], school);
    for (let index = 0; index < 12; index += 1) await owing(school, `site-${index}`, [owedTo('p_ivy')]);
    worker.start();
    await until(() => posted.length === 8 && (next() ?? 0) > 0);
    await sendReport(school, 'p_tess');
    expect(next()).toBeLessThanOrEqual(10_000);
    school.clock.move(next() ?? 0);
    ring();
    await alert;
    await until(() => posted.filter((line) => line.endsWith('p_ivy')).length === 12);
    // Longer than a lease: what is on its way is still on its way.
    school.clock.move(3 * MINUTE_MS);
    worker.wake();
    await until(() => (next() ?? 0) > 0);
    answer();
    await worker.stop();
    expect(posted.filter((line) => line.endsWith('p_ivy'))).toHaveLength(12);
  });

  it('is waited for when the server stops, and nothing new is begun', async () => {
    const school = await openSchool();
    const { worker, posted, answer } = silentFor(['p_ivy'], school);
    await owing(school, 'site-1', [owedTo('p_ivy')]);
    worker.start();
    await until(() => posted.length === 1);
    await sendReport(school, 'p_tess');
    let stopped = false;
    const stop = worker.stop().then(() => {
      stopped = true;
    });
    for (let turns = 0; turns < 5; turns += 1) await turn();
    expect(stopped).toBe(false);
    answer();
    await stop;
    expect(posted).toEqual(['site_card p_ivy']);
    expect((await school.store.read('site', 'site-1'))?.outbox[0]?.settled?.how).toBe('sent');
  });
});

type Step = { readonly turns: number; readonly due: 'before' | 'now' | 'soon' | 'never' };
const step = fc.record<Step>({ turns: fc.nat(3), due: fc.constantFrom('before', 'now', 'soon', 'never') });
/** For each document: what each look at it does, and what others do to it meanwhile. */
const histories = fc.array(
  fc.record({ looks: fc.array(step, { maxLength: 5 }), others: fc.array(step, { maxLength: 5 }) }),
  {
    minLength: 1,
    maxLength: 12,
  },
);

describe('a document whose due moment is changed while it is in work', () => {
  it('is never worked twice at once, and is looked at again when it is due at the end', async () => {
    const school = await openSchool();
    const now = school.clock.now();
    const atOf = { before: now - 5, now, soon: now + MINUTE_MS, never: null };
    let changes = 0;
    const move = async (deps: Deps, id: string, { turns, due }: Step): Promise<void> => {
      for (let wait = 0; wait < turns; wait += 1) await turn();
      changes += 1;
      const mine = changes;
      const at = atOf[due];
      // Another moment each time, as a commit has it that begins something new.
      await changeDoc(deps, 'site', id, (doc) =>
        doc === null ? Promise.reject(new Error('gone')) : ok({ ...doc, dueAt: at === null ? null : at - 10 * mine }),
      );
    };
    await fc.assert(
      fc.asyncProperty(histories, async (all) => {
        const store: Store = memoryStore();
        let worker: Worker | null = null;
        const deps: Deps = { ...school.deps, store, wake: () => worker?.wake() };
        const inWork = new Set<string>();
        let twice = 0;
        const looks = new Map(all.map((each, index) => [`site-${index}`, [...each.looks]]));
        const desk = makeDesk({
          ...owingRules(),
          advance: async (given, id) => {
            if (inWork.has(id)) twice += 1;
            inWork.add(id);
            await move(given, id, looks.get(id)?.shift() ?? { turns: 1, due: 'never' });
            await turn();
            inWork.delete(id);
            return ok(await given.store.read('site', id));
          },
        });
        for (const id of looks.keys())
          await owing({ ...school, store: { ...school.store, ...store } }, id, [owedTo('p_ivy')]);
        const { timer } = handTimer();
        const messengers = [delivering(() => undefined)];
        worker = makeWorker(deps, { messengers, mailer: null }, timer, [desk]);
        worker.start();
        await Promise.all(
          all.map(async ({ others }, index) => {
            for (const each of others) await move(deps, `site-${index}`, each);
          }),
        );
        await worker.runOnce();
        await worker.stop();
        expect(twice).toBe(0);
        expect((await store.nextDueAt()) ?? Number.POSITIVE_INFINITY).toBeGreaterThan(now);
        for (const doc of await Promise.all([...looks.keys()].map((id) => store.read('site', id))))
          expect(doc?.dueAt ?? Number.POSITIVE_INFINITY).toBeGreaterThan(now);
      }),
    );
  });
});

describe('claiming that fails', () => {
  it('is told, and tried again some seconds later', async () => {
    const school = await openSchool({ store: await openTestStore() });
    await owing(school, 'site-1', [owedTo('p_ivy')]);
    let broken = true;
    const store: Store = {
      ...school.store,
      claimDue: (...args) => (broken ? Promise.reject(new Error('disk')) : school.store.claimDue(...args)),
    };
    const { timer, ring, next } = handTimer();
    const posted: string[] = [];
    const messengers = [delivering((line) => void posted.push(line))];
    const worker = makeWorker({ ...school.deps, store }, { messengers, mailer: null }, timer, [owingDesk()]);
    worker.start();
    await until(() => next() !== null);
    expect(next()).toBeGreaterThan(0);
    expect(school.logged.join()).toContain('worker.pass_failed');
    broken = false;
    ring();
    await until(() => posted.length === 1);
    await worker.stop();
  });
});
