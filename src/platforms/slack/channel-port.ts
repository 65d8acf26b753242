// The school's private channel as delivery sees it: who is in it, and cards that are posted there and changed in place.

import type { ChannelPort } from '../messenger.ts';
import type { ChannelRoster } from './channel-roster.ts';
import type { PostCard } from './post-card.ts';

export function channelPort(roster: ChannelRoster, cards: PostCard): ChannelPort {
  return {
    members: (_near, channelId) => roster(channelId),
    post: (_near, channelId, view) => cards.post(channelId, view),
    async update(_near, channelId, message, view) {
      // The school has named another channel since: nobody has checked who is in the old one now.
      if (!message.startsWith(`${channelId}/`)) return { ok: false, why: 'unreachable', code: 'other_channel' };
      return cards.update(message, view);
    },
  };
}
