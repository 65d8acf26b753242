// The end of an approved period, however it came: from that moment nothing is allowed, and IT is chased until it is blocked again.

import { nextOpen } from '../../calendar/school-time.ts';
import { type Instant, MINUTE_MS } from '../../shared/instant.ts';
import type { FilteringSchool } from '../filtering-school.ts';
import type { OverrideDoc, OverrideState } from './override.ts';
import { cardsUpdated, lineTo } from './override-messages.ts';
import { type Revision, revise } from './revise-override.ts';
import { holdersNow } from './tell-roles.ts';

/** Where the filter reads the list itself, it is given this long to read it again before IT is asked. */
const FEED_GRACE_MS = 5 * MINUTE_MS;

/** `change`: what happened, and by whom. The first task to IT leaves when `put_back` is due. */
export function over(
  doc: OverrideDoc,
  school: FilteringSchool,
  now: Instant,
  change: Pick<Revision, 'state' | 'entries' | 'messages'>,
): OverrideDoc {
  const grace = closesItself(doc.state, school) ? FEED_GRACE_MS : 0;
  // Ended before it began: IT is asked all the same, but nobody is alarmed over what was never to be open yet.
  const begins = Math.max(now, doc.state.period?.from ?? now);
  const first = begins > now ? nextOpen(school.calendar, now) : now;
  return revise(doc, now, {
    state: { phase: 'closing', ...change.state },
    ...(change.entries === undefined ? {} : { entries: change.entries }),
    messages: [...cardsUpdated(doc), ...(change.messages ?? [])],
    timers: {
      begin: null,
      end: null,
      open_chase: null,
      ending: null,
      probe: null,
      put_back: first + grace,
      escalate: begins + grace + school.overrides.putBackWithinMinutes * MINUTE_MS,
    },
  });
}

export const endedByTime = (doc: OverrideDoc, school: FilteringSchool, now: Instant): OverrideDoc =>
  over(doc, school, now, { entries: [{ by: 'system', action: 'request.over' }] });

/** When nothing was to be open any more. */
export const endedAt = ({ endedEarly, stoppedAsIllegal, period }: OverrideState): Instant =>
  Math.min(...[endedEarly?.at, stoppedAsIllegal?.at, period?.until].filter((at) => at !== undefined));

/** Its end needs nobody's hand: the filter reads the list, and nobody said that they opened it by hand. */
export const closesItself = ({ openedLive }: OverrideState, { overrides }: FilteringSchool): boolean =>
  overrides.enforcement === 'feed' && (openedLive === undefined || openedLive.by === 'feed');

/** Blocked again: the requester hears, whoever the pack names, and whoever was told that it was not. */
export function putBack(
  doc: OverrideDoc,
  by: string,
  school: FilteringSchool,
  now: Instant,
  state: Partial<OverrideState> = {},
): OverrideDoc {
  const worried = doc.outbox.filter((item) => item.params.line === 'not_put_back').map((item) => item.to);
  const told = new Set([doc.state.requester, ...holdersNow(school, school.overrides.endConfirmTo, now), ...worried]);
  return revise(doc, now, {
    state: { phase: 'closed', closedConfirmed: { at: now, by }, ...state },
    entries: [
      {
        by: by === 'feed' ? 'system' : by,
        action: 'request.put_back',
        detail: { how: by === 'feed' ? 'feed' : 'person' },
      },
    ],
    messages: [
      ...cardsUpdated(doc),
      ...[...told].filter((id) => id !== by).map((id) => lineTo(id, 'closed', { by, at: now, once: now })),
    ],
    timers: { put_back: null, escalate: null, probe: probeSoon(school, now) },
  });
}

/** The look through the filter is due at once, where there is one. */
export const probeSoon = ({ overrides }: FilteringSchool, now: Instant): Instant | null =>
  overrides.probe === null ? null : now;
