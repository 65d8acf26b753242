// How much each told role sees. Somebody always sees the whole case: whoever is in charge of it.

import type { Role } from '../../people/role.ts';
import type { Depth } from '../outcome.ts';

const USUAL_DEPTH: Readonly<Record<Role, Depth>> = {
  dsl: 'whole',
  deputy_dsl: 'whole',
  headteacher: 'whole',
  deputy_head: 'whole',
  chair_of_governors: 'whole',
  vice_chair_of_governors: 'whole',
  safeguarding_governor: 'whole',
  resources_committee_chair: 'whole',
  trust_safeguarding_lead: 'whole',
  esafety_coordinator: 'technical',
  network_manager: 'technical',
  it_provider: 'technical',
  trust_technology_team: 'technical',
  siro: 'data',
  dpo: 'data',
  class_teacher: 'task',
  senco: 'task',
  // Never told of a case.
  school_office: 'line',
};

/** With a picture of a child these roles are told later, by the DSL, and see one line. */
const ONE_LINE_OF_PICTURES: readonly Role[] = ['esafety_coordinator', 'network_manager', 'it_provider'];

export function usualDepth(role: Role, childPicture: boolean): Depth {
  return childPicture && ONE_LINE_OF_PICTURES.includes(role) ? 'line' : USUAL_DEPTH[role];
}

/** Where nobody told would see the whole case, the first accountable role is in charge and does. */
export function depthByRole(
  told: readonly Role[],
  accountable: readonly Role[],
  childPicture: boolean,
): Readonly<Partial<Record<Role, Depth>>> {
  const depth: Partial<Record<Role, Depth>> = {};
  for (const role of told) depth[role] = usualDepth(role, childPicture);
  const inCharge = accountable.find((role) => told.includes(role)) ?? told[0];
  if (inCharge !== undefined && !told.some((role) => depth[role] === 'whole')) depth[inCharge] = 'whole';
  return depth;
}
