// What stays of a record that was destroyed: that it was there, under which rule it went, who decided, and when its last backup ends.
// Never what it said, and nobody's name but of those who decided.

import type { PersonId } from '../people/person.ts';
import type { Doc } from '../shared/document.ts';
import type { Instant, IsoDate } from '../shared/instant.ts';
import type { RetentionKey } from './retention.ts';
import type { RetentionClass } from './retention-policy.ts';

export type CertificateState = {
  /** Of the record: `ES-…`, or an id that names nobody. */
  readonly ref: string;
  /** Finds the record until it is gone. For what an adult signed it is made of their id, so no paper and no list shows it. */
  readonly about: RetentionKey;
  readonly retention: RetentionClass;
  /** The rule in words, with its years as they then stood. */
  readonly rule: string;
  readonly dueOn: IsoDate;
  /** In the words of whoever proposed it. */
  readonly why: string;
  /** Names as they then were: the staff list forgets. */
  readonly decidedBy: readonly { readonly personId: PersonId; readonly name: string; readonly at: Instant }[];
  readonly backupsEndOn: IsoDate;
  /** Whoever was shut out of the record hears nothing of what stays of it either: ids and no reasons. Left out in certificates of old. */
  readonly shutOut?: readonly PersonId[];
  /** Set when the key was really destroyed. */
  readonly destroyedAt?: Instant;
};
export type CertificateDoc = Doc<'certificate', CertificateState>;

/** Finds what stays of one kind of record. Left out in certificates of old. */
export const destroyedTerm = (school: string, kind: string): string => `destroyed:${kind}:${school}`;
