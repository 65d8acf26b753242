// IT says what the filter does: open, blocked again, or listed as something nobody may open.

import type { PersonId } from '../people/person.ts';
import type { Instant } from '../shared/instant.ts';
import type { Result } from '../shared/result.ts';
import type { FilteringSchool } from './filtering-school.ts';
import type { OverrideDoc } from './override.ts';

export function confirmOpen(
  _doc: OverrideDoc,
  _by: PersonId,
  _press: { readonly ticket: string; readonly key: string },
  _school: FilteringSchool,
  _now: Instant,
): Result<OverrideDoc> {
  throw new Error('not yet');
}

/** Also for what was never opened. */
export function confirmClosed(
  _doc: OverrideDoc,
  _by: PersonId,
  _press: { readonly key: string },
  _school: FilteringSchool,
  _now: Instant,
): Result<OverrideDoc> {
  throw new Error('not yet');
}

export function stopAsIllegal(
  _doc: OverrideDoc,
  _by: PersonId,
  _press: { readonly key: string },
  _school: FilteringSchool,
  _now: Instant,
): Result<OverrideDoc> {
  throw new Error('not yet');
}
