// The draft becomes a request that people are asked about, or a proposal for the filtering review when the need comes every week.

import type { Instant } from '../../shared/instant.ts';
import { pressSeen, rememberPress } from '../../shared/presses.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { neverReason } from '../address/never.ts';
import type { FilteringSchool } from '../filtering-school.ts';
import { planApprovers } from './approver-plan.ts';
import { answerBy, askEnough, lapseAt, lapsed } from './ask-approvers.ts';
import { planIt } from './it-plan.ts';
import type { OverrideDoc, OverrideRequest } from './override.ts';
import { cardTo, lineTo } from './override-messages.ts';
import { noLongerAsked } from './request-refusals.ts';
import { revise } from './revise-override.ts';
import { holdersNow, safeguardingLead } from './tell-roles.ts';

export type Sending = { readonly request: OverrideRequest; readonly recurring: boolean; readonly key: string };

/** asked, proposed, or lapsed at once when nobody is left who could decide. */
export function sendRequest(
  doc: OverrideDoc,
  sending: Sending,
  school: FilteringSchool,
  now: Instant,
): Result<OverrideDoc> {
  const { state } = doc;
  if (pressSeen(state, sending.key)) return ok(doc);
  if (state.phase === 'discarded') return noLongerAsked(doc, state.requester, school, now);
  if (state.phase !== 'draft') return refuse('request.already_sent', 'This request was sent already.');
  const never = whyNever(sending.request, school);
  if (never !== null) return never;
  const { wanted } = sending.request;
  if (!sending.recurring && wanted.until <= Math.max(now, wanted.from)) {
    return refuse('request.too_late', 'The end you chose has passed. Choose a later one.', 'until');
  }
  const sent = revise(doc, now, {
    // What was typed goes: it can hold the end of an address, and with it a pupil's name.
    state: { request: sending.request, askedAt: now, answers: {}, page: '', ...rememberPress(state, sending.key) },
    messages: [cardTo(state.requester, 'yours')],
    timers: { draft_end: null },
  });
  return ok(sending.recurring ? proposed(sent, school, now) : asked(sent, sending.request, school, now));
}

/** What nobody may open is refused here, and again at each approval: the pack may name more meanwhile. */
export function whyNever(request: OverrideRequest, { overrides }: FilteringSchool): Result<never> | null {
  const reason = neverReason(request, overrides);
  return reason === null ? null : { ok: false, refusal: reason };
}

/** An item for the filtering review: it is never an exception, so nothing is opened and no time runs. */
function proposed(doc: OverrideDoc, school: FilteringSchool, now: Instant): OverrideDoc {
  const { requester } = doc.state;
  const told = new Set([
    ...holdersNow(school, ['esafety_coordinator'], now),
    ...(planIt(school, now).rungs[0] ?? []),
    ...safeguardingLead(school, now),
  ]);
  return revise(doc, now, {
    state: { phase: 'proposed' },
    entries: [{ by: requester, action: 'request.proposed' }],
    messages: [...told].filter((id) => id !== requester).map((id) => lineTo(id, 'proposed', { by: requester })),
  });
}

function asked(doc: OverrideDoc, request: OverrideRequest, school: FilteringSchool, now: Instant): OverrideDoc {
  const { requester } = doc.state;
  const plan = planApprovers(school, requester, now);
  const sent = revise(doc, now, {
    state: { phase: 'asked' },
    entries: [{ by: requester, action: 'request.asked' }],
    timers: { lapse: lapseAt(school, request, now), ladder: answerBy(school, request, now) },
  });
  return plan.emptied ? lapsed(sent, 'nobody', now) : askEnough(sent, plan, school, now);
}
