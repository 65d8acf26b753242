// The life of an unsuitable site: found, then blocked by IT or left open by somebody entitled. IT are reminded on the next school
// day; when that day is over without a word, the co-ordinator and the head hear of it, and all of them once a week until it ends.

import { openHours, schoolDayFrom } from '../../calendar/school-days.ts';
import { endOfNextSchoolDay, nextOpen } from '../../calendar/school-time.ts';
import type { PersonId } from '../../people/person.ts';
import type { SchoolCalendar } from '../../school/policy.ts';
import type { ActorRef, HistoryEntry } from '../../shared/document.ts';
import { DAY_MS, type Instant } from '../../shared/instant.ts';
import { rememberPress } from '../../shared/presses.ts';
import { dueAtOf, type Settlement, withEnd } from '../../shared/settlement.ts';
import { addDays, isoDateOf } from '../../shared/time.ts';
import type { SiteDoc, SiteState, SiteTimer } from './site.ts';
import type { FoundSite } from './site-form.ts';
import { freshCards, lost, type NewCard, standingCards, withCards, withPlaces } from './site-messages.ts';

export type NewSite = FoundSite & {
  readonly id: string;
  readonly ref: string;
  readonly school: string;
  readonly finder: PersonId;
  /** Everybody who hears of it now, IT included. */
  readonly told: readonly PersonId[];
  readonly itPeople: readonly PersonId[];
  readonly key: string;
};

export function newSite(site: NewSite, calendar: SchoolCalendar, now: Instant): SiteDoc {
  const { id, school, key, ...found } = site;
  const state: SiteState = {
    ...found,
    phase: 'found',
    foundAt: now,
    ticket: '',
    timers: {},
    messages: {},
    pressesSeen: [key],
  };
  const doc: SiteDoc = { kind: 'site', id, school, version: 0, state, history: [], outbox: [], dueAt: null, terms: [] };
  return revise(doc, now, {
    entries: [{ by: site.finder, action: 'site.found', detail: { told: site.told.length } }],
    cards: freshCards(site.told),
    timers: { chase: openingOfNextDay(calendar, now), escalate: endOfNextSchoolDay(calendar, now) },
  });
}

export function openingOfNextDay(calendar: SchoolCalendar, now: Instant): Instant {
  const tomorrow = addDays(isoDateOf(now, calendar.zone), 1);
  return schoolDayFrom(calendar, tomorrow)?.opens ?? now + DAY_MS;
}

type Answer = { readonly by: PersonId; readonly key: string };

/** Confirmed by IT. Once it is answered, a second answer changes nothing. */
export function blocked(doc: SiteDoc, answer: Answer & { readonly ticket: string }, now: Instant): SiteDoc {
  if (doc.state.phase !== 'found') return doc;
  const { by, ticket } = answer;
  return answered(doc, answer, now, { phase: 'blocked', blocked: { at: now, by }, ticket }, 'site.blocked');
}

export function leftOpen(doc: SiteDoc, answer: Answer & { readonly reason: string }, now: Instant): SiteDoc {
  if (doc.state.phase !== 'found') return doc;
  const { by, reason } = answer;
  return answered(doc, answer, now, { phase: 'left_open', decision: { at: now, by, reason } }, 'site.left_open');
}

function answered(doc: SiteDoc, { by, key }: Answer, now: Instant, state: Partial<SiteState>, action: string): SiteDoc {
  const { finder } = doc.state;
  return revise(doc, now, {
    state: { ...state, ...rememberPress(doc.state, key) },
    entries: [{ by, action }],
    // Whoever found it hears how it ended.
    cards: [...standingCards(doc.outbox).filter(({ to }) => to !== finder), { to: finder, fresh: false }],
    timers: { chase: null, escalate: null },
  });
}

/** A showing is on record before it is shown. */
export const siteShown = (doc: SiteDoc, by: PersonId, now: Instant): SiteDoc =>
  revise(doc, now, { entries: [{ by, action: 'site.opened' }] });

export type SiteSchool = {
  readonly calendar: SchoolCalendar;
  /** Whoever does it in the filter, as the staff list has them now. */
  readonly it: readonly PersonId[];
  /** The co-ordinator and the head, or who stands in. */
  readonly above: readonly PersonId[];
};

