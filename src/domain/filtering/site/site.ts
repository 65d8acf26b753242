// An unsuitable site that got through (R007, R109, TR47): who must block it, whether they did, and the item for the filtering review.

import type { PersonId } from '../../people/person.ts';
import type { Doc } from '../../shared/document.ts';
import type { Instant } from '../../shared/instant.ts';
import type { WebAddress } from '../address/address.ts';

export type SiteTimer = 'chase' | 'escalate';

export type SiteState = {
  /** `FR-` and 8 signs. */
  readonly ref: string;
  /** blocked: IT confirmed. left_open: somebody entitled decided that it stays open, with a reason. */
  readonly phase: 'found' | 'blocked' | 'left_open';
  readonly finder: PersonId;
  readonly foundAt: Instant;
  readonly addresses: readonly WebAddress[];
  /** Who came upon it, without names: `me`, `colleague`, `pupil`, `class`, `nobody`. */
  readonly seenBy: string;
  /** Device or asset number in the finder's words, private. */
  readonly device: string;
  readonly note: string;
  readonly told: readonly PersonId[];
  readonly itPeople: readonly PersonId[];
  readonly blocked?: { readonly at: Instant; readonly by: PersonId };
  readonly decision?: { readonly at: Instant; readonly by: PersonId; readonly reason: string };
  /** The filter provider's ticket. */
  readonly ticket: string;
  readonly escalatedAt?: Instant;
  readonly timers: Readonly<Partial<Record<SiteTimer, Instant>>>;
  readonly messages: Readonly<Record<string, string>>;
  readonly pressesSeen: readonly string[];
};

export type SiteDoc = Doc<'site', SiteState>;
