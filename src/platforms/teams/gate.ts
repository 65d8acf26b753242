// Our own gate, right after the token: the SDK checks that Microsoft sent a request, not for which tenant or from whom.

import type { Inbound } from './inbound.ts';

export type GateRules = {
  /** Null in local mode, where whatever tenant the Playground names must at least be one and the same. */
  readonly tenantId: string | null;
  readonly isServiceUrl: (url: string) => boolean;
};

export type Refused = 'channel' | 'service_url' | 'tenant' | 'bot';

/** Null when the request may go on. */
export function gate(inbound: Inbound, rules: GateRules): Refused | null {
  // Other channels (Direct Line, Web Chat) let the client choose who it is.
  if (inbound.channelId !== 'msteams') return 'channel';
  // Our token is sent to this address.
  if (!rules.isServiceUrl(inbound.serviceUrl)) return 'service_url';
  if (!isOurTenant(inbound, rules.tenantId)) return 'tenant';
  if (inbound.from.role === 'bot' || inbound.from.role === 'skill' || inbound.from.id.startsWith('28:')) return 'bot';
  return null;
}

export const tenantOf = (inbound: Inbound): string =>
  inbound.conversation.tenantId ?? inbound.channelData?.tenant?.id ?? 'local';

function isOurTenant(inbound: Inbound, ours: string | null): boolean {
  const ofConversation = inbound.conversation.tenantId;
  const ofChannel = inbound.channelData?.tenant?.id;
  if (ours !== null) return sameId(ofConversation, ours) && sameId(ofChannel, ours);
  return ofConversation === undefined || ofChannel === undefined || sameId(ofConversation, ofChannel);
}

const sameId = (a: string | undefined, b: string): boolean => a?.toLowerCase() === b.toLowerCase();
