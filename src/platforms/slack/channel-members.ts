// Who is in a private channel, member by member (safety floor 10). What kind of channel it is is asked every time, because Slack
// sends no event for a channel made public or offered to another school. The members are kept for 10 minutes at most, never
// across an event that touches the channel or one of them, and never when one of them could not be looked up.

import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Actor } from '../../chat/turn.ts';
import type { Clock } from '../../usecases/ports.ts';
import type { ChannelMember, ChannelMembers } from '../messenger.ts';
import { attempt, type CallFailure, type CallResult } from './call.ts';
import { isOurs, type SlackChannel, slackChannel } from './channel-kind.ts';
import type { Identity } from './identity.ts';
import { FRESH_MS, type Standing } from './standing.ts';

export type ChannelRoster = {
  readonly members: (channelId: string) => Promise<ChannelMembers>;
  /** Somebody came or went, or the channel itself changed. */
  readonly channelChanged: (channelId: string) => void;
  /** Somebody became a guest, left, or was renamed. */
  readonly personChanged: (userId: string) => void;
  /** Slack told of a change that could not be read: it may be any channel and anybody. */
  readonly anythingChanged: () => void;
};

type Refused = Extract<ChannelMembers, { ok: false }>;
type Kept = {
  readonly members: readonly ChannelMember[];
  readonly ids: ReadonlySet<string>;
  readonly count: number | null;
  readonly until: number;
};
/** A question on its way: what happened meanwhile makes its answer void. */
type Watch = { readonly channelId: string; moved: boolean; readonly people: Set<string> };

/** A user's or an app's id would be taken as a conversation with them. */
const CHANNEL_ID = /^[CG][A-Z0-9]{1,30}$/;
const TRIES = 3;

export function channelRoster(given: {
  readonly client: WebClient;
  readonly bot: Identity;
  readonly standing: Pick<Standing, 'certain'>;
  readonly clock: Clock;
}): ChannelRoster {
  const { client, clock } = given;
  const kept = new Map<string, Kept>();
  const watches = new Set<Watch>();
  const asking = new Map<string, Promise<ChannelMembers>>();

  const keptFor = (channelId: string, { num_members: count }: SlackChannel): Kept | null => {
    const found = kept.get(channelId);
    // An event may have been lost on the way; another number of members shows it.
    if (found !== undefined && found.until > clock.now() && found.count === (count ?? null)) return found;
    kept.delete(channelId);
    return null;
  };

  /** Everybody in the channel but the bot itself, each with a verdict of Slack's own. */
  const readMembers = async (channelId: string, count: number | null): Promise<Kept | Refused> => {
    const ids = await memberIds(client, channelId);
    if (!ids.ok) return refusedBy(ids);
    const { botUserId } = given.bot.known();
    const people = ids.value.filter((id) => id !== botUserId);
    const members: ChannelMember[] = [];
    let oldest = clock.now();
    for (let start = 0; start < people.length; start += TOGETHER) {
      const verdicts = await Promise.all(people.slice(start, start + TOGETHER).map(given.standing.certain));
      for (const verdict of verdicts) {
        if (verdict === null) return unknown('member_not_known');
        members.push(memberOf(verdict.actor));
        oldest = Math.min(oldest, verdict.at);
      }
    }
    return { members, ids: new Set(people), count, until: oldest + FRESH_MS };
  };

  const readOnce = async (channelId: string, watch: Watch): Promise<ChannelMembers> => {
    const channel = await channelInfo(client, channelId);
    if (!channel.ok) return refusedBy(channel);
    if (channel.value.is_archived === true) return { ok: false, why: 'gone', code: 'is_archived' };
    if (!isOurs(channel.value, given.bot.known())) return { ok: true, isPrivate: false, members: [] };
    const known = keptFor(channelId, channel.value);
    const read = known ?? (await readMembers(channelId, channel.value.num_members ?? null));
    if ('ok' in read) return read;
    if (!isStale(watch, read.ids)) kept.set(channelId, read);
    else watch.moved = true;
    return { ok: true, isPrivate: true, members: read.members };
  };

  const read = async (channelId: string): Promise<ChannelMembers> => {
    const home = await given.bot.find();
    if (!home.ok) return unknown(home.code);
    for (let tries = 0; tries < TRIES; tries += 1) {
      const watch: Watch = { channelId, moved: false, people: new Set() };
      watches.add(watch);
      const found = await readOnce(channelId, watch).finally(() => watches.delete(watch));
      if (!found.ok || !found.isPrivate) kept.delete(channelId);
      if (!watch.moved) return found;
    }
    return unknown('changing');
  };

  return {
    async members(channelId) {
      if (!CHANNEL_ID.test(channelId)) return { ok: false, why: 'gone', code: 'no_channel_id' };
      const running = asking.get(channelId);
      if (running !== undefined) return running;
      const asked = read(channelId).finally(() => asking.delete(channelId));
      asking.set(channelId, asked);
      return asked;
    },
    channelChanged(channelId) {
      kept.delete(channelId);
      for (const watch of watches) if (watch.channelId === channelId) watch.moved = true;
    },
    personChanged(userId) {
      for (const [channelId, { ids }] of kept) if (ids.has(userId)) kept.delete(channelId);
      for (const watch of watches) watch.people.add(userId);
    },
    anythingChanged() {
      kept.clear();
      for (const watch of watches) watch.moved = true;
    },
  };
}

