// The requester takes it back before anybody has decided.

import type { PersonId } from '../../people/person.ts';
import type { Instant } from '../../shared/instant.ts';
import { pressSeen, rememberPress } from '../../shared/presses.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { FilteringSchool } from '../filtering-school.ts';
import type { OverrideDoc } from './override.ts';
import { cardsUpdated } from './override-messages.ts';
import { noLongerAsked, notYourRequest } from './request-refusals.ts';
import { revise } from './revise-override.ts';

export function withdrawRequest(
  doc: OverrideDoc,
  by: PersonId,
  press: { readonly key: string },
  school: FilteringSchool,
  now: Instant,
): Result<OverrideDoc> {
  if (pressSeen(doc.state, press.key)) return ok(doc);
  if (doc.state.requester !== by) return notYourRequest();
  if (doc.state.phase !== 'asked') return noLongerAsked(doc, by, school, now);
  return ok(
    revise(doc, now, {
      state: { phase: 'withdrawn', ...rememberPress(doc.state, press.key) },
      entries: [{ by, action: 'request.withdrawn' }],
      messages: cardsUpdated(doc),
      timers: { ladder: null, lapse: null },
    }),
  );
}
