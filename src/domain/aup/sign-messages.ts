// The short lines that go out about signing: a question came, an answer came, somebody said no. Never what was asked or why.

import type { PersonId } from '../people/person.ts';
import type { OutboxItem } from '../shared/document.ts';
import type { Instant } from '../shared/instant.ts';
import { withOwed } from '../shared/settlement.ts';

export type SigningLineKind = 'question' | 'answer' | 'refusal';

export type SigningLine = {
  readonly kind: SigningLineKind;
  readonly to: PersonId;
  /** The question's id, or the place of the refusal. */
  readonly about: string;
  readonly from: Instant;
};

export const owing = (outbox: readonly OutboxItem[], lines: readonly SigningLine[]): readonly OutboxItem[] =>
  withOwed(
    outbox,
    lines.map(({ kind, to, about, from }) => ({
      ...{ id: `${kind}:${about}:${to}`, kind, to, params: { about }, notBefore: from, attempts: 0 },
    })),
  );
