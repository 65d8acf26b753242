// Who looks at something, who agrees to it, and who sees all of it. By person, from the staff list as it stands.

import type { Directory, Person } from '../people/person.ts';
import { firstHeld, holdsOne } from '../people/presence.ts';
import type { Role } from '../people/role.ts';
import type { IsoDate } from '../shared/instant.ts';
import type { ReviewState } from './review.ts';
import { waitsFor } from './review-life.ts';
import type { ReviewPlan } from './reviews-policy.ts';

/** Roles that answer for all of them. */
const OVERSEERS: readonly Role[] = [
  'headteacher',
  'deputy_head',
  'chair_of_governors',
  'safeguarding_governor',
  'dsl',
  'deputy_dsl',
  'esafety_coordinator',
];

export const seesAll = (person: Person): boolean => holdsOne(person, OVERSEERS);

/** Holders of the owner's role; where nobody holds it, who stands in, and in the end the head. */
export const ownersOf = (plan: ReviewPlan, directory: Directory, today: IsoDate): readonly Person[] =>
  firstHeld(directory, [plan.owner, ...(plan.insteadOfOwner ?? []), 'headteacher', 'deputy_head'], today);

export const mayReview = (person: Person, plan: ReviewPlan, directory: Directory, today: IsoDate): boolean =>
  ownersOf(plan, directory, today).some((owner) => owner.id === person.id) ||
  holdsOne(person, plan.insteadOfOwner ?? []);

/** The role in which this person may agree now, or null. A vice-chair may speak for an absent chair's role only if nobody holds it. */
export function approvesAs(
  person: Person,
  state: ReviewState,
  plan: ReviewPlan,
  directory: Directory,
  today: IsoDate,
): Role | null {
  const role = waitsFor(state, plan);
  if (role === null) return null;
  return approversOf(role, directory, today).some((holder) => holder.id === person.id) ? role : null;
}

const STANDS_IN: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  headteacher: ['deputy_head'],
  chair_of_governors: ['vice_chair_of_governors', 'safeguarding_governor'],
};

export const approversOf = (role: Role, directory: Directory, today: IsoDate): readonly Person[] =>
  firstHeld(directory, [role, ...(STANDS_IN[role] ?? [])], today);

/** Who may say that something happened which brings reviews forward. */
export const mayTrigger = (person: Person): boolean => seesAll(person) || person.roles.includes('network_manager');

export const mayOpen = (
  person: Person,
  state: ReviewState,
  plan: ReviewPlan,
  directory: Directory,
  today: IsoDate,
): boolean =>
  seesAll(person) ||
  holdsOne(person, [plan.owner, ...(plan.together ?? []), ...plan.approvers]) ||
  mayReview(person, plan, directory, today) ||
  approvesAs(person, state, plan, directory, today) !== null;
