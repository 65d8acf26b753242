// The composition root: the only file that knows everything. It starts things in order, and stops them in the reverse order.

import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { renderCard } from './cards/render-card.ts';
import { makeConverse } from './chat/converse.ts';
import type { Converse } from './chat/turn.ts';
import type { Fault } from './config/fault.ts';
import type { Settings } from './config/settings.ts';
import { NOT_DEMO_DATA, StartFault } from './config/start-fault.ts';
import { makeMailer } from './delivery/mail.ts';
import { tellProblems } from './delivery/tell-problems.ts';
import { makeWorker, nodeTimer, type Timer, type Worker } from './delivery/worker.ts';
import type { Policy } from './domain/school/policy.ts';
import { checkStaffing, staffingWarnings } from './domain/school/staffing.ts';
import { isoDateOf } from './domain/shared/time.ts';
import type { Health } from './http/health-routes.ts';
import { type HttpServer, startHttp } from './http/start-http.ts';
import { countingLog } from './observe/counting-log.ts';
import { type PartState, readiness } from './observe/health.ts';
import { makeLog } from './observe/log.ts';
import { type Metrics, makeMetrics } from './observe/metrics.ts';
import { watchStore } from './observe/watch-store.ts';
import { consolePeople } from './platforms/console/console-people.ts';
import { type Console, mountConsole, newConsoleToken } from './platforms/console/mount-console.ts';
import type { Messenger } from './platforms/messenger.ts';
import type { Route } from './platforms/route.ts';
import { mountSlack } from './platforms/slack/mount-slack.ts';
import { mountTeams } from './platforms/teams/mount-teams.ts';
import type { TeamsSeams } from './platforms/teams/settings.ts';
import { createKeyFile, readKeyFile } from './stores/crypto/key-file.ts';
import { serveControl } from './stores/lowdb/control-socket.ts';
import { markDemo } from './stores/lowdb/demo-marker.ts';
import { type LowdbStore, openLowdbStore } from './stores/lowdb/open-lowdb-store.ts';
import { controlHandlers } from './usecases/control-handlers.ts';
import { makeDownloads } from './usecases/downloads.ts';
import { makeUseCases } from './usecases/make-use-cases.ts';
import { numbers } from './usecases/numbers.ts';
import { makePeople, type PeopleCache } from './usecases/people.ts';
import type { Clock, Deps, Log } from './usecases/ports.ts';
import { makeIds } from './usecases/random-ids.ts';
import { policyFinder, schoolFinder } from './usecases/school-of.ts';

/** What tests replace: the clock, the one timer, the log, and the world behind Teams. */
export type Seams = {
  readonly clock?: Clock;
  readonly timer?: Timer;
  readonly log?: Log;
  readonly teams?: TeamsSeams;
};

export type App = {
  readonly port: number;
  /** Where the console is, with the token of this start; null when there is none. */
  readonly consoleUrl: string | null;
  /** What the operator should know, though it stops nothing: roles nobody holds, and who stands in. */
  readonly notes: readonly Fault[];
  readonly store: LowdbStore;
  readonly people: PeopleCache;
  readonly worker: Worker;
  /** Stops taking requests, finishes those in flight and what is being sent, then lets the store go. */
  readonly stop: () => Promise<void>;
};

/** Starts everything the settings ask for. Throws a StoreFault when the data cannot be opened, and a StartFault for an unstaffed school. */
export async function startApp(settings: Settings, seams: Seams = {}): Promise<App> {
  const metrics = makeMetrics();
  const log = countingLog(seams.log ?? makeLog(), metrics);
  const core = await openCore(settings, { clock: seams.clock ?? { now: Date.now }, log, metrics });
  const undo: (() => Promise<unknown>)[] = [core.store.close];
  try {
    const notes = await refuseUnstaffed(settings, core);
    const mounted = await mountPlatforms(settings, core, seams);
    undo.unshift(mounted.stop);
    const mailer = settings.mail === null ? null : makeMailer(settings.mail.url, settings.mail.from);
    const worker = makeWorker(core.deps, { messengers: mounted.messengers, mailer }, seams.timer ?? nodeTimer);
    core.wakes.push(worker.wake);
    const http = await startHttp({ ...settings.http, log, health: healthOf(settings, core), routes: mounted.routes });
    undo.unshift(http.stop);
    await mounted.start();
    worker.start();
    undo.unshift(worker.stop);
    const alarm = () =>
      tellOfProblems(settings, core, mounted.messengers).catch((error: unknown) =>
        log.error('problems.not_told', {}, error),
      );
    core.alarms.push(() => void alarm());
    await alarm();
    const control = await serveControl(core.folder, controlHandlers(core.deps), (error) =>
      log.error('control.failed', {}, error),
    );
    return {
      port: http.port,
      consoleUrl: mounted.console && `http://${settings.http.host}:${http.port}${mounted.console.path}`,
      notes,
      store: core.store,
      people: core.people,
      worker,
      stop: () => stopAll(http, mounted, worker, [control.close, async () => mailer?.close(), core.store.close]),
    };
  } catch (error) {
    // The first fault is the one to tell; a step that cannot be undone adds nothing to it.
    for (const step of undo) await step().catch(() => undefined);
    throw error;
  }
}

type World = { readonly clock: Clock; readonly log: Log; readonly metrics: Metrics };

type Core = World & {
  readonly deps: Deps;
  readonly store: LowdbStore;
  readonly storeState: () => PartState;
  readonly people: PeopleCache;
  readonly converse: Converse;
  readonly folder: string;
  /** Filled once the worker stands; until then a wake has nothing to wake. */
  readonly wakes: (() => void)[];
  /** Run when a document turns out to be unreadable. */
  readonly alarms: (() => void)[];
};

