// Every step about the accounts of people who have left, as the conversation calls them. Names are for IT, whoever keeps the agreements,
// and the head; the right is checked in each step.

import type { CloseInputs } from '../../domain/leavers/close-accounts.ts';
import type { IsoDate } from '../../domain/shared/instant.ts';
import type { Result } from '../../domain/shared/result.ts';
import type { Who } from '../who.ts';

export type LeaverItem = {
  /** `person:<id>` or `pupil:<id>`. */
  readonly who: string;
  readonly name: string;
  /** A pupil's class; empty for staff. */
  readonly group: string;
  /** In words. */
  readonly leftOn: string;
  readonly closeBy: string;
  readonly isOverdue: boolean;
};

export type ClosedItem = {
  readonly name: string;
  readonly group: string;
  readonly leftOn: string;
  readonly closedOn: string;
  readonly by: string;
  /** In words: what was closed, and what became of the kit. */
  readonly what: string;
  readonly kit: string;
};

export type LeaversUseCases = {
  /** Whose accounts are open, the longest overdue first. `today` is what the form begins with. */
  readonly open: (who: Who) => Promise<Result<{ readonly items: readonly LeaverItem[]; readonly today: IsoDate }>>;
  /** Closed in this school year, newest first. */
  readonly closed: (who: Who) => Promise<Result<readonly ClosedItem[]>>;
  /** How many were written down. What is wrong with the form is refused by field. */
  readonly close: (
    who: Who,
    input: { readonly inputs: CloseInputs; readonly key: string },
  ) => Promise<Result<{ readonly count: number; readonly left: number }>>;
  /** A one-time link to both lists as CSV. */
  readonly link: (who: Who) => Promise<Result<string>>;
};
