// What a school year says of itself: for each risk area, each line about filter requests, and the times. Each stands for itself, and
// a total is only ever added up from what stands above it.

import { FILTER_CATEGORIES, type FilterCategory } from '../filtering/filter-categories.ts';
import { PURPOSES, type Purpose } from '../filtering/purposes.ts';
import { RISK_AREAS, type RiskArea } from '../incident/facts.ts';
import {
  FILTER_FIGURES,
  type FilterFigure,
  type Grouping,
  type TermFigures,
  type YearFiguresState,
} from './figures.ts';
import { countsUnder, headingsOf } from './headings.ts';
import { publishSigning, type SigningLine } from './publish-signing.ts';
import type { SchoolYear, Term } from './school-year.ts';
import { type Shares, sharesOf } from './shares.ts';
import { addUp, LEAST, type Shown, type ShownRow, showRow, spanOf } from './small-numbers.ts';
import { spell } from './spell.ts';
import type { StatusFigures, TermStatus } from './status-figures.ts';

/** Over fewer, the middle one could be somebody's own. */
const LEAST_FOR_TIMES = 2 * LEAST;

export type Published = {
  readonly year: SchoolYear;
  readonly terms: readonly Term[];
  /** True once every term is over; until then there are no headings and no numbers for the year. */
  readonly isWhole: boolean;
  readonly areas: readonly AreaLine[];
  readonly total: Line;
  /** Null until the year is over. */
  readonly adults: Shown | null;
  readonly times: readonly TermTimes[];
  readonly filter: readonly (Line & { readonly figure: FilterFigure })[];
  readonly asked: Line;
  /** What the approved requests of the year were for; null until the year is over. */
  readonly purposes: Shares<Purpose> | null;
  /** What the filter says of those sites; null as well where their number is not said exactly. */
  readonly categories: Shares<FilterCategory> | null;
  /** By term; null for one that was counted before such things were. */
  readonly statuses: readonly (SharedStatus | null)[];
};

export type SharedStatus = Pick<TermStatus, 'reviewsDone' | 'checks'> & {
  readonly name: string;
  /** In coarse words, or null where too few stand behind it. */
  readonly openFor: string | null;
  readonly standing: (Omit<StatusFigures, 'signing'> & { readonly signing: readonly SigningLine[] }) | null;
};
export type Line = Pick<ShownRow, 'terms' | 'year'>;
export type AreaLine = Line & {
  readonly area: RiskArea;
  readonly headings: readonly { readonly name: string; readonly shown: Shown }[];
};

export type TermTimes = {
  readonly inTime: InTime | null;
  /** In words, or null where too few stand behind it. */
  readonly accepted: string | null;
  readonly closed: string | null;
};
export type InTime =
  | { readonly kind: 'share'; readonly percent: number }
  | { readonly kind: 'all_but_few' }
  | { readonly kind: 'few' };

export function publish({ year, terms, whole }: YearFiguresState): Published {
  const areas = RISK_AREAS.map((area) => areaLine(area, terms, whole?.grouping ?? null));
  const rows = FILTER_FIGURES.map((figure) => ({ figure, ...filterRow(figure, terms, whole === null ? null : []) }));
  const filter = rows.map(({ figure, terms: said, year: all }) => ({ figure, terms: said, year: all }));
  const approved = rows.find(({ figure }) => figure === 'approved');
  const total = totalOf(areas);
  return {
    ...{ year, areas, filter, isWhole: whole !== null },
    terms: terms.map(({ name, from, until }) => ({ name, from, until })),
    total,
    adults: whole === null ? null : shownAlone(sum(terms.map(({ adults }) => adults))),
    times: terms.map((term, at) => timesOf(term, spanOf(total.terms[at] ?? { kind: 'few' }).low)),
    // The late ones are among the approved.
    asked: totalOf(filter.filter(({ figure }) => figure !== 'late')),
    ...(whole === null ? { purposes: null, categories: null } : openedFor(terms)),
    statuses: terms.map((term, at) => statusOf(term, spanOf(approved?.terms[at] ?? { kind: 'few' }).low)),
  };
}

