// What a school's pack says about its agreements (X16 to X21, X23).

import type { Role } from '../people/role.ts';
import type { Agreement } from './agreement.ts';

/** One login for a class, or one for each pupil. */
export type PupilAccount = 'none' | 'class' | 'own';

export type AgreementsPolicy = {
  readonly texts: readonly Agreement[];
  /** Keeps the signed copies, gets the chase list (X19). */
  readonly custodian: Role;
  /** `09-01`: the day of the year on which everybody signs again; null for a school that signs once (X17). */
  readonly yearlyOn: string | null;
  /** Who signs for a pupil, by audience (X16). Parents sign on paper unless a text for them is named. */
  readonly pupilSigners: {
    readonly pupil_ks1: readonly ('pupil' | 'parent')[];
    readonly pupil_ks2: readonly ('pupil' | 'parent')[];
    readonly pupil_secondary: readonly ('pupil' | 'parent')[];
  };
  /** Further fields of the form for adults: job title, class (X18). */
  readonly fields: readonly ('job_title' | 'class')[];
  /** Days a person has, from the day everybody signs again or from joining. */
  readonly daysToSign: number;
  /** Days between reminders to one person, in order; the last one repeats. */
  readonly remindAfterDays: readonly number[];
  /** Days after the due day at which the custodian gets the chase list, then the head. */
  readonly chaseAfterDays: { readonly custodian: number; readonly head: number };
  /** What an account is like once it may be given (X21, X22). Whoever is a visitor has one for the visit at the most. */
  readonly accounts: {
    readonly pupil_ks1: PupilAccount;
    readonly pupil_ks2: PupilAccount;
    readonly pupil_secondary: PupilAccount;
    readonly visitor: 'none' | 'restricted';
  };
  /** block: IT gets the list of who has not signed and must not have an account (X20). */
  readonly gate: 'block' | 'warn' | 'none';
  /** Days within which a leaver's accounts are closed (X23). */
  readonly leaverDays: number;
};