/** Looked up side by side: enough to be quick, not enough to be turned away. */
const TOGETHER = 8;
const PAGE = 200;
const MOST_MEMBERS = 1000;

const isStale = (watch: Watch, ids: ReadonlySet<string>): boolean =>
  watch.moved || [...watch.people].some((userId) => ids.has(userId));

const memberPage = z.object({
  members: z.array(z.string().min(1)),
  response_metadata: z.object({ next_cursor: z.string().nullish() }).nullish(),
});

async function memberIds(client: WebClient, channel: string): Promise<CallResult<readonly string[]>> {
  const ids = new Set<string>();
  let cursor = '';
  do {
    const page = await tried(() =>
      client.conversations.members({ channel, limit: PAGE, ...(cursor === '' ? {} : { cursor }) }),
    );
    if (!page.ok) return page;
    const read = memberPage.safeParse(page.value);
    if (!read.success) return UNREADABLE;
    const before = ids.size;
    for (const id of read.data.members) ids.add(id);
    cursor = read.data.response_metadata?.next_cursor ?? '';
    // A page with nobody new would be asked for without end.
    if (ids.size > MOST_MEMBERS || (cursor !== '' && ids.size === before)) return TOO_MANY;
  } while (cursor !== '');
  return { ok: true, value: [...ids] };
}

async function channelInfo(client: WebClient, channel: string): Promise<CallResult<SlackChannel>> {
  const answer = await tried(() => client.conversations.info({ channel, include_num_members: true }));
  if (!answer.ok) return answer;
  const read = slackChannel.safeParse(answer.value.channel);
  return read.success ? { ok: true, value: read.data } : UNREADABLE;
}

/** A hiccup on the way is no reason to leave the channel; everything else is. */
async function tried<T>(call: () => Promise<T>): Promise<CallResult<T>> {
  const first = await attempt(call);
  return first.ok || first.kind === 'platform' || first.kind === 'rate' ? first : attempt(call);
}

const UNREADABLE: CallFailure = { ok: false, kind: 'server', code: 'not_readable' };
const TOO_MANY: CallFailure = { ok: false, kind: 'server', code: 'too_many_members' };
const GONE = ['channel_not_found', 'not_in_channel', 'is_archived', 'method_not_supported_for_channel_type'];

const unknown = (code: string): Refused => ({ ok: false, why: 'unknown', code });

function refusedBy({ kind, code }: CallFailure): Refused {
  return kind === 'platform' && GONE.includes(code) ? { ok: false, why: 'gone', code } : unknown(code);
}

const memberOf = ({ tenant, userId, standing, email }: Actor): ChannelMember => ({
  ...{ tenant, userId, standing },
  ...(email === undefined ? {} : { email }),
});
