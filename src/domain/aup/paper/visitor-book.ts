// Adults without an account who sign on paper: visitors and supply staff (X21). One document per school and month.

import type { PersonId } from '../../people/person.ts';
import type { Doc } from '../../shared/document.ts';
import type { Instant, IsoDate } from '../../shared/instant.ts';

export type Visit = {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly from: IsoDate;
  /** The last day of the visit. */
  readonly to: IsoDate;
  readonly agreement: string;
  readonly version: string;
  readonly hash: string;
  readonly signedOn: IsoDate;
  readonly keptAt: string;
  readonly recordedBy: PersonId;
  readonly at: Instant;
  /** Recorded by mistake: counts no more, and stays on record. */
  readonly withdrawn?: { readonly at: Instant; readonly by: PersonId; readonly reason: string };
};

export type VisitorBookState = { readonly visits: readonly Visit[]; readonly pressesSeen: readonly string[] };

/** Its id is `visitors-<school>-<month in which the visits begin>`, such as `visitors-demo-2026-11`. */
export type VisitorBookDoc = Doc<'visitor_book', VisitorBookState>;
