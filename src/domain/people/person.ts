// A person of the school as the rules see them. Recusal, absence and rights are all by person, never by role.

import type { Weekday } from '../shared/clock-time.ts';
import type { IsoDate } from '../shared/instant.ts';
import type { Role } from './role.ts';

export type PersonId = string;

export type Person = {
  readonly id: PersonId;
  readonly name: string;
  /** Lower case; empty when none is known. */
  readonly email: string;
  readonly roles: readonly Role[];
  readonly classes: readonly string[];
  readonly startsOn?: IsoDate;
  /** Last day at the school; afterwards the person holds no role. */
  readonly endsOn?: IsoDate;
  /** `said`: by the person themself, so that a staff list does not take it away. `cover`: whom they named to be asked first meanwhile. */
  readonly absences: readonly {
    readonly from: IsoDate;
    readonly to: IsoDate;
    readonly said?: true;
    readonly cover?: PersonId;
  }[];
  /** Days of the week on which this person of the safeguarding team is asked first. */
  readonly dutyDays?: readonly Weekday[];
  /** People this person declared a tie to (family, partner). Cases about them are kept from this person. */
  readonly closeTo: readonly PersonId[];
};

/** Everybody the school knows, leavers included (a leaver can still be the subject of a case). */
export type Directory = { readonly people: readonly Person[] };
