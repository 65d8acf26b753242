// Somebody who may decide says no: that ends it.

import type { PersonId } from '../people/person.ts';
import type { Instant } from '../shared/instant.ts';
import type { Result } from '../shared/result.ts';
import type { FilteringSchool } from './filtering-school.ts';
import type { OverrideDoc } from './override.ts';

export function refuseRequest(
  _doc: OverrideDoc,
  _by: PersonId,
  _refusing: { readonly reason: string; readonly key: string },
  _school: FilteringSchool,
  _now: Instant,
): Result<OverrideDoc> {
  throw new Error('not yet');
}
