// Who is asked to decide on a filter request, rung by rung, and who may decide at all.

import type { PersonId } from '../people/person.ts';
import type { Role } from '../people/role.ts';
import type { Instant } from '../shared/instant.ts';
import type { FilteringSchool } from './filtering-school.ts';

export type Approver = { readonly personId: PersonId; readonly roles: readonly Role[] };
export type ApproverRung = { readonly people: readonly Approver[]; readonly viaChannel: boolean };
export type ApproverPlan = {
  /** Nobody appears twice. rungs[0] is asked at once. */
  readonly rungs: readonly ApproverRung[];
  /** True when fewer people could decide than must say yes: nobody is asked. */
  readonly emptied: boolean;
};

export function planApprovers(_school: FilteringSchool, _requester: PersonId, _now: Instant): ApproverPlan {
  throw new Error('not yet');
}

export type NotApprover = 'request.own' | 'request.not_approver' | 'request.excluded';

/** `asked`: whoever was asked so far; the stand-ins (head, deputy head, DSL) decide only once they were. */
export function mayDecide(
  _person: PersonId,
  _school: FilteringSchool,
  _request: { readonly requester: PersonId; readonly asked: readonly PersonId[] },
  _now: Instant,
): 'yes' | NotApprover {
  throw new Error('not yet');
}
