// The draft becomes a request that people are asked about, or a proposal for the filtering review when the need comes every week.

import type { PersonId } from '../people/person.ts';
import type { Instant } from '../shared/instant.ts';
import type { Result } from '../shared/result.ts';
import type { FilteringSchool } from './filtering-school.ts';
import type { OverrideDoc } from './override.ts';

export type Sending = {
  readonly request: NonNullable<OverrideDoc['state']['request']>;
  readonly recurring: boolean;
  readonly key: string;
};

/** asked, proposed, or lapsed at once when nobody is left who could decide. */
export function sendRequest(
  _doc: OverrideDoc,
  _sending: Sending,
  _school: FilteringSchool,
  _now: Instant,
): Result<OverrideDoc> {
  throw new Error('not yet');
}
