// How one owed message ended, and the outbox with that written in. The same for every kind of document.

import type { OutboxItem } from './document.ts';
import type { Instant } from './instant.ts';

export type Settlement = {
  /** Of the outbox item. */
  readonly id: string;
  /** dead: given up on this person, so somebody else must hear. later: still owed. */
  readonly how: 'sent' | 'dropped' | 'dead' | 'later';
  readonly code: string;
  /** For `later`: when to try again. */
  readonly at?: Instant;
  /** For a sent message: where it stands, so that it can be updated in place. */
  readonly message?: { readonly route: string; readonly reference: string };
};

/** The item that this is the end of, or undefined when it was settled before. */
export const openItem = (outbox: readonly OutboxItem[], end: Settlement): OutboxItem | undefined =>
  outbox.find((item) => item.id === end.id && item.settled === undefined);

/** The outbox with one end written in; an item that is settled stays as it is. */
export const withEnd = (outbox: readonly OutboxItem[], end: Settlement, now: Instant): readonly OutboxItem[] =>
  outbox.map((item) => (item.id === end.id && item.settled === undefined ? ended(item, end, now) : item));

function ended(item: OutboxItem, end: Settlement, now: Instant): OutboxItem {
  if (end.how === 'later') return { ...item, attempts: item.attempts + 1, notBefore: end.at ?? now };
  return { ...item, attempts: item.attempts + 1, settled: { at: now, how: end.how, code: end.code } };
}

/** When each message that is still owed may go. */
export const owedAt = (outbox: readonly OutboxItem[]): readonly Instant[] =>
  outbox.filter((item) => item.settled === undefined).map((item) => item.notBefore);

/** When a document has to be looked at next: by what it owes, and by its timers; null when nothing is to come. */
export function dueAtOf(outbox: readonly OutboxItem[], timers: readonly Instant[] = []): Instant | null {
  const moments = [...owedAt(outbox), ...timers];
  return moments.length === 0 ? null : Math.min(...moments);
}

/** The outbox with these as well; what is owed or settled already is not owed twice. */
export const withOwed = (outbox: readonly OutboxItem[], items: readonly OutboxItem[]): readonly OutboxItem[] => [
  ...outbox,
  ...items.filter(({ id }) => !outbox.some((item) => item.id === id)),
];

type Owing = { readonly outbox: readonly OutboxItem[]; readonly dueAt: Instant | null };

/** A document that waits for nothing but its messages, with these ends written in; the same document when all were settled before. */
export function settled<D extends Owing>(doc: D, ends: readonly Settlement[], now: Instant): D {
  const known = ends.filter((end) => openItem(doc.outbox, end) !== undefined);
  if (known.length === 0) return doc;
  const outbox = known.reduce((items, end) => withEnd(items, end, now), doc.outbox);
  return { ...doc, outbox, dueAt: dueAtOf(outbox) };
}
