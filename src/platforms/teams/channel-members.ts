// Everybody in a conversation, page by page, asked of that conversation and never of the team around it.

import { z } from 'zod';
import type { ChannelMember, ChannelMembers } from '../messenger.ts';
import type { Address } from './address.ts';
import type { Connector } from './connector.ts';
import type { Outcome } from './outcome.ts';
import { judgeMember } from './standing.ts';

type Roster =
  | { readonly ok: true; readonly members: readonly ChannelMember[] }
  | Extract<ChannelMembers, { ok: false }>;

/** The connector takes 50 to 500 in one page. A private channel holds 250 people at most. */
export const PAGE_SIZE = 200;
const MOST_PAGES = 25;

const PageSchema = z.object({ members: z.array(z.unknown()), continuationToken: z.string().nullish() });

/** All of it or nothing: a list that breaks off would let somebody unnamed read along. */
export async function readMembers(
  connector: Pick<Connector, 'members'>,
  address: Address,
  channelId: string,
): Promise<Roster> {
  const at = { serviceUrl: address.serviceUrl, conversationId: channelId };
  const members: ChannelMember[] = [];
  let token: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const outcome: Outcome = await connector.members(at, PAGE_SIZE, token);
    if (!outcome.ok) return failed(outcome);
    const parsed = PageSchema.safeParse(outcome.body);
    if (!parsed.success) return unknown('form');
    members.push(...parsed.data.members.flatMap((raw) => readMember(raw, address)));
    const next: string | null = parsed.data.continuationToken || null;
    // A channel always has an owner, so an empty list is no roster.
    if (next === null) return members.length === 0 ? unknown('empty') : { ok: true, members };
    if (next === token) return unknown('no_progress');
    token = next;
  }
  return unknown('too_long');
}

const unknown = (code: string): Roster => ({ ok: false, why: 'unknown', code });

function failed({ status, code }: Extract<Outcome, { ok: false }>): Roster {
  const isGone = status === 400 || status === 403 || status === 404 || status === 410;
  return { ok: false, why: isGone ? 'gone' : 'unknown', code };
}

const MemberSchema = z.object({
  id: z.string(),
  aadObjectId: z.string().nullish(),
  objectId: z.string().nullish(),
  tenantId: z.string().nullish(),
});

/** Nobody is left out but ourselves: whom we cannot read counts as a stranger. */
function readMember(raw: unknown, { tenantId, botId }: Address): readonly ChannelMember[] {
  const parsed = MemberSchema.safeParse(raw);
  if (!parsed.success) return [{ tenant: '', userId: '', standing: 'stranger' }];
  const { id, ...member } = parsed.data;
  if (id === botId) return [];
  // As the accounts write it: they are found by it.
  const tenant = member.tenantId?.toLowerCase() === tenantId.toLowerCase() ? tenantId : (member.tenantId ?? '');
  if (id.startsWith('28:')) return [{ tenant, userId: id, standing: 'bot' }];
  const objectId = (member.aadObjectId || member.objectId || '').toLowerCase();
  if (objectId === '') return [{ tenant, userId: id, standing: 'stranger' }];
  const { standing, email } = judgeMember(raw, tenantId, objectId);
  return [{ tenant, userId: objectId, standing, ...(email === undefined ? {} : { email }) }];
}
