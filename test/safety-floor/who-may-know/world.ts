// One school in memory in which a history is lived: the real steps, conversation and worker, two chat platforms, e-mail and a channel
// around them, and everything that reaches anybody kept by whom it reached. Ids follow from the act they were made in, so that two worlds
// that differ in one report call everything else by the same names.

import { makeConverse } from '../../../src/chat/converse.ts';
import type { Answer, Turn } from '../../../src/chat/turn.ts';
import { makeChannels } from '../../../src/delivery/private-channel.ts';
import { makeWorker } from '../../../src/delivery/worker.ts';
import type { Person } from '../../../src/domain/people/person.ts';
import type { Policy } from '../../../src/domain/school/policy.ts';
import type { Messenger } from '../../../src/platforms/messenger.ts';
import { caseDutySource } from '../../../src/usecases/casework/clock/case-duty-source.ts';
import { patternDutySource } from '../../../src/usecases/casework/finding/patterns.ts';
import { taskDutySource } from '../../../src/usecases/casework/record/task-duty-source.ts';
import { DESKS } from '../../../src/usecases/desks.ts';
import { makeDownloads } from '../../../src/usecases/downloads.ts';
import { makeUseCases } from '../../../src/usecases/make-use-cases.ts';
import { makePeople, type PeopleCache } from '../../../src/usecases/people/people.ts';
import type { Deps, Download, Log } from '../../../src/usecases/ports.ts';
import { ensureRounds } from '../../../src/usecases/reminders/ensure-rounds.ts';
import { makeRemindersDesk } from '../../../src/usecases/reminders/reminders-desk.ts';
import { makeRoundDesk } from '../../../src/usecases/reminders/round-desk.ts';
import { schoolFinder } from '../../../src/usecases/school-of.ts';
import type { UseCases } from '../../../src/usecases/use-cases.ts';
import type { Who } from '../../../src/usecases/who.ts';
import {
  CHANNEL_ID,
  CHANNEL_TENANT,
  channelMessenger,
  type FakeChannel,
  fakeChannel,
} from '../../support/fake-channel.ts';
import { type MemoryStore, memoryStore } from '../../support/memory-store.ts';
import { demoPolicy } from '../../support/school.ts';
import { ENGLISH_YEAR } from '../../support/school-year.ts';
import type { History } from './history.ts';

/** `typed`: what the person put in themself with this press, which may come back to them. */
export type Payload = {
  readonly to: string;
  readonly how: 'shown' | 'own' | 'chat' | 'mail' | 'channel' | 'file' | 'figures' | 'log';
  readonly text: string;
  readonly typed: string;
};

type Press = { readonly verb: string; readonly target?: string; readonly inputs?: Readonly<Record<string, string>> };
export type Via = 'slack' | 'teams';

export type World = {
  readonly school: string;
  readonly store: MemoryStore;
  readonly people: PeopleCache;
  readonly useCases: UseCases;
  readonly channel: FakeChannel;
  readonly now: () => number;
  readonly today: () => string;
  readonly move: (minutes: number) => void;
  /** Everything made from now on is called after this act. */
  readonly begin: (step: number) => void;
  readonly press: (id: string, via: Via, press: Press) => Promise<Answer>;
  readonly say: (id: string, via: Via, text: string) => Promise<Answer>;
  readonly home: (id: string, via: Via) => Promise<Answer>;
  readonly keep: (payload: Payload) => void;
  /** What reached anybody since it was last asked for. */
  readonly fresh: () => readonly Payload[];
  readonly work: () => Promise<void>;
  readonly who: (id: string) => Promise<Who>;
  /** As the staff list has them now. */
  readonly staff: () => readonly Person[];
  readonly fetch: (url: string) => Promise<Download | null>;
};

const demo = demoPolicy();
/** Not the product's way to the date. */
const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });
const DIGITS = 'ABCDEFGHJK';
/** Letters alone, since what holds a digit is no name. */
export const letters = (step: number): string =>
  Array.from(String(step).padStart(3, '0'), (digit) => DIGITS[Number(digit)] ?? 'A').join('');

export const idOf = (step: number): string => `case${letters(step)}n1`;
export const refOf = (step: number): string => `ES-QQQQ${letters(step)}A`;

function idsByStep(step: () => number): Deps['ids'] {
  let of = -1;
  let made = 0;
  const next = (): number => {
    made = of === step() ? made + 1 : 1;
    of = step();
    return made;
  };
  return {
    docId: () => `case${letters(step())}n${next()}`,
    reference: (sort = 'ES') => `${sort}-QQQQ${letters(step())}A`,
    token: () => `${letters(step())}${next()}`.padEnd(43, 'x'),
  };
}

export const policyOf = ({ staff, channel }: History): Policy => ({
  ...demo,
  people: staff,
  calendar: ENGLISH_YEAR,
  routing: { alsoTell: [], urgency: [] },
  tenants: { slack: [CHANNEL_TENANT], teams: ['tenant-of-teams'] },
  safeguardingChannel: { slack: channel === null ? null : CHANNEL_ID, teams: null },
});

const DUTIES = [caseDutySource, patternDutySource, taskDutySource];
/** Reminders about anything but cases take longer than all the rest, so they come up in some of the histories alone. */
const CASE_DESKS = [
  ...DESKS.filter(({ kind }) => kind !== 'round' && kind !== 'reminders'),
  makeRoundDesk(DUTIES),
  makeRemindersDesk(DUTIES),
];

type Mailbox = Pick<World, 'keep'>;

