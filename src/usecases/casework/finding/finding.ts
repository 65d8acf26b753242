// Finding a case among those one may see: the open ones most urgent first, then the closed ones, newest first. What somebody is shut
// out of is in no list, no count and no "more".

import { isOverdueFor } from '../../../domain/casework/clock/seen-clocks.ts';
import {
  type CaseSearch,
  EVERYTHING_OPEN,
  matches,
  receivedAt,
  seesNames,
} from '../../../domain/casework/finding/case-search.ts';
import {
  aboutTerm,
  categoryTerm,
  monthOf,
  monthTerm,
  namedTerm,
} from '../../../domain/casework/finding/finding-terms.ts';
import { URGENCIES } from '../../../domain/incident/outcome.ts';
import { nameWords } from '../../../domain/people/possible-matches.ts';
import { DAY_MS, type Instant } from '../../../domain/shared/instant.ts';
import { addMonths, instantAt } from '../../../domain/shared/time.ts';
import type { Deps } from '../../ports.ts';
import type { CaseItem } from '../../results.ts';
import type { Who } from '../../who.ts';
import { myCasesWith, type Seen } from './finding-walk.ts';
import { caseItem } from './lists.ts';

export const CASES_A_PAGE = 10;

/** `more` only if there is another one that this person may see. */
export type CasePage = { readonly items: readonly CaseItem[]; readonly more: boolean };

/** One page of one's open cases, and how many there are of them. Pages count from 0. */
export async function caseList(deps: Deps, who: Who, page: number): Promise<CasePage & { readonly open: number }> {
  const mine = await openOnes(deps, who, EVERYTHING_OPEN);
  return { ...pageOf(deps, who, mine, page), open: mine.length };
}

export async function findCases(deps: Deps, who: Who, search: CaseSearch, page: number): Promise<CasePage> {
  if (search.words !== '') return pageOf(deps, who, await byWords(deps, who, search), page);
  const open = search.show === 'closed' ? [] : await openOnes(deps, who, search);
  const wanted = (page + 1) * CASES_A_PAGE + 1;
  if (open.length >= wanted || (search.show !== 'closed' && search.show !== 'all'))
    return pageOf(deps, who, open, page);
  // Closed cases are many and need no order but their age: no more of them are read than are shown.
  const found = [...open];
  for await (const seen of closedOnes(deps, who, search)) {
    found.push(seen);
    if (found.length >= wanted) break;
  }
  return pageOf(deps, who, found, page);
}

function pageOf(deps: Deps, who: Who, all: readonly Seen[], page: number): CasePage {
  const from = page * CASES_A_PAGE;
  const shown = all.slice(from, from + CASES_A_PAGE);
  return { items: shown.map((seen) => caseItem(deps, seen, who)), more: all.length > from + CASES_A_PAGE };
}

async function openOnes(deps: Deps, who: Who, search: CaseSearch): Promise<readonly Seen[]> {
  const fits = fitting(deps, who, search);
  const found: Seen[] = [];
  for await (const seen of myCasesWith(deps, who, [], 'open')) if (fits(seen)) found.push(seen);
  return sorted(deps, who, found);
}

async function* closedOnes(deps: Deps, who: Who, search: CaseSearch): AsyncGenerator<Seen> {
  const fits = fitting(deps, who, search);
  for (const terms of monthsOf(deps, who, search)) {
    for await (const seen of myCasesWith(deps, who, [...categoryOf(search), ...terms])) {
      if (seen.doc.state.phase === 'closed' && fits(seen)) yield seen;
    }
  }
}

const categoryOf = ({ category }: CaseSearch): readonly string[] => (category === null ? [] : [categoryTerm(category)]);

/** The months a closed case can be in, newest first, so that ten years of cases are not read for one week. */
function monthsOf(deps: Deps, who: Who, { from, to }: CaseSearch): readonly (readonly string[])[] {
  if (from === null) return [[]];
  const { zone } = deps.policy(who.school).calendar;
  const noon = (day: string): Instant => instantAt(day, '12:00', zone);
  // A day either side: the terms go by the world's time and the search by the school's.
  const last = monthOf((to === null ? deps.clock.now() : noon(to)) + DAY_MS);
  const months: string[] = [];
  for (let month = monthOf(noon(from) - DAY_MS); month <= last; month = addMonths(`${month}-01`, 1).slice(0, 7)) {
    months.push(month);
    if (months.length > MOST_MONTHS) return [[]];
  }
  return months.toReversed().map((month) => [monthTerm(month)]);
}
const MOST_MONTHS = 120;

