// What the filter may let through at this moment, and what its reading of the list proves.

import type { SchoolCalendar } from '../school/policy.ts';
import type { Instant } from '../shared/instant.ts';
import type { WebAddress } from './address.ts';
import type { FeedReaderState } from './feed-reader.ts';
import type { FilteringSchool } from './filtering-school.ts';
import type { OverrideDoc, OverrideState } from './override.ts';

/** Open at this moment: approved, inside its period, not ended, not stopped; over several days only while the school is open. */
export function isAllowed(_state: OverrideState, _now: Instant, _calendar: SchoolCalendar): boolean {
  throw new Error('not yet');
}

/** Every address once. Hand in all documents with the term `live`. */
export function allowedNow(
  _docs: readonly OverrideDoc[],
  _now: Instant,
  _calendar: SchoolCalendar,
): readonly WebAddress[] {
  throw new Error('not yet');
}

/**
 * A reader fetched the list just now (its own state brought up to date, `lastReadAt` = now). Confirms what that proves, open or blocked
 * again; the very same document when it proves nothing. Only for packs with `enforcement: feed`. Call it for every `live` document.
 */
export function feedRead(
  _doc: OverrideDoc,
  _readers: readonly FeedReaderState[],
  _school: FilteringSchool,
  _now: Instant,
): OverrideDoc {
  throw new Error('not yet');
}