/** People are found by their address on either platform; whoever is by e-mail only is found on neither. */
function platform(name: Via, { mailOnly }: History, { keep }: Mailbox, own?: Messenger): Messenger {
  const tenant = name === 'slack' ? CHANNEL_TENANT : 'tenant-of-teams';
  const take = (userId: string, view: unknown) => {
    const to = userId.replace('U-', '');
    if (mailOnly.some((id) => id === to)) return { ok: false, why: 'unreachable', code: 'gone' } as const;
    keep({ to, how: 'chat', text: JSON.stringify(view), typed: '' });
    return { ok: true, message: 'm' } as const;
  };
  return {
    platform: name,
    send: async ({ userId }, view) => take(userId, view),
    update: async ({ userId }, _message, view) => take(userId, view),
    find: async ({ id }) => ({ tenant, userId: `U-${id}`, address: null }),
    ...(own?.channel === undefined ? {} : { channel: own.channel }),
  };
}

const logTo = ({ keep }: Mailbox): Log => {
  const write = (event: string, fields?: object, error?: unknown): void => {
    // A fault that is swallowed would make every comparison worthless.
    if (/failed|stuck|gave_up/.test(event) && event !== 'delivery.attempt_failed')
      throw new Error(`${event} ${JSON.stringify(fields)} ${String(error)}`);
    keep({ to: 'log', how: 'log', text: JSON.stringify([event, fields, String(error ?? '')]), typed: '' });
  };
  return { info: write, warn: write, error: write };
};

export async function openWorld(history: History): Promise<World> {
  let step = 0;
  let now = history.startAt;
  let pressed = 0;
  let day = { at: Number.NaN, is: '' };
  const kept: Payload[] = [];
  const box: Mailbox = { keep: (payload) => void kept.push(payload) };
  const clock = { now: () => now };
  const policy = policyOf(history);
  const store = memoryStore(({ kind, school }) => (kind === 'person' ? people.forget(school) : undefined));
  const people: PeopleCache = makePeople(store, () => policy);
  const log = logTo(box);
  const channel = fakeChannel();
  for (const id of history.channel ?? []) channel.joins(person(history.staff, id));
  const post = channelMessenger(channel, (view) => {
    const text = JSON.stringify(view);
    for (const { userId } of channel.members)
      box.keep({ to: userId.replace('U-', ''), how: 'channel', text, typed: '' });
    return 'm';
  });
  const messengers = [platform('slack', history, box, post), platform('teams', history, box)];
  const world = { store, clock, people, policy: () => policy, log };
  const bytes = (size: number): Buffer => {
    pressed += 1;
    return Buffer.alloc(size, `${letters(step)}${pressed}`);
  };
  const deps: Deps = {
    ...world,
    ids: idsByStep(() => step),
    wake: () => undefined,
    downloads: makeDownloads(clock, bytes, (token) => `https://bot.example/d/${token}`),
    feedAddress: (token) => `https://bot.example/feed/${token}`,
    channels: makeChannels(world, () => messengers),
    probe: null,
  };
  const useCases = makeUseCases(deps, schoolFinder([policy]));
  const converse = makeConverse({ useCases, clock, log });
  const mailer = {
    send: async (to: string, view: unknown) => {
      box.keep({ to: to.split('@')[0] ?? to, how: 'mail', text: JSON.stringify(view), typed: '' });
      return { ok: true } as const;
    },
    close: () => undefined,
  };
  const worker = makeWorker(
    deps,
    { messengers, mailer },
    { set: () => () => undefined },
    history.allDuties ? DESKS : CASE_DESKS,
  );
  await ensureRounds(deps, [policy.key]);
  const ask = async (id: string, turn: Turn, typed: string): Promise<Answer> => {
    const { say = [], ...shown } = await converse(turn);
    box.keep({ to: id, how: 'shown', text: JSON.stringify(shown), typed });
    for (const view of say) box.keep({ to: id, how: 'chat', text: JSON.stringify(view), typed });
    return { ...shown, say };
  };
  const actor = (id: string, via: Via) => ({
    platform: via,
    tenant: via === 'slack' ? CHANNEL_TENANT : 'tenant-of-teams',
    userId: `U-${id}`,
    standing: 'member' as const,
    email: person(history.staff, id).email,
  });
  return {
    ...{ school: policy.key, store, people, useCases, channel },
    now: clock.now,
    today: () => {
      if (day.at !== now) day = { at: now, is: DAY.format(now) };
      return day.is;
    },
    move: (minutes) => {
      now += minutes * 60_000;
    },
    begin: (next) => {
      step = next;
      pressed = 0;
    },
    press: (id, via, { verb, target = '', inputs = {} }) => {
      pressed += 1;
      const key = `${step}-${pressed}`;
      const typed = JSON.stringify([target, inputs]);
      return ask(id, { kind: 'press', actor: actor(id, via), verb, target, inputs, key }, typed);
    },
    say: (id, via, text) => ask(id, { kind: 'text', actor: actor(id, via), text, place: 'direct' }, text),
    home: (id, via) => ask(id, { kind: 'home', actor: actor(id, via) }, ''),
    keep: box.keep,
    fresh: () => kept.splice(0),
    work: async () => void (await worker.runOnce()),
    who: async (id) => ({
      school: policy.key,
      person: (await people.byId(policy.key, id)) ?? person(history.staff, id),
    }),
    staff: () => {
      const stored = new Map(store.all('person').map(({ id, state }) => [id, state]));
      return history.staff.map((p) => stored.get(p.id) ?? p);
    },
    fetch: (url) => deps.downloads.take(url.split('/').at(-1) ?? ''),
  };
}

function person(staff: readonly Person[], id: string): Person {
  const found = staff.find((p) => p.id === id);
  if (found === undefined) throw new Error(`nobody is ${id}`);
  return found;
}
