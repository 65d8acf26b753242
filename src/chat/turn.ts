// One thing a person did on a platform, and what to show them for it. Platforms translate to and from this; nothing else crosses.

import type { PlatformName } from '../usecases/ports.ts';
import type { ChatView } from '../views/chat-views.ts';
import type { PrivateView } from '../views/private-views.ts';

/** Who acts, as the platform vouches for it (never from a card's payload). */
export type Actor = {
  readonly platform: PlatformName;
  /** Slack team id or Entra tenant id; `console` in the console. */
  readonly tenant: string;
  /** Slack user id or aadObjectId. */
  readonly userId: string;
  readonly standing: 'member' | 'guest' | 'stranger' | 'bot';
  readonly name?: string;
  /** Only when the platform confirmed it. */
  readonly email?: string;
  /** How to write to this person later; kept with the account. */
  readonly address?: Readonly<Record<string, unknown>>;
};

export type Turn =
  /** A typed command or message, with any leading `/esafety` or mention already removed. */
  | { readonly kind: 'text'; readonly actor: Actor; readonly text: string; readonly place: 'direct' | 'channel' }
  /** A button. `key` is the platform's own id of this press: a retry carries the same one. */
  | {
      readonly kind: 'press';
      readonly actor: Actor;
      readonly verb: string;
      readonly target: string;
      readonly inputs: Readonly<Record<string, string>>;
      readonly key: string;
    }
  /** A picture or file was posted to the bot. Nothing about it but the fact is handed on. */
  | { readonly kind: 'file'; readonly actor: Actor; readonly place: 'direct' | 'channel' }
  /** The app was installed for, or opened by, this person. */
  | { readonly kind: 'installed'; readonly actor: Actor }
  | { readonly kind: 'home'; readonly actor: Actor };

export type Answer = {
  /** To the person who acted, privately and in place: a modal, an invoke answer, a dialog. */
  readonly show?: PrivateView;
  /**
   * What to post in the person's 1:1 chat. When the platform cannot show `show` in answer to this turn (typed text in
   * Teams), it posts these instead; they then hold the button that leads to the private view.
   */
  readonly say?: readonly ChatView[];
  /** Use `say` only when `show` could not be shown. */
  readonly sayInstead?: boolean;
  /** Input id -> what is wrong and the way out. `show` then repeats the page with what was typed. */
  readonly errors?: Readonly<Record<string, string>>;
  /** Close the private surface. */
  readonly close?: boolean;
  /** Nothing was stored: the very same press may be tried again. */
  readonly notKept?: boolean;
};

/** The one entrance of the conversation. Never throws: a failure is an answer with the numbers to phone. */
export type Converse = (turn: Turn) => Promise<Answer>;
