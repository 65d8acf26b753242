// A person at Slack: types commands, presses what can be seen, fills in what is asked, and sees only what Slack would show them.

import { viewFaults } from './check-blocks.ts';
import { type Delivery, eventPayload, type Reply } from './deliver.ts';
import { fillInput, inputsOf, type SeenInput } from './inputs.ts';
import { type Button, buttonsOf, textOf, visibleText } from './visible.ts';
import { stateValues, viewPayload } from './web-api.ts';
import {
  blocksOf,
  type Channel,
  isJson,
  type Json,
  type OpenView,
  replaceView,
  type SentMessage,
  type World,
} from './world.ts';

export type SeenWindow = {
  readonly title: string;
  readonly text: string;
  readonly buttons: readonly string[];
  readonly inputs: readonly SeenInput[];
  /** The label of the button at the foot, or null when there is nothing to send. */
  readonly submit: string | null;
  /** Question id -> what Slack shows under the field. */
  readonly errors: Readonly<Record<string, string>>;
  readonly view: Json;
};
export type SeenMessage = {
  readonly text: string;
  readonly fallback: string;
  readonly buttons: readonly string[];
  readonly ts: string;
  readonly edited: boolean;
};
/** A part of Slack's window, or the id of a channel. */
export type Where = 'modal' | 'messages' | 'home' | `C${string}`;

export type SlackPerson = {
  readonly id: string;
  /** `/esafety <text>`; resolves when the bot has done all that follows. */
  readonly command: (text?: string, how?: { readonly command?: string; readonly channel?: string }) => Promise<Reply>;
  readonly shortcut: (callbackId?: string) => Promise<Reply>;
  /** Types to the bot in its Messages tab. */
  readonly message: (text: string, more?: Json) => Promise<Reply>;
  /** Mentions the bot in a channel. */
  readonly mention: (channel: string, text: string, more?: Json) => Promise<Reply>;
  readonly postFile: (text?: string) => Promise<Reply>;
  readonly openHome: (tab?: 'home' | 'messages') => Promise<Reply>;
  /** Presses the button with this label: in the open window (its foot too), else in the newest message that has it, else in App Home. */
  readonly press: (label: string, where?: Where) => Promise<Reply>;
  /** Answers a question of the open window, named by its label or id: option labels, or typed text. */
  readonly choose: (question: string, ...labels: readonly string[]) => Promise<void>;
  readonly type: (question: string, text: string) => Promise<void>;
  readonly submit: () => Promise<Reply>;
  /** Closes the window with its x. Slack keeps nothing of it. */
  readonly closeModal: () => void;
  readonly modal: () => SeenWindow | null;
  readonly messages: () => readonly SeenMessage[];
  /** The bot's cards in a channel this person is in. */
  readonly channel: (channelId: string) => readonly SeenMessage[];
  readonly lastMessage: () => SeenMessage | null;
  readonly home: () => SeenWindow | null;
  /** Lines only this person saw in a channel, beside a command or after a mention. */
  readonly whispers: () => readonly string[];
  /** Everything that is or was on this person's screens, for leak tests. */
  readonly seenText: () => string;
  /** Slack's own complaints to the person ("We had some trouble connecting"). */
  readonly troubles: () => readonly string[];
};

type Deliver = (delivery: Delivery) => Promise<Reply>;

