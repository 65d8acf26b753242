// Writes to a person through the 1:1 conversation that was kept with the account. One attempt; delivery decides the rest.

import type { Messenger, SendResult } from '../messenger.ts';
import { type Address, readAddress } from './address.ts';
import type { Connector } from './connector.ts';
import { cardMessage } from './message.ts';
import { madeId, toSendFailure } from './outcome.ts';

export function createMessenger(connector: Connector, isOurs: (tenantId: string) => boolean): Messenger {
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
      return { ok: true, message: messageRef(address, madeId(outcome) ?? '') };
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
  };
}

const NO_ADDRESS: SendResult = { ok: false, why: 'unreachable', code: 'no_address' };

/** Conversation and activity, each encoded: the address may have moved on by the time of an update. */
const messageRef = (address: Address, activityId: string): string =>
  `${encodeURIComponent(address.conversationId)} ${encodeURIComponent(activityId)}`;

function readMessageRef(message: string): { conversationId: string; activityId: string } | null {
  const [conversation, activity] = message.split(' ');
  if (conversation === undefined || activity === undefined || activity === '') return null;
  return { conversationId: decodeURIComponent(conversation), activityId: decodeURIComponent(activity) };
}
