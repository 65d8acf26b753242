// How one school departs from the common triage table, as data from its policy pack.
// A pack may add people, speed and outside help to a row, and say which roles one person shares. It has no words with which
// to take the safeguarding team out of a case or to let in somebody the case is about: additions pass the same filters as the table.

import type { Role } from '../people/role.ts';
import type { Category } from './facts.ts';
import type { Urgency } from './outcome.ts';
import type { ReferralKey } from './referrals.ts';

/** Rows by id (`TR21`), or every row that makes a case a safeguarding case, or every case. */
type Scope = { readonly rows?: readonly string[] };

/** Left out when the person the case is about holds one of these roles. */
type Unless = { readonly unlessSubjectHolds?: readonly Role[] };

/** Only in cases of these kinds. */
type OnlyFor = { readonly categories?: readonly Category[] };

/** Roles a pack may keep out of a row, so that they stay free for an appeal. Nobody who must act is among them. */
export const ROLES_THAT_MAY_BE_KEPT_OUT = [
  'chair_of_governors',
  'vice_chair_of_governors',
  'resources_committee_chair',
  'safeguarding_governor',
] as const satisfies readonly Role[];

/** Roles a school may leave unfilled. The head, the chair and the safeguarding team are not among them. */
export const ROLES_THAT_MAY_BE_UNFILLED = [
  'deputy_head',
  'esafety_coordinator',
  'network_manager',
  'siro',
  'dpo',
] as const satisfies readonly Role[];

/** Roles that not every school has. They count as filled only when the pack says so. */
export const OPTIONAL_ROLES = [
  'safeguarding_governor',
  'resources_committee_chair',
  'class_teacher',
  'senco',
  'trust_safeguarding_lead',
  'trust_technology_team',
  'vice_chair_of_governors',
  'it_provider',
] as const satisfies readonly Role[];

export type RoutingPolicy = {
  /** Each list names roles that one and the same person holds here. Who is out of one of them is out of all. */
  readonly sharedRoles?: readonly (readonly Role[])[];
  readonly unfilled?: readonly (typeof ROLES_THAT_MAY_BE_UNFILLED)[number][];
  readonly alsoHas?: readonly (typeof OPTIONAL_ROLES)[number][];
  /** More people on the first push of a row. */
  readonly alsoTell: readonly (Scope & OnlyFor & Unless & { readonly roles: readonly Role[] })[];
  /** A row also applies to these kinds (Carlton counts any online hate as its gravest class). */
  readonly alsoApply?: readonly { readonly row: string; readonly categories: readonly Category[] }[];
  /** Faster than the table, never slower. */
  readonly urgency: readonly (Scope & OnlyFor & { readonly urgency: Urgency })[];
  /** Kept out of a row by role. It does not count where the head is out of the case: then the chair leads it. */
  readonly keepOut?: readonly (Scope & { readonly roles: readonly (typeof ROLES_THAT_MAY_BE_KEPT_OUT)[number][] })[];
  /** More outside help to suggest. Without rows: in every case. */
  readonly alsoSuggest?: readonly (Scope &
    OnlyFor &
    Unless & { readonly onlySafeguarding?: boolean; readonly referrals: readonly ReferralKey[] })[];
};

export const NO_AMENDMENTS: RoutingPolicy = { alsoTell: [], urgency: [] };
