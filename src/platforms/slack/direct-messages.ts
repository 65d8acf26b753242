// Writes to a person's own conversation with the bot, and says in our words how that went. Never throws, never tries again.

import type { WebClient } from '@slack/web-api';
import type { Log } from '../../usecases/ports.ts';
import type { ChatView } from '../../views/chat-views.ts';
import type { SendResult } from '../messenger.ts';
import { attempt, type CallFailure } from './call.ts';
import { drawn, messageOf } from './render.ts';
import { seen } from './seen.ts';

export type DirectMessages = {
  readonly send: (userId: string, view: ChatView) => Promise<SendResult>;
  readonly update: (message: string, view: ChatView) => Promise<SendResult>;
};

/** This person cannot be written to here: use another route. */
const UNREACHABLE = new Set([
  ...['user_not_found', 'users_not_found', 'user_disabled', 'cannot_dm_bot', 'account_inactive', 'not_in_channel'],
  ...['channel_not_found', 'is_archived', 'user_not_visible', 'messages_tab_disabled', 'restricted_action'],
  ...[
    'missing_scope',
    'invalid_auth',
    'not_authed',
    'token_revoked',
    'token_expired',
    'no_permission',
    'access_denied',
  ],
  ...['team_access_not_granted', 'ekm_access_denied', 'org_login_required', 'not_allowed_token_type', 'is_inactive'],
]);

const CHANNEL_KEEP_MS = 24 * 3_600_000;

const NOT_DRAWN: SendResult = { ok: false, why: 'refused', code: 'not_drawn' };

export function directMessages(client: WebClient, now: () => number, log: Log): DirectMessages {
  const channels = seen<string>(20_000);

  const channelOf = async (userId: string) => {
    const known = channels.get(userId, now());
    if (known !== undefined) return { ok: true, value: known } as const;
    const opened = await attempt(() => client.conversations.open({ users: userId }));
    if (!opened.ok) return opened;
    const channel = opened.value.channel?.id;
    if (channel === undefined) return { ok: false, kind: 'platform', code: 'no_channel' } as const;
    channels.put(userId, channel, now(), CHANNEL_KEEP_MS);
    return { ok: true, value: channel } as const;
  };

  return {
    async send(userId, view) {
      const content = drawn(log, () => messageOf(view));
      if (content === null) return NOT_DRAWN;
      const channel = await channelOf(userId);
      if (!channel.ok) return failed(channel);
      const message = { channel: channel.value, ...content, unfurl_links: false, unfurl_media: false };
      const posted = await attempt(() => client.chat.postMessage(message));
      if (posted.ok) return { ok: true, message: `${channel.value}/${posted.value.ts ?? ''}` };
      if (posted.code === 'channel_not_found') channels.drop(userId);
      return failed(posted);
    },
    async update(message, view) {
      const [channel, ts] = message.split('/');
      if (!channel || !ts) return { ok: false, why: 'refused', code: 'bad_message_reference' };
      const content = drawn(log, () => messageOf(view));
      if (content === null) return NOT_DRAWN;
      const updated = await attempt(() => client.chat.update({ channel, ts, ...content }));
      return updated.ok ? { ok: true, message } : failed(updated);
    },
  };
}

function failed(failure: CallFailure): SendResult {
  const { kind, code, retryAfterMs } = failure;
  if (kind !== 'platform')
    return { ok: false, why: 'retry', code, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  return { ok: false, why: UNREACHABLE.has(code) ? 'unreachable' : 'refused', code };
}
