// The one line that goes out about papers: somebody said no. It names no pupil.

import type { PersonId } from '../../people/person.ts';
import type { OutboxItem } from '../../shared/document.ts';
import type { Instant } from '../../shared/instant.ts';
import { openItem, type Settlement, withEnd } from '../../shared/settlement.ts';
import type { ClassListDoc } from '../class-list.ts';
import { dueAtOf } from '../sign-messages.ts';

/** One line to each person for one save, however many pupils it was about. */
export const paperLines = (
  outbox: readonly OutboxItem[],
  sheet: string,
  tell: readonly PersonId[],
  from: Instant,
): readonly OutboxItem[] => [
  ...outbox,
  ...tell
    .map(
      (to): OutboxItem => ({
        ...{ id: `paper_no:${sheet}:${to}`, kind: 'paper_no', to, params: { sheet } },
        ...{ notBefore: from, attempts: 0 },
      }),
    )
    .filter(({ id }) => !outbox.some((item) => item.id === id)),
];

export function settlePaperLines(doc: ClassListDoc, ends: readonly Settlement[], now: Instant): ClassListDoc {
  const known = ends.filter((end) => openItem(doc.outbox, end) !== undefined);
  if (known.length === 0) return doc;
  const outbox = known.reduce((items, end) => withEnd(items, end, now), doc.outbox);
  return { ...doc, outbox, dueAt: dueAtOf(outbox) };
}
