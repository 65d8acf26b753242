// A disk that is full or failing at any one step of Send, at the level of the steps: what is said is always what is so.

import { afterEach, describe, expect, it } from '@jest/globals';
import { makeConverse } from '../../src/chat/converse.ts';
import type { Answer, Converse } from '../../src/chat/turn.ts';
import { type Fault, failingDisk } from '../support/failing-disk.ts';
import { closeTestStores, openTestStore } from '../support/open-test-store.ts';
import { openSchool } from '../support/school.ts';
import { HARMED_PUPIL } from '../support/send-report.ts';

afterEach(closeTestStores);

const ACTOR = { platform: 'console', tenant: 'console', userId: 'p_tess', standing: 'member' } as const;

/** A report on its last page, and the press of Send. */
async function readyToSend() {
  const disk = failingDisk();
  const school = await openSchool({ store: await openTestStore({ disk: disk.disk }) });
  const converse: Converse = makeConverse({ useCases: school.useCases, clock: school.clock, log: school.deps.log });
  const saved = await school.useCases.saveDraft(await school.who('p_tess'), null, {
    ...{ school: school.policy.key, answers: HARMED_PUPIL, page: 'review', key: 'k1' },
  });
  if (!saved.ok) throw new Error(saved.refusal.code);
  const { id } = saved.value.doc;
  // The account is noted, so that Send is the only thing written.
  await converse({ kind: 'text', actor: ACTOR, text: 'mine', place: 'direct' });
  const send = (key: string): Promise<Answer> =>
    converse({ kind: 'press', actor: ACTOR, verb: 'report.send', target: id, inputs: {}, key });
  return { school, disk, send, id };
}

const claims = (answer: Answer): boolean => answer.show?.view === 'receipt';
const admits = (answer: Answer): boolean =>
  JSON.stringify(answer.show).includes('NOT saved') && JSON.stringify(answer.show).includes('01632 960104');

async function stepsOfSend(): Promise<number> {
  const { disk, send } = await readyToSend();
  disk.plan(null);
  expect(claims(await send('k2'))).toBe(true);
  return disk.steps();
}

describe('a disk that fails at Send', () => {
  it.each(['ENOSPC', 'EIO', 'EROFS'])(
    '(%s, from any step on) saves and says so, or does not and says that, with numbers; and it can be sent afterwards',
    async (code) => {
      const steps = await stepsOfSend();
      expect(steps).toBeGreaterThan(2);
      for (let from = 1; from <= steps; from += 1) {
        for (const more of [{ to: Number.POSITIVE_INFINITY }, { to: from }, { to: from, done: true }]) {
          await failAt({ code, from, ...more });
        }
      }
    },
    60_000,
  );
});

async function failAt(fault: Fault): Promise<void> {
  const { school, disk, send, id } = await readyToSend();
  disk.plan(fault);
  const answer = await send('k2');
  expect([fault, claims(answer) || admits(answer)]).toEqual([fault, true]);
  if (!claims(answer)) {
    // Nobody hears of what the reporter was told is not saved.
    await school.worker.runOnce();
    expect([fault, school.sent]).toEqual([fault, []]);
  }
  disk.plan(null);
  expect([fault, claims(await send(claims(answer) ? 'k2' : 'k3'))]).toEqual([fault, true]);
  await school.worker.runOnce();
  const alerted = school.sent.filter(({ view }) => view.view === 'case_alert').map(({ to }) => to);
  expect([fault, [...alerted].sort()]).toEqual([fault, ['p_dana', 'p_dev']]);
  expect((await school.store.read('case', id))?.state.phase).toBe('open');
  await school.store.dispose();
}
