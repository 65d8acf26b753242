// One person in a channel: presses a button of a card that stands there, on a new client or on an old one.

import { collect, findButton, type Node } from './card-on-screen.ts';
import type { ConnectorServer, Posted } from './server.ts';
import { findChannel } from './teams-and-channels.ts';
import type { BotAnswer, Send } from './user.ts';

export type ChannelPress = {
  /** Sends the very same press again, as Teams does when an answer got lost. */
  readonly repeat?: boolean;
  /** A client that knows no Action.Execute sends a message instead. */
  readonly old?: boolean;
};

/** Where something comes from, as Teams writes it. */
export function fromChannel({ state }: Pick<ConnectorServer, 'state'>, channelId: string, typed = true): object {
  const found = findChannel(state.teams, channelId);
  return {
    conversation: {
      id: `${channelId};messageid=1`,
      isGroup: true,
      conversationType: 'channel',
      tenantId: state.tenantId,
    },
    channelData: {
      tenant: { id: state.tenantId },
      team: { id: found?.team.id ?? '19:team@thread.tacv2' },
      channel: { id: channelId, ...(found === null || !typed ? {} : { type: found.channel.kind }) },
    },
  };
}

export function createPressInChannel(
  server: ConnectorServer,
  activity: (extra: object) => object,
  send: Send,
): (channelId: string, label: string, how?: ChannelPress) => Promise<BotAnswer> {
  let last: object | null = null;
  return async (channelId, label, { repeat = false, old = false } = {}) => {
    if (repeat && last !== null) return send(last);
    const cards = [...server.state.messages.values()].filter((each) => each.conversationId === channelId).reverse();
    const on = cards.find((each) => findButton(each.activity, label) !== null);
    const button = findButton(on?.activity, label);
    if (on === undefined || button === null) throw new Error(`there is no button "${label}" in the channel`);
    last = activity({ ...press(on, button, old), ...fromChannel(server, channelId, false) });
    return send(last);
  };
}

function press(on: Posted, button: Node, old: boolean): object {
  const data = collect(on.activity, button, {});
  if (old) return { type: 'message', value: { verb: button.verb, ...data }, replyToId: on.id };
  const value = { action: { type: 'Action.Execute', verb: button.verb, data }, trigger: 'manual' };
  return { type: 'invoke', name: 'adaptiveCard/action', replyToId: on.id, value };
}
