// Something that is looked at again and again: a policy, the filtering provision, the incident log (R002, R276, G24, X10, X38).

import type { PersonId } from '../people/person.ts';
import type { Role } from '../people/role.ts';
import type { Doc } from '../shared/document.ts';
import type { Instant, IsoDate } from '../shared/instant.ts';
import type { ReviewTrigger } from './reviews-policy.ts';

export type ReviewApproval = {
  readonly role: Role;
  readonly by: PersonId;
  readonly at: Instant;
  /** Number of the minute, for governors. */
  readonly minute: string;
};

/** One time it was looked at. Corrections are added as a further entry, never written over. */
export type ReviewRound = {
  readonly id: string;
  readonly reviewedOn: IsoDate;
  readonly by: PersonId;
  readonly at: Instant;
  readonly findings: string;
  readonly changes: string;
  readonly approvals: readonly ReviewApproval[];
};

export type ReviewState = {
  /** Key of the plan in the pack. */
  readonly key: string;
  readonly createdAt: Instant;
  readonly rounds: readonly ReviewRound[];
  readonly nextDue: IsoDate;
  readonly postponed: readonly {
    readonly from: IsoDate;
    readonly to: IsoDate;
    readonly by: PersonId;
    readonly at: Instant;
    readonly reason: string;
  }[];
  readonly broughtForward: readonly {
    readonly trigger: ReviewTrigger;
    readonly from: IsoDate;
    readonly to: IsoDate;
    readonly by: PersonId;
    readonly at: Instant;
  }[];
  readonly pressesSeen: readonly string[];
};

/** Its id is `review-<school>-<key>`. */
export type ReviewDoc = Doc<'review', ReviewState>;