/** The site after everything that is due at `now`; the same document when nothing is. */
export function siteTimed(doc: SiteDoc, now: Instant, school: SiteSchool): SiteDoc {
  const isDue = (timer: SiteTimer): boolean => (doc.state.timers[timer] ?? Number.POSITIVE_INFINITY) <= now;
  if (doc.state.phase !== 'found') return doc;
  if (isDue('escalate')) return escalated(doc, now, school);
  return isDue('chase') ? chased(doc, now, school) : doc;
}

function chased(doc: SiteDoc, now: Instant, school: SiteSchool): SiteDoc {
  const late = doc.state.escalatedAt !== undefined;
  return asked(doc, now, school.it, late ? school.above : [], {
    entries: [{ by: 'system', action: 'site.chased' }],
    timers: { chase: late ? inAWeek(school.calendar, now) : null },
  });
}

const escalated = (doc: SiteDoc, now: Instant, school: SiteSchool): SiteDoc =>
  asked(doc, now, school.it, school.above, {
    state: { escalatedAt: now },
    entries: [{ by: 'system', action: 'site.escalated', detail: { told: school.above.length } }],
    timers: { chase: inAWeek(school.calendar, now), escalate: null },
  });

const inAWeek = (calendar: SchoolCalendar, now: Instant): Instant => {
  const then = now + 7 * DAY_MS;
  return nextOpen(calendar, openHours(calendar, isoDateOf(then, calendar.zone))?.opens ?? then);
};

function asked(
  doc: SiteDoc,
  now: Instant,
  it: readonly PersonId[],
  others: readonly PersonId[],
  revision: Revision,
): SiteDoc {
  const itPeople = it.length > 0 ? it : doc.state.itPeople;
  const told = [...new Set([...doc.state.told, ...itPeople, ...others])];
  return revise(doc, now, {
    ...revision,
    state: { ...revision.state, itPeople, told },
    cards: freshCards([...itPeople, ...others]),
  });
}

/** How its messages ended. Where the task came to nobody of IT, the co-ordinator and the head hear now. */
export function settleSite(doc: SiteDoc, ends: readonly Settlement[], now: Instant): SiteDoc {
  const outbox = ends.reduce((items, end) => withEnd(items, end, now), doc.outbox);
  const messages = withPlaces(doc.state.messages, ends);
  const dead = ends.filter((end) => end.how === 'dead');
  const settled = revise({ ...doc, outbox }, now, {
    state: { messages },
    entries: dead.map((end) => ({ by: 'system', action: 'message.dead', detail: { by: end.code } })),
  });
  const { phase, itPeople, escalatedAt } = settled.state;
  const nobodyHeard = itPeople.length > 0 && itPeople.every((person) => lost(outbox, person));
  const early = phase === 'found' && escalatedAt === undefined && nobodyHeard;
  return early ? revise(settled, now, { timers: { escalate: now } }) : settled;
}

type Revision = {
  readonly state?: Partial<SiteState>;
  readonly entries?: readonly {
    readonly by: ActorRef;
    readonly action: string;
    readonly detail?: HistoryEntry['detail'];
  }[];
  readonly cards?: readonly NewCard[];
  /** A null stops the timer. */
  readonly timers?: Partial<Record<SiteTimer, Instant | null>>;
};

export function revise(doc: SiteDoc, now: Instant, revision: Revision): SiteDoc {
  const changed = Object.entries({ ...doc.state.timers, ...revision.timers });
  const timers = Object.fromEntries(changed.filter(([, at]) => at !== null && at !== undefined));
  const state: SiteState = { ...doc.state, ...revision.state, timers };
  const entries = (revision.entries ?? []).map(({ by, action, detail }) => ({
    at: now,
    by,
    action,
    detail: detail ?? {},
  }));
  const outbox = withCards(doc.outbox, revision.cards ?? [], now);
  return {
    ...doc,
    state,
    outbox,
    history: [...doc.history, ...entries],
    dueAt: dueAtOf(outbox, Object.values(state.timers)),
    terms: termsOf(state),
  };
}

/** `log` like a filter request, so that one list shows both. */
function termsOf(state: SiteState): readonly string[] {
  const people = [state.finder, ...state.told, state.blocked?.by, state.decision?.by].filter((id) => id !== undefined);
  return [
    `ref:${state.ref}`,
    'log',
    `finder:${state.finder}`,
    `phase:${state.phase}`,
    ...new Set(state.addresses.map(({ host }) => `host:${host}`)),
    ...new Set(people.map((id) => `person:${id}`)),
  ];
}
