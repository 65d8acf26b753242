// The Web API methods the bot uses, answered the way Slack answers them, refusals included.

import { blockFaults, viewFaults } from './check-blocks.ts';
import { conversationsInfo, conversationsMembers } from './conversations.ts';
import {
  blocksOf,
  isJson,
  type Json,
  no,
  type OpenView,
  type PersonSpec,
  replaceView,
  type World,
  withBlockIds,
  word,
} from './world.ts';

type Method = { readonly scope: string | null; readonly app?: true; readonly run: (world: World, args: Json) => Json };

export const METHODS: Readonly<Record<string, Method>> = {
  'auth.test': {
    scope: null,
    run: (world) => ({
      ok: true,
      ...{ team_id: world.teamId, user_id: world.botUserId, bot_id: world.botId, is_enterprise_install: false },
    }),
  },
  'apps.connections.open': { scope: null, app: true, run: () => ({ ok: true }) },
  'users.info': { scope: 'users:read', run: usersInfo },
  'users.lookupByEmail': { scope: 'users:read.email', run: lookupByEmail },
  'conversations.open': { scope: 'im:write', run: conversationsOpen },
  'conversations.info': { scope: null, run: conversationsInfo },
  'conversations.members': { scope: null, run: conversationsMembers },
  'chat.postMessage': { scope: 'chat:write', run: postMessage },
  'chat.update': { scope: 'chat:write', run: updateMessage },
  'chat.postEphemeral': { scope: 'chat:write', run: postEphemeral },
  'views.open': { scope: null, run: viewsOpen },
  'views.update': { scope: null, run: viewsUpdate },
  'views.publish': { scope: null, run: viewsPublish },
};

export function callMethod(world: World, name: string, token: string, args: Json): Json {
  const method = METHODS[name];
  if (method === undefined) return no('unknown_method');
  if (token !== (method.app ? world.appToken : world.botToken)) return no(token === '' ? 'not_authed' : 'invalid_auth');
  if (method.scope !== null && !world.scopes.has(method.scope)) return { ...no('missing_scope'), needed: method.scope };
  return method.run(world, args);
}

export function slackUser(world: World, person: PersonSpec): Json {
  const seesEmail = world.scopes.has('users:read.email');
  return {
    id: person.id,
    team_id: person.teamId ?? world.teamId,
    name: person.id.toLowerCase(),
    deleted: person.deleted ?? false,
    real_name: person.name ?? person.id,
    tz: 'Europe/London',
    is_bot: person.bot ?? false,
    is_restricted: person.guest !== undefined,
    is_ultra_restricted: person.guest === 'single',
    ...(person.stranger ? { is_stranger: true } : {}),
    is_email_confirmed: person.emailConfirmed ?? true,
    profile: { real_name: person.name ?? person.id, ...(seesEmail && person.email ? { email: person.email } : {}) },
  };
}

function usersInfo(world: World, args: Json): Json {
  const person = world.people.get(String(args.user));
  return person === undefined ? no('user_not_found') : { ok: true, user: slackUser(world, person) };
}

function lookupByEmail(world: World, args: Json): Json {
  const person = [...world.people.values()].find(({ email, deleted }) => email === args.email && !deleted);
  return person === undefined ? no('users_not_found') : { ok: true, user: slackUser(world, person) };
}

function conversationsOpen(world: World, args: Json): Json {
  const person = world.people.get(String(args.users));
  if (person === undefined) return no('user_not_found');
  if (person.bot) return no('cannot_dm_bot');
  if (person.deleted) return no('user_disabled');
  if (person.reachable === false) return no('user_not_visible');
  return { ok: true, channel: { id: world.dm(person.id).id } };
}

/** A message as sent, or the refusal (`ok: false`). */
function content(args: Json): Json {
  const text = typeof args.text === 'string' ? args.text : '';
  const blocks = parsed(args.blocks);
  if (blocks === undefined && text === '') return no('no_text');
  if (text.length > 40_000) return no('msg_too_long');
  const faults = blocks === undefined ? [] : blockFaults(blocks, 'message');
  if (faults.length > 0) return no('invalid_blocks', faults);
  return { text, blocks: Array.isArray(blocks) ? blocks.filter(isJson) : [] };
}

function postMessage(world: World, args: Json): Json {
  const channel = world.channels.get(String(args.channel));
  if (channel === undefined) return no('channel_not_found');
  if (!channel.members.has(world.botUserId)) return no(channel.private ? 'channel_not_found' : 'not_in_channel');
  if (channel.archived) return no('is_archived');
  const made = content(args);
  if (made.ok === false) return made;
  const message = {
    ts: world.ts(),
    text: String(made.text),
    blocks: blocksOf(withBlockIds(world, made)),
    edited: false,
  };
  channel.messages.push(message);
  return { ok: true, channel: channel.id, ts: message.ts };
}

