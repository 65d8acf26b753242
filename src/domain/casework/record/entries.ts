// Everything written into a case, oldest first: the reporter's additions, notes, records, closings, and why it was opened again.

import type { PersonId } from '../../people/person.ts';
import type { Instant } from '../../shared/instant.ts';
import type { CaseState, Closing, Holder, Note, Reopening } from '../case.ts';
import type { CaseRecord } from './record.ts';

export type Entry = { readonly id: string; readonly at: Instant; readonly by: PersonId | 'anonymous' } & (
  | { readonly what: 'note'; readonly note: Note }
  | { readonly what: 'record'; readonly record: CaseRecord }
  | { readonly what: 'closing'; readonly closing: Closing }
  | { readonly what: 'reopening'; readonly reopening: Reopening }
);

export function entriesOf(state: CaseState): readonly Entry[] {
  const entries = [
    ...state.notes.map((note): Entry => ({ id: note.id, at: note.at, by: note.by, what: 'note', note })),
    ...(state.records ?? []).map((record): Entry => ({ ...idOf(record), what: 'record', record })),
    ...closingsOf(state).map(
      (closing, i): Entry => ({ ...idOf(closing, `closing-${i + 1}`), what: 'closing', closing }),
    ),
    ...(state.reopenings ?? []).map(
      (reopening, i): Entry => ({ ...idOf(reopening, `reopening-${i + 1}`), what: 'reopening', reopening }),
    ),
  ];
  // The order of two with the same moment stays the order in which they stand here.
  return entries.sort((a, b) => a.at - b.at);
}

const idOf = (one: { readonly id?: string; readonly at: Instant; readonly by: PersonId }, id = one.id ?? '') => ({
  id,
  at: one.at,
  by: one.by,
});

/** Earlier closings first; the one that stands now, if there is one, last. */
export const closingsOf = (state: CaseState): readonly Closing[] => [
  ...(state.earlierClosings ?? []),
  ...(state.closing === undefined ? [] : [state.closing]),
];

/** What this holder may read: everything, or what they wrote themselves and what they were asked to do. */
export function mayRead(entry: Entry, me: Holder): boolean {
  if (me.depth === 'whole') return true;
  if (me.depth === 'line') return false;
  if (entry.what === 'record' && entry.record.kind === 'task') return entry.record.fields.for === me.personId;
  // What somebody added as the reporter is theirs as the reporter, not as a holder.
  if (entry.what === 'note' && entry.note.kind === 'addition') return false;
  return entry.by === me.personId;
}

/** Tasks that nobody has said are done, oldest first. */
export const openTasks = ({ records = [] }: Pick<CaseState, 'records'>): readonly CaseRecord[] =>
  records.filter(
    (record) => record.kind === 'task' && !records.some((r) => r.kind === 'task_done' && r.about === record.id),
  );
