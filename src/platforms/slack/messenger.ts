// Slack as delivery sees it. The person's Slack id is the whole address.

import type { ChannelPort, Messenger } from '../messenger.ts';
import type { DirectMessages } from './direct-messages.ts';

export function slackMessenger(
  direct: DirectMessages,
  find: NonNullable<Messenger['find']>,
  channel: ChannelPort,
): Messenger {
  return {
    platform: 'slack',
    send: (to, view) => direct.send(to.userId, view),
    update: (_to, message, view) => direct.update(message, view),
    find,
    channel,
  };
}
