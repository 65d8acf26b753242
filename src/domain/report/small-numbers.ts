// Which numbers can be said so that no count under five can be worked out from the others.
//
// One row at a time (a risk area, or one line about filter requests): its terms, its whole year, and what the year falls into. The
// terms add up to the year, and so do the parts. Nothing is said beyond a row, and totals are only added up from what is said, so
// that a row stands for itself. Each count under five may still be anything from 0 to 4 for somebody who knows every number that is
// said, every rule, and which number was held back for the sake of another. None is hidden like any other small number: whether
// there is one case, or none, is what must not be told.

/** Counts under this are never said. */
export const LEAST = 5;
const MOST_HIDDEN = LEAST - 1;

export type Shown =
  | { readonly kind: 'exact'; readonly count: number }
  /** Fewer than five, or none. */
  | { readonly kind: 'few' }
  /** Adds up from what is said; says nothing more. */
  | { readonly kind: 'range'; readonly low: number; readonly high: number }
  /** So many or more. */
  | { readonly kind: 'at_least'; readonly low: number }
  /** Under five, or held back so that another stays hidden. */
  | { readonly kind: 'held' };

export type ShownRow = { readonly terms: readonly Shown[]; readonly year: Shown; readonly parts: readonly Shown[] };

/** What is true. `parts` is null while the year is not over: then only its terms are said. */
export type Row = { readonly terms: readonly number[]; readonly parts: readonly number[] | null };

type Span = { readonly low: number; readonly high: number };
const ANYTHING: Span = { low: 0, high: Number.POSITIVE_INFINITY };
const isIn = (number: number, { low, high }: Span): boolean => low <= number && number <= high;

/** Numbers that add up: what those that are said come to, how many are under five, and how many larger ones are held back. */
type Split = { readonly said: number; readonly small: number; readonly held: number };

/** What they can come to, for somebody who knows which of them are small. */
const sumOf = ({ said, small, held }: Split): Span => ({
  low: said + LEAST * held,
  high: held > 0 ? Number.POSITIVE_INFINITY : said + MOST_HIDDEN * small,
});

/** With one of the small ones at `count`. */
const sumWith = (split: Split, count: number): Span => {
  const rest = sumOf({ ...split, small: split.small - 1 });
  return { low: rest.low + count, high: rest.high + count };
};

/** True when every small number of the split may still be anything from 0 to 4, whichever of these the whole is. */
const staysHidden = (split: Split, wholes: readonly number[]): boolean =>
  split.small === 0 ||
  numbers(0, MOST_HIDDEN).every((count) => wholes.some((whole) => isIn(whole, sumWith(split, count))));

const numbers = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);

const splitOf = (all: readonly number[], isSaid: (number: number, at: number) => boolean): Split => ({
  said: sum(all.filter(isSaid)),
  small: all.filter((number) => !isLarge(number)).length,
  held: all.filter((number, at) => isLarge(number) && !isSaid(number, at)).length,
});
const sum = (all: readonly number[]): number => all.reduce((so, number) => so + number, 0);
const isLarge = (number: number): boolean => number >= LEAST;

export function showRow({ terms, parts }: Row): ShownRow {
  const split = splitOf(terms, isLarge);
  const said = terms.map((number): Shown => (isLarge(number) ? { kind: 'exact', count: number } : { kind: 'few' }));
  const { low, high } = sumOf(split);
  if (parts === null) return { terms: said, year: rangeOf({ low, high }), parts: [] };
  const total = sum(terms);
  const couldBeSaid = (whole: number): boolean => isLarge(whole) && staysHidden(split, [whole]);
  if (couldBeSaid(total))
    return { terms: said, year: { kind: 'exact', count: total }, parts: partsShown(parts, split, [total]).parts };
  // That it is not said tells something as well: it is none of those that would be.
  const wholes = numbers(low, high).filter((whole) => !couldBeSaid(whole));
  const shown = partsShown(parts, split, wholes);
  const left = wholes.filter((whole) => isIn(whole, shown.sum));
  return { terms: said, year: rangeOf({ low: Math.min(...left), high: Math.max(...left) }), parts: shown.parts };
}

const rangeOf = ({ low, high }: Span): Shown => {
  if (high < LEAST) return { kind: 'few' };
  return low === high ? { kind: 'exact', count: low } : { kind: 'range', low, high };
};

/**
 * All the large parts, or all but the last of them, or of each only that it is large, or none: then it is not told either whether
 * there are any. What is held back goes by where it stands and never by how large it is: whoever knows the rule would learn from it.
 * `sum`: what they come to, as far as it is said.
 */
function partsShown(
  parts: readonly number[],
  terms: Split,
  wholes: readonly number[],
): { readonly parts: readonly Shown[]; readonly sum: Span } {
  const fits = (split: Split): boolean => {
    const byTerms = wholes.filter((whole) => isIn(whole, sumOf(terms)));
    const byParts = wholes.filter((whole) => isIn(whole, sumOf(split)));
    return staysHidden(split, byTerms) && staysHidden(terms, byParts);
  };
  for (const held of [[], [parts.findLastIndex(isLarge)]]) {
    const isSaid = (number: number, at: number): boolean => isLarge(number) && !held.includes(at);
    const split = splitOf(parts, isSaid);
    if (split.said === 0 || !fits(split)) continue;
    const hidden: Shown = held.length > 0 ? { kind: 'held' } : { kind: 'few' };
    return {
      parts: parts.map((number, at) => (isSaid(number, at) ? { kind: 'exact', count: number } : hidden)),
      // How many were held back is not said.
      sum: held.length > 0 ? { low: split.said, high: Number.POSITIVE_INFINITY } : sumOf(split),
    };
  }
  const split = splitOf(parts, () => false);
  if (split.held > 0 && fits(split))
    return {
      parts: parts.map((number) => (isLarge(number) ? { kind: 'at_least', low: LEAST } : { kind: 'few' })),
      sum: sumOf(split),
    };
  return { parts: parts.map(() => ({ kind: 'held' })), sum: ANYTHING };
}

/** Added up from what is said. */
export function addUp(shown: readonly Shown[]): Shown {
  const spans = shown.map(spanOf);
  return rangeOf({ low: sum(spans.map(({ low }) => low)), high: sum(spans.map(({ high }) => high)) });
}

/** What the whole is beyond what is said of it; nothing that could not be worked out anyway. */
export function leftOver(whole: Shown, said: readonly Shown[]): Shown {
  const { low, high } = spanOf(whole);
  const spans = said.map(spanOf);
  const most = high - sum(spans.map((span) => span.low));
  const least = low - sum(spans.map((span) => span.high));
  return Number.isFinite(least) ? rangeOf({ low: Math.max(0, least), high: most }) : { kind: 'held' };
}

export function spanOf(shown: Shown): Span {
  switch (shown.kind) {
    case 'exact':
      return { low: shown.count, high: shown.count };
    case 'few':
      return { low: 0, high: MOST_HIDDEN };
    case 'range':
      return shown;
    case 'at_least':
      return { low: shown.low, high: Number.POSITIVE_INFINITY };
    default:
      return ANYTHING;
  }
}
