// What a school year says of itself: for each risk area, each line about filter requests, and the times. Each stands for itself, and
// a total is only ever added up from what stands above it.

import { RISK_AREAS, type RiskArea } from '../incident/facts.ts';
import {
  FILTER_FIGURES,
  type FilterFigure,
  type Grouping,
  type TermFigures,
  type YearFiguresState,
} from './figures.ts';
import { countsUnder, headingsOf } from './headings.ts';
import type { SchoolYear, Term } from './school-year.ts';
import { addUp, LEAST, type Shown, type ShownRow, showRow, spanOf } from './small-numbers.ts';
import { spell } from './spell.ts';

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
  const filter = FILTER_FIGURES.map((figure) => ({ figure, ...filterLine(figure, terms, whole !== null) }));
  const total = totalOf(areas);
  return {
    ...{ year, areas, filter, isWhole: whole !== null },
    terms: terms.map(({ name, from, until }) => ({ name, from, until })),
    total,
    adults: whole === null ? null : shownAlone(sum(terms.map(({ adults }) => adults))),
    times: terms.map((term, at) => timesOf(term, spanOf(total.terms[at] ?? { kind: 'few' }).low)),
    // The late ones are among the approved.
    asked: totalOf(filter.filter(({ figure }) => figure !== 'late')),
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

function filterLine(figure: FilterFigure, terms: readonly TermFigures[], isWhole: boolean): Line {
  const counts = terms.map(({ filter }) => filter[figure]);
  const { terms: shown, year } = showRow({ terms: counts, parts: isWhole ? [] : null });
  return { terms: shown, year };
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
