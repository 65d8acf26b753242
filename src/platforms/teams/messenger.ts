// Writes to a person through the 1:1 conversation that was kept with the account. One attempt; delivery decides the rest.

import type { Messenger, SendResult } from '../messenger.ts';
import { type Address, readAddress } from './address.ts';
import { createChannelPort } from './channel-port.ts';
import type { ChannelRosters } from './channel-roster.ts';
import type { Connector } from './connector.ts';
import { cardMessage } from './message.ts';
import { readMessageRef, writeMessageRef } from './message-ref.ts';
import { madeId, toSendFailure } from './outcome.ts';

export function createMessenger(
  connector: Connector,
  rosters: ChannelRosters,
  isOurs: (tenantId: string) => boolean,
): Messenger {
  const find = (stored: unknown): Address | null => {
    const address = readAddress(stored);
    return address !== null && isOurs(address.tenantId) ? address : null;
  };
  return {
    platform: 'teams',
    send: async (to, view): Promise<SendResult> => {
      const address = find(to.address);
      if (address === null) return NO_ADDRESS;
      const outcome = await connector.send(address, cardMessage(address, view));
      if (!outcome.ok) return toSendFailure(outcome, 'person');
      return { ok: true, message: writeMessageRef({ ...address, activityId: madeId(outcome) ?? '' }) };
    },
    update: async (to, message, view): Promise<SendResult> => {
      const address = find(to.address);
      if (address === null) return NO_ADDRESS;
      const where = readMessageRef(message);
      if (where === null) return { ok: false, why: 'refused', code: 'no_message' };
      const at = { serviceUrl: address.serviceUrl, conversationId: where.conversationId };
      const activity = { ...cardMessage(address, view), id: where.activityId };
      const outcome = await connector.update(at, where.activityId, activity);
      return outcome.ok ? { ok: true, message } : toSendFailure(outcome, 'message');
    },
    channel: createChannelPort(connector, rosters, find),
  };
}

const NO_ADDRESS: SendResult = { ok: false, why: 'unreachable', code: 'no_address' };
