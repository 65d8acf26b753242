// Over before its time: the requester has finished, or somebody who decides, or IT, takes it back.

import type { PersonId } from '../people/person.ts';
import type { Instant } from '../shared/instant.ts';
import type { Result } from '../shared/result.ts';
import type { FilteringSchool } from './filtering-school.ts';
import type { OverrideDoc } from './override.ts';

export function endEarly(
  _doc: OverrideDoc,
  _by: PersonId,
  _press: { readonly key: string },
  _school: FilteringSchool,
  _now: Instant,
): Result<OverrideDoc> {
  throw new Error('not yet');
}
