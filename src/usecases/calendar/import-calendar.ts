// The calendar import: compares a file with what holds, says what would change and what does not fit, and writes it only when told to.
// It runs where the store is open: in the server, asked through its socket, or in the command itself.

import { type CalendarDifferences, differences, imported } from '../../domain/calendar/calendar-import.ts';
import { checkCalendar, checkContent } from '../../domain/calendar/check-calendar.ts';
import {
  type CalendarContent,
  calendarId,
  NO_CONTENT,
  type SchoolCalendarDoc,
} from '../../domain/calendar/school-calendar.ts';
import { standingCalendar, standingSpans } from '../../domain/calendar/standing-calendar.ts';
import { type YearAhead, yearAhead } from '../../domain/calendar/year-ahead.ts';
import type { Policy } from '../../domain/school/policy.ts';
import type { Fault } from '../../domain/shared/fault.ts';
import { isoDateOf } from '../../domain/shared/time.ts';
import type { Deps } from '../ports.ts';
import { orUnreadable } from '../store-unreadable.ts';
import { moveClocks } from './move-clocks.ts';

export type CalendarDeps = Pick<Deps, 'store' | 'clock'> & {
  /** The pack as it is written, without any imported calendar. */
  readonly pack: (school: string) => Policy;
  readonly wake?: () => void;
};

export type CalendarRequest = {
  readonly school: string;
  /** Null: everything that was imported goes, and the pack's calendar holds again. */
  readonly content: CalendarContent | null;
  readonly apply: boolean;
};

export type CalendarReport = CalendarDifferences & {
  /** Nothing is written while there is one. */
  readonly faults: readonly Fault[];
  readonly warnings: readonly Fault[];
  readonly outcome: 'preview' | 'refused' | 'applied' | 'unavailable';
  /** Open cases, filter requests and unsuitable sites whose next step moved with the calendar. */
  readonly moved: number;
};

const ATTEMPTS = 3;

export async function importCalendar(deps: CalendarDeps, request: CalendarRequest): Promise<CalendarReport> {
  for (let attempt = 1; ; attempt += 1) {
    const doc = await readCalendar(deps, request.school);
    const { report, next } = compare(deps, request, doc);
    if (!request.apply) return { ...report, outcome: 'preview' };
    if (report.faults.length > 0) return { ...report, outcome: 'refused' };
    const committed = await deps.store.commit<'school_calendar'>(withContent(deps, request, doc, next, report));
    if (committed.ok) return { ...report, outcome: 'applied', moved: await followed(deps, request, doc, next) };
    if (committed.why === 'unavailable' || attempt === ATTEMPTS) return { ...report, outcome: 'unavailable' };
  }
}

export async function showCalendar(deps: CalendarDeps, school: string): Promise<YearAhead> {
  const { calendar } = deps.pack(school);
  const doc = await readCalendar(deps, school);
  return yearAhead(calendar, doc?.state ?? NO_CONTENT, isoDateOf(deps.clock.now(), calendar.zone));
}

const readCalendar = ({ store }: CalendarDeps, school: string): Promise<SchoolCalendarDoc | null> =>
  store.read('school_calendar', calendarId(school)).catch(orUnreadable);

function compare(deps: CalendarDeps, { school, content }: CalendarRequest, doc: SchoolCalendarDoc | null) {
  const { calendar } = deps.pack(school);
  const today = isoDateOf(deps.clock.now(), calendar.zone);
  const known = doc?.state ?? NO_CONTENT;
  const next = content === null ? NO_CONTENT : imported(known, content);
  const standing = (of: CalendarContent) => ({
    spans: standingSpans(calendar, of),
    calendar: standingCalendar(calendar, of),
  });
  const after = standing(next);
  const { faults, warnings } = checkCalendar(after.calendar, after.spans, today);
  const report: Omit<CalendarReport, 'outcome'> = {
    ...differences(standing(known), after),
    faults: [...(content === null ? [] : checkContent(content, today)), ...faults],
    warnings,
    moved: 0,
  };
  return { report, next };
}

function withContent(
  { clock }: CalendarDeps,
  { school, content }: CalendarRequest,
  doc: SchoolCalendarDoc | null,
  state: CalendarContent,
  { added, gone, hours, lessons }: CalendarDifferences,
): SchoolCalendarDoc {
  const action = content === null ? 'calendar.cleared' : 'calendar.imported';
  const detail = { added: added.length, gone: gone.length, hours, lessons };
  return {
    kind: 'school_calendar',
    id: calendarId(school),
    school,
    version: doc?.version ?? 0,
    state,
    history: [...(doc?.history ?? []), { at: clock.now(), by: 'operator', action, detail }],
    outbox: [],
    dueAt: null,
    terms: [],
  };
}

/** How many cases, filter requests and sites moved with it. */
async function followed(
  deps: CalendarDeps,
  { school }: CalendarRequest,
  doc: SchoolCalendarDoc | null,
  next: CalendarContent,
): Promise<number> {
  const policy = deps.pack(school);
  const { calendar } = policy;
  const before = standingCalendar(calendar, doc?.state ?? NO_CONTENT);
  const after = standingCalendar(calendar, next);
  const moved = await moveClocks(deps, policy, { before, after });
  // Also when nothing else moved: the round of reminders may be due at once.
  deps.wake?.();
  return moved;
}
