// What the passing of time does to a filter request. Asked once, for now: never the steps that were missed, one rung a time; but an
// end that passed while nobody looked still leads to blocking again.

import type { Instant } from '../shared/instant.ts';
import type { FilteringSchool } from './filtering-school.ts';
import type { OverrideDoc } from './override.ts';

/** True when time cannot pass without knowing who is in the channel now: read it before `timed`. */
export function needsChannel(_doc: OverrideDoc, _now: Instant): boolean {
  throw new Error('not yet');
}

/** True when a look through the filter is due: do it, then `probed`. `timed` leaves it alone. */
export function probeDue(_doc: OverrideDoc, _now: Instant): boolean {
  throw new Error('not yet');
}

/** The request after everything that is due at `now`; the very same document when nothing is. */
export function timed(_doc: OverrideDoc, _now: Instant, _school: FilteringSchool): OverrideDoc {
  throw new Error('not yet');
}
