// What stands beside the reports in a term's figures: who has signed, reviews, filter checks, and what was opened for what. Kept with the
// term as it was counted; terms that were counted before have none of it.

import type { FilterCategory } from '../filtering/filter-categories.ts';
import type { Purpose } from '../filtering/purposes.ts';
import type { IsoDate, Milliseconds } from '../shared/instant.ts';

export type SigningCount = {
  /** As people read it: the title of the agreement, and who signs it where that is somebody else. */
  readonly title: string;
  /** Everybody it is for. */
  readonly asked: number;
  readonly signed: number;
  readonly overdue: number;
  readonly refused: number;
};

export type StatusFigures = {
  /** The day on which it stood so. */
  readonly on: IsoDate;
  readonly signing: readonly SigningCount[];
  readonly reviews: {
    readonly overdue: readonly string[];
    readonly next: readonly { readonly title: string; readonly on: IsoDate }[];
  };
};

export type TermStatus = {
  readonly reviewsDone: readonly string[];
  readonly checks: { readonly done: number; readonly notInOrder: number };
  /** Approved requests by purpose; what does not stand here is none. */
  readonly purposes: readonly { readonly purpose: Purpose; readonly count: number }[];
  /** The same by what the filter said of the site, as the requester told; terms that were counted before have none. */
  readonly categories?: readonly { readonly category: FilterCategory; readonly count: number }[];
  /** How long those approved could be open: the middle one. */
  readonly openFor: Milliseconds | null;
  /** Null for a term that was counted with a later one: nobody knows any more how it stood then. */
  readonly standing: StatusFigures | null;
};
