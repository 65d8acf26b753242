// The school's calendar changed while somebody is being waited for: the same school time is left as before, by the new calendar.

import { addSchoolTime, nextOpen, schoolTimeBetween } from '../calendar/school-time.ts';
import type { SchoolCalendar } from '../school/policy.ts';
import { type Instant, MINUTE_MS } from '../shared/instant.ts';
import type { CaseDoc } from './case.ts';
import { revise } from './revise.ts';
import { statusMessage } from './tell.ts';

type Calendars = { readonly before: SchoolCalendar; readonly after: SchoolCalendar };

/** The same document where nothing moves. An urgent case goes by the wall clock, and nobody is passed over within minutes of a change. */
export function moveLadder(doc: CaseDoc, calendars: Calendars, soonestMinutes: number, now: Instant): CaseDoc {
  if ((doc.state.outcome?.urgency ?? 'immediate') === 'immediate') return doc;
  const { ladder, handover } = doc.state.timers;
  const at = movedTo(ladder, calendars, soonestMinutes, now);
  const moved =
    ladder === undefined || at === ladder
      ? doc
      : revise(doc, now, {
          entries: [{ by: 'operator', action: 'ladder.moved_with_calendar', detail: { from: ladder, to: at } }],
          messages: statusMessage(doc, `calendar-${ladder}-${at}`),
          timers: { ladder: at ?? null },
        });
  // Whoever was put in charge has the school time that they were given. The reporter sees nothing of it.
  const taken = movedTo(handover, calendars, soonestMinutes, now);
  if (handover === undefined || taken === handover) return moved;
  return revise(moved, now, {
    entries: [{ by: 'operator', action: 'handover.moved_with_calendar', detail: { from: handover, to: taken } }],
    timers: { handover: taken ?? null },
  });
}

function movedTo(
  timer: Instant | undefined,
  { before, after }: Calendars,
  soonestMinutes: number,
  now: Instant,
): Instant | undefined {
  if (timer === undefined || timer <= now) return timer;
  const left = schoolTimeBetween(before, now, timer);
  const moved = left > 0 ? addSchoolTime(after, now, left / MINUTE_MS) : nextOpen(after, timer);
  return Math.max(moved, Math.min(timer, now + soonestMinutes * MINUTE_MS));
}
