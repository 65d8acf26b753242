// How delivery writes to a person on a platform. Five verbs at most; it never throws and never retries by itself.

import type { AccountState, PlatformName } from '../usecases/ports.ts';
import type { ChatView } from '../views/chat-views.ts';

export type SendResult =
  /** `message` is the platform's own reference, opaque, for a later update. */
  | { readonly ok: true; readonly message: string }
  /**
   * retry: try again (429, 5xx, network); retryAfterMs as the platform asked.
   * unreachable: this person cannot be written to here (403, not installed, user gone): use another route.
   * refused: our message is at fault (400, too long): never repeat it, tell a human.
   */
  | {
      readonly ok: false;
      readonly why: 'retry' | 'unreachable' | 'refused';
      readonly code: string;
      readonly retryAfterMs?: number;
    };

/** Where somebody can be written to who has never used the bot. */
export type Found = Pick<AccountState, 'tenant' | 'userId' | 'address'>;

/** Somebody in a channel, as the platform vouches for them. The bot itself is left out; other apps are `bot`. */
export type ChannelMember = {
  readonly tenant: string;
  readonly userId: string;
  readonly standing: 'member' | 'guest' | 'stranger' | 'bot';
  readonly email?: string;
};

export type ChannelMembers =
  | { readonly ok: true; readonly isPrivate: boolean; readonly members: readonly ChannelMember[] }
  /** gone: no such channel, or the bot is not in it. unknown: the platform could not be asked. */
  | { readonly ok: false; readonly why: 'gone' | 'unknown'; readonly code: string };

/** Only a platform that can tell who is in a channel has one. `near` is an account whose address says how to reach the platform. */
export type ChannelPort = {
  /** Asked of the channel itself, never of the team around it. Kept for 10 minutes at most, and never across a membership event. */
  readonly members: (near: AccountState | null, channelId: string) => Promise<ChannelMembers>;
  readonly post: (near: AccountState | null, channelId: string, view: ChatView) => Promise<SendResult>;
  readonly update: (
    near: AccountState | null,
    channelId: string,
    message: string,
    view: ChatView,
  ) => Promise<SendResult>;
};

export type Messenger = {
  readonly platform: PlatformName;
  /** A new message in the person's 1:1 chat. */
  readonly send: (to: AccountState, view: ChatView) => Promise<SendResult>;
  /** Replaces an earlier message of ours. */
  readonly update: (to: AccountState, message: string, view: ChatView) => Promise<SendResult>;
  /**
   * Finds a full member who has not used the bot yet, by confirmed address or by id. Null when there is none here,
   * `unavailable` when the platform could not be asked and may know later.
   */
  readonly find?: (person: { readonly id: string; readonly email: string }) => Promise<Found | null | 'unavailable'>;
  /** Absent where the platform has no private channels (the console). */
  readonly channel?: ChannelPort;
};
