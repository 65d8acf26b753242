// Says something on Teams in answer to a turn: in the person's 1:1 chat, or one fixed line where others read along.

import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../../usecases/ports.ts';
import type { ChatView } from '../../views/chat-views.ts';
import type { Address } from './address.ts';
import type { Connector } from './connector.ts';
import type { Inbound } from './inbound.ts';
import { cardMessage } from './message.ts';
import { type Outcome, wasNotTaken } from './outcome.ts';
import type { TeamsTiming } from './settings.ts';

export type Speaker = {
  /** In order. False when one could not be posted; the rest is then not tried. */
  readonly say: (to: Address, views: readonly ChatView[]) => Promise<boolean>;
  /** To the asker alone when the command came that way, otherwise beside it. Never anything but a fixed line. */
  readonly sayInChannel: (inbound: Inbound, line: string) => Promise<void>;
};

export function createSpeaker(connector: Connector, log: Log, timing: TeamsTiming): Speaker {
  const twice = async (attempt: () => Promise<Outcome>): Promise<Outcome> => {
    const first = await attempt();
    if (!wasNotTaken(first)) return first;
    await wait(timing.repeatAfterMs, undefined, { ref: false });
    return attempt();
  };
  const noted = (what: string, outcome: Outcome): boolean => {
    if (!outcome.ok)
      log.warn('teams.not_said', { platform: 'teams', kind: what, code: outcome.code, status: outcome.status });
    return outcome.ok;
  };
  return {
    say: async (to, views) => {
      for (const view of views) {
        const outcome = await twice(() => connector.send(to, cardMessage(to, view)));
        if (!noted(view.view, outcome)) return false;
      }
      return true;
    },
    sayInChannel: async (inbound, line) => {
      const at = { serviceUrl: inbound.serviceUrl, conversationId: inbound.conversation.id };
      const activity = {
        type: 'message',
        text: line,
        from: { id: inbound.recipient?.id ?? '' },
        recipient: { id: inbound.from.id },
        conversation: { id: inbound.conversation.id },
      };
      // A private command is never answered in public, not even when the private answer fails.
      const targeted = inbound.recipient?.isTargeted === true;
      const outcome = await twice(() =>
        targeted ? connector.sendTargeted(at, activity) : connector.send(at, activity),
      );
      noted(targeted ? 'targeted_line' : 'channel_line', outcome);
    },
  };
}
