// What somebody looks for among the cases they may see, and whether one case is it. Who may see it is asked before this, and apart.

import { CATEGORIES, type Category } from '../../incident/facts.ts';
import type { Depth } from '../../incident/outcome.ts';
import { DAY_MS, type Instant, type IsoDate } from '../../shared/instant.ts';
import { isIsoDate, isoDateOf } from '../../shared/time.ts';
import type { CaseDoc, CaseState, Holder } from '../case.ts';

export const SHOWN = ['open', 'new', 'in_hand', 'overdue', 'closed', 'all'] as const;
export type Shown = (typeof SHOWN)[number];
export const PARTS = ['any', 'leading', 'helping'] as const;
export const AGES = ['any', '7', '30', '90'] as const;

export type CaseSearch = {
  /** A reference or a name; empty for neither. */
  readonly words: string;
  readonly category: Category | null;
  readonly show: Shown;
  readonly part: (typeof PARTS)[number];
  /** At least so many days old. */
  readonly age: (typeof AGES)[number];
  /** Days on which it was received, both counted; null for no end. */
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
};

export const EVERYTHING_OPEN: CaseSearch = {
  ...{ words: '', category: null, show: 'open', part: 'any', age: 'any', from: null, to: null },
};

const WORDS = 120;

/** Whatever was typed, made into a search; what cannot be read counts as left out. */
export function readSearch(typed: Readonly<Record<string, string>>): CaseSearch {
  const one = <T extends string>(all: readonly T[], value: string | undefined): T | undefined =>
    all.find((each) => each === value);
  const day = (value = ''): IsoDate | null => (isIsoDate(value) ? value : null);
  return {
    words: (typed.words ?? '')
      .replace(/\p{Cc}/gu, ' ')
      .trim()
      .slice(0, WORDS),
    category: one(CATEGORIES, typed.category) ?? null,
    show: one(SHOWN, typed.show) ?? 'open',
    part: one(PARTS, typed.part) ?? 'any',
    age: one(AGES, typed.age) ?? 'any',
    from: day(typed.from),
    to: day(typed.to),
  };
}

/** Nobody has accepted it in time. */
export const isLate = ({ phase, acknowledged, ladder }: CaseState): boolean =>
  phase !== 'closed' && acknowledged === undefined && (ladder.lateAt !== undefined || ladder.failedAt !== undefined);

export const receivedAt = ({ submittedAt, createdAt }: CaseState): Instant => submittedAt ?? createdAt;

/** Depths that show the kind of report. To the others the kind does not exist, so they cannot look for it either. */
const SHOWS_CATEGORY: readonly Depth[] = ['whole', 'technical', 'data'];
export const seesCategory = ({ depth }: Holder): boolean => SHOWS_CATEGORY.includes(depth);
/** Names stand in the whole case alone. */
export const seesNames = ({ depth }: Holder): boolean => depth === 'whole';

/** What is asked of the case beside its state: when, where, and whether something is late as far as this holder may know. */
export type SearchedAt = { readonly now: Instant; readonly zone: string; readonly isOverdue: boolean };

/** All but the words, which are looked up. */
export function matches(
  search: CaseSearch,
  { state }: CaseDoc,
  me: Holder,
  { now, zone, isOverdue }: SearchedAt,
): boolean {
  const at = receivedAt(state);
  const day = isoDateOf(at, zone);
  return (
    isShown(search.show, state, isOverdue) &&
    (search.part === 'any' || (search.part === 'leading') === me.accountable) &&
    (search.category === null || (seesCategory(me) && state.facts?.category === search.category)) &&
    (search.from === null || day >= search.from) &&
    (search.to === null || day <= search.to) &&
    (search.age === 'any' || now - at >= Number(search.age) * DAY_MS)
  );
}

function isShown(show: Shown, state: CaseState, isOverdue: boolean): boolean {
  const closed = state.phase === 'closed';
  switch (show) {
    case 'all':
      return true;
    case 'open':
      return !closed;
    case 'closed':
      return closed;
    case 'new':
      return !closed && state.acknowledged === undefined;
    case 'in_hand':
      return !closed && state.acknowledged !== undefined;
    case 'overdue':
      return isOverdue;
  }
}
