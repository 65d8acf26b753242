// Two people at one case: a page carries how much stood in the case when it was made, and the answer says what came since.

import type { CaseState } from '../case.ts';
import { closingsOf, type Entry, entriesOf } from './entries.ts';

type Counted = Pick<CaseState, 'notes' | 'records' | 'closing' | 'earlierClosings' | 'reopenings'>;

/** Lists only ever grow, so their lengths say where a page stood. */
export const markOf = (state: Counted): string => countsOf(state).join('-');

const countsOf = (state: Counted): readonly number[] => [
  state.notes.length,
  state.records?.length ?? 0,
  (state.closing === undefined ? 0 : 1) + (state.earlierClosings?.length ?? 0),
  state.reopenings?.length ?? 0,
];

/** What was written since the mark was made, oldest first. A mark that is none of ours gives nothing. */
export function since(state: CaseState, mark: string): readonly Entry[] {
  if (!/^\d+-\d+-\d+-\d+$/.test(mark)) return [];
  const [notes = 0, records = 0, closings = 0, reopenings = 0] = mark.split('-').map(Number);
  const fresh = new Set([
    ...state.notes.slice(notes).map(({ id }) => id),
    ...(state.records ?? []).slice(records).map(({ id }) => id),
    ...closingsOf(state)
      .map((_, i) => `closing-${i + 1}`)
      .slice(closings),
    ...(state.reopenings ?? []).map((_, i) => `reopening-${i + 1}`).slice(reopenings),
  ]);
  return entriesOf(state).filter(({ id }) => fresh.has(id));
}
