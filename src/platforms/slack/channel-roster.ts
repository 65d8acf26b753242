// Who is in a private channel, member by member (safety floor 10). What kind of channel it is is asked every time, because Slack
// sends no event for a channel made public or offered to another school; the members are kept (see channel-memory.ts). Nobody is
// counted whom Slack could not be asked about.

import type { WebClient } from '@slack/web-api';
import type { Actor } from '../../chat/turn.ts';
import type { Clock } from '../../usecases/ports.ts';
import type { ChannelMember, ChannelMembers } from '../messenger.ts';
import type { CallFailure } from './call.ts';
import { isOurs } from './channel-kind.ts';
import type { ChannelMemory, KnownMembers, Watch } from './channel-memory.ts';
import type { Identity } from './identity.ts';
import { channelInfo, memberIds } from './read-channel.ts';
import type { Standing } from './standing.ts';
import { FRESH_MS } from './verdicts.ts';

export type ChannelRoster = (channelId: string) => Promise<ChannelMembers>;

export type RosterParts = {
  readonly client: WebClient;
  readonly bot: Identity;
  readonly standing: Pick<Standing, 'certain'>;
  readonly memory: ChannelMemory;
  readonly clock: Clock;
};

type Refused = Extract<ChannelMembers, { ok: false }>;

/** An id of another kind, a user's say, would be taken as a conversation with them. */
const CHANNEL_ID = /^[CG][A-Z0-9]{1,30}$/;
const TRIES = 3;
/** Looked up side by side: enough to be quick, not enough to be turned away. */
const TOGETHER = 8;

export function channelRoster(parts: RosterParts): ChannelRoster {
  const asking = new Map<string, Promise<ChannelMembers>>();
  return async (channelId) => {
    if (!CHANNEL_ID.test(channelId)) return { ok: false, why: 'gone', code: 'no_channel_id' };
    const running = asking.get(channelId);
    if (running !== undefined) return running;
    const asked = read(parts, channelId).finally(() => asking.delete(channelId));
    asking.set(channelId, asked);
    return asked;
  };
}

async function read(parts: RosterParts, channelId: string): Promise<ChannelMembers> {
  const home = await parts.bot.find();
  if (!home.ok) return unknown(home.code);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const watch = parts.memory.watch(channelId);
    const found = await readOnce(parts, channelId, watch).finally(watch.end);
    if (found !== 'stale') return found;
  }
  return unknown('changing');
}

async function readOnce(parts: RosterParts, channelId: string, watch: Watch): Promise<ChannelMembers | 'stale'> {
  const { memory } = parts;
  const answer = await channelInfo(parts.client, channelId);
  if (!answer.ok) return refusedBy(answer);
  const channel = answer.value;
  if (channel.is_archived === true) return { ok: false, why: 'gone', code: 'is_archived' };
  if (!isOurs(channel, parts.bot.known())) return { ok: true, isPrivate: false, members: [] };
  const count = channel.num_members ?? null;
  const known = memory.get(channelId, count) ?? (await readMembers(parts, channelId, count));
  if ('ok' in known) return watch.isStale(null) ? 'stale' : known;
  if (watch.isStale(known.ids)) return 'stale';
  memory.put(channelId, known);
  return { ok: true, isPrivate: true, members: known.members };
}

/** Everybody in the channel but the bot itself, each with a verdict of Slack's own. The oldest of these says how long it holds. */
async function readMembers(
  parts: RosterParts,
  channelId: string,
  count: number | null,
): Promise<KnownMembers | Refused> {
  let oldest = parts.clock.now();
  const ids = await memberIds(parts.client, channelId);
  if (!ids.ok) return refusedBy(ids);
  const { botUserId } = parts.bot.known();
  const people = ids.value.filter((id) => id !== botUserId);
  const members: ChannelMember[] = [];
  for (let start = 0; start < people.length; start += TOGETHER) {
    const group = people.slice(start, start + TOGETHER);
    for (const verdict of await Promise.all(group.map((id) => parts.standing.certain(id)))) {
      if (verdict === null) return unknown('member_not_known');
      members.push(memberOf(verdict.actor));
      oldest = Math.min(oldest, verdict.at);
    }
  }
  return { members, ids: new Set(people), count, until: oldest + FRESH_MS };
}

const memberOf = ({ tenant, userId, standing, email }: Actor): ChannelMember => ({
  ...{ tenant, userId, standing },
  ...(email === undefined ? {} : { email }),
});

const GONE = ['channel_not_found', 'not_in_channel', 'is_archived', 'method_not_supported_for_channel_type'];

const unknown = (code: string): Refused => ({ ok: false, why: 'unknown', code });

function refusedBy({ kind, code }: CallFailure): Refused {
  return kind === 'platform' && GONE.includes(code) ? { ok: false, why: 'gone', code } : unknown(code);
}
