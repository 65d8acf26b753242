// The calendar each school goes by: read when the server starts, and replaced in the moment another one is written, before whoever
// wrote it is told. So no clock ever has to ask the disk.

import type { CalendarContent } from '../../domain/calendar/school-calendar.ts';
import { calendarId, NO_CONTENT } from '../../domain/calendar/school-calendar.ts';
import { standingCalendar } from '../../domain/calendar/standing-calendar.ts';
import type { Policy } from '../../domain/school/policy.ts';
import type { AnyDoc, Store } from '../ports.ts';
import { orUnreadable } from '../store-unreadable.ts';

export type KeptCalendars = {
  /** The school's pack with the calendar that holds now. */
  readonly policy: (school: string) => Policy;
  /** The same store; what is written to a calendar through it holds at once. */
  readonly store: Store;
};

export async function keepCalendars(
  store: Store,
  pack: (school: string) => Policy,
  schools: readonly string[],
): Promise<KeptCalendars> {
  const held = new Map<string, Policy>();
  const hold = (school: string, content: CalendarContent): void => {
    const policy = pack(school);
    held.set(school, { ...policy, calendar: standingCalendar(policy.calendar, content) });
  };
  for (const school of schools) {
    // One that cannot be read is named by the store; the pack stands in for it.
    const doc = await store.read('school_calendar', calendarId(school)).catch(orUnreadable);
    hold(school, doc?.state ?? NO_CONTENT);
  }
  return {
    policy: (school) => held.get(school) ?? pack(school),
    store: {
      ...store,
      commit: async (doc) => {
        const committed = await store.commit(doc);
        const written: AnyDoc | null = committed.ok ? committed.doc : null;
        if (written?.kind === 'school_calendar') hold(written.school, written.state);
        return committed;
      },
    },
  };
}
