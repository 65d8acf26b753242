// The filtering log as tables for a spreadsheet: every entry in full, for those who may read all of it.

import { feedLine } from '../../../domain/filtering/address/address-words.ts';
import type { FilterCheckDoc } from '../../../domain/filtering/check/filter-check.ts';
import { RESULT_WORDS, WHAT_WORDS, WHERE_WORDS } from '../../../domain/filtering/check/filter-check-form.ts';
import { FILTER_CATEGORY_WORDS } from '../../../domain/filtering/filter-categories.ts';
import { PURPOSE_WORDS } from '../../../domain/filtering/purposes.ts';
import type { OverrideDoc, ProbeRecord } from '../../../domain/filtering/request/override.ts';
import type { SiteDoc } from '../../../domain/filtering/site/site.ts';
import type { Instant } from '../../../domain/shared/instant.ts';
import { formatTime, isoDateOf } from '../../../domain/shared/time.ts';
import { nameOf } from '../../reporting/preview.ts';
import { byWords } from '../request/override-cards.ts';
import { namesOf, type Reading, STATE_WORDS, supervisorOf } from '../request/override-words.ts';
import { seenByWords } from '../site/site-card.ts';
import { STATE_WORDS as SITE_WORDS } from '../site/site-file.ts';
import { addressesOf } from './log-search.ts';
import { minutesLate } from './log-summary.ts';

/** One column: its heading, and what stands in it. */
type Column<D> = readonly [string, (doc: D, reading: Reading) => string];

/** `2026-11-24 10:05`, which sorts as it stands. */
const on = (at: Instant | undefined, { zone }: Reading): string =>
  at === undefined ? '' : `${isoDateOf(at, zone)} ${formatTime(at, zone)}`;
const by = (who: string | undefined, reading: Reading): string => (who === undefined ? '' : byWords(who, reading));
const addresses = (doc: OverrideDoc | SiteDoc): string => addressesOf(doc).map(feedLine).join('; ');

export const REQUEST_COLUMNS: readonly Column<OverrideDoc>[] = [
  ['Reference', ({ state }) => state.ref],
  ['State', ({ state }) => STATE_WORDS[state.phase]],
  ['Asked at', ({ state }, reading) => on(state.askedAt, reading)],
  ['Requester', ({ state }, reading) => nameOf(reading.directory, state.requester)],
  ['Addresses', addresses],
  ['Category', ({ state }) => (state.request === null ? '' : FILTER_CATEGORY_WORDS[state.request.category])],
  ['Purpose', ({ state }) => (state.request === null ? '' : PURPOSE_WORDS[state.request.purpose])],
  ['Class or group', ({ state }) => state.request?.group ?? ''],
  ['Supervised by', supervisorOf],
  ['Risk check', ({ state }) => (state.request === null ? '' : state.request.riskChecked ? 'Yes' : 'No')],
  ['Decision', decisionOf],
  ['Decided by', ({ state }, reading) => namesOf(state.decision?.by ?? [], reading)],
  ['Decided at', ({ state }, reading) => on(state.decision?.at, reading)],
  ['Reason', reasonOf],
  ['Approved from', ({ state }, reading) => on(state.period?.from, reading)],
  ['Approved until', ({ state }, reading) => on(state.period?.until, reading)],
  ['Ended early at', ({ state }, reading) => on((state.stoppedAsIllegal ?? state.endedEarly)?.at, reading)],
  ['Really opened at', ({ state }, reading) => on(state.openedLive?.at, reading)],
  ['Really opened by', ({ state }, reading) => by(state.openedLive?.by, reading)],
  ['Really closed at', ({ state }, reading) => on(state.closedConfirmed?.at, reading)],
  ['Really closed by', ({ state }, reading) => by(state.closedConfirmed?.by, reading)],
  ['Minutes late', (doc) => String(minutesLate(doc) ?? '')],
  ['Looks through the filter', ({ state }, reading) => state.probes.map((probe) => lookOf(probe, reading)).join('; ')],
  ['Ticket', ({ state }) => state.ticket],
];

function decisionOf({ state }: OverrideDoc): string {
  if (state.stoppedAsIllegal !== undefined) return 'Stopped: listed as illegal';
  if (state.decision !== undefined) return state.decision.what === 'approved' ? 'Approved' : 'Refused';
  return state.phase === 'lapsed' ? 'None in time' : '';
}

/** What each of them said, each once. */
function reasonOf({ state }: OverrideDoc): string {
  const said = [...state.approvals.map(({ reason }) => reason ?? ''), state.decision?.reason ?? ''];
  return [...new Set(said.filter((reason) => reason !== ''))].join('; ');
}

const SEEN: Readonly<Record<ProbeRecord['found'], string>> = { open: 'open', closed: 'blocked', unknown: 'not seen' };
const lookOf = ({ at, wanted, found }: ProbeRecord, reading: Reading): string =>
  `${on(at, reading)} should be ${SEEN[wanted]}, was ${SEEN[found]}`;

export const SITE_COLUMNS: readonly Column<SiteDoc>[] = [
  ['Reference', ({ state }) => state.ref],
  ['State', ({ state }) => SITE_WORDS[state.phase]],
  ['Found at', ({ state }, reading) => on(state.foundAt, reading)],
  ['Found by', ({ state }, reading) => nameOf(reading.directory, state.finder)],
  ['Addresses', addresses],
  ['Who came upon it', ({ state }) => seenByWords(state.seenBy)],
  ['Device', ({ state }) => state.device],
  ['Note', ({ state }) => state.note],
  ['Told', ({ state }, reading) => namesOf(state.told, reading)],
  ['Blocked at', ({ state }, reading) => on(state.blocked?.at, reading)],
  ['Blocked by', ({ state }, reading) => by(state.blocked?.by, reading)],
  ['Left open at', ({ state }, reading) => on(state.decision?.at, reading)],
  ['Left open by', ({ state }, reading) => by(state.decision?.by, reading)],
  ['Reason', ({ state }) => state.decision?.reason ?? ''],
  ['Head told at', ({ state }, reading) => on(state.escalatedAt, reading)],
  ['Ticket', ({ state }) => state.ticket],
];

export const CHECK_COLUMNS: readonly Column<FilterCheckDoc>[] = [
  ['Reference', ({ state }) => state.ref],
  ['Date', ({ state }) => state.date],
  ['Checked', ({ state }) => WHAT_WORDS[state.what]],
  ['Checked by', ({ state }, reading) => nameOf(reading.directory, state.checker)],
  ['Device', ({ state }) => state.device],
  ['Where', ({ state }) => WHERE_WORDS[state.where]],
  ['Users', ({ state }) => state.userGroup],
  ['What was tested', ({ state }) => state.tested],
  ['Result', ({ state }) => RESULT_WORDS[state.result]],
  ['What was done', ({ state }) => state.action],
  ['Overseen by', ({ state }) => state.supervisor],
  ['Written down at', ({ state }, reading) => on(state.recordedAt, reading)],
];

export const headings = (columns: readonly (readonly [string, unknown])[]): readonly string[] =>
  columns.map(([heading]) => heading);

export const rowOf = <D>(columns: readonly Column<D>[], doc: D, reading: Reading): readonly string[] =>
  columns.map(([, cell]) => cell(doc, reading));
