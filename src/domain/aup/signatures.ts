// Everything one adult has signed, refused or asked about. One document a person, so that two people never wait for each other.

import type { PersonId } from '../people/person.ts';
import type { Doc } from '../shared/document.ts';
import type { Instant, IsoDate } from '../shared/instant.ts';

/** Bound to the hash of exactly the text that was read. The text itself is kept as an agreement document as long as a signature names it. */
export type Signature = {
  readonly id: string;
  readonly agreement: string;
  readonly version: string;
  readonly hash: string;
  readonly at: Instant;
  /** The day on the paper, or the day of the press. */
  readonly signedOn: IsoDate;
  /** As typed. */
  readonly name: string;
  /** Job title, class: what the pack's form asks. */
  readonly fields: Readonly<Record<string, string>>;
  readonly boxes: readonly string[];
  readonly method: 'chat' | 'paper';
  /** Paper: who ticked it off and where the sheet is kept. */
  readonly paper?: { readonly tickedBy: PersonId; readonly keptAt: string };
};

export type SignatureRefusal = {
  readonly agreement: string;
  readonly hash: string;
  readonly at: Instant;
  /** Private; for the custodian. */
  readonly reason: string;
};

/** "I do not understand this": holds the reminder until it is answered. */
export type ClauseQuestion = {
  readonly id: string;
  readonly agreement: string;
  readonly hash: string;
  readonly clause: string;
  readonly text: string;
  readonly at: Instant;
  readonly answer?: { readonly at: Instant; readonly by: PersonId; readonly text: string };
};

export type SignaturesState = {
  readonly personId: PersonId;
  readonly signatures: readonly Signature[];
  readonly refusals: readonly SignatureRefusal[];
  readonly questions: readonly ClauseQuestion[];
  readonly pressesSeen: readonly string[];
};

/** Its id is `signatures-<school>-<personId>`: two schools may call two people by the same id. */
export type SignaturesDoc = Doc<'signatures', SignaturesState>;
