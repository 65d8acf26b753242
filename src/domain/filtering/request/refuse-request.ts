// Somebody who may decide says no: that ends it.

import type { PersonId } from '../../people/person.ts';
import type { Instant } from '../../shared/instant.ts';
import { pressSeen, rememberPress } from '../../shared/presses.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { FilteringSchool } from '../filtering-school.ts';
import { toDecide } from './deciding.ts';
import type { OverrideDoc } from './override.ts';
import { cardsUpdated, lineTo } from './override-messages.ts';
import { revise } from './revise-override.ts';

export function refuseRequest(
  doc: OverrideDoc,
  by: PersonId,
  refusing: { readonly reason: string; readonly key: string },
  school: FilteringSchool,
  now: Instant,
): Result<OverrideDoc> {
  if (pressSeen(doc.state, refusing.key)) return ok(doc);
  const asked = toDecide(doc, by, school, now);
  if (!asked.ok) return asked;
  return ok(
    revise(doc, now, {
      state: {
        phase: 'refused',
        decision: { what: 'refused', by: [by], at: now, reason: refusing.reason },
        ...rememberPress(doc.state, refusing.key),
      },
      entries: [{ by, action: 'request.refused' }],
      messages: [...cardsUpdated(doc), lineTo(doc.state.requester, 'refused', { by, at: now })],
      timers: { ladder: null, lapse: null },
    }),
  );
}
