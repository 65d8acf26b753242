// One person in Teams, driven by a test: types, mentions, presses what is on the screen, and reads what is shown.

import { randomUUID } from 'node:crypto';
import { buttonsOf, collect, findButton, findInput, textOf, valueFor } from './card-on-screen.ts';
import { type ChannelPress, createPressInChannel, fromChannel } from './in-channel.ts';
import { type ConnectorServer, type Member, type Posted, personalChatOf } from './server.ts';
import { findChannel } from './teams-and-channels.ts';
import type { TokenChange } from './tokens.ts';

/** A card in the 1:1 chat: what stays there, and what this client shows in its place after a press. */
type OnScreen = { readonly id: string; shown: unknown; changed: number };

export type BotAnswer = { readonly status: number; readonly body: unknown };
export type Send = (activity: object, change?: TokenChange) => Promise<BotAnswer>;

export type TeamsUser = {
  readonly member: Member;
  /** Types in the 1:1 chat. Everything that is said in answer has been posted when this resolves. */
  readonly says: (text: string) => Promise<BotAnswer>;
  /** Writes `@bot text` in a channel, for all to see. */
  readonly mentions: (channelId: string, text: string) => Promise<BotAnswer>;
  /** The 1.29 slash command: only the bot and this person see it. */
  readonly slash: (channelId: string, text: string) => Promise<BotAnswer>;
  readonly posts: (attachments: readonly object[], text?: string) => Promise<BotAnswer>;
  readonly installs: () => Promise<void>;
  /** Fills in a question of the newest card, by its label; several ticked answers are separated by semicolons. */
  readonly answers: (answers: Readonly<Record<string, string>>) => void;
  /** Presses the newest button with this label. Gives the line under the card, if one came instead of a card. */
  readonly press: (label: string, options?: { readonly repeat?: boolean }) => Promise<string>;
  /** Presses the newest button with this label on a card in a channel. */
  readonly pressIn: (channelId: string, label: string, how?: ChannelPress) => Promise<BotAnswer>;
  /** The newest card as this client shows it now. */
  readonly card: () => unknown;
  readonly text: () => string;
  readonly buttons: () => readonly string[];
  /** All that stays in the 1:1 chat: what another device, or an administrator, would find. */
  readonly kept: () => readonly Posted[];
  /** Waits until something that is kept or shown says so. */
  readonly sees: (text: string, ms?: number) => Promise<void>;
  /** Opens Teams anew: what was shown in place of a card is gone. */
  readonly reopens: () => void;
  readonly removesTheApp: (how?: 'BotNotInConversationRoster' | 'MessageWritesBlocked') => void;
  readonly activity: (extra: object) => object;
  readonly send: Send;
};

