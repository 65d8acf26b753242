// Settings: all faults at once with the way out, a platform set wholly or not at all, demo and real never mixed.

import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { dataState } from '../../src/config/demo-data.ts';
import { formatFault } from '../../src/config/fault.ts';
import { loadSettings } from '../../src/config/load-settings.ts';
import { markDemo } from '../../src/stores/lowdb/demo-marker.ts';

let folder = '';
let key = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'));
  key = join(folder, 'key');
  writeFileSync(key, '{}', { mode: 0o600 });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const demo = (more: Record<string, string> = {}) => loadSettings({ ESAFETY_DATA: join(folder, 'data'), ...more });
const real = (more: Record<string, string> = {}) => demo({ ESAFETY_POLICY: ownPack(), ESAFETY_KEY_FILE: key, ...more });

/** The default pack as a school would finish it: its own numbers in place of the examples. */
function ownPack(): string {
  const file = join(folder, 'own-school.yaml');
  const text = readFileSync('deploy/schools/default.yaml', 'utf8');
  writeFileSync(file, text.replace(/^ *example: true\n/gm, ''));
  return file;
}
const SLACK = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'abc' };
const TEAMS = {
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppId: '11111111-2222-4333-8444-555555555555',
  MicrosoftAppPassword: 'not-a-real-one',
  MicrosoftAppTenantId: '66666666-7777-4888-8999-aaaaaaaaaaaa',
};
const faultsOf = (loaded: ReturnType<typeof loadSettings>) => (loaded.ok ? [] : loaded.faults);
const codesOf = (loaded: ReturnType<typeof loadSettings>) =>
  faultsOf(loaded).map((fault) => `${fault.code} ${fault.path}`.trim());
const settingsOf = (loaded: ReturnType<typeof loadSettings>) => {
  if (!loaded.ok) throw new Error(loaded.faults.map(formatFault).join('\n'));
  return loaded.settings;
};

describe('with nothing set', () => {
  it('the demo school runs in the console, on this machine only, with a key of its own', () => {
    const settings = settingsOf(demo());
    expect(settings).toMatchObject({
      http: { host: '127.0.0.1', port: 3978 },
      demo: true,
      console: true,
      slack: null,
      teams: null,
      mail: null,
      key: { create: true, file: join(folder, 'data', 'demo.key') },
    });
  });
});

