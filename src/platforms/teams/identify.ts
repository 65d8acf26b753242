// From an activity that passed the gate to the person behind it: who, in which standing, and where to write to them.

import type { Actor } from '../../chat/turn.ts';
import type { Address } from './address.ts';
import { createBoundedMap } from './bounded-map.ts';
import type { Connector } from './connector.ts';
import { tenantOf } from './gate.ts';
import { type Inbound, isPersonal } from './inbound.ts';
import { madeId } from './outcome.ts';
import type { JudgeStanding } from './standing.ts';

export type Identified =
  /** `checked` is false when Microsoft could not be asked who this is; the standing is then the lowest. */
  | { readonly ok: true; readonly actor: Actor; readonly address: Address; readonly checked: boolean }
  /** There is no private chat with this person, and none could be opened. */
  | { readonly ok: false; readonly code: string };

export type Identify = (inbound: Inbound, aadObjectId: string) => Promise<Identified>;

const MOST_PEOPLE = 20_000;

export function createIdentify(connector: Connector, judge: JudgeStanding): Identify {
  const chats = createBoundedMap<Address>(MOST_PEOPLE);
  return async (inbound, aadObjectId) => {
    const key = `${tenantOf(inbound)} ${aadObjectId}`;
    const found = isPersonal(inbound) ? personalAddress(inbound) : (chats.get(key) ?? (await openChat(inbound)));
    if (typeof found === 'string') return { ok: false, code: found };
    chats.set(key, found);
    const verdict = await judge(found, aadObjectId);
    const actor: Actor = {
      platform: 'teams',
      tenant: found.tenantId,
      userId: aadObjectId,
      ...(inbound.from.name === undefined ? {} : { name: inbound.from.name }),
      ...(verdict ?? { standing: 'stranger' }),
      address: { ...found },
    };
    return { ok: true, actor, address: found, checked: verdict !== null };
  };

  async function openChat(inbound: Inbound): Promise<Address | string> {
    const { serviceUrl, from, recipient } = inbound;
    const tenantId = tenantOf(inbound);
    const outcome = await connector.createConversation(serviceUrl, {
      isGroup: false,
      bot: { id: recipient?.id ?? '' },
      members: [{ id: from.id }],
      tenantId,
      channelData: { tenant: { id: tenantId } },
    });
    const conversationId = madeId(outcome);
    if (conversationId === null) return outcome.ok ? 'no_conversation' : outcome.code;
    return { serviceUrl, conversationId, userId: from.id, botId: recipient?.id ?? '', tenantId };
  }
}

const personalAddress = (inbound: Inbound): Address => ({
  serviceUrl: inbound.serviceUrl,
  conversationId: inbound.conversation.id,
  userId: inbound.from.id,
  botId: inbound.recipient?.id ?? '',
  tenantId: tenantOf(inbound),
});
