// What a look through the filter showed, written down; IT hears when it is not what it should be.

import type { Instant } from '../shared/instant.ts';
import type { FilteringSchool } from './filtering-school.ts';
import type { OverrideDoc, ProbeFinding } from './override.ts';

export function probed(_doc: OverrideDoc, _found: ProbeFinding, _school: FilteringSchool, _now: Instant): OverrideDoc {
  throw new Error('not yet');
}
