// The ladder of a filter request: who is asked now, until when, and what happens when nobody is left to ask.

import { addSchoolTime, endOfNextSchoolDay } from '../../calendar/school-time.ts';
import type { PersonId } from '../../people/person.ts';
import { TO_CHANNEL } from '../../shared/document.ts';
import { type Instant, MINUTE_MS } from '../../shared/instant.ts';
import type { FilteringSchool } from '../filtering-school.ts';
import { type ApproverPlan, type ApproverRung, askedOf, stillCounts } from './approver-plan.ts';
import type { OverrideDoc, OverrideRequest } from './override.ts';
import { cardsUpdated, cardTo, hasCard, lineTo } from './override-messages.ts';
import { revise } from './revise-override.ts';

/** Shorter than this nobody is given to answer: then the whole time counts, though the lesson has begun. */
const SHORTEST_ANSWER_MS = 5 * MINUTE_MS;

/** Until when the people of one rung have time: in school time, but not past the beginning of the lesson. */
export function answerBy(school: FilteringSchool, request: OverrideRequest, now: Instant): Instant {
  const usual = addSchoolTime(school.calendar, now, school.overrides.answerWithinMinutes);
  const { from } = request.wanted;
  return from - now >= SHORTEST_ANSWER_MS ? Math.min(usual, from) : usual;
}

/** When it is too late to decide: the time it is wanted for is over, or nobody decided by the end of the next school day. */
export const lapseAt = (school: FilteringSchool, request: OverrideRequest, now: Instant): Instant =>
  Math.min(request.wanted.until, endOfNextSchoolDay(school.calendar, now));

/** People who were asked, may still decide and, as far as is known, have the card or will get it; not those who said yes already. */
export function stillAsked(doc: OverrideDoc, school: FilteringSchool, now: Instant): readonly PersonId[] {
  const { asked, approvals, inChannel } = doc.state;
  const channel = inChannel && hasCard(doc.outbox, 'decide', TO_CHANNEL);
  return asked
    .map((a) => a.personId)
    .filter((id) => !approvals.some((a) => a.by === id) && (channel || hasCard(doc.outbox, 'decide', id)))
    .filter((id) => stillCounts(id, school, askedOf(doc), now));
}

/** How many more must say yes than have done so. */
export const missing = (doc: OverrideDoc, school: FilteringSchool): number =>
  Math.max(0, school.overrides.approvals - doc.state.approvals.length);

/** Asks the next rungs until enough people are asked; rung by rung by people, because rungs shift when somebody leaves or joins. */
export function askEnough(doc: OverrideDoc, plan: ApproverPlan, school: FilteringSchool, now: Instant): OverrideDoc {
  let current = doc;
  while (stillAsked(current, school, now).length < missing(current, school)) {
    const next = askNext(current, plan, now);
    if (next === current) break;
    current = next;
  }
  return current;
}

/** One rung up; the very same document when no rung brings in anybody new. */
export function askNext(doc: OverrideDoc, plan: ApproverPlan, now: Instant): OverrideDoc {
  const index = plan.rungs.findIndex((rung) => newcomersOf(doc, rung).length > 0);
  const rung = plan.rungs[index];
  return rung === undefined ? doc : askRung(doc, rung, index, now);
}

function newcomersOf(doc: OverrideDoc, rung: ApproverRung): ApproverRung['people'] {
  // In the channel the card stands before everybody already.
  if (rung.viaChannel && doc.state.inChannel) return [];
  const known = new Set([...doc.state.asked.map((a) => a.personId), ...doc.state.approvals.map((a) => a.by)]);
  return rung.people.filter((p) => !known.has(p.personId));
}

function askRung(doc: OverrideDoc, rung: ApproverRung, index: number, now: Instant): OverrideDoc {
  const people = newcomersOf(doc, rung);
  const { state } = doc;
  return revise(doc, now, {
    state: {
      asked: [...state.asked, ...people.map((p) => ({ ...p, rung: index, at: now }))],
      rung: index,
      inChannel: state.inChannel || rung.viaChannel,
    },
    entries: [
      {
        by: 'system',
        action: 'request.put_to',
        detail: { rung: index, people: people.length, channel: rung.viaChannel },
      },
    ],
    messages: (rung.viaChannel ? [TO_CHANNEL] : people.map((p) => p.personId)).map((to) => cardTo(to, 'decide')),
  });
}

/** It ends undecided, and the requester hears why. */
export const lapsed = (doc: OverrideDoc, why: 'time' | 'nobody', now: Instant): OverrideDoc =>
  revise(doc, now, {
    state: { phase: 'lapsed' },
    entries: [{ by: 'system', action: 'request.lapsed', detail: { why } }],
    messages: [
      ...cardsUpdated(doc),
      lineTo(doc.state.requester, why === 'nobody' ? 'nobody_to_decide' : 'lapsed', { at: now }),
    ],
    timers: { ladder: null, lapse: null },
  });
