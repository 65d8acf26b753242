// What the passing of time does to a filter request. Asked once, for now: never the steps that were missed, one rung a time; but an
// end that passed while nobody looked still leads to blocking again.

import { addSchoolTime, nextOpen } from '../../calendar/school-time.ts';
import { type Instant, MINUTE_MS } from '../../shared/instant.ts';
import type { FilteringSchool } from '../filtering-school.ts';
import { planApprovers } from './approver-plan.ts';
import { answerBy, askNext, lapsed, missing, stillAsked } from './ask-approvers.ts';
import { withItPeople } from './it-task.ts';
import { discarded } from './new-request.ts';
import { endedByTime } from './over.ts';
import type { OverrideDoc, OverrideTimer } from './override.ts';
import { cardsUpdated, cardTo, lineTo } from './override-messages.ts';
import { revise } from './revise-override.ts';
import { toldOfTrouble } from './tell-roles.ts';

type TimedTimer = Exclude<OverrideTimer, 'probe'>;

/** What ends comes before what it would have led to: nobody is asked to decide, or told to open, when it is over. */
const ORDER: readonly TimedTimer[] = [
  'draft_end',
  'lapse',
  'ladder',
  'end',
  'begin',
  'open_chase',
  'ending',
  'escalate',
  'put_back',
];

const isDue = ({ state }: OverrideDoc, timer: OverrideTimer, now: Instant): boolean => {
  const at = state.timers[timer];
  return at !== undefined && at <= now;
};

/** True when time cannot pass without knowing who is in the channel now: read it before `timed`. */
export const needsChannel = (doc: OverrideDoc, now: Instant): boolean =>
  isDue(doc, 'ladder', now) && !isDue(doc, 'lapse', now);

/** True when a look through the filter is due: do it, then `probed`. `timed` leaves it alone. */
export const probeDue = (doc: OverrideDoc, now: Instant): boolean => isDue(doc, 'probe', now);

/** The request after everything that is due at `now`; the very same document when nothing is. */
export const timed = (doc: OverrideDoc, now: Instant, school: FilteringSchool): OverrideDoc =>
  ORDER.reduce((current, timer) => (isDue(current, timer, now) ? HANDLERS[timer](current, now, school) : current), doc);

const HANDLERS: Readonly<Record<TimedTimer, (doc: OverrideDoc, now: Instant, school: FilteringSchool) => OverrideDoc>> =
  {
    draft_end: (doc, now) => discarded(doc, 'system', now),
    lapse: (doc, now) => lapsed(doc, 'time', now),
    ladder: climb,
    end: (doc, now, school) => endedByTime(doc, school, now),
    begin,
    open_chase: chaseOpening,
    ending: (doc, now) =>
      revise(doc, now, {
        messages: doc.state.phase === 'open' ? [cardTo(doc.state.requester, 'finish')] : [],
        timers: { ending: null },
      }),
    put_back: chasePutBack,
    escalate: (doc, now, school) =>
      revise(doc, now, {
        state: { escalatedAt: now },
        entries: [{ by: 'system', action: 'request.not_put_back' }],
        messages: toldOfTrouble(school, now).map((id) =>
          lineTo(id, 'not_put_back', { at: doc.state.period?.until ?? now }),
        ),
        timers: { escalate: null },
      }),
  };

/** Nobody has decided in time: the next rung. When there is none it waits for those who were asked, if anybody has the card at all. */
function climb(doc: OverrideDoc, now: Instant, school: FilteringSchool): OverrideDoc {
  const { request, requester } = doc.state;
  if (request === null) return revise(doc, now, { timers: { ladder: null } });
  const higher = askNext(doc, planApprovers(school, requester, now), now);
  if (higher !== doc) return revise(higher, now, { timers: { ladder: answerBy(school, request, now) } });
  return stillAsked(doc, school, now).length < missing(doc, school)
    ? lapsed(doc, 'nobody', now)
    : revise(doc, now, { timers: { ladder: null } });
}

/** IT was told when it was approved; if that is long ago, it is told again now that it may open it. */
const TOLD_JUST_NOW_MS = 15 * MINUTE_MS;

function begin(doc: OverrideDoc, now: Instant, school: FilteringSchool): OverrideDoc {
  const longAgo = now - (doc.state.decision?.at ?? now) > TOLD_JUST_NOW_MS;
  if (school.overrides.enforcement === 'feed' || !longAgo) {
    return revise(doc, now, { messages: cardsUpdated(doc), timers: { begin: null } });
  }
  const staffed = withItPeople(doc, school, now);
  return revise(staffed, now, {
    messages: [...cardsUpdated(doc), ...staffed.state.itPeople.map((id) => cardTo(id, 'open'))],
    timers: { begin: null },
  });
}

const CHASE_MINUTES = 15;
const CHASE_AFTER_ESCALATION_MINUTES = 60;

function chaseOpening(doc: OverrideDoc, now: Instant, school: FilteringSchool): OverrideDoc {
  const staffed = withItPeople(doc, school, now);
  const { requester, itPeople, period } = staffed.state;
  return revise(staffed, now, {
    messages: [
      ...itPeople.map((id) => cardTo(id, 'open')),
      lineTo(requester, 'not_open_yet', { at: period?.from ?? now }),
    ],
    timers: { open_chase: addSchoolTime(school.calendar, now, CHASE_MINUTES) },
  });
}

/** Until it is confirmed, in school hours, and without end: the first at once, whatever the hour. */
function chasePutBack(doc: OverrideDoc, now: Instant, school: FilteringSchool): OverrideDoc {
  const staffed = withItPeople(doc, school, now);
  const pause = doc.state.escalatedAt === undefined ? CHASE_MINUTES : CHASE_AFTER_ESCALATION_MINUTES;
  return revise(staffed, now, {
    messages: staffed.state.itPeople.map((id) => cardTo(id, 'close')),
    timers: { put_back: nextOpen(school.calendar, now + pause * MINUTE_MS) },
  });
}
