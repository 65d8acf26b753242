// Turns the environment into settings, or into the list of everything that is wrong with it. Nothing listens before this has passed.

import { resolve } from 'node:path';
import { describeIssue } from './describe-issue.ts';
import { ENV_NAMES, type Env, envSchema } from './env-schema.ts';
import type { Environment } from './environment.ts';
import type { Fault } from './fault.ts';
import { keyFaults } from './key-faults.ts';
import { loadPolicies } from './load-policies.ts';
import { dataFaults, modeFaults } from './mode-faults.ts';
import { nearest } from './nearest.ts';
import { mailFaults, readMail, readSlack, readTeams, slackFaults, teamsFaults } from './platform-settings.ts';
import type { Settings, StoreSettings } from './settings.ts';

export type LoadedSettings =
  | { readonly ok: true; readonly settings: Settings; readonly warnings: readonly Fault[] }
  | { readonly ok: false; readonly faults: readonly Fault[]; readonly warnings: readonly Fault[] };

/** An empty setting counts as none, and quotes that a shell would have taken away are taken away. */
function tidy(environment: Environment): Record<string, string> {
  const tidied = Object.entries(environment).map(([name, value]) => {
    const text = (value ?? '').trim();
    return [name, /^(["']).*\1$/.test(text) ? text.slice(1, -1).trim() : text] as const;
  });
  return Object.fromEntries(tidied.filter(([name, value]) => ENV_NAMES.includes(name) && value !== ''));
}

function unknownNames(environment: Environment): readonly Fault[] {
  const strangers = Object.keys(environment).filter((name) => name.startsWith('ESAFETY_') && !ENV_NAMES.includes(name));
  return strangers.map((name) => {
    const near = nearest(name, ENV_NAMES);
    const fix = near === undefined ? 'Remove it.' : `Did you mean ${near}?`;
    return { code: 'setting.unknown', path: name, message: 'This setting is not known and has no effect.', fix };
  });
}

const storeOf = (env: Env): StoreSettings => ({ folder: resolve(env.ESAFETY_DATA ?? 'data') });

/** The settings as the values say, before it is known whether they fit together. */
function assemble(env: Env, policies: Settings['policies']): Settings {
  const demo = policies.length > 0 && policies.every((policy) => policy.demo);
  const store = storeOf(env);
  const slack = readSlack(env);
  const teams = readTeams(env);
  const demoKey = resolve(store.folder, 'demo.key');
  return {
    http: {
      host: env.HOST,
      port: env.PORT,
      ...(env.ESAFETY_PUBLIC_URL === undefined ? {} : { publicUrl: env.ESAFETY_PUBLIC_URL }),
      ...(env.ESAFETY_HEALTH_TOKEN === undefined ? {} : { healthToken: env.ESAFETY_HEALTH_TOKEN }),
    },
    policyPath: resolve(env.ESAFETY_POLICY),
    policies,
    demo,
    store,
    key: {
      file: env.ESAFETY_KEY_FILE === undefined ? demoKey : resolve(env.ESAFETY_KEY_FILE),
      create: demo && env.ESAFETY_KEY_FILE === undefined,
    },
    slack,
    teams,
    console: demo && slack === null && teams?.kind !== 'tenant',
    mail: readMail(env),
  };
}

/** Settings whose values are faulty are left out here, so that the others are still checked against one another. */
function parseEach(values: Record<string, string>): { readonly env: Env; readonly faults: readonly Fault[] } {
  const parsed = envSchema.safeParse(values, { reportInput: true });
  if (parsed.success) return { env: parsed.data, faults: [] };
  const faults = parsed.error.issues.flatMap(describeIssue).map(({ path, message, fix }) => {
    const name = String(path[0] ?? '');
    const shown = name === 'MicrosoftAppType' ? WRONG_APP_TYPE : { message, fix };
    return { code: 'setting.wrong', path: name, ...shown };
  });
  const wrong = new Set(faults.map((fault) => fault.path));
  const rest = Object.fromEntries(Object.entries(values).filter(([name]) => !wrong.has(name)));
  return { env: envSchema.parse(rest), faults };
}

const WRONG_APP_TYPE = {
  message: 'This kind of app could let in people from outside the school.',
  fix: 'Write SingleTenant (with MicrosoftAppPassword) or UserAssignedMSI (on Azure, without one).',
};

const madeUpPeople = ({ demo, slack, teams }: Settings): readonly Fault[] =>
  demo && (slack !== null || teams?.kind === 'tenant')
    ? [
        {
          code: 'setting.demo_on_platform',
          path: 'ESAFETY_POLICY',
          message: 'This is the demo pack on a real platform: the people it would tell do not exist.',
          fix: 'Name the pack of your school before anybody relies on it.',
        },
      ]
    : [];

/** Requests under a name that is not known are refused, so this would look like a server that nobody can reach. */
const noPublicName = ({ http, slack, teams }: Settings): readonly Fault[] =>
  http.publicUrl === undefined && (teams?.kind === 'tenant' || (slack !== null && slack.appToken === undefined))
    ? [
        {
          code: 'setting.no_public_url',
          path: 'ESAFETY_PUBLIC_URL',
          message: 'This is not set, so whatever Teams or Slack send through a proxy is refused (421).',
          fix: 'Write the https address that they call, such as https://esafety.school.example.',
        },
      ]
    : [];

/** `command`: for `esafety` on the same machine, which needs the pack, the data and the key, but no platform. */
export type Purpose = 'server' | 'command';

export function loadSettings(environment: Environment, purpose: Purpose = 'server'): LoadedSettings {
  const values = tidy(environment);
  const { env, faults: single } = parseEach(values);
  const packs = loadPolicies(resolve(env.ESAFETY_POLICY));
  const settings = assemble(env, packs.policies);
  const given = new Set(Object.keys(values));
  const platform = [...single, ...slackFaults(given), ...teamsFaults(given, env, single), ...mailFaults(given)];
  // Without packs nobody can say whether this is the demo, so what follows from that would be guessed.
  const together =
    packs.faults.length > 0
      ? packs.faults
      : [
          ...dataFaults(settings, env),
          ...(purpose === 'command' ? [] : modeFaults(settings, env, platform)),
          ...keyFaults(settings, env),
        ];
  const faults = [...(purpose === 'command' ? single : platform), ...together];
  const already = new Set(faults.map((fault) => fault.code));
  const notes = packs.warnings.filter((warning) => !already.has(warning.code));
  const warnings: Fault[] = [...unknownNames(environment), ...notes, ...madeUpPeople(settings)];
  if (purpose === 'server') warnings.push(...noPublicName(settings));
  return faults.length === 0 ? { ok: true, settings, warnings } : { ok: false, faults, warnings };
}
