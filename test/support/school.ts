// A whole school for tests: the demo pack, a real store in a temporary folder, a clock that stands still until it is moved,
// and messengers that keep what they were given. No platform, no network.

import { createHash, randomBytes } from 'node:crypto';
import { loadPolicies } from '../../src/config/load-policies.ts';
import type { Carriers } from '../../src/delivery/carriers.ts';
import type { Mailer, MailView } from '../../src/delivery/mail.ts';
import { makeChannels } from '../../src/delivery/private-channel.ts';
import { makeWorker, type Worker } from '../../src/delivery/worker.ts';
import type { ProbeFinding } from '../../src/domain/filtering/request/override.ts';
import type { Policy } from '../../src/domain/school/policy.ts';
import type { Messenger, SendResult } from '../../src/platforms/messenger.ts';
import type { Desk } from '../../src/usecases/desk.ts';
import { makeDownloads } from '../../src/usecases/downloads.ts';
import { makeUseCases } from '../../src/usecases/make-use-cases.ts';
import { makePeople, type PeopleCache } from '../../src/usecases/people/people.ts';
import type { Deps, Log } from '../../src/usecases/ports.ts';
import { makeIds } from '../../src/usecases/random-ids.ts';
import { schoolFinder } from '../../src/usecases/school-of.ts';
import type { UseCases } from '../../src/usecases/use-cases.ts';
import type { Who } from '../../src/usecases/who.ts';
import type { ChatView } from '../../src/views/chat-views.ts';
import { TUESDAY_10 } from './a-case.ts';
import { CHANNEL_ID, channelMessenger, type FakeChannel, fakeChannel } from './fake-channel.ts';
import { openTestStore, type TestStore } from './open-test-store.ts';

/** `to` is a person, or 'channel'. */
export type Sent = { readonly to: string; readonly view: ChatView; readonly how: 'send' | 'update' | 'mail' };

export type TestSchool = {
  readonly deps: Deps;
  readonly store: TestStore;
  readonly people: PeopleCache;
  readonly useCases: UseCases;
  readonly worker: Worker;
  readonly messengers: readonly Messenger[];
  readonly policy: Policy;
  readonly clock: { now: () => number; move: (ms: number) => void };
  /** Everything that left, in order. */
  readonly sent: Sent[];
  /** What the messenger answers next; `ok` when there is nothing here. By person id. */
  readonly answers: Map<string, SendResult[]>;
  readonly logged: string[];
  /** The private channel the pack names, if the options asked for one. Empty until somebody joins. */
  readonly channel: FakeChannel;
  /** What a look through the filter finds, if the options asked for a probe, and every list of addresses it was asked about. */
  readonly probe: { found: ProbeFinding; readonly asked: (readonly string[])[] };
  readonly who: (personId: string) => Promise<Who>;
  readonly alertsTo: (personId: string) => readonly ChatView[];
};

export type SchoolOptions = {
  readonly policy?: (demo: Policy) => Policy;
  readonly store?: TestStore;
  readonly mail?: boolean;
  readonly startAt?: number;
  /** The pack names a private channel on a platform that is mounted; these people are in it from the start. */
  readonly channel?: readonly string[];
  /** This server can look through the school's filter. */
  readonly probe?: boolean;
  /** In place of the worker's own desks. */
  readonly desks?: readonly Desk[];
  /** Further platforms, after the one on which everybody is found. */
  readonly also?: readonly Messenger[];
};

export const demoPolicy = (): Policy => {
  const { policies } = loadPolicies('deploy/schools/demo.yaml');
  const demo = policies[0];
  if (demo === undefined) throw new Error('the demo pack does not load');
  return demo;
};

