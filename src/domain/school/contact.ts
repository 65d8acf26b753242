// Whom to phone: the numbers a school's pack holds, each under a fixed key.

import type { IsoDate } from '../shared/instant.ts';

export type ContactKey =
  | 'emergency'
  | 'police_101'
  | 'childrens_social_care'
  | 'out_of_hours'
  | 'lado'
  | 'nspcc_whistleblowing'
  | 'school_office'
  | 'safeguarding_phone'
  | 'it_provider'
  | 'la_esafety_officer'
  | 'trust_safeguarding';

export type Contact = {
  readonly key: ContactKey;
  readonly name: string;
  readonly phone: string;
  readonly note?: string;
  readonly lastVerified?: IsoDate;
  /** A made-up number in a profile that a school copies: it must be replaced before the school goes live. */
  readonly example?: boolean;
};