/** By reference for everybody who sees the case at all; by name only where they see the names. */
async function byWords(deps: Deps, who: Who, search: CaseSearch): Promise<readonly Seen[]> {
  const fits = fitting(deps, who, search);
  const found = new Map<string, Seen>();
  const collect = async (terms: readonly string[], may: (seen: Seen) => boolean): Promise<void> => {
    for await (const seen of myCasesWith(deps, who, terms)) if (may(seen) && fits(seen)) found.set(seen.doc.id, seen);
  };
  await collect([`ref:${reference(search.words)}`], () => true);
  const parts = nameWords(search.words);
  const named = ({ me }: Seen): boolean => seesNames(me);
  if (parts.length > 0) await collect(parts.map(namedTerm), named);
  const { people } = await deps.people.directory(who.school);
  const meant = people.filter(({ name }) => parts.length > 0 && isPartOf(parts, nameWords(name)));
  for (const { id } of meant.slice(0, MOST_NAMESAKES)) await collect([aboutTerm(id)], named);
  return sorted(deps, who, found.values());
}
const MOST_NAMESAKES = 20;

const isPartOf = (parts: readonly string[], name: readonly string[]): boolean =>
  parts.every((part) => name.includes(part));

/** "es 7k3qf9xb" is ES-7K3QF9XB. */
const reference = (words: string): string => {
  const signs = words.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return `${signs.slice(0, -8)}-${signs.slice(-8)}`;
};

function fitting(deps: Deps, who: Who, search: CaseSearch): (seen: Seen) => boolean {
  const now = deps.clock.now();
  const policy = deps.policy(who.school);
  const { zone } = policy.calendar;
  // Who looks for a reference or a name means any case, open or closed, unless they say otherwise.
  const meant: CaseSearch = search.words !== '' && search.show === 'open' ? { ...search, show: 'all' } : search;
  return ({ doc, me }) => matches(meant, doc, me, { now, zone, isOverdue: isOverdueFor(doc, me, policy, now) });
}

type Order = (a: Seen, b: Seen) => number;

const isClosed = ({ doc }: Seen): boolean => doc.state.phase === 'closed';
const newestFirst: Order = (a, b) => receivedAt(b.doc.state) - receivedAt(a.doc.state);
const first =
  (is: (seen: Seen) => boolean): Order =>
  (a, b) =>
    Number(is(b)) - Number(is(a));

const urgency = ({ doc }: Seen) => doc.state.outcome?.urgency ?? 'immediate';
const byUrgency: Order = (a, b) => URGENCIES.indexOf(urgency(a)) - URGENCIES.indexOf(urgency(b));
const isWaited = (seen: Seen): boolean =>
  urgency(seen) === 'immediate' && seen.doc.state.acknowledged === undefined && !isClosed(seen);

/** What is urgent and with nobody, then what is late, then by urgency. Of late ones the longest waiting stands first, else the newest. Closed ones last, by their age alone. */
function sorted(deps: Deps, who: Who, all: Iterable<Seen>): readonly Seen[] {
  const [now, policy] = [deps.clock.now(), deps.policy(who.school)];
  const seen = [...all];
  const late = new Set(seen.filter(({ doc, me }) => isOverdueFor(doc, me, policy, now)));
  const longestLate: Order = (a, b) => (late.has(a) && late.has(b) ? newestFirst(b, a) : 0);
  const orders = [first(isWaited), first((one) => late.has(one)), byUrgency, longestLate, newestFirst];
  const live: Order = (a, b) => orders.reduce((found, order) => (found === 0 ? order(a, b) : found), 0);
  const open = seen.filter((one) => !isClosed(one)).toSorted(live);
  return [...open, ...seen.filter(isClosed).toSorted(newestFirst)];
}