export function person(world: World, id: string, deliver: Deliver, settled: () => Promise<void>): SlackPerson {
  const troubles: string[] = [];
  const said: string[] = [];
  const dm = () => world.dm(id);
  const openView = (): OpenView | undefined => [...world.views.values()].filter(({ userId }) => userId === id).at(-1);
  const needView = (): OpenView => openView() ?? fail(`${id} has no window open`);

  /** Delivers, shows the person what Slack would, and waits for the bot to finish. */
  const act = async (delivery: Delivery, onReply?: (reply: Reply) => void): Promise<Reply> => {
    const reply = await deliver(delivery);
    if (reply.status === 200) onReply?.(reply);
    else troubles.push(`We had some trouble connecting (${reply.status})`);
    await settled();
    return reply;
  };
  const event = (content: Json): Promise<Reply> => act({ kind: 'events_api', payload: eventPayload(world, content) });
  const interactive = (payload: Json, onReply?: (reply: Reply) => void): Promise<Reply> =>
    act({ kind: 'interactive', payload: { ...common(world, id), ...payload } }, onReply);

  const submit = (): Promise<Reply> => {
    const open = needView();
    sendable(open);
    open.errors = {};
    return interactive(
      { type: 'view_submission', trigger_id: world.trigger(id), view: viewPayload(world, open), response_urls: [] },
      ({ body }) => afterSubmission(world, open, body),
    );
  };

  return {
    id,
    command: (text = '', how = {}) =>
      act({ kind: 'slash_commands', payload: commandPayload(world, id, text, how) }, ({ body }) => {
        if (body === null) return;
        if (body.response_type === 'in_channel')
          throw new Error('the command and its answer were published in the channel');
        said.push([textOf({ text: body.text }), visibleText(asList(body.blocks))].join('\n').trim());
      }),
    shortcut: (callbackId = 'report') =>
      interactive({ type: 'shortcut', callback_id: callbackId, trigger_id: world.trigger(id), action_ts: world.ts() }),
    message: (text, more = {}) =>
      event({
        type: 'message',
        channel: dm().id,
        channel_type: 'im',
        user: id,
        text,
        ts: world.ts(),
        team: world.teamId,
        ...more,
      }),
    mention: (channel, text, more = {}) =>
      event({ type: 'app_mention', channel, user: id, text: `<@${world.botUserId}> ${text}`, ts: world.ts(), ...more }),
    postFile: (text = '') => event({ ...filePost(world, id, text), channel: dm().id }),
    openHome: (tab = 'home') => {
      const home = world.homes.get(id);
      return event({
        ...{ type: 'app_home_opened', user: id, channel: dm().id, tab, event_ts: world.ts() },
        ...(home === undefined || tab !== 'home' ? {} : { view: viewPayload(world, home) }),
      });
    },
    press: (label, where) => {
      const foot = textOf(openView()?.view.submit);
      if (foot === label && (where ?? 'modal') === 'modal') return submit();
      const found = findButton(world, id, openView(), label, where);
      const action = { ...pressed(found.button), action_ts: world.ts() };
      return interactive({ type: 'block_actions', trigger_id: world.trigger(id), ...found.at, actions: [action] });
    },
    choose: async (question, ...labels) => fillInput(needView(), question, { labels }),
    type: async (question, text) => fillInput(needView(), question, { text }),
    submit,
    closeModal: () => void world.views.delete(needView().id),
    modal: () => seenWindow(openView()),
    home: () => seenWindow(world.homes.get(id)),
    messages: () => dm().messages.map(seenMessage),
    channel: (channelId) => channelOf(world, id, channelId).messages.map(seenMessage),
    lastMessage: () => dm().messages.map(seenMessage).at(-1) ?? null,
    whispers: () => [...said, ...world.whispers.filter(({ userId }) => userId === id).map(whisperText)],
    seenText: () => everythingSeen(world, id, said),
    troubles: () => troubles,
  };
}

function common(world: World, id: string): Json {
  const team = { id: world.teamId, domain: 'school' };
  const user = { id, username: id.toLowerCase(), team_id: world.people.get(id)?.teamId ?? world.teamId };
  return { team, user, api_app_id: world.appId, token: 'unused', enterprise: null, is_enterprise_install: false };
}

function commandPayload(
  world: World,
  id: string,
  text: string,
  how: { readonly command?: string; readonly channel?: string },
): Readonly<Record<string, string>> {
  return {
    ...{ token: 'unused', team_id: world.teamId, team_domain: 'school', channel_name: 'staffroom' },
    ...{ channel_id: how.channel ?? 'C0STAFF', user_id: id, user_name: id.toLowerCase() },
    ...{ command: how.command ?? '/esafety', text, api_app_id: world.appId, is_enterprise_install: 'false' },
    ...{ response_url: 'http://127.0.0.1:9/never', trigger_id: world.trigger(id) },
  };
}

function filePost(world: World, id: string, text: string): Json {
  const file = {
    id: world.id('F'),
    name: 'a-file.png',
    mimetype: 'image/png',
    url_private: 'http://127.0.0.1:9/files/a-file.png',
  };
  return {
    ...{ type: 'message', subtype: 'file_share', channel_type: 'im', user: id, text, ts: world.ts() },
    files: [file],
  };
}

const pressed = (button: Button): Json => ({
  ...{ type: 'button', action_id: button.actionId, block_id: button.blockId, value: button.value },
  text: { type: 'plain_text', text: button.label },
});

