// The life of one person's reminders: a bundle is owed for a day, goes out in school hours of that day or not at all, and is counted
// only once it has arrived.

import { openHours } from '../calendar/school-days.ts';
import type { PersonId } from '../people/person.ts';
import type { SchoolCalendar } from '../school/policy.ts';
import type { HistoryEntry, OutboxItem } from '../shared/document.ts';
import type { Instant } from '../shared/instant.ts';
import { dueAtOf, openItem, type Settlement, withEnd } from '../shared/settlement.ts';
import { isoDateOf } from '../shared/time.ts';
import type { Bundle } from './bundle-for.ts';
import type { RemindersDoc, RemindersState } from './reminders.ts';
import { forgetDone, NOTHING_TOLD, toldOn } from './told.ts';

export const REMINDER_BUNDLE = 'reminder_bundle';

/** By e-mail: how a settlement names it. */
const BY_MAIL = 'mail';

export const remindersId = (person: PersonId): string => `reminders-${person}`;

export const unreachedTerm = (school: string): string => `unreached:${school}`;

export const mailedTerm = (school: string): string => `mailed:${school}`;

export const newReminders = (school: string, personId: PersonId): RemindersDoc => ({
  kind: 'reminders',
  id: remindersId(personId),
  school,
  version: 0,
  state: { ...NOTHING_TOLD, personId, bundle: null },
  history: [],
  outbox: [],
  dueAt: null,
  terms: [],
});

/** Owes the bundle of the day, not before `at`. Whatever an earlier day still owed is not made up for. */
export function withBundle(doc: RemindersDoc, bundle: Bundle, open: readonly string[], at: Instant): RemindersDoc {
  const { day } = bundle;
  const item: OutboxItem = {
    id: `bundle:${day}`,
    kind: REMINDER_BUNDLE,
    to: doc.state.personId,
    params: { day },
    notBefore: at,
    attempts: 0,
  };
  const duties = forgetDone(doc.state, open, day);
  const kept = { ...doc.state, duties, bundle: { day, duties: bundle.duties.map(({ key }) => key) } };
  return refreshed({ ...doc, state: kept, outbox: [item] });
}

/** What may not go now waits for the opening of its own day; once that day is over it is dropped, and the next round decides anew. */
export function inSchoolHours(doc: RemindersDoc, now: Instant, calendar: SchoolCalendar): RemindersDoc {
  const late = doc.outbox.filter((item) => item.settled === undefined && item.notBefore <= now);
  const moved = late.reduce((current, item) => {
    const end = endOutsideHours(item, now, calendar);
    return end === null ? current : withEndOutside(current, item, end, now);
  }, doc.outbox);
  return moved === doc.outbox ? doc : refreshed({ ...doc, outbox: moved });
}

/** How the messages ended. A bundle counts as told when it arrived; one that would be tried again outside its day is dropped. */
export function settleReminders(
  doc: RemindersDoc,
  ends: readonly Settlement[],
  now: Instant,
  calendar: SchoolCalendar,
): RemindersDoc {
  return refreshed(ends.reduce((current, end) => settleOne(current, end, now, calendar), doc));
}

function settleOne(doc: RemindersDoc, end: Settlement, now: Instant, calendar: SchoolCalendar): RemindersDoc {
  const item = openItem(doc.outbox, end);
  if (item === undefined) return doc;
  const again = end.how === 'later' ? endOutsideHours(item, end.at ?? now, calendar) : null;
  if (again === 'over') return settleOne(doc, { id: end.id, how: 'dropped', code: 'day_over' }, now, calendar);
  const outbox = withEnd(doc.outbox, again === null ? end : { ...end, at: again }, now);
  if (end.how === 'later' || end.how === 'dropped') return { ...doc, outbox };
  const today = isoDateOf(now, calendar.zone);
  const detail = { day: String(item.params.day), by: end.code };
  if (end.how === 'dead') {
    const state = { ...doc.state, unreachedSince: doc.state.unreachedSince ?? today };
    return { ...doc, state, outbox, history: [...doc.history, entry(now, 'reminders.unreached', detail)] };
  }
  const duties = doc.state.bundle?.duties ?? [];
  const state = reached(
    { ...doc.state, ...toldOn(doc.state, duties, detail.day) },
    end.code === BY_MAIL ? today : null,
  );
  return { ...doc, state, outbox, history: [...doc.history, entry(now, 'reminders.sent', { ...detail, duties })] };
}

/** `mailedOn` is null when a chat reached them. */
function reached(state: RemindersState, mailedOn: string | null): RemindersState {
  const { unreachedSince: _, mailedSince, ...rest } = state;
  return mailedOn === null ? rest : { ...rest, mailedSince: mailedSince ?? mailedOn };
}

const entry = (at: Instant, action: string, detail: HistoryEntry['detail']): HistoryEntry => ({
  at,
  by: 'system',
  action,
  detail,
});

/** Null: it may go at that moment. Else when it may go, or that its day is over. */
function endOutsideHours(item: OutboxItem, at: Instant, calendar: SchoolCalendar): Instant | 'over' | null {
  const day = String(item.params.day);
  const hours = openHours(calendar, day);
  if (hours === null || at >= hours.closes) return 'over';
  return at < hours.opens ? hours.opens : null;
}

function withEndOutside(
  outbox: readonly OutboxItem[],
  { id }: OutboxItem,
  end: Instant | 'over',
  now: Instant,
): readonly OutboxItem[] {
  if (end === 'over') return withEnd(outbox, { id, how: 'dropped', code: 'day_over' }, now);
  return outbox.map((item) => (item.id === id ? { ...item, notBefore: end } : item));
}

function refreshed(doc: RemindersDoc): RemindersDoc {
  const terms = [
    ...(doc.state.unreachedSince === undefined ? [] : [unreachedTerm(doc.school)]),
    ...(doc.state.mailedSince === undefined ? [] : [mailedTerm(doc.school)]),
  ];
  return { ...doc, terms, dueAt: dueAtOf(doc.outbox) };
}
