// A case that somebody said they deal with, and in which nothing was written since, nor since it was opened again. An urgent one has reminders of its own, by the hour.

import { schoolDayFrom } from '../../calendar/school-days.ts';
import type { PersonId } from '../../people/person.ts';
import type { SchoolCalendar } from '../../school/policy.ts';
import type { Instant, IsoDate } from '../../shared/instant.ts';
import { addDays, isoDateOf } from '../../shared/time.ts';
import type { CaseState } from '../case.ts';

export type Waiting = {
  readonly with: PersonId;
  readonly since: Instant;
  /** The first school day on which it is brought up. */
  readonly firstOn: IsoDate;
};

/** School days that may pass without an entry. */
const PATIENCE = { same_day: 1, next_day: 3 } as const;

export function waitingCase(state: CaseState, calendar: SchoolCalendar): Waiting | null {
  const { phase, acknowledged, outcome } = state;
  const urgency = outcome?.urgency ?? 'immediate';
  if (phase !== 'open' || acknowledged === undefined || urgency === 'immediate') return null;
  const entries = [...state.notes.filter(({ kind }) => kind === 'note'), ...(state.records ?? [])];
  const since = Math.max(acknowledged.at, ...[...entries, ...(state.reopenings ?? [])].map(({ at }) => at));
  const day = isoDateOf(since, calendar.zone);
  return { with: acknowledged.by, since, firstOn: schoolDaysAfter(calendar, day, PATIENCE[urgency]) };
}

function schoolDaysAfter(calendar: SchoolCalendar, date: IsoDate, count: number): IsoDate {
  let day = date;
  for (let left = count; left > 0; left -= 1) {
    const next = addDays(day, 1);
    day = schoolDayFrom(calendar, next)?.date ?? next;
  }
  return day;
}
