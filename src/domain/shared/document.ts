// One aggregate, one document: state, history, outbox and the next due moment are written together or not at all.

import type { PersonId } from '../people/person.ts';
import type { Instant } from './instant.ts';

/** Who did something. `system` is the clock; `anonymous` is a reporter who gave no name. */
export type ActorRef = PersonId | 'system' | 'anonymous' | 'operator';

export type HistoryEntry = {
  readonly at: Instant;
  readonly by: ActorRef;
  /** Dotted and stable, e.g. `case.opened`, `case.acknowledged`. */
  readonly action: string;
  /** Small facts about the act. Text that may one day be destroyed belongs in the state, not here. */
  readonly detail: Readonly<Record<string, unknown>>;
  /** Added by the store when the entry becomes durable; an entry that has a seal is never changed again. */
  readonly seal?: { readonly seq: number; readonly salt: string; readonly digest: string; readonly chain: string };
};

/** `to` of a message owed to the school's private channel. No person has this id: those of people begin with `p`. */
export const TO_CHANNEL = 'channel';

/** One message owed to one person, or to the school's private channel. Only its kind and params are kept; it is rendered when it is sent, after a fresh check. */
export type OutboxItem = {
  /** Deterministic, e.g. `alert:p_ada:0`, so that the same duty is never owed twice. */
  readonly id: string;
  readonly kind: string;
  readonly to: PersonId | typeof TO_CHANNEL;
  readonly params: Readonly<Record<string, string | number | boolean>>;
  readonly notBefore: Instant;
  readonly attempts: number;
  readonly settled?: { readonly at: Instant; readonly how: 'sent' | 'dropped' | 'dead'; readonly code?: string };
};

export type DocId = string;

export type Doc<Kind extends string, State> = {
  readonly kind: Kind;
  readonly id: DocId;
  readonly school: string;
  /** 0 for a document that was never committed. A commit succeeds only if this is the stored version. */
  readonly version: number;
  readonly state: State;
  readonly history: readonly HistoryEntry[];
  readonly outbox: readonly OutboxItem[];
  /** The next moment at which something about this document is due, or null. */
  readonly dueAt: Instant | null;
  /** Search terms in clear, e.g. `holder:p_ada`, `ref:ES-7K3QF9XB`. The store keeps only their HMAC. */
  readonly terms: readonly string[];
};
