// Two hundred people are asked to sign on one morning while the platform turns away every fourth post: everybody gets one bundle and no
// second one, nobody is lost, and the alert of a report that comes in meanwhile passes all of them. Slack and Teams as they really speak.

import { afterEach, describe, expect, it } from '@jest/globals';
import { makeWorker } from '../../../src/delivery/worker.ts';
import type { Messenger } from '../../../src/platforms/messenger.ts';
import type { AccountState } from '../../../src/usecases/ports.ts';
import { ensureRounds } from '../../../src/usecases/reminders/ensure-rounds.ts';
import { QUICK, startBot as startSlack } from '../../platforms/slack/bot.ts';
import { startBot as startTeams } from '../../platforms/teams/bot.ts';
import { storePerson } from '../../support/change-person.ts';
import { hastyDisk } from '../../support/hasty-disk.ts';
import { closeTestStores, openTestStore } from '../../support/open-test-store.ts';
import { momentOf } from '../../support/other-calendar.ts';
import { demoPolicy, openSchool, type TestSchool } from '../../support/school.ts';
import { sendReport } from '../../support/send-report.ts';
import { type Dice, dice } from './dice.ts';

const PEOPLE = 200;
const DAY = '2026-11-24';

type Platform = {
  readonly messenger: Messenger;
  /** Sends this person a first message, so that they have a place to write to; null where none is needed. */
  readonly account: (id: string) => Promise<AccountState | null>;
  /** Every fourth post is turned away, by dice. */
  readonly storm: (luck: Dice) => void;
  /** What this person holds, as text, each message once. */
  readonly held: (id: string) => readonly string[];
  readonly turnedAway: () => number;
  readonly stop: () => Promise<void>;
};

const staffIds = Array.from({ length: PEOPLE }, (_, index) => `p_many_${index}`);
const ids = [...demoPolicy().people.map(({ id }) => id), ...staffIds];
const mailOf = (id: string): string =>
  demoPolicy().people.find((one) => one.id === id)?.email ?? `${id}@school.example`;
const slackIdOf = (id: string): string => `U_${id.toUpperCase()}`;

async function onSlack(): Promise<Platform> {
  const people = ids.map((id) => ({ id: slackIdOf(id), name: id, email: mailOf(id) }));
  // An answer that is lost is a post that may be sent again; here every one is waited for, however busy the machine is.
  const mount = { timing: { ...QUICK, callTimeoutMs: 60_000 } };
  const bot = await startSlack({ converse: () => ({}), people, mount });
  return {
    messenger: bot.mounted.messenger,
    account: () => Promise.resolve(null),
    storm: (luck) => {
      // One that is always there and strikes now and then.
      const entry = {
        fault: { status: 429, retryAfterS: 3 },
        get left() {
          return luck.once(4) ? 1 : 0;
        },
        set left(_: number) {},
      };
      bot.slack.world.faults.set('chat.postMessage', [entry]);
    },
    held: (id) =>
      bot.slack
        .user(slackIdOf(id))
        .messages()
        .map((message) => message.text),
    turnedAway: () => bot.slack.calls('chat.postMessage').filter(({ answer }) => answer.ok === false).length,
    stop: () => bot.stop(),
  };
}

async function onTeams(): Promise<Platform> {
  const bot = await startTeams({});
  const users = new Map(ids.map((id) => [id, bot.teams.user(id, { name: id, email: mailOf(id) })]));
  return {
    messenger: bot.mounted.messenger,
    account: async (id) => {
      await users.get(id)?.says('hello');
      const actor = bot.turns.at(-1)?.actor;
      if (actor === undefined || actor.userId !== id) throw new Error(`${id} was not heard`);
      const { tenant, userId, address } = actor;
      return { personId: id, platform: 'teams', tenant, userId, address: address ?? null };
    },
    storm: (luck) => {
      const strikes = {
        get times() {
          return luck.once(4) ? 1 : 0;
        },
        set times(_: number) {},
      };
      const fault = (status: number) => ({ on: '/activities', how: 'status' as const, status, retryAfter: 3 });
      bot.teams.state.faults = [429, 503].map((status) =>
        Object.defineProperties(fault(status), Object.getOwnPropertyDescriptors(strikes)),
      );
    },
    held: (id) => (users.get(id)?.kept() ?? []).map(({ activity }) => JSON.stringify(activity)),
    turnedAway: () => bot.teams.state.calls.filter(({ status }) => status === 429 || status === 503).length,
    stop: () => bot.stop(),
  };
}

