// Who opens and closes in the filter: IT as the pack says, then the outside provider, then the headteacher.

import type { PersonId } from '../people/person.ts';
import type { Instant } from '../shared/instant.ts';
import type { FilteringSchool } from './filtering-school.ts';

export type ItPlan = { readonly rungs: readonly (readonly PersonId[])[] };

export function planIt(_school: FilteringSchool, _now: Instant): ItPlan {
  throw new Error('not yet');
}

/** Holders of an IT role today, and whoever stands in because the task went to them. */
export function mayDoIt(
  _person: PersonId,
  _school: FilteringSchool,
  _itPeople: readonly PersonId[],
  _now: Instant,
): boolean {
  throw new Error('not yet');
}
