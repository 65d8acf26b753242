// The settings of each platform: all of them, or none. A platform that is half set would look as if it were running.

import type { Env } from './env-schema.ts';
import type { Fault } from './fault.ts';
import type { MailSettings, SlackAccess, TeamsAccess } from './settings.ts';

type Given = ReadonlySet<string>;

const fault = (path: string, message: string, fix: string): Fault => ({ code: 'setting.missing', path, message, fix });

const missing = (given: Given, platform: string, names: readonly string[], fix: Readonly<Record<string, string>>) =>
  names
    .filter((name) => !given.has(name))
    .map((name) => fault(name, `This is missing, so ${platform} is only half set.`, fix[name] ?? 'Set it.'));

const SLACK = ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN', 'SLACK_API_URL'];
const SLACK_OAUTH = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'];

export function slackFaults(given: Given): readonly Fault[] {
  const oauth = SLACK_OAUTH.filter((name) => given.has(name)).map((name) => ({
    code: 'setting.not_offered',
    path: name,
    message: 'This server joins one workspace, with its bot token; it does not install itself in others.',
    fix: 'Remove it, and set SLACK_BOT_TOKEN.',
  }));
  if (!SLACK.some((name) => given.has(name))) return oauth;
  const token = missing(given, 'Slack', ['SLACK_BOT_TOKEN'], {
    SLACK_BOT_TOKEN: 'Copy it from OAuth & Permissions in the Slack app; it starts with xoxb-.',
  });
  const way = given.has('SLACK_SIGNING_SECRET') || given.has('SLACK_APP_TOKEN');
  return [
    ...oauth,
    ...token,
    ...(way
      ? []
      : [
          fault(
            'SLACK_SIGNING_SECRET',
            'This is missing, so nothing that Slack sends could be trusted.',
            'Copy it from Basic Information in the Slack app. Without a public address, set SLACK_APP_TOKEN (Socket Mode) instead.',
          ),
        ]),
  ];
}

export function readSlack(env: Env): SlackAccess | null {
  if (env.SLACK_BOT_TOKEN === undefined) return null;
  return {
    botToken: env.SLACK_BOT_TOKEN,
    ...(env.SLACK_SIGNING_SECRET === undefined ? {} : { signingSecret: env.SLACK_SIGNING_SECRET }),
    ...(env.SLACK_APP_TOKEN === undefined ? {} : { appToken: env.SLACK_APP_TOKEN }),
    ...(env.SLACK_API_URL === undefined ? {} : { apiUrl: env.SLACK_API_URL }),
  };
}

const TEAMS = ['MicrosoftAppType', 'MicrosoftAppId', 'MicrosoftAppTenantId', 'MicrosoftAppPassword'];
const TEAMS_FIX = {
  MicrosoftAppType: 'Write SingleTenant (with MicrosoftAppPassword) or UserAssignedMSI (on Azure, without one).',
  MicrosoftAppId: 'Copy the Application (client) ID of the app registration.',
  MicrosoftAppTenantId: 'Copy the Directory (tenant) ID of the app registration.',
  MicrosoftAppPassword: 'Make a client secret in the app registration and copy its value.',
};

export function teamsFaults(given: Given, env: Env, single: readonly Fault[]): readonly Fault[] {
  if (!TEAMS.some((name) => given.has(name))) return [];
  const needed = TEAMS.slice(0, env.MicrosoftAppType === 'UserAssignedMSI' ? 3 : 4);
  const lacking = missing(given, 'Teams', needed, TEAMS_FIX);
  const surplus =
    env.MicrosoftAppType === 'UserAssignedMSI' && given.has('MicrosoftAppPassword')
      ? [
          {
            code: 'setting.surplus',
            path: 'MicrosoftAppPassword',
            message: 'A managed identity (UserAssignedMSI) has no password.',
            fix: 'Remove it, or write SingleTenant under MicrosoftAppType.',
          },
        ]
      : [];
  const already = new Set(single.map((each) => each.path));
  return [...lacking, ...surplus].filter((each) => !already.has(each.path));
}

export function readTeams(env: Env): TeamsAccess | null {
  const { MicrosoftAppType, MicrosoftAppId, MicrosoftAppTenantId, MicrosoftAppPassword } = env;
  if (MicrosoftAppId !== undefined && MicrosoftAppTenantId !== undefined) {
    const ids = { kind: 'tenant', appId: MicrosoftAppId, tenantId: MicrosoftAppTenantId } as const;
    if (MicrosoftAppType === 'UserAssignedMSI') return { ...ids, appType: 'UserAssignedMSI' };
    if (MicrosoftAppPassword !== undefined)
      return { ...ids, appType: 'SingleTenant', appPassword: MicrosoftAppPassword };
  }
  return env.ESAFETY_TEAMS_LOCAL === '1' ? { kind: 'local' } : null;
}

export const mailFaults = (given: Given): readonly Fault[] =>
  given.has('SMTP_URL') || given.has('ESAFETY_MAIL_FROM')
    ? missing(given, 'e-mail', ['SMTP_URL', 'ESAFETY_MAIL_FROM'], {
        SMTP_URL: 'Write it as smtps://user:password@host:465.',
        ESAFETY_MAIL_FROM: 'Write the address that the e-mails come from.',
      })
    : [];

export const readMail = (env: Env): MailSettings | null =>
  env.SMTP_URL === undefined || env.ESAFETY_MAIL_FROM === undefined
    ? null
    : { url: env.SMTP_URL, from: env.ESAFETY_MAIL_FROM };
