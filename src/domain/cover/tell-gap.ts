// A person's document owes the head a line about days on which nobody would be in.

import type { Person, PersonId } from '../people/person.ts';
import type { Doc, OutboxItem } from '../shared/document.ts';
import type { Instant } from '../shared/instant.ts';
import { owedAt, type Settlement, withEnd } from '../shared/settlement.ts';
import type { Gap } from './gaps.ts';

type PersonDoc = Doc<'person', Person>;

export const COVER_GAP = 'cover_gap';

/** Owed once for each gap and person. */
export function owingGaps(doc: PersonDoc, gaps: readonly Gap[], to: PersonId, now: Instant): PersonDoc {
  const known = new Set(doc.outbox.map(({ id }) => id));
  const owed = gaps
    .map(
      (gap): OutboxItem => ({
        id: `${COVER_GAP}:${gap.of}:${gap.from}:${gap.to}:${to}`,
        kind: COVER_GAP,
        to,
        params: { of: gap.of, from: gap.from, to: gap.to },
        notBefore: now,
        attempts: 0,
      }),
    )
    .filter(({ id }) => !known.has(id));
  // What was said is in the history; the outbox of a person would grow with every holiday.
  return refreshed({ ...doc, outbox: [...doc.outbox.filter((item) => item.settled === undefined), ...owed] });
}

export function settledGaps(doc: PersonDoc, ends: readonly Settlement[], now: Instant): PersonDoc {
  return refreshed({ ...doc, outbox: ends.reduce((outbox, end) => withEnd(outbox, end, now), doc.outbox) });
}

function refreshed(doc: PersonDoc): PersonDoc {
  const owed = owedAt(doc.outbox);
  return { ...doc, dueAt: owed.length === 0 ? null : Math.min(...owed) };
}
