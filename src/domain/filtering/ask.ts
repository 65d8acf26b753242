// A question to the requester, and the answer. Free text: it is shown in private views only.

import type { PersonId } from '../people/person.ts';
import type { Instant } from '../shared/instant.ts';
import type { Result } from '../shared/result.ts';
import type { FilteringSchool } from './filtering-school.ts';
import type { OverrideDoc } from './override.ts';

export type Words = { readonly text: string; readonly key: string };

export function askRequester(
  _doc: OverrideDoc,
  _by: PersonId,
  _words: Words,
  _school: FilteringSchool,
  _now: Instant,
): Result<OverrideDoc> {
  throw new Error('not yet');
}

/** Answers every question that has no answer yet. */
export function answerQuestion(
  _doc: OverrideDoc,
  _by: PersonId,
  _words: Words,
  _school: FilteringSchool,
  _now: Instant,
): Result<OverrideDoc> {
  throw new Error('not yet');
}
