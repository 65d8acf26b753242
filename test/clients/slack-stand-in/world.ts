// What the stand-in knows: one workspace with people, conversations, windows and App Homes, and everything the bot ever asked of it.

import { randomBytes } from 'node:crypto';

export type Json = Record<string, unknown>;

export type PersonSpec = {
  readonly id: string;
  readonly name?: string;
  readonly email?: string;
  readonly emailConfirmed?: boolean;
  readonly guest?: 'multi' | 'single';
  readonly bot?: boolean;
  readonly deleted?: boolean;
  readonly stranger?: boolean;
  readonly teamId?: string;
  /** False: the bot may not open a conversation with this person. */
  readonly reachable?: boolean;
};

export type OpenView = {
  readonly id: string;
  hash: string;
  view: Json;
  readonly userId: string;
  /** What the person has put in so far: block id -> action id -> the element's state. */
  typed: Record<string, Record<string, Json>>;
  errors: Record<string, string>;
};

export type SentMessage = { readonly ts: string; text: string; blocks: readonly Json[]; edited: boolean };
export type Channel = {
  readonly id: string;
  readonly kind: 'dm' | 'channel';
  readonly members: Set<string>;
  readonly messages: SentMessage[];
  private: boolean;
  archived: boolean;
  readonly sharedWith: Set<string>;
  readonly offeredTo: Set<string>;
};
export type Call = { readonly method: string; readonly args: Json; readonly at: number; answer: Json };

export type Fault = {
  /** 429, 500 and so on. Without one, `error` is answered with 200 as Slack does. */
  readonly status?: number;
  readonly error?: string;
  readonly retryAfterS?: number;
  readonly delayMs?: number;
  /** The answer is ready at once and is held back: by the time it arrives, things may have changed. */
  readonly holdMs?: number;
  /** The connection is cut instead of an answer; with `after` the effect has happened by then. */
  readonly reset?: 'before' | 'after';
  readonly times?: number;
};

export type World = {
  readonly now: () => number;
  readonly teamId: string;
  readonly botUserId: string;
  readonly botId: string;
  readonly appId: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly scopes: Set<string>;
  readonly people: Map<string, PersonSpec>;
  readonly channels: Map<string, Channel>;
  readonly views: Map<string, OpenView>;
  readonly homes: Map<string, OpenView>;
  readonly triggers: Map<string, { readonly userId: string; readonly at: number; used: boolean }>;
  readonly whispers: {
    readonly userId: string;
    readonly channel: string;
    readonly text: string;
    readonly blocks: readonly Json[];
  }[];
  readonly calls: Call[];
  readonly faults: Map<string, { fault: Fault; left: number }[]>;
  readonly fileFetches: string[];
  readonly id: (prefix: string) => string;
  readonly ts: () => string;
  readonly hash: () => string;
  readonly trigger: (userId: string) => string;
  readonly dm: (userId: string) => Channel;
};

/** The scopes of deploy/slack-manifest.yaml; a test compares the two. */
export const BOT_SCOPES = [
  ...['app_mentions:read', 'channels:read', 'chat:write', 'commands', 'groups:read', 'im:history', 'im:write'],
  ...['users:read', 'users:read.email'],
];

export function world(given: {
  readonly now?: () => number;
  readonly teamId?: string;
  readonly scopes?: readonly string[];
}): World {
  let counter = 0;
  const id = (prefix: string): string => {
    counter += 1;
    return `${prefix}${String(counter).padStart(8, '0')}`;
  };
  const now = given.now ?? Date.now;
  const channels = new Map<string, Channel>();
  const made: World = {
    now,
    teamId: given.teamId ?? 'T0SCHOOL',
    botUserId: 'U0BOT',
    botId: 'B0BOT',
    appId: 'A0APP',
    botToken: `xoxb-stand-in-${randomBytes(8).toString('hex')}`,
    appToken: `xapp-stand-in-${randomBytes(8).toString('hex')}`,
    signingSecret: randomBytes(16).toString('hex'),
    scopes: new Set(given.scopes ?? BOT_SCOPES),
    people: new Map(),
    channels,
    views: new Map(),
    homes: new Map(),
    triggers: new Map(),
    whispers: [],
    calls: [],
    faults: new Map(),
    fileFetches: [],
    id,
    ts: () => {
      counter += 1;
      return `${Math.floor(now() / 1000)}.${String(counter).padStart(6, '0')}`;
    },
    hash: () => `${Math.floor(now() / 1000)}.${randomBytes(4).toString('hex')}`,
    trigger: (userId) => {
      const trigger = `${id('')}.${randomBytes(6).toString('hex')}`;
      made.triggers.set(trigger, { userId, at: now(), used: false });
      return trigger;
    },
    dm: (userId) => {
      const known = [...channels.values()].find(({ kind, members }) => kind === 'dm' && members.has(userId));
      if (known !== undefined) return known;
      const channel: Channel = {
        ...{ id: id('D'), kind: 'dm', members: new Set([userId, 'U0BOT']), messages: [] },
        ...{ private: true, archived: false, sharedWith: new Set(), offeredTo: new Set() },
      };
      channels.set(channel.id, channel);
      return channel;
    },
  };
  return made;
}

/** A new view of a window: what was typed stays where block and action are the same, as in Slack. */
export function replaceView(world: World, open: OpenView, view: Json): void {
  open.view = withBlockIds(world, view);
  open.hash = world.hash();
  open.errors = {};
  const kept: OpenView['typed'] = {};
  for (const block of blocksOf(open.view)) {
    const { block_id: blockId, element } = block;
    if (block.type !== 'input' || typeof blockId !== 'string' || !isJson(element)) continue;
    const before = open.typed[blockId]?.[String(element.action_id)];
    if (before !== undefined) kept[blockId] = { [String(element.action_id)]: before };
  }
  open.typed = kept;
}

/** Slack names blocks and elements that have no name of their own. */
export function withBlockIds(world: World, view: Json): Json {
  const blocks = blocksOf(view).map((block) => ({ block_id: world.id('b'), ...block }));
  return { ...view, blocks };
}

/** Slack's way of saying no: with 200, and a word for why. */
export const no = (error: string, messages: readonly string[] = []): Json => ({
  ok: false,
  error,
  ...(messages.length === 0 ? {} : { response_metadata: { messages } }),
});

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const blocksOf = (view: Json): readonly Json[] => (Array.isArray(view.blocks) ? view.blocks.filter(isJson) : []);

/** A text, or nothing: never "[object Object]". */
export const word = (value: unknown): string => (typeof value === 'string' ? value : '');
