// Counts what stands beside the reports: by the days of the term what happened in it, and as it stands at the counting what is so now.

import type { Agreement } from '../aup/agreement.ts';
import type { TextProgress } from '../aup/chase.ts';
import type { PaperSigner } from '../aup/class-list.ts';
import { bySheet, type PupilStanding } from '../aup/paper/pupil-standings.ts';
import type { Standing } from '../aup/sign-standing.ts';
import type { FilterCheckDoc } from '../filtering/check/filter-check.ts';
import { FILTER_CATEGORIES } from '../filtering/filter-categories.ts';
import { PURPOSES } from '../filtering/purposes.ts';
import type { OverrideDoc } from '../filtering/request/override.ts';
import type { PlannedReview } from '../review/review-duties.ts';
import type { Instant, IsoDate, Milliseconds } from '../shared/instant.ts';
import { instantAt } from '../shared/time.ts';
import type { Term } from './school-year.ts';
import type { SigningCount, StatusFigures, TermStatus } from './status-figures.ts';

/** More a report does not need. */
const MOST_NEXT = 5;

export type StatusInput = {
  readonly term: Term;
  readonly zone: string;
  readonly overrides: readonly OverrideDoc[];
  readonly checks: readonly FilterCheckDoc[];
  readonly reviews: readonly PlannedReview[];
  /** As it stands at the counting, for the last term that is counted. */
  readonly standing: StatusFigures | null;
};

export function countStatus({ term, zone, overrides, checks, reviews, standing }: StatusInput): TermStatus {
  const isOn = (date: IsoDate): boolean => term.from <= date && date < term.until;
  const from = instantAt(term.from, '00:00', zone);
  const until = instantAt(term.until, '00:00', zone);
  const isIn = (at: Instant): boolean => from <= at && at < until;
  const approved = overrides.filter(
    ({ state: { askedAt, decision } }) => askedAt !== undefined && isIn(askedAt) && decision?.what === 'approved',
  );
  const done = checks.filter(({ state }) => isOn(state.date));
  return {
    reviewsDone: reviews
      .filter(({ doc }) => doc.state.rounds.some(({ reviewedOn }) => isOn(reviewedOn)))
      .map(({ plan }) => plan.title),
    checks: { done: done.length, notInOrder: done.filter(({ state }) => state.result !== 'worked').length },
    purposes: PURPOSES.map((purpose) => ({
      purpose,
      count: approved.filter(({ state }) => state.request?.purpose === purpose).length,
    })).filter(({ count }) => count > 0),
    categories: FILTER_CATEGORIES.map((category) => ({
      category,
      count: approved.filter(({ state }) => state.request?.category === category).length,
    })).filter(({ count }) => count > 0),
    openFor: middle(approved.flatMap(({ state: { period } }) => (period ? [period.until - period.from] : []))),
    standing,
  };
}

/** `papers`: what comes back for pupils, from them and from their parents. */
export const standingNow = (
  progress: readonly TextProgress[],
  papers: readonly PupilStanding[],
  reviews: readonly PlannedReview[],
  today: IsoDate,
): StatusFigures => ({
  on: today,
  signing: [
    ...progress.map(({ text, people }) => signingOf(text.title, people, today)),
    // Over all classes: a class would be too few.
    ...bySheet(papers).map(({ text, signer, standings }) =>
      signingOf([...forWhom(text, signer), text.title].join(': '), standings, today),
    ),
  ].filter(({ asked }) => asked > 0),
  reviews: {
    overdue: reviews.filter(({ doc }) => doc.state.nextDue < today).map(({ plan }) => plan.title),
    next: reviews
      .filter(({ doc }) => doc.state.nextDue >= today)
      .map(({ doc, plan }) => ({ title: plan.title, on: doc.state.nextDue }))
      .toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)))
      .slice(0, MOST_NEXT),
  },
});

/** Whoever signed before and is not asked again yet owes nothing. */
function stateOf(standing: Standing, today: IsoDate): 'signed' | 'refused' | 'overdue' | 'open' {
  if (standing.state === 'signed' || standing.state === 'refused') return standing.state;
  if (standing.waits === true) return 'signed';
  return standing.dueOn < today ? 'overdue' : 'open';
}

function signingOf(title: string, people: readonly { readonly standing: Standing }[], today: IsoDate): SigningCount {
  const states = people.map(({ standing }) => stateOf(standing, today));
  const count = (state: (typeof states)[number]): number => states.filter((one) => one === state).length;
  return {
    ...{ title, asked: people.length },
    ...{ signed: count('signed'), overdue: count('overdue'), refused: count('refused') },
  };
}

/** A text for children is called what children understand: whose it is has to stand beside it. */
function forWhom({ audience }: Agreement, signer: PaperSigner): readonly string[] {
  const pupils = PUPILS.get(audience);
  if (pupils === undefined) return [];
  return [signer === 'parent' ? `${pupils}, signed by parents` : pupils];
}
const PUPILS: ReadonlyMap<Agreement['audience'], string> = new Map([
  ['pupil_ks1', 'Pupils in Key Stage 1'],
  ['pupil_ks2', 'Pupils in Key Stage 2'],
  ['pupil_secondary', 'Secondary pupils'],
]);

function middle(spans: readonly Milliseconds[]): Milliseconds | null {
  const sorted = spans.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