describe('a real school', () => {
  it('whose pack still holds the example numbers does not start', () => {
    const loaded = real({ ...SLACK, ESAFETY_POLICY: 'deploy/schools/default.yaml' });
    expect(codesOf(loaded)).toEqual(['pack.example_number default: contacts']);
  });

  it('with neither Teams nor Slack does not start, and is told why', () => {
    expect(codesOf(real())).toEqual(['setting.no_platform']);
  });

  it.each([
    ['Slack', SLACK],
    ['Slack by Socket Mode', { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }],
    ['Teams', TEAMS],
    ['Teams with a managed identity', { ...TEAMS, MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppPassword: '' }],
    ['both', { ...SLACK, ...TEAMS }],
  ])('starts with %s, without the console', (_name, platform) => {
    const settings = settingsOf(real(platform));
    expect(settings.console).toBe(false);
    expect(settings.slack !== null || settings.teams?.kind === 'tenant').toBe(true);
  });

  it.each([
    ['only a bot token', { SLACK_BOT_TOKEN: 'xoxb-1' }, ['setting.missing SLACK_SIGNING_SECRET']],
    ['only a signing secret', { SLACK_SIGNING_SECRET: 'abc' }, ['setting.missing SLACK_BOT_TOKEN']],
    ['a user token', { ...SLACK, SLACK_BOT_TOKEN: 'xoxp-1' }, ['setting.wrong SLACK_BOT_TOKEN']],
    ['OAuth', { ...SLACK, SLACK_CLIENT_ID: '1.2' }, ['setting.not_offered SLACK_CLIENT_ID']],
    ['an app id with a slip in it', { ...TEAMS, MicrosoftAppId: '123' }, ['setting.wrong MicrosoftAppId']],
    ['Teams without a tenant', { ...TEAMS, MicrosoftAppTenantId: '' }, ['setting.missing MicrosoftAppTenantId']],
    ['Teams without a password', { ...TEAMS, MicrosoftAppPassword: '' }, ['setting.missing MicrosoftAppPassword']],
    ['many tenants', { ...TEAMS, MicrosoftAppType: 'MultiTenant' }, ['setting.wrong MicrosoftAppType']],
    [
      'a managed identity with a password',
      { ...TEAMS, MicrosoftAppType: 'UserAssignedMSI' },
      ['setting.surplus MicrosoftAppPassword'],
    ],
    ['half of e-mail', { ...SLACK, SMTP_URL: 'smtps://mail.example' }, ['setting.missing ESAFETY_MAIL_FROM']],
    [
      'a Slack address without TLS',
      { ...SLACK, SLACK_API_URL: 'http://slack.example/api' },
      ['setting.wrong SLACK_API_URL'],
    ],
    [
      'the local Teams entrance',
      { ...SLACK, ESAFETY_TEAMS_LOCAL: '1' },
      ['setting.local_needs_demo ESAFETY_TEAMS_LOCAL', 'setting.local_beside_real ESAFETY_TEAMS_LOCAL'],
    ],
    ['no key', { ...SLACK, ESAFETY_KEY_FILE: '' }, ['setting.no_key_file ESAFETY_KEY_FILE']],
    ['a database', { ...SLACK, DATABASE_URL: 'postgres://u:p@db/x' }, ['setting.no_database DATABASE_URL']],
  ])('with %s does not start', (_name, more, codes) => {
    expect(codesOf(real(more))).toEqual(codes);
  });

  it('hears of every fault at once, and no secret is repeated', () => {
    const loaded = real({
      PORT: 'abc',
      SLACK_BOT_TOKEN: 'hush-hush',
      SMTP_URL: 'hush-hush',
      ESAFETY_PUBLIC_URL: 'ftp://x',
    });
    expect(codesOf(loaded)).toEqual([
      'setting.wrong PORT',
      'setting.wrong ESAFETY_PUBLIC_URL',
      'setting.wrong SLACK_BOT_TOKEN',
      'setting.wrong SMTP_URL',
      'setting.missing SLACK_SIGNING_SECRET',
      'setting.missing ESAFETY_MAIL_FROM',
    ]);
    expect(faultsOf(loaded).map(formatFault).join('\n')).not.toContain('hush');
  });

  it.each([0o640, 0o604, 0o660, 0o700, 0o777])('with a key file of mode %o does not start', (mode) => {
    chmodSync(key, mode);
    expect(codesOf(real(SLACK))).toEqual(['setting.key_file_open ESAFETY_KEY_FILE']);
  });

  it.each([0o600, 0o400])('with a key file of mode %o starts', (mode) => {
    chmodSync(key, mode);
    expect(real(SLACK).ok).toBe(true);
  });

  it('does not start on the data of the demo', () => {
    markDemo(join(folder, 'data'));
    expect(codesOf(real(SLACK))).toEqual(['setting.real_on_demo_data ESAFETY_DATA']);
  });
});

describe('the demo', () => {
  it('has no console beside a real platform, and says that its people do not exist', () => {
    const loaded = demo(SLACK);
    expect(settingsOf(loaded).console).toBe(false);
    expect(loaded.warnings.map((warning) => warning.code)).toContain('setting.demo_on_platform');
  });

  it('runs the local Teams entrance for the playground', () => {
    expect(settingsOf(demo({ ESAFETY_TEAMS_LOCAL: '1' })).teams).toEqual({ kind: 'local' });
  });

  it('never opens an entrance without sign-in to other machines', () => {
    expect(codesOf(demo({ HOST: '0.0.0.0' }))).toEqual(['setting.demo_not_local HOST']);
    expect(demo({ HOST: '::1' }).ok).toBe(true);
  });

  it('does not start on data that it did not make', () => {
    mkdirSync(join(folder, 'data', 'docs'), { recursive: true });
    expect(codesOf(demo())).toEqual(['setting.demo_on_real_data ESAFETY_DATA']);
  });

  it('knows its own folder again', () => {
    const data = join(folder, 'data');
    expect(dataState(data)).toBe('new');
    markDemo(data);
    expect(dataState(data)).toBe('demo');
    expect(demo().ok).toBe(true);
  });
});

describe('a setting that is mistyped', () => {
  it('is pointed out with the name that was probably meant', () => {
    const loaded = demo({ ESAFETY_POLCY: 'x' });
    expect(loaded.warnings.map(formatFault)).toContain(
      'ESAFETY_POLCY: This setting is not known and has no effect. Did you mean ESAFETY_POLICY?',
    );
  });

  it('may stand in quotes or be empty', () => {
    expect(settingsOf(demo({ PORT: '"4000"', SMTP_URL: ' ' })).http.port).toBe(4000);
  });
});
