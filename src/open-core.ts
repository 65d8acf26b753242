// What stands before any platform does: the store, the people, the steps and the conversation. The first half of main.ts.

import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { makeConverse } from './chat/converse.ts';
import type { Converse } from './chat/turn.ts';
import type { Settings } from './config/settings.ts';
import { NOT_DEMO_DATA, StartFault } from './config/start-fault.ts';
import { makeChannels } from './delivery/private-channel.ts';
import type { PartState } from './observe/health.ts';
import type { Metrics } from './observe/metrics.ts';
import { watchStore } from './observe/watch-store.ts';
import type { Messenger } from './platforms/messenger.ts';
import { makeProbe } from './probe/make-probe.ts';
import { createKeyFile, readKeyFile } from './stores/crypto/key-file.ts';
import { markDemo } from './stores/lowdb/demo-marker.ts';
import { type LowdbStore, openLowdbStore } from './stores/lowdb/open-lowdb-store.ts';
import type { CalendarDeps } from './usecases/calendar/import-calendar.ts';
import { keepCalendars } from './usecases/calendar/keep-calendars.ts';
import { makeDownloads } from './usecases/downloads.ts';
import { makeUseCases } from './usecases/make-use-cases.ts';
import { makePeople, type PeopleCache } from './usecases/people/people.ts';
import type { Clock, Deps, Log, TimeWatch } from './usecases/ports.ts';
import { makeIds } from './usecases/random-ids.ts';
import { policyFinder, schoolFinder } from './usecases/school-of.ts';
import type { UseCases } from './usecases/use-cases.ts';

export type World = {
  readonly clock: Clock;
  readonly timeWatch: TimeWatch;
  readonly log: Log;
  readonly metrics: Metrics;
};

export type Core = World & {
  readonly deps: Deps;
  readonly store: LowdbStore;
  readonly storeState: () => PartState;
  readonly people: PeopleCache;
  readonly calendars: CalendarDeps;
  readonly useCases: UseCases;
  readonly converse: Converse;
  /** Every platform once it is mounted; until then nobody can be written to. */
  readonly messengers: Messenger[];
  /** Where others reach this server, known once it listens. */
  readonly address: { url: string };
  readonly folder: string;
  /** Filled once the worker stands; until then a wake has nothing to wake. */
  readonly wakes: (() => void)[];
  /** Run when a document turns out to be unreadable. */
  readonly alarms: (() => void)[];
};

/** Opens the data and makes the steps. Throws a StoreFault when the data cannot be opened. */
export async function openCore(settings: Settings, world: World): Promise<Core> {
  const { clock, log, metrics } = world;
  const { folder } = settings.store;
  if (settings.demo && !markDemo(folder)) throw new StartFault([NOT_DEMO_DATA]);
  const { file, create } = settings.key;
  const keys = create && !existsSync(file) ? createKeyFile(file) : readKeyFile(file);
  const pack = policyFinder(settings.policies);
  const onCommit = (header: { readonly kind: string; readonly school: string }): void => {
    if (header.kind === 'person') people.forget(header.school);
  };
  const store = await openLowdbStore({ folder, keys, clock, log, onCommit });
  const alarms: (() => void)[] = [];
  const watched = watchStore(store, metrics, () => {
    for (const alarm of alarms) alarm();
  });
  const schools = settings.policies.map(({ key }) => key);
  const { store: kept, policy } = await keepCalendars(watched.store, pack, schools);
  const people = makePeople(kept, policy);
  const wakes: (() => void)[] = [];
  const wake = (): void => {
    for (const w of wakes) w();
  };
  const messengers: Messenger[] = [];
  const address = { url: '' };
  const known = { store: kept, clock, people, policy, log };
  const deps: Deps = {
    ...{ ...known, ids: makeIds(randomBytes), wake },
    timeWatch: world.timeWatch,
    channels: makeChannels(known, () => messengers),
    probe: settings.policies.some((p) => p.overrides.probe !== null) ? makeProbe(policy, log) : null,
    feedAddress: (token) => `${address.url}/feed/${token}`,
    downloads: makeDownloads(clock, randomBytes, (token) => `${address.url}/d/${token}`),
  };
  const useCases = makeUseCases(deps, schoolFinder(settings.policies));
  const converse = counted(makeConverse({ useCases, log, clock }), metrics);
  const calendars = { store: kept, clock, pack, wake };
  const parts = { deps, calendars, store, storeState: watched.state, people, useCases, converse, folder };
  return { ...world, ...parts, messengers, address, wakes, alarms };
}

const counted =
  (converse: Converse, metrics: Metrics): Converse =>
  async (turn) => {
    const answer = await converse(turn);
    metrics.count('esafety_turns_total', { platform: turn.actor.platform, result: turn.kind });
    return answer;
  };
