// The figures of a school year: each term is counted when the first person asks after it is over, and kept as it was counted.

import { type Counted, countTerm } from '../../domain/report/count-term.ts';
import type { TermFigures, YearFiguresDoc, YearFiguresState } from '../../domain/report/figures.ts';
import { type SchoolYear, type Term, termsOf } from '../../domain/report/school-year.ts';
import { ok, type Result } from '../../domain/shared/result.ts';
import { isoDateOf } from '../../domain/shared/time.ts';
import { recusedNow } from '../casework/recused-now.ts';
import { changeDoc, readDoc, unavailable } from '../change-doc.ts';
import type { Deps } from '../ports.ts';
import { everyDoc } from './every-doc.ts';
import { figureReaders } from './rights.ts';
import { termStatuses } from './term-status.ts';

const idOf = (school: string, year: SchoolYear): string => `figures-${school}-${year}`;

export async function yearFigures(deps: Deps, school: string, year: SchoolYear): Promise<Result<YearFiguresState>> {
  const id = idOf(school, year);
  const now = deps.clock.now();
  const done = await changeDoc(deps, 'year_figures', id, async (stored) => {
    const doc = stored ?? emptyYear(id, school, year);
    const due = await termsDue(deps, school, doc.state);
    if (doc.state.whole !== null || (due.terms.length === 0 && !due.isLast)) return ok(doc);
    const counted = await countAll(deps, school, due.terms);
    if (!counted.ok) return counted;
    const { categoryGroups } = deps.policy(school).records;
    const entry = { at: now, by: 'system' as const, action: 'figures.counted', detail: { terms: due.terms.length } };
    return ok({
      ...doc,
      state: {
        year,
        terms: [...doc.state.terms, ...counted.value],
        whole: due.isLast ? { grouping: categoryGroups } : null,
      },
      history: [...doc.history, entry],
    });
  });
  return done.ok ? ok(done.value.state) : done;
}

const emptyYear = (id: string, school: string, year: SchoolYear): YearFiguresDoc => ({
  ...{ kind: 'year_figures', id, school, version: 0, history: [], outbox: [], dueAt: null, terms: [] },
  state: { year, terms: [], whole: null },
});

/** Terms that are over and not counted yet. A term begins where the one before was really counted to, whatever the calendar says by now. */
async function termsDue(
  deps: Deps,
  school: string,
  state: YearFiguresState,
): Promise<{ readonly terms: readonly Term[]; readonly isLast: boolean }> {
  const { calendar } = deps.policy(school);
  const today = isoDateOf(deps.clock.now(), calendar.zone);
  if (state.whole !== null) return { terms: [], isLast: true };
  const before = await readDoc(deps, 'year_figures', idOf(school, state.year - 1));
  const startsOn = before.ok ? before.value?.state.terms.at(-1)?.until : undefined;
  const all = termsOf(calendar, state.year, startsOn);
  const countedTo = state.terms.at(-1)?.until ?? '';
  const left = all.filter(({ until }) => until > countedTo);
  const over = left.filter(({ until }) => until <= today);
  const from = (term: Term, at: number): Term => (at === 0 && countedTo !== '' ? { ...term, from: countedTo } : term);
  return { terms: over.map(from), isLast: over.length === left.length };
}

async function countAll(deps: Deps, school: string, terms: readonly Term[]): Promise<Result<readonly TermFigures[]>> {
  const { calendar, overrides: policy } = deps.policy(school);
  const cases = await everyDoc(deps, 'case', school, []);
  const overrides = await everyDoc(deps, 'override', school, []);
  // Figures are kept for ever: better none than wrong ones.
  if (cases === null || overrides === null) return unavailable();
  const counted = await Promise.all(
    cases.map(async (doc): Promise<Counted> => ({ doc, shutOut: await recusedNow(deps, doc) })),
  );
  const readers = figureReaders(await deps.people.directory(school)).map(({ id }) => id);
  const shared = { zone: calendar.zone, putBackWithinMinutes: policy.putBackWithinMinutes, readers };
  const statuses = await termStatuses(deps, school, terms, overrides);
  if (!statuses.ok) return statuses;
  return ok(
    terms.map((term, at) => {
      const status = statuses.value[at];
      return {
        ...countTerm({ ...shared, term, cases: counted, overrides }),
        ...(status === undefined ? {} : { status }),
      };
    }),
  );
}
