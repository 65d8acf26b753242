// The school's calendar changed while somebody is being waited for: the same school time is left as before, by the new calendar.

import { addSchoolTime, nextOpen, schoolTimeBetween } from '../calendar/school-time.ts';
import type { SchoolCalendar } from '../school/policy.ts';
import { type Instant, MINUTE_MS } from '../shared/instant.ts';
import type { CaseDoc } from './case.ts';
import { revise } from './revise.ts';
import { statusMessage } from './tell.ts';

type Calendars = { readonly before: SchoolCalendar; readonly after: SchoolCalendar };

/** The same document where nothing moves. An urgent case goes by the wall clock, and nobody is passed over within minutes of a change. */
export function moveLadder(doc: CaseDoc, { before, after }: Calendars, soonestMinutes: number, now: Instant): CaseDoc {
  const { ladder } = doc.state.timers;
  const urgency = doc.state.outcome?.urgency ?? 'immediate';
  if (ladder === undefined || ladder <= now || urgency === 'immediate') return doc;
  const left = schoolTimeBetween(before, now, ladder);
  const moved = left > 0 ? addSchoolTime(after, now, left / MINUTE_MS) : nextOpen(after, ladder);
  const at = Math.max(moved, Math.min(ladder, now + soonestMinutes * MINUTE_MS));
  if (at === ladder) return doc;
  return revise(doc, now, {
    entries: [{ by: 'operator', action: 'ladder.moved_with_calendar', detail: { from: ladder, to: at } }],
    messages: statusMessage(doc, `calendar-${ladder}-${at}`),
    timers: { ladder: at },
  });
}
