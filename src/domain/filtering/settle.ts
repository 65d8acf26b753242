// How messages about a filter request ended, written back to it. Where a card came to nobody who could act, the next one hears.

import type { Instant } from '../shared/instant.ts';
import type { Settlement } from '../shared/settlement.ts';
import type { FilteringSchool } from './filtering-school.ts';
import type { OverrideDoc } from './override.ts';

/** `channelPeople` may be null here: a card that could not go to the channel goes to people. */
export function settleOverride(
  _doc: OverrideDoc,
  _ends: readonly Settlement[],
  _school: FilteringSchool,
  _now: Instant,
): OverrideDoc {
  throw new Error('not yet');
}
