// What the listeners read out of Slack's payloads, and no more. A payload that does not fit is not ours to act on.

import { z } from 'zod';

const id = z.string().min(1).max(255);
const optionalTeam = z.object({ id: id.nullish() }).nullish();
const user = z.object({ id, team_id: id.nullish() });

const command = z.object({
  command: z.string().max(100),
  text: z.string().max(20_000).default(''),
  user_id: id,
  team_id: id,
  trigger_id: z.string().max(255).default(''),
});

const values = z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown())));
const view = z.object({
  id,
  type: z.enum(['modal', 'home']),
  hash: z.string().max(255).default(''),
  private_metadata: z.string().max(3000).default(''),
  state: z.object({ values }).nullish(),
  blocks: z.array(z.object({ type: z.string(), block_id: z.string().default('') })).default([]),
});

const action = z.object({
  action_id: id,
  value: z.string().max(2000).default(''),
  action_ts: z.string().max(64).default(''),
});

const blockActions = z.object({
  type: z.literal('block_actions'),
  user,
  team: optionalTeam,
  trigger_id: z.string().max(255).default(''),
  view: view.nullish(),
  actions: z.array(action).min(1).max(25),
});

const viewSubmission = z.object({ type: z.literal('view_submission'), user, team: optionalTeam, view });

const shortcut = z.object({
  type: z.literal('shortcut'),
  callback_id: id,
  user,
  team: optionalTeam,
  trigger_id: z.string().max(255).default(''),
});

const messageEvent = z.object({
  type: z.enum(['message', 'app_mention']),
  user: id.optional(),
  bot_id: z.string().nullish(),
  subtype: z.string().optional(),
  hidden: z.boolean().optional(),
  channel: id,
  channel_type: z.string().optional(),
  text: z.string().default(''),
  files: z.array(z.unknown()).optional(),
});

const homeOpened = z.object({
  type: z.literal('app_home_opened'),
  user: id,
  tab: z.string().optional(),
  view: z.object({ id: z.string() }).nullish(),
});

const userChange = z.object({ type: z.literal('user_change'), user: z.unknown() });

const channelEvent = z.object({
  // A renamed channel comes as a whole object, all others as an id.
  channel: z.union([id, z.object({ id }).transform((channel) => channel.id)]).nullish(),
  old_channel_id: id.nullish(),
  new_channel_id: id.nullish(),
});

export type SlackView = z.infer<typeof view>;
export type BlockActions = z.infer<typeof blockActions>;
export type ViewSubmission = z.infer<typeof viewSubmission>;
export type Command = z.infer<typeof command>;
export type Shortcut = z.infer<typeof shortcut>;
export type MessageEvent = z.infer<typeof messageEvent>;
export type ChannelEvent = z.infer<typeof channelEvent>;
export type HomeOpened = z.infer<typeof homeOpened>;

const reader =
  <T>(schema: z.ZodType<T>) =>
  (payload: unknown): T | null => {
    const read = schema.safeParse(payload);
    return read.success ? read.data : null;
  };

export const readCommand = reader(command);
export const readBlockActions = reader(blockActions);
export const readViewSubmission = reader(viewSubmission);
export const readShortcut = reader(shortcut);
export const readMessageEvent = reader(messageEvent);
export const readHomeOpened = reader(homeOpened);
export const readChannelEvent = reader(channelEvent);
export const readUserChange = reader(userChange);

/**
 * The workspace whose installation of the bot this payload is for; null when Slack does not say. In a shared channel this
 * is not the workspace of the person, which is looked up by itself.
 */
export function installedTeam(body: Readonly<Record<string, unknown>>): string | null {
  const shape = z.object({
    authorizations: z.array(z.object({ team_id: id.nullish(), enterprise_id: id.nullish() })).optional(),
    view: z.object({ app_installed_team_id: id.nullish() }).nullish(),
    team_id: id.nullish(),
    team: optionalTeam,
    user: z.object({ team_id: id.nullish() }).nullish().catch(null),
    enterprise: optionalTeam,
  });
  const read = shape.safeParse(body);
  if (!read.success) return null;
  const { data } = read;
  const authorization = data.authorizations?.[0];
  return (
    authorization?.team_id ??
    authorization?.enterprise_id ??
    data.view?.app_installed_team_id ??
    data.team_id ??
    data.team?.id ??
    data.user?.team_id ??
    data.enterprise?.id ??
    null
  );
}

/** What Slack's message text meant to the person who typed it: no mark-up, no entities, no mention of the bot in front. */
export function typedText(text: string, botUserId: string): string {
  const withoutBot = text.trimStart().startsWith(`<@${botUserId}`) ? text.trimStart().replace(/^<@[^>]*>/, '') : text;
  return withoutBot
    .replace(/<(?:[^<>|]*)\|([^<>]*)>/g, '$1')
    .replace(/<((?:https?:|mailto:)[^<>|]*)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}