async function openCore(settings: Settings, world: World): Promise<Core> {
  const { clock, log, metrics } = world;
  const { folder } = settings.store;
  if (settings.demo && !markDemo(folder)) throw new StartFault([NOT_DEMO_DATA]);
  const { file, create } = settings.key;
  const keys = create && !existsSync(file) ? createKeyFile(file) : readKeyFile(file);
  const policy = policyFinder(settings.policies);
  const onCommit = (header: { readonly kind: string; readonly school: string }): void => {
    if (header.kind === 'person') people.forget(header.school);
  };
  const store = await openLowdbStore({ folder, keys, clock, log, onCommit });
  const alarms: (() => void)[] = [];
  const watched = watchStore(store, metrics, () => {
    for (const alarm of alarms) alarm();
  });
  const people = makePeople(watched.store, policy);
  const wakes: (() => void)[] = [];
  const wake = (): void => {
    for (const w of wakes) w();
  };
  const downloads = makeDownloads(clock, randomBytes, (token) => `${settings.http.publicUrl ?? ''}/d/${token}`);
  const deps: Deps = {
    ...{ store: watched.store, clock, ids: makeIds(randomBytes), people, policy, log, wake },
    ...{ channels: { roster: async () => ({ ok: false, why: 'none' }) }, probe: null, downloads },
  };
  const useCases = makeUseCases(deps, schoolFinder(settings.policies));
  const converse = counted(makeConverse({ useCases, log, clock }), metrics);
  return { ...world, deps, store, storeState: watched.state, people, folder, wakes, alarms, converse };
}

type Mounted = {
  readonly routes: readonly Route[];
  readonly messengers: readonly Messenger[];
  readonly console: Console | null;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

async function mountPlatforms(settings: Settings, core: Core, seams: Seams): Promise<Mounted> {
  const { converse, log, clock } = core;
  const [first] = settings.policies;
  const common = { converse, log, clock, numbers: first === undefined ? [] : numbers(first) };
  const slackTeams = settings.policies.flatMap((p) => p.tenants.slack);
  const slack = settings.slack && mountSlack({ ...common, settings: { ...settings.slack, teams: slackTeams } });
  const teams =
    settings.teams &&
    mountTeams({ ...common, settings: settings.teams, ...(seams.teams ? { seams: seams.teams } : {}) });
  const console = settings.console && first !== undefined ? await mountDemoConsole(first, core) : null;
  const mounted = [slack, teams, console].filter((platform) => platform !== null);
  return {
    routes: mounted.flatMap((platform) => platform.routes),
    messengers: mounted.map((platform) => platform.messenger),
    console,
    start: async () => slack?.start(),
    stop: async () => {
      await Promise.all(mounted.map((platform) => platform.stop()));
    },
  };
}

const mountDemoConsole = (policy: Policy, { converse, folder, log, clock }: Core): Promise<Console> =>
  mountConsole({
    school: policy.name,
    zone: policy.calendar.zone,
    people: consolePeople(policy),
    converse,
    renderCard,
    chatFile: join(folder, 'console-chat.jsonl'),
    token: newConsoleToken(),
    clock,
    log,
  });

/** Requests first, so that nothing new comes in; then platforms and worker finish; then the store. */
async function stopAll(
  http: HttpServer,
  mounted: Mounted,
  worker: Worker,
  rest: readonly (() => Promise<void>)[],
): Promise<void> {
  await http.stop();
  await mounted.stop();
  await worker.stop();
  for (const close of rest) await close();
}

const counted =
  (converse: Converse, metrics: Metrics): Converse =>
  async (turn) => {
    const answer = await converse(turn);
    metrics.count('esafety_turns_total', { platform: turn.actor.platform, result: turn.kind });
    return answer;
  };

const healthOf = (settings: Settings, core: Core): Health => ({
  readiness: () =>
    readiness({
      store: core.storeState(),
      worker: core.wakes.length > 0 ? 'ready' : 'starting',
      platforms: {
        slack: settings.slack === null ? 'not_set' : 'ready',
        teams: settings.teams === null ? 'not_set' : 'ready',
        console: settings.console ? 'ready' : 'not_set',
      },
      refused: refusedDocuments(core.store),
    }),
  metrics: core.metrics.render,
  ...(settings.http.healthToken === undefined ? {} : { token: settings.http.healthToken }),
});

const refusedDocuments = (store: LowdbStore) =>
  store.problems().flatMap((p) => (p.level === 'refused' && p.kind && p.id ? [{ kind: p.kind, id: p.id }] : []));

/** A document that cannot be read is named on standard error and in /readyz, and two humans are told; reports go on. */
async function tellOfProblems(settings: Settings, core: Core, messengers: readonly Messenger[]): Promise<void> {
  const refused = refusedDocuments(core.store);
  if (refused.length === 0) return;
  for (const { kind, id } of refused) core.log.error('store.document_refused', { kind, docId: id });
  for (const { key } of settings.policies) await tellProblems(core.deps, messengers, key, refused.length);
}

/** Every school must be staffed before anybody can report to it: all that is missing is said at once. */
async function refuseUnstaffed(settings: Settings, { people, clock }: Core): Promise<readonly Fault[]> {
  const schools = await Promise.all(
    settings.policies.map(async (policy) => {
      const directory = await people.directory(policy.key);
      return { policy, directory, today: isoDateOf(clock.now(), policy.calendar.zone) };
    }),
  );
  const faults = schools.flatMap((s) => checkStaffing(s.policy, s.directory, s.today));
  if (faults.length > 0) throw new StartFault(faults);
  return schools.flatMap((s) => staffingWarnings(s.policy, s.directory, s.today));
}