const isBundle = (text: string): boolean => /waiting for you/.test(text);
const isAlert = (ref: string) => (text: string) => text.includes(ref);

let platform: Platform | null = null;
afterEach(async () => {
  await platform?.stop();
  platform = null;
  await closeTestStores();
});

async function openMany(on: Platform): Promise<TestSchool> {
  const startAt = momentOf(demoPolicy().calendar, DAY, '00:00');
  let now = startAt;
  const store = await openTestStore({ disk: hastyDisk, clock: { now: () => now } });
  const school = await openSchool({ store, startAt });
  now = startAt;
  for (const id of staffIds)
    await storePerson(school, {
      ...{ id, name: id, email: mailOf(id), roles: [], classes: [], absences: [], closeTo: [] },
    });
  for (const id of ids) {
    const state = await on.account(id);
    if (state === null) continue;
    const committed = await school.store.commit<'account'>({
      ...{ kind: 'account', id: `account-${id}`, school: school.policy.key, version: 0, state, history: [] },
      ...{ outbox: [], dueAt: null, terms: [`person:${id}`] },
    });
    expect(committed.ok).toBe(true);
  }
  await ensureRounds(school.deps, [school.policy.key]);
  return school;
}

describe.each([
  ['Slack', onSlack],
  ['Teams', onTeams],
])('a start for 200 people while %s turns every fourth post away', (_name, join) => {
  it('ends with one bundle for each, and a new report passes them all', async () => {
    platform = await join();
    const on = platform;
    const school = await openMany(on);
    const worker = makeWorker(
      school.deps,
      { messengers: [on.messenger], mailer: null },
      { set: () => () => undefined },
    );
    const to = (at: number): void => school.clock.move(Math.max(0, at - school.clock.now()));
    // The text is seen on one day and asked for from the next.
    const { calendar } = school.policy;
    to(momentOf(calendar, DAY, '09:00'));
    await worker.runOnce();
    to(momentOf(calendar, '2026-11-25', '08:00'));
    on.storm(dice(7));
    let ref = '';
    const end = momentOf(calendar, '2026-11-25', '11:00');
    for (let steps = 0; school.clock.now() < end && steps < 2000; steps += 1) {
      await worker.runOnce();
      const bundled = staffIds.filter((id) => on.held(id).some(isBundle)).length;
      if (ref === '' && bundled > PEOPLE / 4) {
        // Everything that is left is overdue: the report is the youngest of all.
        to(school.clock.now() + 60_000);
        ref = (await sendReport(school, 'p_tess')).ref;
        const before = bundled;
        const claimed = await school.store.claimDue(school.clock.now(), 1, 1);
        expect([claimed[0]?.kind, before < PEOPLE]).toEqual(['case', true]);
        to(school.clock.now() + 1);
      }
      const next = await school.store.nextDueAt();
      to(next === null ? end : Math.min(next, end));
    }
    for (const id of staffIds) expect([id, on.held(id).filter(isBundle).length]).toEqual([id, 1]);
    expect(ref).not.toBe('');
    expect(on.held('p_dana').filter(isAlert(ref)).length).toBeGreaterThan(0);
    expect(on.turnedAway()).toBeGreaterThan(PEOPLE / 8);
    for (const id of staffIds) {
      const doc = await school.store.read('reminders', `reminders-${id}`);
      expect([id, doc?.state.bundleDays]).toEqual([id, ['2026-11-25']]);
    }
  }, 120_000);
});
