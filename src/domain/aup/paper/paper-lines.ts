// The one line that goes out about papers: somebody said no. It names no pupil.

import type { PersonId } from '../../people/person.ts';
import type { OutboxItem } from '../../shared/document.ts';
import type { Instant } from '../../shared/instant.ts';
import { withOwed } from '../../shared/settlement.ts';

/** One line to each person for one save, however many pupils it was about. */
export const paperLines = (
  outbox: readonly OutboxItem[],
  sheet: string,
  tell: readonly PersonId[],
  from: Instant,
): readonly OutboxItem[] =>
  withOwed(
    outbox,
    tell.map((to) => ({
      ...{ id: `paper_no:${sheet}:${to}`, kind: 'paper_no', to, params: { sheet } },
      ...{ notBefore: from, attempts: 0 },
    })),
  );
