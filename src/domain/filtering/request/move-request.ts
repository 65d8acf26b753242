// The school's calendar changed while a filter request is on its way: whoever is waited for keeps the school time they had, and what is
// or will be open ends when its lesson or its day now does, if that is sooner.

import { type Calendars, movedTime, soonest } from '../../calendar/moved-time.ts';
import { isOpen, nextOpen } from '../../calendar/school-time.ts';
import { type Instant, MINUTE_MS } from '../../shared/instant.ts';
import { earlierEnd } from './earlier-end.ts';
import type { OverrideDoc, OverrideTimers, Period } from './override.ts';
import { cardsUpdated, cardTo } from './override-messages.ts';
import { revise, type TimerChanges } from './revise-override.ts';

/** Whoever is asked again shortly before a beginning has at least this long. */
const SHORTEST_ANSWER_MS = 5 * MINUTE_MS;

/** The same document where nothing moves. */
export function moveRequest(
  doc: OverrideDoc,
  calendars: Calendars,
  remindBeforeMinutes: number,
  now: Instant,
): OverrideDoc {
  const { phase } = doc.state;
  if (phase === 'asked') return moveAsked(doc, calendars, now);
  if (phase === 'approved' || phase === 'open') return moveAllowed(doc, calendars, remindBeforeMinutes, now);
  return phase === 'closing' ? moveClosing(doc, calendars, now) : doc;
}

function moveAsked(doc: OverrideDoc, calendars: Calendars, now: Instant): OverrideDoc {
  const { request, timers } = doc.state;
  if (request === null) return doc;
  const until = earlierEnd(request.wanted, request.lesson, calendars);
  const isSooner = until < request.wanted.until;
  const last = Math.max(now, Math.min(until, ...doc.state.approvals.map((approval) => approval.until)));
  const changes: TimerChanges = {
    ...moved(timers, 'ladder', (at) => {
      const to = movedTime(at, calendars, now);
      const { from } = request.wanted;
      return at <= from && from - now >= SHORTEST_ANSWER_MS ? Math.min(to, from) : to;
    }),
    // Never past the end of what was asked for; nothing is left of it: it lapses now.
    ...moved(timers, 'lapse', (at) =>
      isSooner && until <= Math.max(now, request.wanted.from) ? now : Math.min(last, movedTime(at, calendars, now)),
    ),
  };
  const wanted = isSooner ? shortened(request.wanted, until, now) : request.wanted;
  return changed(doc, changes, { ...(isSooner ? { state: { request: { ...request, wanted } } } : {}) }, now);
}

function moveAllowed(doc: OverrideDoc, calendars: Calendars, remindBeforeMinutes: number, now: Instant): OverrideDoc {
  const { request, period, timers } = doc.state;
  if (period === undefined || period.until <= now) return doc;
  const until = earlierEnd(period, request?.lesson ?? '', calendars);
  const chase = moved(timers, 'open_chase', (at) => movedTime(at, calendars, now));
  if (until >= period.until) return changed(doc, chase, {}, now);
  const shorter = shortened(period, until, now);
  const ending = shorter.until - remindBeforeMinutes * MINUTE_MS;
  const ends: TimerChanges = {
    ...chase,
    begin: timers.begin !== undefined && timers.begin < shorter.until ? timers.begin : null,
    end: shorter.until,
    ending: ending > Math.max(now, shorter.from) ? ending : null,
  };
  return changed(doc, ends, { state: { period: shorter } }, now);
}

/** An end that has passed by the new calendar is now: nobody could have blocked it sooner. So it is where nothing is left to open. */
function shortened({ from }: Period, until: Instant, now: Instant): Period {
  const end = until <= from ? now : Math.max(now, until);
  return { from: Math.min(from, end), until: end };
}

/** The first task to block it again goes out at any hour, and stays; those after it wait for the school to be open. */
function moveClosing(doc: OverrideDoc, { before, after }: Calendars, now: Instant): OverrideDoc {
  const change = moved(doc.state.timers, 'put_back', (at) => {
    if (at <= now || !isOpen(before, at)) return at;
    // It waited for the next opening: that one may come sooner now, and never later than the opening after it.
    const waits = nextOpen(before, now) === at ? now : at;
    return soonest(nextOpen(after, waits), at, now);
  });
  return changed(doc, change, {}, now);
}

function moved(timers: OverrideTimers, timer: keyof OverrideTimers, to: (at: Instant) => Instant): TimerChanges {
  const at = timers[timer];
  return at === undefined ? {} : { [timer]: to(at) };
}

function changed(
  doc: OverrideDoc,
  timers: TimerChanges,
  { state }: { readonly state?: Partial<OverrideDoc['state']> },
  now: Instant,
): OverrideDoc {
  const known: Readonly<Partial<Record<string, Instant>>> = doc.state.timers;
  const isSame = Object.entries(timers).every(([timer, at]) => (at ?? undefined) === known[timer]);
  if (isSame && state === undefined) return doc;
  const entry = { by: 'operator', action: 'request.moved_with_calendar', detail: { sooner: state !== undefined } };
  return revise(doc, now, {
    ...(state === undefined ? {} : { state }),
    entries: [entry],
    timers,
    // An end that changes quietly is not seen: the requester gets a new card, the others' are brought up to date.
    messages: state === undefined ? cardsUpdated(doc) : [...cardsUpdated(doc), cardTo(doc.state.requester, 'yours')],
  });
}
