// The composition root: the only file that knows everything. It starts things in order, and stops them in the reverse order.

import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { renderCard } from './cards/render-card.ts';
import { makeConverse } from './chat/converse.ts';
import type { Converse } from './chat/turn.ts';
import { checkStaffing } from './config/check-staffing.ts';
import { readEnvironment } from './config/environment.ts';
import { type Fault, formatFault, formatFaults } from './config/fault.ts';
import { loadSettings } from './config/load-settings.ts';
import type { Settings } from './config/settings.ts';
import { StartFault } from './config/start-fault.ts';
import { makeMailer } from './delivery/mail.ts';
import { makeWorker, type Timer, type Worker } from './delivery/worker.ts';
import { ROLE_NAMES } from './domain/people/role.ts';
import type { Policy } from './domain/school/policy.ts';
import type { Health } from './http/health-routes.ts';
import { type HttpServer, startHttp } from './http/start-http.ts';
import { readiness } from './observe/health.ts';
import { makeLog } from './observe/log.ts';
import { type Metrics, makeMetrics } from './observe/metrics.ts';
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
import { StoreFault } from './stores/store-fault.ts';
import { controlHandlers } from './usecases/control-handlers.ts';
import { makeUseCases } from './usecases/make-use-cases.ts';
import { makePeople, type PeopleCache } from './usecases/people.ts';
import type { Clock, Deps, Log } from './usecases/ports.ts';
import { makeIds } from './usecases/random-ids.ts';
import { schoolFinder } from './usecases/school-of.ts';

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
  readonly store: LowdbStore;
  readonly people: PeopleCache;
  readonly worker: Worker;
  /** Stops taking requests, finishes those in flight and what is being sent, then lets the store go. */
  readonly stop: () => Promise<void>;
};

