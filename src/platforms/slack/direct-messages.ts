// Writes to a person's own conversation with the bot, and says in our words how that went. Never throws, never tries again.

import type { WebClient } from '@slack/web-api';
import type { ChatView } from '../../views/chat-views.ts';
import type { SendResult } from '../messenger.ts';
import { attempt } from './call.ts';
import { notSent, type PostCard } from './post-card.ts';
import { seen } from './seen.ts';

export type DirectMessages = {
  readonly send: (userId: string, view: ChatView) => Promise<SendResult>;
  readonly update: (message: string, view: ChatView) => Promise<SendResult>;
};

const CHANNEL_KEEP_MS = 24 * 3_600_000;

export function directMessages(client: WebClient, cards: PostCard, now: () => number): DirectMessages {
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
      const channel = await channelOf(userId);
      if (!channel.ok) return notSent(channel);
      const posted = await cards.post(channel.value, view);
      if (!posted.ok && posted.code === 'channel_not_found') channels.drop(userId);
      return posted;
    },
    update: cards.update,
  };
}
