// What a school's pack says about what is looked at again, how often, by whom, and who approves it (X10, X38, X39).

import type { Role } from '../people/role.ts';
import type { Interval } from '../school/records-policy.ts';

export const REVIEW_TRIGGERS = ['filter_changed', 'serious_incident', 'guidance_changed', 'new_system'] as const;
export type ReviewTrigger = (typeof REVIEW_TRIGGERS)[number];

export type ReviewPlan = {
  /** Stable: `filtering`, `online_safety_policy`. */
  readonly key: string;
  readonly title: string;
  readonly owner: Role;
  /** Who takes part, beside the owner (G24). */
  readonly together?: readonly Role[];
  /** Who may do it in the owner's place. */
  readonly insteadOfOwner?: readonly Role[];
  readonly interval: Interval;
  /** The first day it is due, if the pack knows one; else one interval after the server first saw it. */
  readonly firstDue?: string;
  /** Days before the due day at which the owner is told. */
  readonly leadDays: readonly number[];
  /** In this order, after the owner: usually headteacher, then chair_of_governors with the number of the minute (R002). */
  readonly approvers: readonly Role[];
  /** What brings it forward. */
  readonly triggers: readonly ReviewTrigger[];
};

export type ReviewsPolicy = { readonly plans: readonly ReviewPlan[]; readonly governorReport: 'yearly' | 'termly' };
