// The short lines that go out about signing: a question came, an answer came, somebody said no. Never what was asked or why.

import type { PersonId } from '../people/person.ts';
import type { OutboxItem } from '../shared/document.ts';
import type { Instant } from '../shared/instant.ts';
import { openItem, owedAt, type Settlement, withEnd } from '../shared/settlement.ts';
import type { SignaturesDoc } from './signatures.ts';

export type SigningLineKind = 'question' | 'answer' | 'refusal';

export type SigningLine = {
  readonly kind: SigningLineKind;
  readonly to: PersonId;
  /** The question's id, or the place of the refusal. */
  readonly about: string;
  readonly from: Instant;
};

export const owing = (outbox: readonly OutboxItem[], lines: readonly SigningLine[]): readonly OutboxItem[] => [
  ...outbox,
  ...lines
    .map(({ kind, to, about, from }): OutboxItem => {
      return { id: `${kind}:${about}:${to}`, kind, to, params: { about }, notBefore: from, attempts: 0 };
    })
    .filter(({ id }) => !outbox.some((item) => item.id === id)),
];

/** The next moment at which one of them may go, or null. */
export function dueAtOf(outbox: readonly OutboxItem[]): Instant | null {
  const owed = owedAt(outbox);
  return owed.length === 0 ? null : Math.min(...owed);
}

/** Who could not be reached is reminded by the daily round, so nobody else is told instead. */
export function settleLines(doc: SignaturesDoc, ends: readonly Settlement[], now: Instant): SignaturesDoc {
  const known = ends.filter((end) => openItem(doc.outbox, end) !== undefined);
  if (known.length === 0) return doc;
  const outbox = known.reduce((items, end) => withEnd(items, end, now), doc.outbox);
  return { ...doc, outbox, dueAt: dueAtOf(outbox) };
}
