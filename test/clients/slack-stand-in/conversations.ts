// Channels as Slack keeps them: who is in one, how private it is, and what Slack tells the bot when that changes.

import { type Delivery, eventPayload, type Reply } from './deliver.ts';
import { type Channel, type Json, no, type World } from './world.ts';

/** What a test says of a channel; everything left out is an ordinary channel of the school alone. */
export type ChannelSpec = {
  /** As a school's pack names it; otherwise the next free one. */
  readonly id?: string;
  readonly private?: boolean;
  readonly archived?: boolean;
  /** Teams it is shared with (Slack Connect). */
  readonly sharedWith?: readonly string[];
  /** Teams that were invited and have not answered. */
  readonly offeredTo?: readonly string[];
  /** The bot is not in it. */
  readonly withoutBot?: boolean;
};

export function addChannel(world: World, members: readonly string[], spec: ChannelSpec = {}): Channel {
  const channel: Channel = {
    id: spec.id ?? world.id('C'),
    kind: 'channel',
    members: new Set([...members, ...(spec.withoutBot ? [] : [world.botUserId])]),
    messages: [],
    private: spec.private ?? false,
    archived: spec.archived ?? false,
    sharedWith: new Set(spec.sharedWith),
    offeredTo: new Set(spec.offeredTo),
  };
  world.channels.set(channel.id, channel);
  return channel;
}

/** A channel in which things happen, and Slack's word to the bot about each. */
export type ChannelActs = {
  readonly join: (userId: string) => Promise<void>;
  readonly leave: (userId: string) => Promise<void>;
  readonly share: (teamId: string) => Promise<void>;
  readonly unshare: (teamId: string) => Promise<void>;
  readonly archive: () => Promise<void>;
  /** Slack has no event for these two. */
  readonly publish: () => void;
  readonly offer: (teamId: string) => void;
};

export function channelActs(
  world: World,
  channel: Channel,
  deliver: (delivery: Delivery) => Promise<Reply>,
): ChannelActs {
  const say = async (event: Json): Promise<void> => {
    await deliver({ kind: 'events_api', payload: eventPayload(world, { event_ts: world.ts(), ...event }) });
  };
  const member = (type: string, user: string): Promise<void> => {
    const team = world.people.get(user)?.teamId ?? world.teamId;
    // Slack's own letter for a private channel is G, whatever its id begins with.
    return say({ type, user, channel: channel.id, channel_type: channel.private ? 'G' : 'C', team });
  };
  return {
    async join(userId) {
      channel.members.add(userId);
      await member('member_joined_channel', userId);
    },
    async leave(userId) {
      channel.members.delete(userId);
      await member('member_left_channel', userId);
    },
    async share(teamId) {
      channel.offeredTo.delete(teamId);
      channel.sharedWith.add(teamId);
      await say({ type: 'channel_shared', connected_team_id: teamId, channel: channel.id });
    },
    async unshare(teamId) {
      channel.sharedWith.delete(teamId);
      await say({
        ...{ type: 'channel_unshared', previously_connected_team_id: teamId, channel: channel.id },
        is_ext_shared: channel.sharedWith.size > 0,
      });
    },
    async archive() {
      channel.archived = true;
      await say({ type: 'group_archive', channel: channel.id, user: world.botUserId, is_moved: 0 });
    },
    publish: () => {
      channel.private = false;
    },
    offer: (teamId) => void channel.offeredTo.add(teamId),
  };
}

/** What the token may read of this kind of conversation. */
function scopeFor({ kind, private: hidden }: Channel): string {
  if (kind === 'dm') return 'im:read';
  return hidden ? 'groups:read' : 'channels:read';
}

/** The conversation, or why the bot may not look at it. A private one it is not in does not exist for it. */
function readable(world: World, args: Json): { readonly channel: Channel } | { readonly refused: Json } {
  const scopes = ['channels:read', 'groups:read', 'im:read'];
  if (!scopes.some((scope) => world.scopes.has(scope))) return { refused: no('missing_scope') };
  const channel = world.channels.get(String(args.channel));
  const open = channel !== undefined && channel.kind === 'channel' && !channel.private;
  if (channel === undefined || (!open && !channel.members.has(world.botUserId)))
    return { refused: no('channel_not_found') };
  const scope = scopeFor(channel);
  return world.scopes.has(scope) ? { channel } : { refused: { ...no('missing_scope'), needed: scope } };
}

export function conversationsInfo(world: World, args: Json): Json {
  const read = readable(world, args);
  if ('refused' in read) return read.refused;
  const { channel } = read;
  const teams = [...channel.sharedWith];
  return {
    ok: true,
    channel: {
      ...{ id: channel.id, name: 'a-channel', is_archived: channel.archived, is_im: channel.kind === 'dm' },
      ...{ is_channel: !channel.private, is_group: channel.private, is_mpim: false, is_private: channel.private },
      ...{ is_shared: teams.length > 0, is_ext_shared: teams.length > 0, is_org_shared: false },
      ...{ is_pending_ext_shared: channel.offeredTo.size > 0, pending_shared: [...channel.offeredTo] },
      ...{ shared_team_ids: [world.teamId, ...teams], pending_connected_team_ids: [] },
      is_member: channel.members.has(world.botUserId),
      ...(args.include_num_members === 'true' ? { num_members: channel.members.size } : {}),
    },
  };
}

/** Slack gives at most 1000 at once, and often fewer than it was asked for. */
const MOST_IN_A_PAGE = 1000;

export function conversationsMembers(world: World, args: Json): Json {
  const read = readable(world, args);
  if ('refused' in read) return read.refused;
  const limit = args.limit === undefined ? 100 : Number(args.limit);
  if (!(limit >= 1 && limit <= MOST_IN_A_PAGE)) return no('invalid_limit');
  const start = args.cursor === undefined ? 0 : cursorAt(String(args.cursor));
  if (start === null) return no('invalid_cursor');
  const all = [...read.channel.members];
  const end = start + limit;
  const cursor = end < all.length ? Buffer.from(`user:${end}`).toString('base64') : '';
  return { ok: true, members: all.slice(start, end), response_metadata: { next_cursor: cursor } };
}

function cursorAt(cursor: string): number | null {
  const read = /^user:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString('utf8'));
  return read === null ? null : Number(read[1]);
}
