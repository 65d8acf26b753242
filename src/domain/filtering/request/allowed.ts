// What the filter may let through at this moment, and what its reading of the list proves.

import { isOpen } from '../../calendar/school-time.ts';
import type { SchoolCalendar } from '../../school/policy.ts';
import { DAY_MS, type Instant, SECOND_MS } from '../../shared/instant.ts';
import { isoDateOf } from '../../shared/time.ts';
import type { WebAddress } from '../address/address.ts';
import type { FeedReaderState } from '../feed-reader.ts';
import { NEVER_OPENED } from '../filter-categories.ts';
import type { FilteringSchool } from '../filtering-school.ts';
import { opened } from './confirm.ts';
import { closesItself, endedAt, endedByTime, putBack } from './over.ts';
import type { OverrideDoc, OverrideState, Period } from './override.ts';

/** Open at this moment: approved, inside its period, not ended, not stopped; over several days only while the school is open. */
export function isAllowed(state: OverrideState, now: Instant, calendar: SchoolCalendar): boolean {
  const { phase, period, request } = state;
  if ((phase !== 'approved' && phase !== 'open') || period === undefined || request === null) return false;
  if (state.endedEarly !== undefined || state.stoppedAsIllegal !== undefined) return false;
  if (NEVER_OPENED.includes(request.category)) return false;
  if (now < period.from || period.until <= now) return false;
  return !spansDays(period, calendar) || isOpen(calendar, now);
}

const spansDays = ({ from, until }: Period, { zone }: SchoolCalendar): boolean =>
  isoDateOf(from, zone) !== isoDateOf(until - 1, zone);

/** Every address once. Hand in all documents with the term `live`. */
export function allowedNow(
  docs: readonly OverrideDoc[],
  now: Instant,
  calendar: SchoolCalendar,
): readonly WebAddress[] {
  const addresses = docs
    .filter((doc) => isAllowed(doc.state, now, calendar))
    .flatMap((doc) => doc.state.request?.addresses ?? []);
  return [...new Map(addresses.map((a) => [`${a.host}:${a.port}${a.path}${a.end}`, a])).values()];
}

/** A reader that was silent for longer is off, and says nothing about the filter. */
const READS_WITHIN_MS = DAY_MS;
/** A list that left in the moment of the end may still have held the address. */
const MARGIN_MS = 5 * SECOND_MS;

/**
 * A reader fetched the list just now (its own state brought up to date, `lastReadAt` = now). Confirms what that proves, open or blocked
 * again; the very same document when it proves nothing. Only for packs with `enforcement: feed`. Call it for every `live` document.
 */
export function feedRead(
  doc: OverrideDoc,
  readers: readonly FeedReaderState[],
  school: FilteringSchool,
  now: Instant,
): OverrideDoc {
  if (school.overrides.enforcement !== 'feed') return doc;
  const { phase, period } = doc.state;
  if (phase === 'approved' && isAllowed(doc.state, now, school.calendar)) return opened(doc, 'feed', school, now);
  const runs = phase === 'approved' || phase === 'open';
  const ended = runs && period !== undefined && period.until <= now ? endedByTime(doc, school, now) : doc;
  if (ended.state.phase !== 'closing' || !closesItself(ended.state, school)) return ended;
  return everyoneHasRead(readers, endedAt(ended.state) + MARGIN_MS, now) ? putBack(ended, 'feed', school, now) : ended;
}

function everyoneHasRead(readers: readonly FeedReaderState[], since: Instant, now: Instant): boolean {
  const reading = readers.filter(
    (r) => r.revokedAt === undefined && r.lastReadAt !== undefined && r.lastReadAt >= now - READS_WITHIN_MS,
  );
  return reading.length > 0 && reading.every((r) => r.lastReadAt !== undefined && r.lastReadAt >= since);
}
