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
};
