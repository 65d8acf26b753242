// Counts one term that is over. Drafts are no reports. A report that somebody who may read these figures is shut out of is in none of
// them: nobody may count what is kept from them (safety floor 2).

import type { CaseDoc } from '../casework/case.ts';
import { inHandSince } from '../casework/tell.ts';
import type { OverrideDoc } from '../filtering/request/override.ts';
import type { RiskArea } from '../incident/facts.ts';
import type { PersonId } from '../people/person.ts';
import { type Instant, MINUTE_MS, type Milliseconds } from '../shared/instant.ts';
import { instantAt } from '../shared/time.ts';
import { ABOUT_ADULTS, type Kind, type TermFigures } from './figures.ts';
import type { Term } from './school-year.ts';

export type Counted = { readonly doc: CaseDoc; readonly shutOut: ReadonlySet<PersonId> };
export type TermInput = {
  readonly term: Term;
  readonly zone: string;
  readonly cases: readonly Counted[];
  readonly overrides: readonly OverrideDoc[];
  /** Everybody who may read the figures. */
  readonly readers: readonly PersonId[];
  readonly putBackWithinMinutes: number;
};

export function countTerm({ term, zone, cases, overrides, readers, putBackWithinMinutes }: TermInput): TermFigures {
  const from = instantAt(term.from, '00:00', zone);
  const until = instantAt(term.until, '00:00', zone);
  const isIn = (at: Instant): boolean => from <= at && at < until;
  const told = cases
    .filter(({ shutOut }) => !readers.some((id) => shutOut.has(id)))
    .map(({ doc }) => doc)
    .filter((doc) => isReport(doc) && isIn(reportedAt(doc)));
  const reports = told.filter((doc) => !isAboutAdult(doc));
  const asked = overrides.filter(
    ({ state: { askedAt, phase } }) => askedAt !== undefined && isIn(askedAt) && phase !== 'proposed',
  );
  return {
    ...term,
    reports: byKind(reports),
    adults: told.length - reports.length,
    accepted: acceptance(reports),
    closed: closings(reports),
    filter: filterFigures(asked, putBackWithinMinutes),
  };
}

const isReport = ({ state: { phase } }: CaseDoc): boolean => phase !== 'draft' && phase !== 'discarded';

/** When the first person was told: that moment never moves, and a form that is finished later stays in its term. */
export function reportedAt({ state }: CaseDoc): Instant {
  const told = state.holders.map(({ toldAt }) => toldAt);
  return Math.min(...told, state.submittedAt ?? (told.length === 0 ? state.createdAt : Number.POSITIVE_INFINITY));
}

const isAboutAdult = ({ state: { subjects, facts } }: CaseDoc): boolean =>
  subjects.length > 0 ||
  (facts !== null && (facts.subject !== 'none' || ABOUT_ADULTS.some((kind) => kind === facts.category)));

function byKind(docs: readonly CaseDoc[]): TermFigures['reports'] {
  const counts = new Map<string, { kind: Kind; area: RiskArea; count: number }>();
  for (const { state } of docs) {
    const kind = state.facts?.category ?? 'unknown';
    const area = state.facts?.risk_area ?? 'conduct';
    const key = `${kind}:${area}`;
    counts.set(key, { kind, area, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()];
}

function acceptance(docs: readonly CaseDoc[]): TermFigures['accepted'] {
  const inTime = docs.filter(
    ({ state: { acknowledged, ladder } }) => acknowledged !== undefined && ladder.lateAt === undefined,
  );
  const waits = docs.flatMap((doc) => {
    const at = inHandSince(doc.state);
    return at === undefined ? [] : [at - reportedAt(doc)];
  });
  return { inTime: inTime.length, late: docs.length - inTime.length, count: waits.length, median: median(waits) };
}

function closings(docs: readonly CaseDoc[]): TermFigures['closed'] {
  const waits = docs.flatMap((doc) =>
    doc.state.closing === undefined ? [] : [doc.state.closing.at - reportedAt(doc)],
  );
  return { count: waits.length, median: median(waits) };
}

function filterFigures(docs: readonly OverrideDoc[], within: number): TermFigures['filter'] {
  const approved = docs.filter(({ state }) => state.decision?.what === 'approved');
  const refused = docs.filter(({ state }) => state.decision?.what === 'refused');
  return {
    approved: approved.length,
    refused: refused.length,
    other: docs.length - approved.length - refused.length,
    late: approved.filter(({ state }) => isLate(state, within)).length,
  };
}

function isLate(
  { escalatedAt, stoppedAsIllegal, endedEarly, period, closedConfirmed }: OverrideDoc['state'],
  within: number,
): boolean {
  const end = stoppedAsIllegal?.at ?? endedEarly?.at ?? period?.until;
  if (escalatedAt !== undefined) return true;
  return end !== undefined && closedConfirmed !== undefined && closedConfirmed.at - end > within * MINUTE_MS;
}

function median(waits: readonly Milliseconds[]): Milliseconds | null {
  const sorted = waits.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}