export async function openSchool(options: SchoolOptions = {}): Promise<TestSchool> {
  let now = options.startAt ?? TUESDAY_10;
  const move = (ms: number): void => {
    now += ms;
  };
  const clock = { now: () => now, move };
  const policy = policyOf(options);
  // As the server does: who is written is read anew.
  const onCommit = (header: { readonly kind: string; readonly school: string }): void => {
    if (header.kind === 'person') people.forget(header.school);
  };
  const store = options.store ?? (await openTestStore({ clock, onCommit }));
  const people: PeopleCache = makePeople(store, () => policy);
  const sent: Sent[] = [];
  const answers = new Map<string, SendResult[]>();
  const logged: string[] = [];
  const log: Log = {
    info: (event, fields) => void logged.push(JSON.stringify([event, fields])),
    warn: (event, fields) => void logged.push(JSON.stringify([event, fields])),
    error: (event, fields, error) => void logged.push(JSON.stringify([event, fields, String(error ?? '')])),
  };
  const channel = fakeChannel();
  for (const id of options.channel ?? []) {
    const person = await people.byId(policy.key, id);
    if (person !== null) channel.joins(person);
  }
  const platforms = [
    keeping(sent, answers),
    ...(options.channel === undefined ? [] : [posting(sent, channel)]),
    ...(options.also ?? []),
  ];
  const probe: TestSchool['probe'] = { found: 'open', asked: [] };
  const downloads = makeDownloads(clock, randomBytes, (token) => `https://bot.example/d/${token}`);
  const world = { store, clock, people, policy: () => policy, log };
  const deps: Deps = {
    ...{
      ...world,
      ids: countingIds(),
      wake: () => undefined,
      downloads,
      feedAddress: (token) => `https://bot.example/feed/${token}`,
    },
    channels: makeChannels(world, () => platforms),
    probe: options.probe ? looking(probe) : null,
  };
  const useCases = makeUseCases(deps, schoolFinder([policy]));
  const carriers: Carriers = { messengers: platforms, mailer: options.mail ? mailing(sent) : null };
  const worker = makeWorker(deps, carriers, { set: () => () => undefined }, options.desks);
  const who = async (personId: string): Promise<Who> => {
    const person = await people.byId(policy.key, personId);
    if (person === null) throw new Error(`nobody is ${personId}`);
    return { school: policy.key, person };
  };
  const alertsTo = (personId: string) =>
    sent.filter((s) => s.to === personId && s.view.view === 'case_alert').map((s) => s.view);
  return {
    ...{ deps, store, people, useCases, worker, messengers: platforms, policy, clock, channel, probe },
    sent,
    answers,
    logged,
    who,
    alertsTo,
  };
}

function policyOf({ policy, channel }: SchoolOptions): Policy {
  const demo = demoPolicy();
  const withChannel: Policy =
    channel === undefined
      ? demo
      : { ...demo, overrides: { ...demo.overrides, channel: { slack: CHANNEL_ID, teams: null } } };
  return policy === undefined ? withChannel : policy(withChannel);
}

const posting = (sent: Sent[], channel: FakeChannel): Messenger =>
  channelMessenger(channel, (view, how) => {
    sent.push({ to: 'channel', view, how });
    return `channel-${sent.length}`;
  });

const looking =
  (probe: TestSchool['probe']): NonNullable<Deps['probe']> =>
  (_school, addresses) => {
    probe.asked.push(addresses);
    return Promise.resolve(probe.found);
  };

/** References and ids that count, so that a test can name them. */
function countingIds(): Deps['ids'] {
  let count = 0;
  const next = (): number => {
    count += 1;
    return count;
  };
  // Numbers in a row make 27 references and no more; after those the signs are mixed, or a busy school would look for a free one for ever.
  const byte = (n: number): number => (n < 27 * 8 ? n : (createHash('sha256').update(String(n)).digest()[0] ?? n));
  const { reference } = makeIds((size) => Buffer.alloc(size, byte(next())));
  return { docId: () => `case-${next()}`, reference, token: () => randomBytes(32).toString('base64url') };
}

/** A console-like messenger that finds everybody. */
const keeping = (sent: Sent[], answers: Map<string, SendResult[]>): Messenger => {
  const take = (to: string, view: ChatView, how: 'send' | 'update'): SendResult => {
    const answer = answers.get(to)?.shift() ?? { ok: true, message: `m-${to}-${sent.length}` };
    if (answer.ok) sent.push({ to, view, how });
    return answer;
  };
  return {
    platform: 'console',
    send: async (to, view) => take(to.userId, view, 'send'),
    update: async (to, _message, view) => take(to.userId, view, 'update'),
    find: async ({ id }) => ({ tenant: 'console', userId: id, address: null }),
  };
};

const mailing = (sent: Sent[]): Mailer => ({
  send: async (to: string, view: MailView) => {
    sent.push({ to, view, how: 'mail' });
    return { ok: true };
  },
  close: () => undefined,
});
