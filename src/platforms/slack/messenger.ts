// Slack as delivery sees it.

import type { WebClient } from '@slack/web-api';
import type { Clock, Log } from '../../usecases/ports.ts';
import type { Messenger, SendResult } from '../messenger.ts';
import { directMessages } from './direct-messages.ts';
import { codeOf } from './redacting-logger.ts';

export function slackMessenger(client: WebClient, clock: Clock, log: Log): Messenger {
  const direct = directMessages(client, clock.now);
  /** A view that cannot be drawn is our fault, and must not stop the worker. */
  const safely = async (send: () => Promise<SendResult>): Promise<SendResult> => {
    try {
      return await send();
    } catch (error) {
      log.error('slack.render_failed', { platform: 'slack', code: codeOf([error]) });
      return { ok: false, why: 'refused', code: 'render_failed' };
    }
  };
  return {
    platform: 'slack',
    send: (to, view) => safely(() => direct.send(to.userId, view)),
    update: (_to, message, view) => safely(() => direct.update(message, view)),
  };
}