type Mounted = {
  readonly routes: readonly Route[];
  readonly messengers: readonly Messenger[];
  readonly console: Console | null;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Starts everything the settings ask for. Throws a StoreFault when the data cannot be opened, and a StartFault for an unstaffed school. */
export async function startApp(settings: Settings, seams: Seams = {}): Promise<App> {
  const log = seams.log ?? makeLog();
  const clock = seams.clock ?? { now: Date.now };
  const core = await openCore(settings, clock, log);
  try {
    await refuseUnstaffed(settings, core.people);
    const mounted = await mountPlatforms(settings, core, seams);
    const mailer = settings.mail === null ? null : makeMailer(settings.mail.url, settings.mail.from);
    const worker = makeWorker(core.deps, { messengers: mounted.messengers, mailer }, seams.timer ?? nodeTimer);
    core.wakes.push(worker.wake);
    const http = await startHttp({
      ...settings.http,
      log,
      health: healthOf(settings, core.store, makeMetrics()),
      routes: mounted.routes,
    });
    await mounted.start();
    worker.start();
    const control = await serveControl(core.folder, controlHandlers(core.deps), (error) =>
      log.error('control.failed', {}, error),
    );
    return {
      port: http.port,
      consoleUrl: mounted.console && `http://${settings.http.host}:${http.port}${mounted.console.path}`,
      store: core.store,
      people: core.people,
      worker,
      stop: () => stopAll(http, mounted, worker, [control.close, async () => mailer?.close(), core.store.close]),
    };
  } catch (error) {
    await core.store.close();
    throw error;
  }
}

type Core = {
  readonly deps: Deps;
  readonly store: LowdbStore;
  readonly people: PeopleCache;
  readonly converse: Converse;
  readonly folder: string;
  /** Filled once the worker stands; until then a wake has nothing to wake. */
  readonly wakes: (() => void)[];
};

async function openCore(settings: Settings, clock: Clock, log: Log): Promise<Core> {
  const folder = folderOf(settings);
  if (settings.demo && !markDemo(folder)) throw new StartFault([NOT_DEMO_DATA]);
  const keys =
    settings.key.create && !existsSync(settings.key.file)
      ? createKeyFile(settings.key.file)
      : readKeyFile(settings.key.file);
  const policies = new Map(settings.policies.map((p) => [p.key, p]));
  const policy = (school: string): Policy => {
    const found = policies.get(school);
    if (found === undefined) throw new Error('a document names a school that has no pack');
    return found;
  };
  const store = await openLowdbStore({
    folder,
    keys,
    clock,
    log,
    onCommit: (header) => header.kind === 'person' && people.forget(header.school),
  });
  const people = makePeople(store, policy);
  const wakes: (() => void)[] = [];
  const wake = (): void => {
    for (const w of wakes) w();
  };
  const deps: Deps = { store, clock, ids: makeIds(randomBytes), people, policy, log, wake };
  const useCases = makeUseCases(deps, schoolFinder(settings.policies));
  return { deps, store, people, folder, wakes, converse: makeConverse({ useCases, log, clock }) };
}

async function mountPlatforms(settings: Settings, core: Core, seams: Seams): Promise<Mounted> {
  const { converse, deps } = core;
  const { log, clock } = deps;
  const common = { converse, log, clock };
  const slackTeams = settings.policies.flatMap((p) => p.tenants.slack);
  const slack = settings.slack && mountSlack({ ...common, settings: { ...settings.slack, teams: slackTeams } });
  const teams =
    settings.teams &&
    mountTeams({ ...common, settings: settings.teams, ...(seams.teams ? { seams: seams.teams } : {}) });
  const console = settings.console ? await mountDemoConsole(settings, core) : null;
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

async function mountDemoConsole(settings: Settings, core: Core): Promise<Console> {
  const policy = settings.policies[0];
  if (policy === undefined) throw new Error('the console was asked for without a pack');
  const people = policy.columns.flatMap((id) => policy.people.filter((p) => p.id === id));
  return mountConsole({
    school: policy.name,
    zone: policy.calendar.zone,
    people: people.map(({ id, name, roles, classes }) => ({
      id,
      name,
      role: roles.map((role) => ROLE_NAMES[role]).join(', ') || `Teacher${classes.map((c) => `, ${c}`).join('')}`,
    })),
    converse: core.converse,
    renderCard,
    chatFile: join(core.folder, 'console-chat.jsonl'),
    token: newConsoleToken(),
    clock: core.deps.clock,
    log: core.deps.log,
  });
}

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

const nodeTimer: Timer = {
  set: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

const healthOf = (settings: Settings, store: LowdbStore, metrics: Metrics): Health => ({
  readiness: () =>
    readiness({
      store: 'ready',
      worker: 'ready',
      platforms: {
        slack: settings.slack === null ? 'not_set' : 'ready',
        teams: settings.teams === null ? 'not_set' : 'ready',
        console: settings.console ? 'ready' : 'not_set',
      },
      refused: store
        .problems()
        .flatMap((p) => (p.level === 'refused' && p.kind && p.id ? [{ kind: p.kind, id: p.id }] : [])),
    }),
  metrics: metrics.render,
  ...(settings.http.healthToken === undefined ? {} : { token: settings.http.healthToken }),
});

/** Every school must be staffed before anybody can report to it: all that is missing is said at once. */
async function refuseUnstaffed(settings: Settings, people: PeopleCache): Promise<void> {
  const faults: Fault[] = [];
  for (const policy of settings.policies) faults.push(...checkStaffing(policy, await people.directory(policy.key)));
  if (faults.length > 0) throw new StartFault(faults);
}

/** Reads the environment, starts, and says where it is; a fault is told whole, with the way out, before anything listens. */
export async function run(): Promise<void> {
  const loaded = loadSettings(readEnvironment());
  for (const warning of loaded.warnings) console.error(`Note: ${formatFault(warning)}`);
  if (!loaded.ok) return giveUp(loaded.faults);
  try {
    const app = await startApp(loaded.settings);
    console.log(startedText(loaded.settings, app));
    stopOnSignals(app);
  } catch (error) {
    if (error instanceof StartFault) return giveUp(error.faults);
    if (error instanceof StoreFault)
      return giveUp([{ code: error.code, path: '', message: error.message, fix: error.remedy }]);
    throw error;
  }
}

const NOT_DEMO_DATA: Fault = {
  code: 'demo.real_data',
  path: 'ESAFETY_DATA',
  message: 'This folder holds records that the demo did not make.',
  fix: 'Give the demo a folder of its own, or set ESAFETY_POLICY to the pack of your school.',
};

const NO_POSTGRES: Fault = {
  code: 'store.not_supported',
  path: 'DATABASE_URL',
  message: 'This version keeps its records in a folder on this machine, not in PostgreSQL.',
  fix: 'Remove DATABASE_URL and set ESAFETY_DATA to a folder.',
};

function folderOf({ store }: Settings): string {
  if (store.kind !== 'lowdb') throw new StartFault([NO_POSTGRES]);
  return store.folder;
}

function giveUp(faults: readonly Fault[]): void {
  console.error(`The e-safety bot did not start. Put this right and start it again:\n${formatFaults(faults)}`);
  process.exitCode = 1;
}

function startedText(settings: Settings, app: App): string {
  if (app.consoleUrl === null) return `The e-safety bot is running on port ${app.port}.`;
  const school = settings.policies[0]?.name ?? 'The demo school';
  return `\n${school} is open. Everybody in it is made up.\n\n  ${app.consoleUrl}\n\nOpen this address in a browser. Stop with Ctrl+C; what you did is kept.\n`;
}

/** A second signal does not wait. */
function stopOnSignals(app: App): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    app.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}
