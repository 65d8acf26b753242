// The decision log: everybody's for those who oversee filtering or decide on it, one's own for the rest. Searched and paged, newest first.

import { shownAddress } from '../../../domain/filtering/address/address-words.ts';
import { ok, type Result } from '../../../domain/shared/result.ts';
import type { Deps } from '../../ports.ts';
import type { Who } from '../../who.ts';
import type { FilteringUseCases } from '../filtering-use-cases.ts';
import { hereNow, noRequest, readsWholeLog } from '../request/access.ts';
import type { Reading } from '../request/override-words.ts';
import type { FilteringLogData } from '../results.ts';
import { schoolNow } from '../school-now.ts';
import { bornAt, type LogDoc, newestFirst, type Source } from './log-entries.ts';
import { logItem } from './log-items.ts';
import { searchFor } from './log-search.ts';
import { schoolYearStart, summaryLines } from './log-summary.ts';

type Input = Parameters<FilteringUseCases['log']>[1];

const ON_A_PAGE = 8;
/** More than a large school writes in two years. Whoever needs to look further back has the file. */
const MOST_LOOKED_AT = 5000;
const NOT_ALL = `Only the newest ${MOST_LOOKED_AT.toLocaleString('en-GB')} entries were searched. The file has all of them.`;

export async function log(deps: Deps, who: Who, input: Input): Promise<Result<FilteringLogData>> {
  const now = deps.clock.now();
  const school = await schoolNow(deps, who.school);
  const me = hereNow(school, who.person.id, now);
  if (me === null) return noRequest();
  const whole = readsWholeLog(me, school.overrides);
  const reading: Reading = { zone: school.calendar.zone, directory: school.directory, now };
  const found = searchFor(input.search, school.directory);
  const matches = (doc: LogDoc): boolean => isSound(deps, doc, reading) && found(doc);
  const sources = sourcesOf(input.show, whole ? null : me.id);
  const { docs, more, cutShort } = await pageOf(newestFirst(deps, who.school, sources), matches, input.page);
  const first = whole && input.search.trim() === '' && input.page === 0;
  const summary = first ? await yearInNumbers(deps, who.school, reading) : [];
  return ok({
    ...{ whole, more },
    items: docs.map((doc) => logItem(doc, reading)),
    summary: whole && cutShort ? [...summary, NOT_ALL] : summary,
  });
}

/** `own`: the person whose entries alone are shown, or null for everybody's. */
export function sourcesOf(show: Input['show'], own: string | null): readonly Source[] {
  const mine = (role: string): readonly string[] => (own === null ? [] : [`${role}:${own}`]);
  const requests = (...terms: readonly string[]): Source => ({
    kind: 'override',
    terms: ['log', ...terms, ...mine('requester')],
  });
  const sites = (...terms: readonly string[]): Source => ({
    kind: 'site',
    terms: ['log', ...terms, ...mine('finder')],
  });
  const checks: Source = { kind: 'filter_check', terms: ['log', ...mine('person')] };
  switch (show) {
    case 'waiting':
      return [requests('phase:asked'), sites('phase:found')];
    case 'open':
      return [requests('live')];
    case 'checks':
      return [checks];
    case 'sites':
      return [sites()];
    default:
      return [requests(), sites(), checks];
  }
}

type Found = { readonly docs: readonly LogDoc[]; readonly more: boolean; readonly cutShort: boolean };

async function pageOf(
  entries: AsyncGenerator<LogDoc>,
  matches: (doc: LogDoc) => boolean,
  page: number,
): Promise<Found> {
  const docs: LogDoc[] = [];
  let toPass = Math.max(0, page) * ON_A_PAGE;
  let lookedAt = 0;
  for await (const doc of entries) {
    lookedAt += 1;
    if (lookedAt > MOST_LOOKED_AT) return { docs, more: false, cutShort: true };
    if (!matches(doc)) continue;
    if (toPass > 0) toPass -= 1;
    else if (docs.length === ON_A_PAGE) return { docs, more: true, cutShort: false };
    else docs.push(doc);
  }
  return { docs, more: false, cutShort: false };
}

/** A request that was begun in August and sent in September belongs to the year in which it was sent. */
const BEGUN_EARLIER_MS = 30 * 24 * 3_600_000;

async function yearInNumbers(deps: Deps, school: string, reading: Reading): Promise<readonly string[]> {
  const since = schoolYearStart(reading.now, reading.zone);
  const { putBackWithinMinutes } = deps.policy(school).overrides;
  const docs: LogDoc[] = [];
  for await (const doc of newestFirst(deps, school, sourcesOf('all', null))) {
    if (bornAt(doc) < since.at - BEGUN_EARLIER_MS) break;
    if (isSound(deps, doc, reading)) docs.push(doc);
  }
  return summaryLines({ docs, since, putBackWithinMinutes });
}

/** An entry that cannot be drawn hides no other. It is named, and stands in no count. */
function isSound(deps: Deps, doc: LogDoc, reading: Reading): boolean {
  try {
    logItem(doc, reading);
    if (doc.kind === 'override') doc.state.request?.addresses.map(shownAddress);
    return true;
  } catch (error) {
    deps.log.error('log.entry_left_out', { kind: doc.kind, docId: doc.id }, error);
    return false;
  }
}
