// Who is in a channel, remembered for ten minutes and never across an event that could have changed it.

import { type Instant, MINUTE_MS } from '../../domain/shared/instant.ts';
import type { Clock, Log } from '../../usecases/ports.ts';
import type { ChannelMembers } from '../messenger.ts';
import type { Address } from './address.ts';
import { createBoundedMap } from './bounded-map.ts';
import type { ChannelKinds } from './channel-kind.ts';
import { readMembers } from './channel-members.ts';
import type { Connector } from './connector.ts';
import type { Inbound } from './inbound.ts';

export type ChannelRosters = {
  readonly read: (address: Address, channelId: string) => Promise<ChannelMembers>;
  /** Somebody joined or left somewhere, or the app did. Which team a channel belongs to is not sure, so all is asked anew. */
  readonly forget: () => void;
  /** Takes note of what came from a channel. */
  readonly hear: (inbound: Inbound) => void;
};

const FRESH_MS = 10 * MINUTE_MS;
const MOST_CHANNELS = 500;
/** An answer that was on its way when an event came is asked for again, once. */
const ATTEMPTS = 2;

export function createChannelRosters(
  connector: Connector,
  kinds: ChannelKinds,
  clock: Clock,
  log: Log,
): ChannelRosters {
  const known = createBoundedMap<{ readonly answer: ChannelMembers; readonly at: Instant }>(MOST_CHANNELS);
  let events = 0;

  const ask = async (address: Address, channelId: string): Promise<ChannelMembers> => {
    const roster = await readMembers(connector, address, channelId);
    if (!roster.ok) return roster;
    const privacy = await kinds.ask(address.serviceUrl, channelId);
    if (privacy === 'unknown') return { ok: false, why: 'unknown', code: 'kind_unknown' };
    if (privacy !== 'private') log.warn('teams.channel_not_private', { platform: 'teams', code: privacy });
    return { ok: true, isPrivate: privacy === 'private', members: roster.members };
  };

  const forget = (): void => {
    events += 1;
    known.clear();
  };

  return {
    forget,
    hear: (inbound) => {
      if (kinds.hear(inbound)) forget();
    },
    read: async (address, channelId) => {
      const key = `${address.tenantId.toLowerCase()} ${channelId}`;
      const earlier = known.get(key);
      const age = earlier === undefined ? -1 : clock.now() - earlier.at;
      if (earlier !== undefined && age >= 0 && age < FRESH_MS) return earlier.answer;
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const before = events;
        const at = clock.now();
        const answer = await ask(address, channelId);
        if (!answer.ok) log.warn('teams.channel_not_read', { platform: 'teams', code: answer.code });
        if (before !== events) continue;
        if (answer.ok) known.set(key, { answer, at });
        return answer;
      }
      return { ok: false, why: 'unknown', code: 'changing' };
    },
  };
}
