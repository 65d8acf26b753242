// What is counted, term by term. A term is counted once, when it is over, and never again: whatever changes later changes no figure
// that somebody may have read.

import type { Category, RiskArea } from '../incident/facts.ts';
import type { Doc } from '../shared/document.ts';
import type { Milliseconds } from '../shared/instant.ts';
import type { SchoolYear, Term } from './school-year.ts';
import type { TermStatus } from './status-figures.ts';

/** `unknown`: an alert whose form was never finished. */
export type Kind = Category | 'unknown';

/** Always about an adult of the school, whether or not the adult is known. */
export const ABOUT_ADULTS: readonly Kind[] = ['staff_conduct', 'low_level_concern'];

export type TermFigures = Term & {
  /** Reports by kind and risk area; what does not stand here is none. */
  readonly reports: readonly { readonly kind: Kind; readonly area: RiskArea; readonly count: number }[];
  /** Reports about adults who work or govern here. They are in no other figure. */
  readonly adults: number;
  /** `late`: accepted late, or not at all. `count`: accepted at all. */
  readonly accepted: {
    readonly inTime: number;
    readonly late: number;
    readonly count: number;
    readonly median: Milliseconds | null;
  };
  readonly closed: { readonly count: number; readonly median: Milliseconds | null };
  readonly filter: Readonly<Record<FilterFigure, number>>;
  /** Terms that were counted long ago have none. */
  readonly status?: TermStatus;
};

export const FILTER_FIGURES = ['approved', 'refused', 'other', 'late'] as const;
/** `other`: neither approved nor refused. `late`: of those approved, blocked again later than the school's own limit. */
export type FilterFigure = (typeof FILTER_FIGURES)[number];

export type Grouping = readonly { readonly name: string; readonly categories: readonly Category[] }[];

export type YearFiguresState = {
  readonly year: SchoolYear;
  /** Terms that are over, oldest first. */
  readonly terms: readonly TermFigures[];
  /** Set with the last term: two ways of grouping one year could be compared. */
  readonly whole: { readonly grouping: Grouping } | null;
};
export type YearFiguresDoc = Doc<'year_figures', YearFiguresState>;
