// Which accounts of people who have left were closed. Only that is stored: who has left is worked out from the lists each time.

import type { PersonId } from '../people/person.ts';
import type { SchoolYear } from '../report/school-year.ts';
import type { Doc } from '../shared/document.ts';
import type { Instant, IsoDate } from '../shared/instant.ts';

export const ACCOUNT_KINDS = ['network', 'email', 'platforms', 'mis', 'remote'] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

export const KIT_ANSWERS = ['returned', 'missing', 'none'] as const;
export type KitAnswer = (typeof KIT_ANSWERS)[number];

export type ClosedAccounts = {
  /** `person:<id>` or `pupil:<id>`. */
  readonly who: string;
  readonly leftOn: IsoDate;
  /** The day on which it was done, as IT says. */
  readonly closedOn: IsoDate;
  readonly what: readonly AccountKind[];
  readonly kit: KitAnswer;
  readonly by: PersonId;
  readonly at: Instant;
};

export type LeaversState = {
  readonly year: SchoolYear;
  readonly closed: readonly ClosedAccounts[];
  readonly pressesSeen: readonly string[];
};

/** What was written down in one school year. Its id is `leavers-<school>-<year>`. */
export type LeaversDoc = Doc<'leavers', LeaversState>;
