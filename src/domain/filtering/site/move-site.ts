// The school's calendar changed while IT is asked to block an unsuitable site: the next school day is another one by it.

import { type Calendars, soonest } from '../../calendar/moved-time.ts';
import { endOfNextSchoolDay, nextOpen } from '../../calendar/school-time.ts';
import type { Instant } from '../../shared/instant.ts';
import type { SiteDoc } from './site.ts';
import { openingOfNextDay, revise } from './site-life.ts';

/** The same document where nothing moves. */
export function moveSite(doc: SiteDoc, { after }: Calendars, now: Instant): SiteDoc {
  const { phase, foundAt, escalatedAt, timers } = doc.state;
  if (phase !== 'found') return doc;
  const moved = (at: Instant | undefined, to: (at: Instant) => Instant): Instant | null =>
    at === undefined || at <= now ? (at ?? null) : soonest(to(at), at, now);
  // Once it was late IT and those above hear weekly, when the school is open.
  const chase = moved(timers.chase, (at) =>
    escalatedAt === undefined ? openingOfNextDay(after, foundAt) : nextOpen(after, at),
  );
  const escalate = moved(timers.escalate, () => endOfNextSchoolDay(after, foundAt));
  if (chase === (timers.chase ?? null) && escalate === (timers.escalate ?? null)) return doc;
  return revise(doc, now, {
    entries: [{ by: 'operator', action: 'site.moved_with_calendar' }],
    timers: { chase, escalate },
  });
}
