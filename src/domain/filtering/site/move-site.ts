// The school's calendar changed while IT is asked to block an unsuitable site: the next school day is another one by it.

import { type Calendars, soonest } from '../../calendar/moved-time.ts';
import { schoolDayFrom } from '../../calendar/school-days.ts';
import { endOfNextSchoolDay, nextOpen } from '../../calendar/school-time.ts';
import { DAY_MS, type Instant } from '../../shared/instant.ts';
import { owedAt } from '../../shared/settlement.ts';
import { addDays, isoDateOf } from '../../shared/time.ts';
import type { SiteDoc, SiteTimer } from './site.ts';

/** The same document where nothing moves. */
export function moveSite(doc: SiteDoc, { after }: Calendars, now: Instant): SiteDoc {
  const { phase, foundAt, escalatedAt, timers } = doc.state;
  if (phase !== 'found') return doc;
  const tomorrow = addDays(isoDateOf(foundAt, after.zone), 1);
  const moves: Readonly<Record<SiteTimer, (at: Instant) => Instant>> = {
    // Once it was late IT and those above hear weekly, when the school is open.
    chase: (at) =>
      escalatedAt === undefined ? (schoolDayFrom(after, tomorrow)?.opens ?? foundAt + DAY_MS) : nextOpen(after, at),
    escalate: (at) => (at <= now ? at : endOfNextSchoolDay(after, foundAt)),
  };
  const to = (timer: SiteTimer): { readonly [K in SiteTimer]?: Instant } => {
    const at = timers[timer];
    return at === undefined || at <= now
      ? at === undefined
        ? {}
        : { [timer]: at }
      : { [timer]: soonest(moves[timer](at), at, now) };
  };
  const moved = { ...to('chase'), ...to('escalate') };
  if (moved.chase === timers.chase && moved.escalate === timers.escalate) return doc;
  const moments = [...owedAt(doc.outbox), ...Object.values(moved)];
  const entry = { at: now, by: 'operator', action: 'site.moved_with_calendar', detail: {} };
  return {
    ...doc,
    state: { ...doc.state, timers: moved },
    history: [...doc.history, entry],
    dueAt: moments.length === 0 ? null : Math.min(...moments),
  };
}
