// A school's private channel on Teams: who is in it, a card in it, a card brought up to date. Delivery checks the first before the others.

import type { AccountState } from '../../usecases/ports.ts';
import type { ChannelPort, SendResult } from '../messenger.ts';
import type { Address } from './address.ts';
import { readChannelId } from './channel-id.ts';
import type { ChannelRosters } from './channel-roster.ts';
import type { Connector } from './connector.ts';
import { channelMessage } from './message.ts';
import { readMessageRef, writeMessageRef } from './message-ref.ts';
import { madeId, toSendFailure } from './outcome.ts';

export function createChannelPort(
  connector: Connector,
  rosters: ChannelRosters,
  find: (stored: unknown) => Address | null,
): ChannelPort {
  const place = (near: AccountState | null, channelId: string): Place | Extract<SendResult, { ok: false }> => {
    const id = readChannelId(channelId);
    if (id === null) return { ok: false, why: 'refused', code: 'channel_id' };
    const address = find(near?.address);
    if (address === null) return { ok: false, why: 'unreachable', code: 'no_address' };
    return { ok: true, address, at: { serviceUrl: address.serviceUrl, conversationId: id } };
  };
  return {
    members: async (near, channelId) => {
      const found = place(near, channelId);
      if (found.ok) return rosters.read(found.address, found.at.conversationId);
      return { ok: false, why: found.why === 'refused' ? 'gone' : 'unknown', code: found.code };
    },
    post: async (near, channelId, view) => {
      const found = place(near, channelId);
      if (!found.ok) return found;
      const { at, address } = found;
      const outcome = await connector.send(at, channelMessage(at.conversationId, address.botId, view));
      if (!outcome.ok) return toSendFailure(outcome, 'person');
      const activityId = madeId(outcome) ?? '';
      return { ok: true, message: writeMessageRef({ conversationId: at.conversationId, activityId }) };
    },
    update: async (near, channelId, message, view) => {
      const found = place(near, channelId);
      if (!found.ok) return found;
      const { at, address } = found;
      const where = readMessageRef(message);
      // A card of another channel stays what it is: this channel's people were checked, not that one's.
      if (where === null || where.conversationId !== at.conversationId)
        return { ok: false, why: 'refused', code: 'no_message' };
      const activity = { ...channelMessage(at.conversationId, address.botId, view), id: where.activityId };
      const outcome = await connector.update(at, where.activityId, activity);
      return outcome.ok ? { ok: true, message } : toSendFailure(outcome, 'message');
    },
  };
}

type Place = {
  readonly ok: true;
  readonly address: Address;
  readonly at: { readonly serviceUrl: string; readonly conversationId: string };
};