function updateMessage(world: World, args: Json): Json {
  const message = world.channels.get(String(args.channel))?.messages.find(({ ts }) => ts === args.ts);
  if (message === undefined) return no('message_not_found');
  const made = content(args);
  if (made.ok === false) return made;
  message.text = String(made.text);
  message.blocks = blocksOf(withBlockIds(world, made));
  message.edited = true;
  return { ok: true, channel: args.channel, ts: message.ts };
}

function postEphemeral(world: World, args: Json): Json {
  const channel = world.channels.get(String(args.channel));
  if (channel === undefined) return no('channel_not_found');
  if (!channel.members.has(String(args.user))) return no('user_not_in_channel');
  const made = content(args);
  if (made.ok === false) return made;
  world.whispers.push({
    userId: String(args.user),
    channel: channel.id,
    text: String(made.text),
    blocks: blocksOf(made),
  });
  return { ok: true, message_ts: world.ts() };
}

const TRIGGER_MS = 3000;

function viewsOpen(world: World, args: Json): Json {
  const trigger = world.triggers.get(String(args.trigger_id));
  if (trigger === undefined) return no('invalid_trigger_id');
  if (trigger.used) return no('exchanged_trigger_id');
  if (world.now() - trigger.at > TRIGGER_MS) return no('expired_trigger_id');
  const view = parsed(args.view);
  const faults = viewFaults(view);
  if (faults.length > 0 || !isJson(view)) return no('invalid_arguments', faults);
  if (view.type !== 'modal') return no('invalid_arguments', ['only a modal is opened']);
  const taken = [...world.views.values()].some((open) => open.view.external_id === view.external_id);
  if (view.external_id !== undefined && taken) return no('duplicate_external_id');
  trigger.used = true;
  const open = newView(world, trigger.userId, view);
  world.views.set(open.id, open);
  return { ok: true, view: viewPayload(world, open) };
}

function viewsUpdate(world: World, args: Json): Json {
  const open = [...world.views.values()].find(
    ({ id, view }) => id === args.view_id || (args.external_id !== undefined && view.external_id === args.external_id),
  );
  if (open === undefined) return no('not_found');
  if (args.hash !== undefined && args.hash !== open.hash) return no('hash_conflict');
  const view = parsed(args.view);
  const faults = viewFaults(view);
  if (faults.length > 0 || !isJson(view)) return no('invalid_arguments', faults);
  replaceView(world, open, view);
  return { ok: true, view: viewPayload(world, open) };
}

function viewsPublish(world: World, args: Json): Json {
  const person = world.people.get(String(args.user_id));
  if (person === undefined) return no('user_not_found');
  const view = parsed(args.view);
  const faults = viewFaults(view);
  if (faults.length > 0 || !isJson(view)) return no('invalid_arguments', faults);
  if (view.type !== 'home') return no('invalid_arguments', ['only a home is published']);
  const before = world.homes.get(person.id);
  if (args.hash !== undefined && before !== undefined && args.hash !== before.hash) return no('hash_conflict');
  const open = newView(world, person.id, view);
  world.homes.set(person.id, open);
  return { ok: true, view: viewPayload(world, open) };
}

function newView(world: World, userId: string, view: Json): OpenView {
  return { id: world.id('V'), hash: world.hash(), view: withBlockIds(world, view), userId, typed: {}, errors: {} };
}

/** A view as Slack sends it along with every press. */
export function viewPayload(world: World, open: OpenView): Json {
  return {
    id: open.id,
    team_id: world.teamId,
    private_metadata: '',
    callback_id: '',
    ...open.view,
    hash: open.hash,
    state: { values: stateValues(open) },
    app_id: world.appId,
    bot_id: world.botId,
    root_view_id: open.id,
    previous_view_id: null,
    app_installed_team_id: world.teamId,
  };
}

/** What every input holds now: what was typed, else what it began with. */
export function stateValues(open: OpenView): Json {
  const values: Record<string, Json> = {};
  for (const block of blocksOf(open.view)) {
    if (block.type !== 'input' || !isJson(block.element)) continue;
    const { element } = block;
    const actionId = word(element.action_id);
    const typed = open.typed[String(block.block_id)]?.[actionId];
    values[String(block.block_id)] = { [actionId]: typed ?? initialState(element) };
  }
  return values;
}

function initialState(element: Json): Json {
  const type = String(element.type);
  switch (type) {
    case 'plain_text_input':
      return { type, value: element.initial_value ?? null };
    case 'static_select':
    case 'radio_buttons':
      return { type, selected_option: element.initial_option ?? null };
    case 'multi_static_select':
    case 'checkboxes':
      return { type, selected_options: element.initial_options ?? [] };
    case 'datepicker':
      return { type, selected_date: element.initial_date ?? null };
    case 'timepicker':
      return { type, selected_time: element.initial_time ?? null };
    default:
      return { type };
  }
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}
