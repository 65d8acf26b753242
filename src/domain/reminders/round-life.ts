// The life of a school's round: it waits for the next opening, works once that day, and stops altogether while the clock is in doubt.

import { openHours, schoolDayFrom } from '../calendar/school-days.ts';
import type { PersonId } from '../people/person.ts';
import type { SchoolCalendar } from '../school/policy.ts';
import type { ActorRef, HistoryEntry } from '../shared/document.ts';
import { type Instant, type IsoDate, MINUTE_MS } from '../shared/instant.ts';
import { dueAtOf, openItem, type Settlement, withEnd } from '../shared/settlement.ts';
import { addDays, instantAt, isoDateOf } from '../shared/time.ts';
import type { RoundDoc } from './round.ts';

export const TIME_HELD = 'time_held';

/** When some could not be bundled: again the same day, for those alone. */
const AGAIN_AFTER_MS = 30 * MINUTE_MS;

export const roundId = (school: string): string => `round-${school}`;

export const newRound = (school: string, calendar: SchoolCalendar, now: Instant): RoundDoc =>
  rescheduled(
    {
      kind: 'round',
      id: roundId(school),
      school,
      version: 0,
      state: { lastDay: null, nextAt: now },
      history: [],
      outbox: [],
      dueAt: null,
      terms: [],
    },
    calendar,
    now,
  );

/** The day whose round is to be made now, or null. */
export function roundDay({ state }: RoundDoc, calendar: SchoolCalendar, now: Instant): IsoDate | null {
  const today = isoDateOf(now, calendar.zone);
  const hours = openHours(calendar, today);
  const isOpen = hours !== null && hours.opens <= now && now < hours.closes;
  return isOpen && state.lastDay !== today && state.heldSince === undefined ? today : null;
}

/** Waits for the next opening as the calendar has it now; looks again each midnight, since a calendar may be changed. */
export function rescheduled(doc: RoundDoc, calendar: SchoolCalendar, now: Instant): RoundDoc {
  const nextAt = nextOpening(doc, calendar, now);
  const midnight = instantAt(addDays(isoDateOf(now, calendar.zone), 1), '00:00', calendar.zone);
  const state = { ...doc.state, nextAt: nextAt ?? midnight };
  return refreshed({ ...doc, state }, Math.min(nextAt ?? midnight, midnight));
}

/** Null when no school day is known. */
function nextOpening({ state }: RoundDoc, calendar: SchoolCalendar, now: Instant): Instant | null {
  const today = isoDateOf(now, calendar.zone);
  const hours = openHours(calendar, today);
  if (hours !== null && now < hours.closes && state.lastDay !== today) return hours.opens;
  return schoolDayFrom(calendar, addDays(today, 1))?.opens ?? null;
}

/** More of the day's round is to be made at once. The moment has to be another one, since a lease ends when it changes. */
export const goingOn = (doc: RoundDoc): RoundDoc => ({ ...doc, dueAt: (doc.dueAt ?? doc.state.nextAt) - 1 });

/** The day's round is made; `missed` people could not be written and are tried again the same day. */
export function roundMade(
  doc: RoundDoc,
  day: IsoDate,
  missed: number,
  calendar: SchoolCalendar,
  now: Instant,
): RoundDoc {
  if (missed > 0) return refreshed(doc, now + AGAIN_AFTER_MS);
  return rescheduled({ ...doc, state: { ...doc.state, lastDay: day } }, calendar, now);
}

/** The clock jumped: nothing is sent until somebody says that the date is right, and `tell` are asked. */
export function held(doc: RoundDoc, tell: readonly PersonId[], now: Instant): RoundDoc {
  if (doc.state.heldSince !== undefined) return doc;
  const items = tell.map((to) => ({
    ...{ id: `${TIME_HELD}:${to}:${now}`, kind: TIME_HELD, to, params: {} },
    notBefore: now,
    attempts: 0,
  }));
  const history = [...doc.history, entry(now, 'system', 'round.held', { told: tell.length })];
  const owed = [...doc.outbox.filter((item) => item.settled === undefined), ...items];
  return refreshed({ ...doc, state: { ...doc.state, heldSince: now }, history, outbox: owed }, null);
}

/** Somebody says that the date is right. The same document when it was not in doubt. */
export function confirmed(doc: RoundDoc, by: ActorRef, calendar: SchoolCalendar, now: Instant): RoundDoc {
  const { heldSince, ...state } = doc.state;
  if (heldSince === undefined) return doc;
  const history = [...doc.history, entry(now, by, 'round.confirmed', { heldSince })];
  return rescheduled({ ...doc, state, history }, calendar, now);
}

/** How the questions to people ended. */
export function settleRound(
  doc: RoundDoc,
  ends: readonly Settlement[],
  calendar: SchoolCalendar,
  now: Instant,
): RoundDoc {
  const open = ends.filter((end) => openItem(doc.outbox, end) !== undefined);
  const outbox = open.reduce((current, end) => withEnd(current, end, now), doc.outbox);
  const after = { ...doc, outbox };
  return after.state.heldSince === undefined ? rescheduled(after, calendar, now) : refreshed(after, null);
}

const entry = (at: Instant, by: ActorRef, action: string, detail: HistoryEntry['detail']): HistoryEntry => ({
  at,
  by,
  action,
  detail,
});

const refreshed = (doc: RoundDoc, at: Instant | null): RoundDoc => ({
  ...doc,
  dueAt: dueAtOf(doc.outbox, at === null ? [] : [at]),
});
