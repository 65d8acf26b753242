// A person's document owes the head a line about days on which nobody would be in, and whoever was named to stand in a line as well.

import type { Person, PersonId } from '../people/person.ts';
import type { Doc, OutboxItem } from '../shared/document.ts';
import type { Instant } from '../shared/instant.ts';
import { dueAtOf, type Settlement, withEnd } from '../shared/settlement.ts';
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

export const COVER_ASKED = 'cover_asked';

/** Owed for each absence with somebody named that was not there before. */
export function owingCovers(doc: PersonDoc, before: Person['absences'], now: Instant): PersonDoc {
  const isNew = ({ from, to, cover }: Person['absences'][number]): boolean =>
    !before.some((known) => known.from === from && known.to === to && known.cover === cover);
  const owed = doc.state.absences.filter(isNew).flatMap(({ from, to, cover }): readonly OutboxItem[] =>
    cover === undefined
      ? []
      : [
          {
            ...{ id: `${COVER_ASKED}:${from}:${to}:${cover}:${now}`, kind: COVER_ASKED, to: cover },
            ...{ params: { from, to }, notBefore: now, attempts: 0 },
          },
        ],
  );
  return owed.length === 0 ? doc : refreshed({ ...doc, outbox: [...doc.outbox, ...owed] });
}

export function settledGaps(doc: PersonDoc, ends: readonly Settlement[], now: Instant): PersonDoc {
  return refreshed({ ...doc, outbox: ends.reduce((outbox, end) => withEnd(outbox, end, now), doc.outbox) });
}

const refreshed = (doc: PersonDoc): PersonDoc => ({ ...doc, dueAt: dueAtOf(doc.outbox) });
