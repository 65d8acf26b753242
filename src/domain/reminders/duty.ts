// Something one person still has to do, worked out anew each school day from what is stored. Nobody is chased for what is done,
// because what is done is no duty any more.

import type { PersonId } from '../people/person.ts';
import type { IsoDate } from '../shared/instant.ts';

export const DUTY_KINDS = [
  'sign',
  'answer_question',
  'chase_list',
  'collect_paper',
  'start_campaign',
  'review',
  'approve_review',
  'look_ahead',
  'overdue_reviews',
  'retention_review',
  'close_accounts',
  'ledger_anchor',
  'case_waiting',
  'case_task',
  'cover_gap',
  'pattern',
  'access_request',
] as const;
export type DutyKind = (typeof DUTY_KINDS)[number];

export type Duty = {
  /** The same as long as it is the same duty: `sign:staff:1f2e3d4c5b6a`. */
  readonly key: string;
  readonly kind: DutyKind;
  readonly to: PersonId;
  /** What it is about, for the button: an agreement's key, a document's id. */
  readonly about: string;
  /** May stand in a chat: title of an agreement or a review, a count. Never a name of somebody else. */
  readonly title: string;
  readonly dueOn: IsoDate | null;
  /** Nobody is reminded before this day. */
  readonly firstOn: IsoDate;
  /** Calendar days between reminders, in order; the last one repeats. Empty: told once. */
  readonly spacing: readonly number[];
  /** From this day somebody else is told as well; the reminder before it says so. */
  readonly handedOnOn: IsoDate | null;
  /** Who that is, in the middle of a sentence: "the e-safety co-ordinator". Left out: "somebody else". */
  readonly handedOnTo?: string;
};

/** Week after week. */
export const WEEKLY: Duty['spacing'] = [7];

/** Where a person's reminders stand: how often each duty was told, and on which days a bundle left. */
export type Told = {
  readonly duties: Readonly<Record<string, { readonly times: number; readonly lastOn: IsoDate }>>;
  readonly bundleDays: readonly IsoDate[];
};
