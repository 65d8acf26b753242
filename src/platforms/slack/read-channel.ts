// The two questions to Slack about a channel: what kind it is, and who is in it, page by page.

import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { attempt, type CallFailure, type CallResult } from './call.ts';
import { type SlackChannel, slackChannel } from './channel-kind.ts';

const PAGE = 200;
/** More than that is no circle of people who decide, and each would be looked up. */
const MOST_MEMBERS = 1000;

const memberPage = z.object({
  members: z.array(z.string().min(1)),
  response_metadata: z.object({ next_cursor: z.string().nullish() }).nullish(),
});

export async function channelInfo(client: WebClient, channel: string): Promise<CallResult<SlackChannel>> {
  const answer = await tried(() => client.conversations.info({ channel, include_num_members: true }));
  if (!answer.ok) return answer;
  const read = slackChannel.safeParse(answer.value.channel);
  return read.success ? { ok: true, value: read.data } : UNREADABLE;
}

export async function memberIds(client: WebClient, channel: string): Promise<CallResult<readonly string[]>> {
  const ids = new Set<string>();
  let cursor = '';
  do {
    const from = cursor === '' ? {} : { cursor };
    const page = await tried(() => client.conversations.members({ channel, limit: PAGE, ...from }));
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

/** A hiccup on the way is no reason to leave the channel; everything else is. */
async function tried<T>(call: () => Promise<T>): Promise<CallResult<T>> {
  const first = await attempt(call);
  return first.ok || first.kind === 'platform' || first.kind === 'rate' ? first : attempt(call);
}

const UNREADABLE: CallFailure = { ok: false, kind: 'server', code: 'not_readable' };
const TOO_MANY: CallFailure = { ok: false, kind: 'server', code: 'too_many_members' };
