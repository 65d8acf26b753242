// One case as it leaves the server: the documented shape of case.json, and what the paper is drawn from. Names stand in it as words, so
// that it can be read without the school's staff list.

import type { Instant } from '../../shared/instant.ts';

export type ExportedField = {
  /** Stable within the case: `answer:story`, `r3:0`, `closing-1:0`. */
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** Typed by a person in their own words, so that anything may stand in it. */
  readonly free: boolean;
};

/** A note, an addition of the reporter, a record, how it was closed, or why it was opened again. */
export type ExportedEntry = {
  readonly id: string;
  /** In words: "Note", "A call to somebody outside the school". */
  readonly kind: string;
  readonly at: string;
  readonly by: string;
  /** The entry that this one puts right, moves on or finishes. */
  readonly about: string | null;
  readonly fields: readonly ExportedField[];
};

export type ExportedHolder = {
  readonly name: string;
  readonly roles: string;
  readonly sees: string;
  readonly told: string;
  readonly opened: string;
  readonly accepted: string;
  /** When the access ended; empty while it lasts. */
  readonly ended: string;
};

export type ExportedCase = {
  readonly format: 1;
  readonly school: string;
  readonly reference: string;
  /** `whole`: nothing was left out. `redacted`: labels stand in place of names, and texts may be withheld. */
  readonly variant: 'whole' | 'redacted';
  /** Of the document, as in audit.json. */
  readonly version: number;
  readonly madeAt: Instant;
  readonly madeBy: string;
  readonly state: string;
  readonly reportedAt: string;
  readonly reportedBy: string;
  readonly keptFrom: readonly string[];
  readonly reported: readonly ExportedField[];
  readonly told: readonly ExportedHolder[];
  /** Oldest first. */
  readonly entries: readonly ExportedEntry[];
  readonly chronology: readonly { readonly at: string; readonly who: string; readonly what: string }[];
};

/** Every field of the case in the order in which it is read. */
export const fieldsOf = (exported: ExportedCase): readonly ExportedField[] => [
  ...exported.reported,
  ...exported.entries.flatMap(({ fields }) => fields),
];
