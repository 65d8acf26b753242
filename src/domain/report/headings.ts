// Under which headings a risk area is split: the school's own, or the kinds of report themselves. The list follows from the pack alone,
// never from what was reported, so that a heading that stands there says nothing.

import { CATEGORY_INFO } from '../incident/categories.ts';
import { CATEGORIES, type Category, type RiskArea } from '../incident/facts.ts';
import { ABOUT_ADULTS, type Grouping, type TermFigures } from './figures.ts';

const OTHER = 'Any other kind';

/** Null is what fits under no heading here. */
export type Heading = { readonly name: string; readonly categories: readonly Category[] | null };

export function headingsOf(grouping: Grouping, area: RiskArea): readonly Heading[] {
  const own =
    grouping.length === 0
      ? CATEGORIES.map((one) => ({ name: CATEGORY_INFO[one].label, categories: [one] }))
      : firstOnly(grouping);
  const here = own
    .map(({ name, categories }) => ({
      name,
      categories: categories.filter((one) => CATEGORY_INFO[one].riskArea === area && !ABOUT_ADULTS.includes(one)),
    }))
    .filter(({ categories }) => categories.length > 0);
  return [...here, { name: OTHER, categories: null }];
}

/** A kind that a pack puts under two headings counts under the first. */
function firstOnly(grouping: Grouping): Grouping {
  const taken = new Set<Category>();
  return grouping.map(({ name, categories }) => {
    const fresh = categories.filter((one) => !taken.has(one));
    for (const one of fresh) taken.add(one);
    return { name, categories: fresh };
  });
}

/** How many there were under each heading, over all the terms. */
export function countsUnder(
  headings: readonly Heading[],
  area: RiskArea,
  terms: readonly TermFigures[],
): readonly number[] {
  const reports = terms.flatMap((term) => term.reports).filter((one) => one.area === area);
  const headingOf = (kind: string): number => {
    const found = headings.findIndex(({ categories }) => categories?.some((one) => one === kind) === true);
    return found < 0 ? headings.length - 1 : found;
  };
  return headings.map((_, at) =>
    reports.filter(({ kind }) => headingOf(kind) === at).reduce((sum, { count }) => sum + count, 0),
  );
}
