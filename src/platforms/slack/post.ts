// Posts an answer into the person's own conversation while they wait: a few tries, and never for long.

import type { Log } from '../../usecases/ports.ts';
import type { ChatView } from '../../views/chat-views.ts';
import type { DirectMessages } from './direct-messages.ts';
import { withinReason } from './soon.ts';

export type Post = {
  readonly post: (userId: string, view: ChatView) => Promise<boolean>;
  /** True when every one of them arrived. */
  readonly postAll: (userId: string, views: readonly ChatView[]) => Promise<boolean>;
};

const TRIES = 3;

export function poster(direct: DirectMessages, log: Log): Post {
  const post = async (userId: string, view: ChatView): Promise<boolean> => {
    for (let attempt = 1; ; attempt += 1) {
      const sent = await direct.send(userId, view);
      if (sent.ok) return true;
      log.warn('slack.not_posted', { platform: 'slack', code: sent.code, attempt });
      if (sent.why !== 'retry' || attempt === TRIES) return false;
      await withinReason(sent.retryAfterMs ?? 250 * attempt);
    }
  };
  return {
    post,
    async postAll(userId, views) {
      let all = true;
      // One after the other: they are read from top to bottom.
      for (const view of views) all = (await post(userId, view)) && all;
      return all;
    },
  };
}
