// Over before its time: the requester has finished, or somebody who decides, or IT, takes it back.

import type { PersonId } from '../../people/person.ts';
import type { Instant } from '../../shared/instant.ts';
import { pressSeen, rememberPress } from '../../shared/presses.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { FilteringSchool } from '../filtering-school.ts';
import { askedOf, mayDecide } from './approver-plan.ts';
import { mayDoIt } from './it-plan.ts';
import { over } from './over.ts';
import type { OverrideDoc } from './override.ts';
import { cardTo } from './override-messages.ts';
import { noLongerAsked, notApprover } from './request-refusals.ts';
import { revise } from './revise-override.ts';

export function endEarly(
  doc: OverrideDoc,
  by: PersonId,
  press: { readonly key: string },
  school: FilteringSchool,
  now: Instant,
): Result<OverrideDoc> {
  const { state } = doc;
  if (pressSeen(state, press.key)) return ok(doc);
  const isRequester = by === state.requester;
  if (!isRequester && !mayDoIt(by, school, state.itPeople, now)) {
    const may = mayDecide(by, school, askedOf(doc), now);
    if (may !== 'yes') return notApprover(may);
  }
  if (state.phase === 'asked') {
    return refuse('request.not_approved', 'Nobody has approved this yet, so there is nothing to end.');
  }
  const hasPassed = state.period !== undefined && state.period.until <= now;
  if (hasPassed || state.phase === 'closing' || state.phase === 'closed') {
    return refuse('request.over', 'This is over already. You do not need to do anything.');
  }
  if (state.phase !== 'approved' && state.phase !== 'open') return noLongerAsked(doc, by, school, now);
  const pressed = revise(doc, now, { state: rememberPress(state, press.key) });
  return ok(
    over(pressed, school, now, {
      state: { endedEarly: { at: now, by } },
      entries: [{ by, action: 'request.ended_early', detail: { who: isRequester ? 'requester' : 'taken_back' } }],
      // Taken back in the middle of a lesson: a new message, because one that changes quietly is not seen.
      messages: isRequester ? [] : [cardTo(state.requester, 'yours')],
    }),
  );
}
