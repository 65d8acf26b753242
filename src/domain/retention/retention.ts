// What people decided about how long single records are kept: holds, later days, and the first of the two who agree to destroy one.
// One document a school; nothing of what the records say stands in it.

import type { PersonId } from '../people/person.ts';
import type { Doc, HistoryEntry } from '../shared/document.ts';
import type { Instant, IsoDate } from '../shared/instant.ts';

/** `case:<id>`, `override:<id>` … */
export type RetentionKey = string;

export type RetentionProposal = {
  readonly by: PersonId;
  readonly at: Instant;
  readonly why: string;
  readonly version: number;
  /** Of what the record says, so that who merely looks at it takes nothing back. Left out in proposals of old: then the version counts. */
  readonly mark?: string;
};

export type RetentionItem = {
  readonly hold?: { readonly by: PersonId; readonly at: Instant; readonly reason: string };
  readonly keepUntil?: IsoDate;
  readonly birthYear?: number;
  /** The first of two. It counts for the record as it then stood. */
  readonly proposal?: RetentionProposal;
};

export type RetentionState = {
  /** The month that was looked through last, `2026-11`, and what was found due. */
  readonly scanned?: string;
  readonly due: readonly RetentionKey[];
  readonly items: Readonly<Record<RetentionKey, RetentionItem>>;
  /** Presses already carried out. Left out in documents of old. */
  readonly pressesSeen?: readonly string[];
};
export type RetentionDoc = Doc<'retention', RetentionState>;

export const retentionId = (school: string): string => `retention-${school}`;

export const newRetention = (school: string): RetentionDoc => ({
  ...{
    kind: 'retention',
    id: retentionId(school),
    school,
    version: 0,
    history: [],
    outbox: [],
    dueAt: null,
    terms: [],
  },
  state: { due: [], items: {} },
});

export const keyOf = (kind: string, id: string): RetentionKey => `${kind}:${id}`;

export type Change = {
  readonly item: RetentionItem | null;
  readonly by: PersonId;
  readonly action:
    | 'retention.kept'
    | 'retention.held'
    | 'retention.hold_lifted'
    | 'retention.proposed'
    | 'retention.destroyed';
  readonly detail: HistoryEntry['detail'];
};

/** `item` null: nothing is kept about this record any more. The words of a reason stay in the state, never in the history. */
export function withItem(doc: RetentionDoc, key: RetentionKey, change: Change, now: Instant): RetentionDoc {
  const { [key]: _, ...others } = doc.state.items;
  const items = change.item === null ? others : { ...others, [key]: change.item };
  const due = change.item === null ? doc.state.due.filter((one) => one !== key) : doc.state.due;
  const entry: HistoryEntry = { at: now, by: change.by, action: change.action, detail: change.detail };
  return { ...doc, state: { ...doc.state, items, due }, history: [...doc.history, entry] };
}
