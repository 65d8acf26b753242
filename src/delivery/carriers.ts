// What delivery has to send with, and how one message can end.

import type { Instant } from '../domain/shared/instant.ts';
import type { Messenger } from '../platforms/messenger.ts';
import type { Mailer } from './mail.ts';

export type Carriers = { readonly messengers: readonly Messenger[]; readonly mailer: Mailer | null };

export type Ended =
  | {
      readonly how: 'sent';
      readonly code: string;
      readonly message?: { readonly route: string; readonly reference: string };
    }
  | { readonly how: 'dropped'; readonly code: string }
  | { readonly how: 'later'; readonly at: Instant; readonly code: string }
  /** Given up on this person: the next eligible human must hear of it. */
  | { readonly how: 'dead'; readonly code: string };
