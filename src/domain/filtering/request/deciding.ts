// What must be true before anybody decides on a request: it waits for an answer, in time, and this person may give it.

import type { PersonId } from '../../people/person.ts';
import type { Instant } from '../../shared/instant.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { FilteringSchool } from '../filtering-school.ts';
import { askedOf, mayDecide } from './approver-plan.ts';
import type { OverrideDoc, OverrideRequest } from './override.ts';
import { noLongerAsked, notApprover, tooLate } from './request-refusals.ts';

/** The request to decide on, or why this person cannot decide on it now. Rights come first: a refusal tells a stranger nothing. */
export function toDecide(
  doc: OverrideDoc,
  by: PersonId,
  school: FilteringSchool,
  now: Instant,
): Result<OverrideRequest> {
  const { state } = doc;
  const may = mayDecide(by, school, askedOf(doc), now);
  if (may !== 'yes') return notApprover(may);
  if (state.phase !== 'asked' || state.request === null) return noLongerAsked(doc, by, school, now);
  // Time may have run out before the clock was asked.
  const ends = Math.min(state.timers.lapse ?? state.request.wanted.until, state.request.wanted.until);
  return ends <= now ? tooLate(school, ends, now) : ok(state.request);
}
