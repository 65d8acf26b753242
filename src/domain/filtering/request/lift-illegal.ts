// The safeguarding lead has looked at a site that IT found listed as illegal: the filter was wrong about it, or it was another page.
// Nothing is opened by this. It may be asked for again, and decided on by others.

import type { PersonId } from '../../people/person.ts';
import { holdersOf } from '../../people/presence.ts';
import type { Instant } from '../../shared/instant.ts';
import { pressSeen, rememberPress } from '../../shared/presses.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { isoDateOf } from '../../shared/time.ts';
import type { FilteringSchool } from '../filtering-school.ts';
import { isBarring } from './barring.ts';
import type { OverrideDoc } from './override.ts';
import { revise } from './revise-override.ts';

export function liftIllegal(
  doc: OverrideDoc,
  by: PersonId,
  press: { readonly key: string },
  school: FilteringSchool,
  now: Instant,
): Result<OverrideDoc> {
  const { state } = doc;
  if (pressSeen(state, press.key)) return ok(doc);
  if (!mayLift(by, doc, school, now)) {
    return refuse(
      'request.not_lead',
      'Only the safeguarding lead or a deputy can do this, and not for a request of their own.',
    );
  }
  if (!isBarring(state)) return refuse('request.not_barred', 'Nothing keeps this site from being asked for again.');
  return ok(
    revise(doc, now, {
      state: { illegalLifted: { at: now, by }, ...rememberPress(state, press.key) },
      entries: [{ by, action: 'request.lifted' }],
    }),
  );
}

/** Neither whoever wanted it nor whoever found it. */
function mayLift(
  person: PersonId,
  { state }: OverrideDoc,
  { directory, calendar }: FilteringSchool,
  now: Instant,
): boolean {
  if (person === state.requester || person === state.stoppedAsIllegal?.by) return false;
  const today = isoDateOf(now, calendar.zone);
  return (['dsl', 'deputy_dsl'] as const).some((role) =>
    holdersOf(directory, role, today).some(({ id }) => id === person),
  );
}
