// `npm start`: reads the settings, starts, and says where it is. A fault is told whole, with the way out, before anything listens.

import { readEnvironment } from './config/environment.ts';
import { type Fault, formatFault, formatFaults } from './config/fault.ts';
import { loadSettings } from './config/load-settings.ts';
import type { Settings } from './config/settings.ts';
import { StartFault } from './config/start-fault.ts';
import { type App, startApp } from './main.ts';
import { makeLog } from './observe/log.ts';
import { noteProcessFaults } from './observe/process-faults.ts';
import { StoreFault } from './stores/store-fault.ts';

export async function run(): Promise<void> {
  const loaded = loadSettings(readEnvironment());
  note(loaded.warnings);
  if (!loaded.ok) return giveUp(loaded.faults);
  try {
    noteProcessFaults(makeLog(), process);
    const app = await startApp(loaded.settings);
    note(app.notes);
    console.log(startedText(loaded.settings, app));
    stopOnSignals(app);
  } catch (error) {
    giveUp(faultsOf(error));
  }
}

/** What the operator can put right; anything else is a bug and is thrown on, with its stack. */
function faultsOf(error: unknown): readonly Fault[] {
  if (error instanceof StartFault) return error.faults;
  if (error instanceof StoreFault) return [{ code: error.code, path: '', message: error.message, fix: error.remedy }];
  const listening = isNodeError(error) ? LISTEN_FAULTS[error.code] : undefined;
  if (listening !== undefined) return [listening];
  throw error;
}

const isNodeError = (error: unknown): error is Error & { readonly code: string } =>
  error instanceof Error && 'code' in error && typeof error.code === 'string';

const LISTEN_FAULTS: Readonly<Record<string, Fault>> = {
  EADDRINUSE: {
    code: 'http.port_taken',
    path: 'PORT',
    message: 'Another program on this machine already uses this port. It may be this one, still running.',
    fix: 'Stop the other one, or set PORT to another number, such as PORT=3979.',
  },
  EACCES: {
    code: 'http.port_not_allowed',
    path: 'PORT',
    message:
      'The account that runs the server may not listen on this port; numbers under 1024 are kept for administrators.',
    fix: 'Use a number from 1024 up, such as 3978, and let the proxy take care of port 443.',
  },
  EADDRNOTAVAIL: {
    code: 'http.no_such_address',
    path: 'HOST',
    message: 'This machine does not have the address that HOST names.',
    fix: 'Write 127.0.0.1 (behind a proxy on this machine) or 0.0.0.0 (in a container).',
  },
  ENOTFOUND: {
    code: 'http.no_such_host',
    path: 'HOST',
    message: 'The name under HOST is not known on this machine.',
    fix: 'Write 127.0.0.1 (behind a proxy on this machine) or 0.0.0.0 (in a container).',
  },
};

function note(faults: readonly Fault[]): void {
  for (const fault of faults) console.error(`Note: ${formatFault(fault)}`);
}

function giveUp(faults: readonly Fault[]): void {
  console.error(`The e-safety bot did not start. Put this right and start it again:\n${formatFaults(faults)}`);
  process.exitCode = 1;
}

function startedText(settings: Settings, app: App): string {
  if (app.consoleUrl === null) return runningText(settings, app);
  const school = settings.policies[0]?.name ?? 'The demo school';
  return `
${school} is open. Everybody in it is made up.

  ${app.consoleUrl}

Open this address in a browser. Stop with Ctrl+C; what you did is kept.
`;
}

const runningText = ({ http, slack, teams, mail }: Settings, app: App): string => `
The e-safety bot is running on http://${http.host}:${app.port}
  Teams   ${teams === null ? 'not set' : `at ${http.publicUrl ?? ''}/api/messages`}
  Slack   ${slack === null ? 'not set' : slack.appToken === undefined ? `at ${http.publicUrl ?? ''}/slack/events` : 'in Socket Mode'}
  E-mail  ${mail === null ? 'not set: when Teams or Slack fail, nobody can be written to by another way' : 'of last resort is set'}
`;

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