export function createUser(server: ConnectorServer, member: Member, send: Send): TeamsUser {
  const { state, url } = server;
  const chat = personalChatOf(member.id);
  state.members.set(member.id, member);
  const shown = new Map<string, OnScreen>();
  let filled: Record<string, string> = {};
  let turn = 0;
  let lastInvoke: { id: string; activity: object } | null = null;

  const kept = (): readonly Posted[] => [...state.messages.values()].filter((each) => each.conversationId === chat);
  const screen = (): OnScreen[] => {
    for (const posted of kept()) {
      const card = cardOf(posted);
      const before = shown.get(posted.id);
      if (before === undefined) shown.set(posted.id, { id: posted.id, shown: card, changed: ++turn });
    }
    return [...shown.values()].sort((a, b) => b.changed - a.changed);
  };
  const newest = (): OnScreen => {
    const [first] = screen();
    if (first === undefined) throw new Error(`${member.name} has no card`);
    return first;
  };
  const activity = (extra: object): object => ({
    id: randomUUID(),
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl: url,
    from: { id: member.id, name: member.name, aadObjectId: member.aadObjectId },
    recipient: { id: state.botId, name: 'E-safety' },
    conversation: { id: chat, conversationType: 'personal', tenantId: state.tenantId },
    channelData: { tenant: { id: state.tenantId } },
    locale: 'en-GB',
    ...extra,
  });
  const opensChat = (): void => void state.conversations.set(chat, new Set([member.id]));
  const inChannel = (channelId: string, text: string, isTargeted: boolean): object => ({
    type: 'message',
    text: isTargeted ? text : `<at>E-safety</at> ${text}`,
    ...(isTargeted
      ? { recipient: { id: state.botId, name: 'E-safety', isTargeted } }
      : { entities: [{ type: 'mention', mentioned: { id: state.botId }, text: '<at>E-safety</at>' }] }),
    ...fromChannel(server, channelId),
  });
  const joins = (channelId: string): void => {
    if (findChannel(state.teams, channelId) !== null) return;
    state.conversations.set(channelId, new Set([...(state.conversations.get(channelId) ?? []), member.id]));
  };

  return {
    member,
    says: (text) => {
      opensChat();
      return send(activity({ type: 'message', text, textFormat: 'plain' }));
    },
    mentions: (channelId, text) => {
      joins(channelId);
      return send(activity(inChannel(channelId, text, false)));
    },
    slash: (channelId, text) => {
      joins(channelId);
      return send(activity(inChannel(channelId, text, true)));
    },
    posts: (attachments, text) => {
      opensChat();
      return send(activity({ type: 'message', text, attachments }));
    },
    installs: async () => {
      opensChat();
      await Promise.all([
        send(activity({ type: 'installationUpdate', action: 'add' })),
        send(activity({ type: 'conversationUpdate', membersAdded: [{ id: state.botId }] })),
      ]);
    },
    answers: (answers) => {
      const { shown: card } = newest();
      for (const [label, answer] of Object.entries(answers)) {
        const input = findInput(card, label);
        filled[String(input.id)] = valueFor(input, answer);
      }
    },
    press: async (label, { repeat = false } = {}) => {
      const on = screen().find((each) => findButton(each.shown, label) !== null);
      const button = findButton(on?.shown, label);
      if (on === undefined || button === null) {
        throw new Error(
          `${member.name} sees no button "${label}" but ${screen()
            .flatMap((s) => buttonsOf(s.shown))
            .join(' | ')}`,
        );
      }
      const data = collect(on.shown, button, filled);
      const value = { action: { type: 'Action.Execute', verb: button.verb, data }, trigger: 'manual' };
      const invoke = { type: 'invoke', name: 'adaptiveCard/action', replyToId: on.id, value };
      const pressed = repeat && lastInvoke !== null ? lastInvoke.activity : activity(invoke);
      lastInvoke = { id: on.id, activity: pressed };
      const { status, body } = await send(pressed);
      const answer = body as { type?: string; value?: unknown; statusCode?: number } | null;
      if (status !== 200 || answer?.statusCode !== 200)
        throw new Error(`the press "${label}" was answered with ${status}`);
      if (answer.type !== 'application/vnd.microsoft.card.adaptive') return String(answer.value);
      filled = {};
      screen();
      shown.set(on.id, { id: on.id, shown: answer.value, changed: ++turn });
      return '';
    },
    pressIn: createPressInChannel(server, activity, send),
    card: () => newest().shown,
    text: () => textOf(newest().shown),
    buttons: () => buttonsOf(newest().shown),
    kept,
    sees: (text, ms = 5000) =>
      new Promise((resolve, reject) => {
        const all = (): string =>
          screen()
            .map((each) => textOf(each.shown))
            .join('\n---\n');
        const look = (): void => {
          if (
            !screen().some((each) => textOf(each.shown).includes(text)) &&
            !kept().some((p) => textOf(cardOf(p)).includes(text))
          )
            return;
          clearTimeout(timer);
          state.listeners.delete(look);
          resolve();
        };
        const timer = setTimeout(() => {
          state.listeners.delete(look);
          reject(new Error(`${member.name} does not see "${text}" but:\n${all()}`));
        }, ms);
        state.listeners.add(look);
        look();
      }),
    reopens: () => {
      shown.clear();
      filled = {};
    },
    removesTheApp: (how = 'BotNotInConversationRoster') => void state.gone.set(member.id, how),
    activity,
    send,
  };
}

function cardOf(posted: Posted): unknown {
  const [first] = (posted.activity.attachments ?? []) as readonly { content?: unknown }[];
  return first?.content ?? { type: 'TextBlock', text: posted.activity.text };
}
