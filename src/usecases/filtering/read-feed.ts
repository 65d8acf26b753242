// The list of what is allowed now, as the school's filter reads it. That it was read is what proves open and blocked again.

import { feedLine } from '../../domain/filtering/address/address-words.ts';
import { type FeedReaderDoc, type FeedReaderState, isFilter } from '../../domain/filtering/feed-reader.ts';
import type { FilteringSchool } from '../../domain/filtering/filtering-school.ts';
import { allowedNow, feedRead } from '../../domain/filtering/request/allowed.ts';
import { hostsIn } from '../../domain/filtering/request/barring.ts';
import type { OverrideDoc } from '../../domain/filtering/request/override.ts';
import { whyNever } from '../../domain/filtering/request/send.ts';
import { type Instant, MINUTE_MS } from '../../domain/shared/instant.ts';
import { ok, type Result, refuse } from '../../domain/shared/result.ts';
import { changeDoc, readDoc } from '../change-doc.ts';
import type { Deps, DocByKind } from '../ports.ts';
import { feedReaderId } from './feed-readers.ts';
import { barredHosts } from './request/illegal-sites.ts';
import { schoolNow } from './school-now.ts';

/** A filter may read every few seconds; when nothing hangs on it, that it still does is noted this often. */
const NOTED_EVERY_MS = 10 * MINUTE_MS;
const PAGE = 200;

/** Null for an unknown or revoked token. Throws when the list cannot be worked out: then the filter must keep to nothing we said. */
export async function readFeed(deps: Deps, token: string): Promise<string | null> {
  const reader = await deps.store.read('feed_reader', feedReaderId(token));
  if (reader === null || reader.state.revokedAt !== undefined || !isFilter(reader.state)) return null;
  const now = deps.clock.now();
  const live = await readAll(deps, 'override', ['live'], reader.school);
  const school = await schoolNow(deps, reader.school);
  const mayStand = await standing(deps, reader.school, school);
  const lines = new Set(
    live.flatMap((doc) =>
      soundly(deps, doc, [], () => (mayStand(doc) ? allowedNow([doc], now, school.calendar).map(feedLine) : [])),
    ),
  );
  // What is not on the list was not opened by it; what is over is shown to be over.
  const told = live.filter((doc) => soundly(deps, doc, false, () => doc.state.phase === 'closing' || mayStand(doc)));
  await noteReading(deps, reader, told, school, now);
  return [...lines]
    .sort()
    .map((line) => `${line}\n`)
    .join('');
}

/** One request that cannot be worked out is left out and named: without a list a filter would go on with what it has. */
function soundly<T>(deps: Deps, doc: OverrideDoc, otherwise: T, work: () => T): T {
  try {
    return work();
  } catch (error) {
    deps.log.error('feed.request_left_out', { docId: doc.id }, error);
    return otherwise;
  }
}

/** Approved, and yet not on the list: the pack has named it since, or IT found that the filter lists the site as illegal. */
async function standing(deps: Deps, key: string, school: FilteringSchool): Promise<(doc: OverrideDoc) => boolean> {
  const barred = await barredHosts(deps, key);
  return ({ state }) =>
    state.request !== null &&
    whyNever(state.request, school) === null &&
    !hostsIn(state).some((host) => barred.has(host));
}

/** What cannot be written down now is proved by a later reading; the list is right all the same. */
async function noteReading(
  deps: Deps,
  reader: FeedReaderDoc,
  live: readonly OverrideDoc[],
  school: FilteringSchool,
  now: Instant,
): Promise<void> {
  try {
    // Somebody's calendar, and what gives accounts, read no list of addresses.
    const others = (await readAll(deps, 'feed_reader', [], reader.school)).filter(
      (doc) => doc.id !== reader.id && isFilter(doc.state),
    );
    const readers: readonly FeedReaderState[] = [
      ...others.map((doc) => doc.state),
      { ...reader.state, lastReadAt: now },
    ];
    const waiting = live.filter((doc) =>
      soundly(deps, doc, false, () => feedRead(doc, readers, school, now) !== doc || waitsForReaders(doc, school)),
    );
    const { lastReadAt } = reader.state;
    if (waiting.length === 0 && lastReadAt !== undefined && now - lastReadAt < NOTED_EVERY_MS) return;
    const noted = await changeDoc(deps, 'feed_reader', reader.id, (doc) => ok(read(doc ?? reader, now)));
    if (!noted.ok) return;
    for (const doc of waiting) await moveOn(deps, doc, readers, school, now);
  } catch (error) {
    deps.log.error('feed.reading_not_noted', { school: reader.school }, error);
  }
}

/** Over, and not every reader has fetched since: each of their readings counts. */
const waitsForReaders = ({ state }: OverrideDoc, { overrides }: FilteringSchool): boolean =>
  overrides.enforcement === 'feed' && state.phase === 'closing';

const read = (doc: FeedReaderDoc, now: Instant): FeedReaderDoc => ({
  ...doc,
  state: { ...doc.state, lastReadAt: Math.max(now, doc.state.lastReadAt ?? now) },
});

async function moveOn(
  deps: Deps,
  seen: OverrideDoc,
  readers: readonly FeedReaderState[],
  school: FilteringSchool,
  now: Instant,
): Promise<void> {
  const done: Result<OverrideDoc> = await changeDoc(deps, 'override', seen.id, (doc) => {
    if (doc === null) return refuse('override.gone', '');
    // The list was made from what was read: nothing is proved about a request that has changed since.
    return ok(doc.version === seen.version ? feedRead(doc, readers, school, now) : doc);
  });
  if (!done.ok) deps.log.warn('feed.request_not_moved', { docId: seen.id, code: done.refusal.code });
}

/** Every document of the school. One that cannot be read is left out: what is not known to be allowed is not on the list. */
async function readAll<K extends 'override' | 'feed_reader'>(
  deps: Deps,
  kind: K,
  terms: readonly string[],
  school: string,
): Promise<readonly DocByKind[K][]> {
  const found: DocByKind[K][] = [];
  let after: string | undefined;
  do {
    const page = await deps.store.list(kind, terms, after === undefined ? { limit: PAGE } : { limit: PAGE, after });
    for (const header of page.headers) {
      if (header.school !== school) continue;
      const one = await readDoc(deps, kind, header.id);
      if (one.ok && one.value !== null) found.push(one.value);
    }
    after = page.next;
  } while (after !== undefined);
  return found;
}