function findButton(
  world: World,
  id: string,
  open: OpenView | undefined,
  label: string,
  where?: Where,
): { readonly button: Button; readonly at: Json } {
  const inside = (blocks: readonly Json[]) => buttonsOf(blocks).find((button) => button.label === label);
  if (open !== undefined && (where ?? 'modal') === 'modal') {
    const button = inside(blocksOf(open.view));
    if (button !== undefined)
      return { button, at: { view: viewPayload(world, open), container: { type: 'view', view_id: open.id } } };
  }
  const place = where?.startsWith('C') ? channelOf(world, id, where) : world.dm(id);
  const looks = where === undefined || where === 'messages' || place.kind === 'channel';
  const message = looks ? place.messages.findLast(({ blocks }) => inside(blocks)) : undefined;
  if (message !== undefined) {
    const button = inside(message.blocks) ?? fail('no button');
    const container = { type: 'message', message_ts: message.ts, channel_id: place.id, is_ephemeral: false };
    const channel = { id: place.id, name: place.kind === 'dm' ? 'directmessage' : 'privategroup' };
    return { button, at: { container, channel, message: { ts: message.ts, text: message.text } } };
  }
  const home = world.homes.get(id);
  const button = home === undefined || (where ?? 'home') !== 'home' ? undefined : inside(blocksOf(home.view));
  if (home === undefined || button === undefined) return fail(`${id} sees no button "${label}"`);
  return { button, at: { view: viewPayload(world, home), container: { type: 'view', view_id: home.id } } };
}

/** A channel as this person has it on their screen. */
function channelOf(world: World, id: string, channelId: string): Channel {
  const channel = world.channels.get(channelId);
  if (channel?.kind !== 'channel' || !channel.members.has(id)) return fail(`${id} is not in the channel ${channelId}`);
  return channel;
}

/** Slack itself holds a page back while something it asks for is missing or too long. */
function sendable(open: OpenView): void {
  if (open.view.submit === undefined) fail('this window has nothing to submit');
  const missing = inputsOf(open, stateValues(open)).find(({ optional, value }) => !optional && value === '');
  if (missing !== undefined) fail(`Slack would not send the page: "${missing.label}" is empty`);
}

function afterSubmission(world: World, open: OpenView, body: Json | null): void {
  if (body === null) {
    world.views.delete(open.id);
    return;
  }
  const { response_action: action, errors, view } = body;
  if (action === 'clear') world.views.delete(open.id);
  else if (action === 'errors' && isJson(errors)) showErrors(open, errors);
  else if (action === 'update' && isJson(view)) {
    const faults = viewFaults(view);
    if (faults.length > 0) fail(`Slack would not show the answer: ${faults.join('; ')}`);
    replaceView(world, open, view);
  } else fail(`Slack does not know the answer ${JSON.stringify(action)}`);
}

function showErrors(open: OpenView, errors: Json): void {
  const known = blocksOf(open.view)
    .filter(({ type }) => type === 'input')
    .map((block) => block.block_id);
  for (const [key, value] of Object.entries(errors)) {
    if (!known.includes(key)) fail(`Slack knows no input ${key} on this page`);
    open.errors[key] = String(value);
  }
}

function seenWindow(open: OpenView | undefined): SeenWindow | null {
  if (open === undefined) return null;
  const blocks = blocksOf(open.view);
  return {
    title: textOf(open.view.title),
    text: visibleText(blocks),
    buttons: buttonsOf(blocks).map(({ label }) => label),
    inputs: inputsOf(open, stateValues(open)),
    submit: open.view.submit === undefined ? null : textOf(open.view.submit),
    errors: { ...open.errors },
    view: open.view,
  };
}

const seenMessage = (message: SentMessage): SeenMessage => ({
  text: visibleText(message.blocks),
  fallback: message.text,
  buttons: buttonsOf(message.blocks).map(({ label }) => label),
  ts: message.ts,
  edited: message.edited,
});

const whisperText = (whisper: { readonly text: string; readonly blocks: readonly Json[] }): string =>
  whisper.blocks.length > 0 ? visibleText(whisper.blocks) : whisper.text;

function everythingSeen(world: World, id: string, said: readonly string[]): string {
  const mine = new Set([...world.views.values()].filter(({ userId }) => userId === id).map((open) => open.id));
  const dm = world.dm(id).id;
  const calls = world.calls.filter(
    ({ args }) => args.channel === dm || args.user === id || args.user_id === id || mine.has(String(args.view_id)),
  );
  return [...said, ...calls.map(({ args }) => JSON.stringify(args))].join('\n');
}

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function fail(message: string): never {
  throw new Error(message);
}
