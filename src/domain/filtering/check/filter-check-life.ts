// A check on record. It never changes: what was wrong with it is put right by another check. One that failed is told at once.

import type { PersonId } from '../../people/person.ts';
import type { HistoryEntry } from '../../shared/document.ts';
import type { Instant } from '../../shared/instant.ts';
import { dueAtOf, type Settlement, withEnd } from '../../shared/settlement.ts';
import { freshCards, isThereOrComing, lost, withCards } from '../site/site-messages.ts';
import type { FilterCheckDoc } from './filter-check.ts';
import type { ReadCheck } from './filter-check-form.ts';

export type NewCheck = ReadCheck & {
  readonly id: string;
  readonly ref: string;
  readonly school: string;
  readonly checker: PersonId;
  /** Who hears of it: IT and the DSL, when it failed. */
  readonly told: readonly PersonId[];
  readonly key: string;
};

export function newCheck(check: NewCheck, now: Instant): FilterCheckDoc {
  const { id, school, key, told, ...entered } = check;
  const { ref, checker, date, result } = check;
  const recorded = { at: now, by: checker, action: 'check.recorded', detail: { result, told: told.length } };
  return refreshed({
    ...{ kind: 'filter_check', id, school, version: 0, dueAt: null },
    state: { ...entered, recordedAt: now, pressesSeen: [key] },
    history: [recorded],
    outbox: withCards([], freshCards(told), now),
    terms: [`ref:${ref}`, 'log', `person:${checker}`, `year:${date.slice(0, 4)}`, `result:${result}`],
  });
}

export const checkShown = (doc: FilterCheckDoc, by: PersonId, now: Instant): FilterCheckDoc =>
  withEntries(doc, [{ at: now, by, action: 'check.opened', detail: {} }]);

/** How its messages ended. `next` are those who stand in when nobody could be told. */
export function settleCheck(
  doc: FilterCheckDoc,
  ends: readonly Settlement[],
  next: readonly PersonId[],
  now: Instant,
): FilterCheckDoc {
  const outbox = ends.reduce((items, end) => withEnd(items, end, now), doc.outbox);
  const dead = ends.filter((end) => end.how === 'dead');
  const entries = dead.map((end) => ({ at: now, by: 'system', action: 'message.dead', detail: { by: end.code } }));
  const nobody = outbox.length > 0 && !outbox.some(isThereOrComing);
  const others = next.filter((person) => !lost(outbox, person));
  const owed = nobody ? withCards(outbox, freshCards(others), now) : outbox;
  return refreshed(withEntries({ ...doc, outbox: owed }, entries));
}

const withEntries = (doc: FilterCheckDoc, entries: readonly HistoryEntry[]): FilterCheckDoc =>
  entries.length === 0 ? doc : { ...doc, history: [...doc.history, ...entries] };

const refreshed = (doc: FilterCheckDoc): FilterCheckDoc => ({ ...doc, dueAt: dueAtOf(doc.outbox) });
