// One card into one conversation, new or changed in place, and in our words how that went. Never throws, never tries again.

import type { WebClient } from '@slack/web-api';
import type { Log } from '../../usecases/ports.ts';
import type { ChatView } from '../../views/chat-views.ts';
import type { SendResult } from '../messenger.ts';
import { attempt, type CallFailure } from './call.ts';
import { drawn, messageOf } from './render.ts';

export type PostCard = {
  readonly post: (channel: string, view: ChatView) => Promise<SendResult>;
  /** `message` is what `post` gave. */
  readonly update: (message: string, view: ChatView) => Promise<SendResult>;
};

/** This place cannot be written to: use another route. */
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

const NOT_DRAWN: SendResult = { ok: false, why: 'refused', code: 'not_drawn' };

export function postCard(client: WebClient, log: Log): PostCard {
  return {
    async post(channel, view) {
      const content = drawn(log, () => messageOf(view));
      if (content === null) return NOT_DRAWN;
      const message = { channel, ...content, unfurl_links: false, unfurl_media: false };
      const posted = await attempt(() => client.chat.postMessage(message));
      return posted.ok ? { ok: true, message: `${channel}/${posted.value.ts ?? ''}` } : notSent(posted);
    },
    async update(message, view) {
      const [channel, ts] = message.split('/');
      if (!channel || !ts) return { ok: false, why: 'refused', code: 'bad_message_reference' };
      const content = drawn(log, () => messageOf(view));
      if (content === null) return NOT_DRAWN;
      const updated = await attempt(() => client.chat.update({ channel, ts, ...content }));
      return updated.ok ? { ok: true, message } : notSent(updated);
    },
  };
}

export function notSent(failure: CallFailure): SendResult {
  const { kind, code, retryAfterMs } = failure;
  if (kind !== 'platform')
    return { ok: false, why: 'retry', code, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  return { ok: false, why: UNREACHABLE.has(code) ? 'unreachable' : 'refused', code };
}
