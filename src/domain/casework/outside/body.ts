// One body outside the school, and what to have ready before somebody calls it or fills in its form. The bot itself sends nothing
// outside: every line here is read by a person who then makes the call.

import type { Situation } from '../../incident/triage/situation.ts';
import type { ContactKey } from '../../school/contact.ts';

/** Keys of the referral table where it has one for them, so that a call can be matched with what triage pointed to. */
export const BODY_KEYS = [
  'police_999',
  'police_101',
  'childrens_social_care',
  'lado',
  'ceop',
  'iwf',
  'report_remove',
  'prevent_channel',
  'act_hotline',
  'report_harmful_content',
  'report_fraud',
  'ico',
  'dfe_cyber',
  'la_esafety_officer',
  'la_education_safeguarding',
  'la_governor_services',
  'trust_safeguarding',
  'filter_provider',
  'external_it_audit',
  'schools_hr',
  'supply_agency',
  'other_school_dsl',
  'posh_helpline',
  'nspcc_whistleblowing',
  'somebody_else',
] as const;
export type BodyKey = (typeof BODY_KEYS)[number];

/** A line for every case, or only for cases of which something is true. Where the facts are not known yet it is shown. */
export type CaseLine = string | { readonly when: (situation: Situation) => boolean; readonly line: string };

export type Body = {
  readonly name: string;
  readonly purpose: string;
  /** Read before anything else. */
  readonly first: readonly CaseLine[];
  readonly ready: readonly CaseLine[];
  /** What to say, to ask for and to take away from the call. */
  readonly say: readonly CaseLine[];
  readonly never: readonly CaseLine[];
  /** Numbers of the school's own pack. */
  readonly contacts: readonly ContactKey[];
  /** Numbers that are the same for every school. */
  readonly national: readonly { readonly name: string; readonly phone: string }[];
};

export const only = (when: (situation: Situation) => boolean, line: string): CaseLine => ({ when, line });
