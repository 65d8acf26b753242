// Somebody who may decide says yes, for as long as was asked or shorter. With enough of them the period is fixed.

import type { PersonId } from '../people/person.ts';
import type { Instant } from '../shared/instant.ts';
import type { Result } from '../shared/result.ts';
import type { FilteringSchool } from './filtering-school.ts';
import type { OverrideDoc } from './override.ts';

/** `until` null: as long as was asked. */
export type Approving = { readonly until: Instant | null; readonly reason: string; readonly key: string };

export function approve(
  _doc: OverrideDoc,
  _by: PersonId,
  _approving: Approving,
  _school: FilteringSchool,
  _now: Instant,
): Result<OverrideDoc> {
  throw new Error('not yet');
}
