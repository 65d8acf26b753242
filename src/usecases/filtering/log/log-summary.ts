// The school year in numbers, for the annual review of filtering (G24, 003 §3.1): what was asked and decided, what was late, what keeps
// being asked for and belongs into the standing policy.

import { shownAddress } from '../../../domain/filtering/address/address-words.ts';
import type { FilterCheckDoc } from '../../../domain/filtering/check/filter-check.ts';
import type { OverrideDoc } from '../../../domain/filtering/request/override.ts';
import type { SiteDoc } from '../../../domain/filtering/site/site.ts';
import { type Instant, type IsoDate, MINUTE_MS } from '../../../domain/shared/instant.ts';
import { formatDate, instantAt, isoDateOf } from '../../../domain/shared/time.ts';
import type { LogDoc } from './log-entries.ts';

/** 1 September at the latest before `now`, where the school is. */
export function schoolYearStart(now: Instant, zone: string): { readonly date: IsoDate; readonly at: Instant } {
  const today = isoDateOf(now, zone);
  const year = Number(today.slice(0, 4));
  const date = `${today.slice(5) >= '09-01' ? year : year - 1}-09-01`;
  return { date, at: instantAt(date, '00:00', zone) };
}

export type SummaryOf = {
  readonly docs: readonly LogDoc[];
  readonly since: { readonly date: IsoDate; readonly at: Instant };
  readonly putBackWithinMinutes: number;
};

const REPEATED = 3;
const MOST_HOSTS = 10;

/** One line each; `docs` may hold more than the year. */
export function summaryLines({ docs, since, putBackWithinMinutes }: SummaryOf): readonly string[] {
  const requests = docs.filter((doc) => doc.kind === 'override').filter(isSent(since.at));
  const sites = docs.filter((doc) => doc.kind === 'site').filter(({ state }) => state.foundAt >= since.at);
  const checks = docs.filter((doc) => doc.kind === 'filter_check').filter(({ state }) => state.date >= since.date);
  const asked = requests.filter(({ state }) => state.phase !== 'proposed');
  const late = asked.filter((doc) => isLate(doc, putBackWithinMinutes)).length;
  return [
    `Since ${formatDate(since.date)}`,
    `Requests: ${asked.length}. ${decisionWords(asked)}`,
    ...averageLine(asked),
    `Blocked again late: ${late}`,
    ...repeatedLines(asked),
    `Proposed as a regular need: ${requests.length - asked.length}`,
    siteLine(sites),
    checkLine(checks),
  ];
}

const isSent =
  (since: Instant) =>
  ({ state }: OverrideDoc): boolean =>
    (state.askedAt ?? state.createdAt) >= since;

function decisionWords(asked: readonly OverrideDoc[]): string {
  const decided = (what: 'approved' | 'refused'): number =>
    asked.filter(({ state }) => state.decision?.what === what).length;
  const lapsed = asked.filter(({ state }) => state.phase === 'lapsed').length;
  return `Approved: ${decided('approved')}. Refused: ${decided('refused')}. Ended without an answer: ${lapsed}.`;
}

function averageLine(asked: readonly OverrideDoc[]): readonly string[] {
  const waits = asked.flatMap(({ state: { askedAt, decision } }) =>
    askedAt === undefined || decision === undefined ? [] : [decision.at - askedAt],
  );
  if (waits.length === 0) return [];
  const minutes = Math.round(waits.reduce((sum, wait) => sum + wait, 0) / waits.length / MINUTE_MS);
  return [`From request to decision: ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} on average`];
}

/** The end as it really was: of the approved time, or earlier. */
export function endOf({ state }: OverrideDoc): Instant | undefined {
  return state.stoppedAsIllegal?.at ?? state.endedEarly?.at ?? state.period?.until;
}

/** Minutes from the end until it was confirmed that it is blocked again; null while that is open, or where nothing was. */
export function minutesLate(doc: OverrideDoc): number | null {
  const end = endOf(doc);
  const { closedConfirmed } = doc.state;
  if (end === undefined || closedConfirmed === undefined) return null;
  return Math.max(0, Math.round((closedConfirmed.at - end) / MINUTE_MS));
}

const isLate = (doc: OverrideDoc, within: number): boolean =>
  doc.state.escalatedAt !== undefined || (minutesLate(doc) ?? 0) > within;

function repeatedLines(asked: readonly OverrideDoc[]): readonly string[] {
  const counts = new Map<string, { readonly shown: string; readonly times: number }>();
  for (const { state } of asked) {
    const hosts = new Map((state.request?.addresses ?? []).map((address) => [address.host, address]));
    for (const [host, address] of hosts) {
      const shown = shownAddress({ ...address, path: '/', end: '' });
      counts.set(host, { shown, times: (counts.get(host)?.times ?? 0) + 1 });
    }
  }
  const often = [...counts.values()].filter(({ times }) => times >= REPEATED).sort((a, b) => b.times - a.times);
  if (often.length === 0) return [];
  const named = often.slice(0, MOST_HOSTS).map(({ shown, times }) => `${shown} (${times})`);
  const more = often.length > MOST_HOSTS ? ` and ${often.length - MOST_HOSTS} more` : '';
  return [`For the review, asked for ${REPEATED} times or more: ${named.join(', ')}${more}`];
}

function siteLine(sites: readonly SiteDoc[]): string {
  const waiting = sites.filter(({ state }) => state.phase === 'found').length;
  return `Unsuitable sites found: ${sites.length}${waiting === 0 ? '' : `, not blocked yet: ${waiting}`}`;
}

function checkLine(checks: readonly FilterCheckDoc[]): string {
  // ISO days sort as text.
  const last = checks
    .map(({ state }) => state.date)
    .sort((a, b) => a.localeCompare(b))
    .at(-1);
  if (last === undefined) return 'Filter checks: none';
  const failed = checks.filter(({ state }) => state.result !== 'worked').length;
  return `Filter checks: ${checks.length}, the last on ${formatDate(last)}${failed === 0 ? '' : `, not all in order: ${failed}`}`;
}
