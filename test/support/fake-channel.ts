// A private channel for tests, on a made-up Slack: who is in it can change at any moment, and what is posted stands in `sent` to 'channel'.

import type { Person } from '../../src/domain/people/person.ts';
import type { ChannelMember, ChannelMembers, Messenger, SendResult } from '../../src/platforms/messenger.ts';
import type { ChatView } from '../../src/views/chat-views.ts';

export const CHANNEL_ID = 'C0FILTERS1';
export const CHANNEL_TENANT = 'T0DEMO';

export type FakeChannel = {
  /** As the platform would vouch for them; to be changed by the test. */
  readonly members: ChannelMember[];
  isPrivate: boolean;
  /** Set: it cannot be read, and why. */
  unreadable: 'gone' | 'unknown' | 'throws' | null;
  /** What posting or updating answers next; ok when there is nothing here. */
  readonly answers: SendResult[];
  /** How often it was asked who is in it. */
  asked: number;
  /** A full member whose confirmed address is this person's. */
  readonly joins: (person: Pick<Person, 'id' | 'email'>, change?: Partial<ChannelMember>) => void;
  readonly leaves: (personId: string) => void;
};

export const memberOf = (person: Pick<Person, 'id' | 'email'>, change: Partial<ChannelMember> = {}): ChannelMember => ({
  tenant: CHANNEL_TENANT,
  userId: `U-${person.id}`,
  standing: 'member',
  email: person.email,
  ...change,
});

export function fakeChannel(): FakeChannel {
  const members: ChannelMember[] = [];
  return {
    members,
    isPrivate: true,
    unreadable: null,
    answers: [],
    asked: 0,
    joins: (person, change) => void members.push(memberOf(person, change)),
    leaves: (personId) => {
      const at = members.findIndex((m) => m.userId === `U-${personId}`);
      if (at !== -1) members.splice(at, 1);
    },
  };
}

/** A platform with that channel and nobody who can be written to: people are reached on the other one. */
export function channelMessenger(
  channel: FakeChannel,
  keep: (view: ChatView, how: 'send' | 'update') => string,
): Messenger {
  const answer = (view: ChatView, how: 'send' | 'update'): SendResult => {
    const next = channel.answers.shift();
    return next !== undefined && !next.ok ? next : { ok: true, message: keep(view, how) };
  };
  const nobody: SendResult = { ok: false, why: 'unreachable', code: 'nobody_here' };
  return {
    platform: 'slack',
    send: () => Promise.resolve(nobody),
    update: () => Promise.resolve(nobody),
    channel: {
      members: (_near, channelId) => {
        channel.asked += 1;
        if (channel.unreadable === 'throws') return Promise.reject(new Error('the platform broke'));
        return Promise.resolve(read(channel, channelId));
      },
      post: (_near, _channelId, view) => Promise.resolve(answer(view, 'send')),
      update: (_near, _channelId, _message, view) => Promise.resolve(answer(view, 'update')),
    },
  };
}

function read(channel: FakeChannel, channelId: string): ChannelMembers {
  if (channelId !== CHANNEL_ID || channel.unreadable === 'gone') return { ok: false, why: 'gone', code: 'gone' };
  if (channel.unreadable !== null) return { ok: false, why: 'unknown', code: 'http_503' };
  return { ok: true, isPrivate: channel.isPrivate, members: [...channel.members] };
}