function areaLine(area: RiskArea, terms: readonly TermFigures[], grouping: Grouping | null): AreaLine {
  const counts = terms.map(({ reports }) => sum(reports.filter((one) => one.area === area).map(({ count }) => count)));
  const headings = grouping === null ? [] : headingsOf(grouping, area);
  const { parts, ...line } = showRow({
    terms: counts,
    parts: grouping === null ? null : countsUnder(headings, area, terms),
  });
  return { area, ...line, headings: headings.map(({ name }, at) => ({ name, shown: parts[at] ?? { kind: 'held' } })) };
}

const filterRow = (figure: FilterFigure, terms: readonly TermFigures[], parts: readonly number[] | null): ShownRow =>
  showRow({ terms: terms.map(({ filter }) => filter[figure]), parts });

/** Over the whole year; null where a term was counted without them, since the others would not add up. */
function openedFor(terms: readonly TermFigures[]): Pick<Published, 'purposes' | 'categories'> {
  const purposes = partsIn(PURPOSES, terms, (status) => status.purposes.map(({ purpose, count }) => [purpose, count]));
  const categories = partsIn(FILTER_CATEGORIES, terms, (status) =>
    status.categories?.map(({ category, count }) => [category, count]),
  );
  const rowOf = (parts: readonly number[]): ShownRow => filterRow('approved', terms, parts);
  const sites = categories === null ? null : rowOf(categories);
  return {
    purposes: purposes === null ? null : sharesOf(PURPOSES, rowOf(purposes)),
    // The second split of the same number.
    categories: sites?.year.kind === 'exact' ? sharesOf(FILTER_CATEGORIES, sites) : null,
  };
}

function partsIn<K>(
  kinds: readonly K[],
  terms: readonly TermFigures[],
  of: (status: TermStatus) => readonly (readonly [K, number])[] | undefined,
): readonly number[] | null {
  const all: (readonly [K, number])[] = [];
  for (const { status } of terms) {
    const counted = status === undefined ? undefined : of(status);
    if (counted === undefined) return null;
    all.push(...counted);
  }
  return kinds.map((kind) => sum(all.filter(([one]) => one === kind).map(([, count]) => count)));
}

function statusOf({ name, status }: TermFigures, saidApproved: number): SharedStatus | null {
  if (status === undefined) return null;
  const { reviewsDone, checks, openFor, standing } = status;
  return {
    ...{ name, reviewsDone, checks },
    openFor: saidApproved < LEAST_FOR_TIMES ? null : spell(openFor),
    standing: standing === null ? null : { ...standing, signing: standing.signing.map(publishSigning) },
  };
}

const shownAlone = (count: number): Shown => (count < LEAST ? { kind: 'few' } : { kind: 'exact', count });

const totalOf = (lines: readonly Line[]): Line => ({
  terms: (lines[0]?.terms ?? []).map((_, at) => addUp(lines.map(({ terms }) => terms[at] ?? { kind: 'few' }))),
  year: addUp(lines.map(({ year }) => year)),
});

/**
 * Said for each term alone and never for a year, so that no two of these can be set against each other; and only where the numbers that
 * are said come to enough already, so that it tells nothing of how many there were.
 */
function timesOf({ accepted, closed }: TermFigures, saidReports: number): TermTimes {
  const { inTime, late } = accepted;
  if (saidReports < LEAST_FOR_TIMES) return { inTime: null, accepted: null, closed: null };
  const split: InTime =
    inTime < LEAST
      ? { kind: 'few' }
      : late < LEAST
        ? { kind: 'all_but_few' }
        : { kind: 'share', percent: tens(inTime / (inTime + late)) };
  return {
    inTime: split,
    accepted: accepted.count < LEAST_FOR_TIMES ? null : spell(accepted.median),
    closed: closed.count < LEAST_FOR_TIMES ? null : spell(closed.median),
  };
}

/** To the nearest ten, and neither none nor all: five at least are on either side. */
const tens = (share: number): number => Math.min(90, Math.max(10, Math.round(share * 10) * 10));

const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);
