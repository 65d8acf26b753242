// Demo or real: which platforms may run with which packs and which data. The two never mix.

import { dataState } from './demo-data.ts';
import { type Env, isLoopback } from './env-schema.ts';
import type { Fault } from './fault.ts';
import type { Settings } from './settings.ts';

const PLATFORM_NAMES = ['SLACK_', 'MicrosoftApp'];

export function modeFaults(settings: Settings, env: Env, found: readonly Fault[]): readonly Fault[] {
  return [
    ...mixedPacks(settings),
    ...exampleNumbers(settings),
    ...localFaults(settings, env),
    ...platformFaults(settings, found),
  ];
}

const fault = (code: string, path: string, message: string, fix: string): Fault => ({ code, path, message, fix });

const mixedPacks = ({ policies, demo }: Settings): readonly Fault[] =>
  !demo && policies.some((policy) => policy.demo)
    ? [
        fault(
          'setting.mixed_packs',
          'ESAFETY_POLICY',
          'This folder holds both demo packs and packs of real schools.',
          'Name one pack, or keep the real ones in a folder of their own.',
        ),
      ]
    : [];

/** In an emergency somebody dials what the card says: a made-up number must never be there. */
const exampleNumbers = ({ policies }: Settings): readonly Fault[] =>
  policies
    .filter((policy) => !policy.demo && policy.contacts.some((contact) => contact.example === true))
    .map((policy) => {
      const keys = policy.contacts.filter((contact) => contact.example === true).map((contact) => contact.key);
      return fault(
        'pack.example_number',
        `${policy.key}: contacts`,
        `These phone numbers are made-up examples: ${keys.join(', ')}. In an emergency somebody would dial them.`,
        'Write your own numbers, and remove "example: true" beside each of them.',
      );
    });

/** What runs without a sign-in runs only with made-up people, and only for this machine. */
function localFaults(settings: Settings, env: Env): readonly Fault[] {
  const local = env.ESAFETY_TEAMS_LOCAL === '1';
  const faults: Fault[] = [];
  if (local && !settings.demo) {
    faults.push(
      fault(
        'setting.local_needs_demo',
        'ESAFETY_TEAMS_LOCAL',
        'The local Teams entrance asks nobody who they are, so it only runs with a demo pack.',
        'Remove it, or set ESAFETY_POLICY=deploy/schools/demo.yaml.',
      ),
    );
  }
  if (local && (settings.slack !== null || settings.teams?.kind === 'tenant')) {
    faults.push(
      fault(
        'setting.local_beside_real',
        'ESAFETY_TEAMS_LOCAL',
        'The local Teams entrance asks nobody who they are, so it never runs beside a real Teams or Slack.',
        'Remove it, or remove the settings of the real platform.',
      ),
    );
  }
  if ((local || settings.console) && !isLoopback(settings.http.host === '::1' ? '[::1]' : settings.http.host)) {
    faults.push(
      fault(
        'setting.demo_not_local',
        'HOST',
        'The demo is only for this machine and would be open to others at this address.',
        'Remove HOST, or write 127.0.0.1.',
      ),
    );
  }
  return faults;
}

export function dataFaults(settings: Settings, env: Env): readonly Fault[] {
  const { store, demo } = settings;
  if (env.DATABASE_URL !== undefined) {
    return [
      fault(
        'setting.no_database',
        'DATABASE_URL',
        'This version keeps its records in a folder on this machine, not in a database.',
        'Remove DATABASE_URL, and name the folder in ESAFETY_DATA.',
      ),
    ];
  }
  const state = dataState(store.folder);
  if (demo && state === 'real') {
    return [
      fault(
        'setting.demo_on_real_data',
        'ESAFETY_DATA',
        'This folder was not made by the demo and may hold real reports.',
        'Name another folder, such as ./data-demo.',
      ),
    ];
  }
  if (!demo && state === 'demo') {
    return [
      fault(
        'setting.real_on_demo_data',
        'ESAFETY_DATA',
        'This folder was made by the demo.',
        'Name a new folder for the real reports.',
      ),
    ];
  }
  return [];
}

function platformFaults(settings: Settings, found: readonly Fault[]): readonly Fault[] {
  const { slack, teams, console, demo } = settings;
  const halfSet = found.some((each) => PLATFORM_NAMES.some((start) => each.path.startsWith(start)));
  if (slack !== null || teams !== null || console || demo || halfSet) return [];
  return [
    fault(
      'setting.no_platform',
      '',
      'This is the pack of a real school, but neither Teams nor Slack is set, so nobody could reach the bot.',
      'Set the four MicrosoftApp… settings or SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET (see deploy/env.example). To try the program, leave ESAFETY_POLICY out.',
    ),
  ];
}
