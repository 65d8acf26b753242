// The same app or site again and again. Who keeps e-safety hears that it is so and of what kind, never which reports or whom they name.

import type { Category } from '../../incident/facts.ts';
import { DAY_MS, type Instant } from '../../shared/instant.ts';
import type { CaseDoc } from '../case.ts';
import { hasChildPicture } from '../share.ts';
import { receivedAt } from './case-search.ts';
import { adultsOf, sitesOf } from './finding-terms.ts';

export const PATTERN_DAYS = 14;
export const PATTERN_CASES = 3;

export type Pattern = {
  readonly site: string;
  /** The safeguarding team's alone: one of them is about a child at risk, a picture, or an adult of the school. */
  readonly narrow: boolean;
  readonly cases: readonly CaseDoc[];
};

const isCounted = ({ state }: CaseDoc, now: Instant): boolean =>
  (state.phase === 'open' || state.phase === 'closed') && receivedAt(state) > now - PATTERN_DAYS * DAY_MS;

/** What may be said to the narrow circle alone. */
const isNarrow = ({ state }: CaseDoc): boolean =>
  state.outcome?.safeguarding !== false ||
  hasChildPicture(state) ||
  adultsOf(state).length > 0 ||
  state.facts?.subject !== 'none';

/** Three reports within the days are a pattern. Those of the narrow circle count for that circle alone. */
export function patternsIn(docs: readonly CaseDoc[], now: Instant): readonly Pattern[] {
  const counted = docs.filter((doc) => isCounted(doc, now));
  const sites = [...new Set(counted.flatMap(({ state }) => sitesOf(state)))];
  return sites.flatMap((site): readonly Pattern[] => {
    const cases = counted.filter(({ state }) => sitesOf(state).includes(site));
    const wide = cases.filter((doc) => !isNarrow(doc));
    return [
      ...(wide.length >= PATTERN_CASES ? [{ site, narrow: false, cases: wide }] : []),
      ...(cases.length >= PATTERN_CASES && wide.length < cases.length ? [{ site, narrow: true, cases }] : []),
    ];
  });
}

export const kindsOf = ({ cases }: Pattern): readonly Category[] => [
  ...new Set(cases.flatMap(({ state }) => (state.facts?.category ? [state.facts.category] : []))),
];
