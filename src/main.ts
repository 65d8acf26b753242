// The composition root: with open-core.ts the only file that knows everything. It starts things in order, and stops them in the reverse order.

import { uptime } from 'node:os';
import { join } from 'node:path';
import { renderCard } from './cards/render-card.ts';
import type { Fault } from './config/fault.ts';
import type { Settings } from './config/settings.ts';
import { StartFault } from './config/start-fault.ts';
import { makeMailer } from './delivery/mail.ts';
import { tellProblems } from './delivery/tell-problems.ts';
import { makeWorker, nodeTimer, type Timer, type Worker } from './delivery/worker.ts';
import type { Policy } from './domain/school/policy.ts';
import { type Milliseconds, SECOND_MS } from './domain/shared/instant.ts';
import { downloadRoutes } from './http/download-routes.ts';
import type { Health } from './http/health-routes.ts';
import { type HttpServer, startHttp } from './http/start-http.ts';
import { countingLog } from './observe/counting-log.ts';
import { readiness } from './observe/health.ts';
import { makeLog } from './observe/log.ts';
import { makeMetrics } from './observe/metrics.ts';
import { type Core, openCore } from './open-core.ts';
import { consolePeople } from './platforms/console/console-people.ts';
import { type Console, mountConsole, newConsoleToken } from './platforms/console/mount-console.ts';
import type { Messenger } from './platforms/messenger.ts';
import type { Route } from './platforms/route.ts';
import { mountSlack } from './platforms/slack/mount-slack.ts';
import { mountTeams } from './platforms/teams/mount-teams.ts';
import type { TeamsSeams } from './platforms/teams/settings.ts';
import { serveControl } from './stores/lowdb/control-socket.ts';
import type { LowdbStore } from './stores/lowdb/open-lowdb-store.ts';
import { checkSchools } from './usecases/check-schools.ts';
import { controlHandlers } from './usecases/control-handlers.ts';
import { numbers } from './usecases/numbers.ts';
import type { PeopleCache } from './usecases/people/people.ts';
import type { Clock, Log } from './usecases/ports.ts';
import { startRounds } from './usecases/reminders/ensure-rounds.ts';
import { heldSchools } from './usecases/reminders/held-time.ts';
import { watchClock } from './usecases/reminders/watch-clock.ts';

/** What tests replace: the clock, the one timer, the log, and the world behind Teams. */
export type Seams = {
  readonly clock?: Clock;
  /** What the clock is held against; a clock that is replaced is moved by hand and, without this, is never in doubt. */
  readonly steady?: () => Milliseconds;
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
  const time = watchClock(seams.clock ?? { now: Date.now }, seams.steady ?? steadyFor(seams));
  const core = await openCore(settings, { clock: time.clock, timeWatch: time.timeWatch, log, metrics });
  const undo: (() => Promise<unknown>)[] = [core.store.close];
  try {
    const { faults, warnings: notes } = await checkSchools(core.deps, settings.policies);
    if (faults.length > 0) throw new StartFault(faults);
    await startRounds(core.deps, schoolsOf(settings), time);
    const mounted = await mountPlatforms(settings, core, seams);
    undo.unshift(mounted.stop);
    core.messengers.push(...mounted.messengers);
    const mailer = settings.mail === null ? null : makeMailer(settings.mail.url, settings.mail.from);
    const worker = makeWorker(core.deps, { messengers: mounted.messengers, mailer }, seams.timer ?? nodeTimer);
    core.wakes.push(worker.wake);
    const routes = [
      ...mounted.routes,
      ...downloadRoutes({ ...core.useCases.filtering, readCalendar: core.useCases.reviews.readCalendar }, core.clock),
    ];
    const http = await startHttp({ ...settings.http, log, health: healthOf(settings, core), routes });
    undo.unshift(http.stop);
    const here = `http://${settings.http.host}:${http.port}`;
    core.address.url = settings.http.publicUrl ?? here;
    await mounted.start();
    worker.start();
    undo.unshift(worker.stop);
    const alarm = () =>
      tellOfProblems(settings, core, mounted.messengers).catch((error: unknown) =>
        log.error('problems.not_told', {}, error),
      );
    core.alarms.push(() => void alarm());
    await alarm();
    const control = await serveControl(core.folder, controlHandlers(core.deps, core.calendars), (error) =>
      log.error('control.failed', {}, error),
    );
    return {
      port: http.port,
      consoleUrl: mounted.console && `${here}${mounted.console.path}`,
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

const healthOf = (settings: Settings, core: Core): Health => ({
  readiness: async () =>
    readiness({
      store: core.storeState(),
      worker: core.wakes.length > 0 ? 'ready' : 'starting',
      platforms: {
        slack: settings.slack === null ? 'not_set' : 'ready',
        teams: settings.teams === null ? 'not_set' : 'ready',
        console: settings.console ? 'ready' : 'not_set',
      },
      refused: refusedDocuments(core.store),
      timeHeld: await heldSchools(core.deps, schoolsOf(settings)),
    }),
  metrics: core.metrics.render,
  ...(settings.http.healthToken === undefined ? {} : { token: settings.http.healthToken }),
});

const schoolsOf = ({ policies }: Settings): readonly string[] => policies.map(({ key }) => key);

/** Counts on while the machine sleeps, unlike the clock of the process: a lid that was shut for a weekend is no jump. */
const steadyFor = ({ clock }: Seams): (() => Milliseconds) => clock?.now ?? (() => uptime() * SECOND_MS);

const refusedDocuments = (store: LowdbStore) =>
  store.problems().flatMap((p) => (p.level === 'refused' && p.kind && p.id ? [{ kind: p.kind, id: p.id }] : []));

/** A document that cannot be read is named on standard error and in /readyz, and two humans are told; reports go on. */
async function tellOfProblems(settings: Settings, core: Core, messengers: readonly Messenger[]): Promise<void> {
  const refused = refusedDocuments(core.store);
  if (refused.length === 0) return;
  for (const { kind, id } of refused) core.log.error('store.document_refused', { kind, docId: id });
  for (const { key } of settings.policies) await tellProblems(core.deps, messengers, key, refused.length);
}
