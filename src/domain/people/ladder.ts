// Who is tried next when nobody in charge has accepted in time: groups of roles, one group after the other.

import type { TriageOutcome } from '../incident/outcome.ts';
import { ROWS } from '../incident/triage/rows.ts';
import type { Role } from './role.ts';

export type Rung = readonly Role[];

const ABOUT_ADULTS: ReadonlySet<string> = new Set(
  // A family tie (TR36) brings in the head, but the case is not about an adult of the school.
  ROWS.filter((row) => row.aboutAdult === true && row.id !== 'TR36').map((row) => row.id),
);

export const isAdultCase = (outcome: TriageOutcome): boolean => outcome.rows.some((id) => ABOUT_ADULTS.has(id));

/** Immediate, about a child, and not about an adult of the school: head and deputy head hear of it together. */
export const seniorLeadersTogether = (outcome: TriageOutcome): boolean =>
  outcome.urgency === 'immediate' && outcome.safeguarding && !isAdultCase(outcome);

const GOVERNORS: readonly Rung[] = [
  ['chair_of_governors', 'safeguarding_governor'],
  ['vice_chair_of_governors'],
  ['trust_safeguarding_lead'],
];
const ABOVE_THE_HEAD: readonly Rung[] = [
  ['chair_of_governors'],
  ['vice_chair_of_governors'],
  ['trust_safeguarding_lead'],
];

/** Ladders of the roles that can be in charge outside a safeguarding case. */
const LADDERS: Readonly<Partial<Record<Role, readonly Rung[]>>> = {
  headteacher: ABOVE_THE_HEAD,
  deputy_head: [['headteacher'], ...ABOVE_THE_HEAD],
  chair_of_governors: [['vice_chair_of_governors'], ['trust_safeguarding_lead']],
  esafety_coordinator: [['dsl'], ['headteacher']],
  siro: [['dpo'], ['headteacher']],
  dpo: [['siro'], ['headteacher']],
  class_teacher: [['esafety_coordinator'], ['dsl'], ['headteacher']],
  senco: [['esafety_coordinator'], ['dsl'], ['headteacher']],
  network_manager: [['it_provider'], ['headteacher']],
  it_provider: [['headteacher']],
};

/** The rungs after the first push. The other holders of the roles in charge come before anybody else. */
export function laddersAfter(outcome: TriageOutcome): readonly Rung[] {
  return [outcome.accountable, ...nextRoles(outcome)];
}

function nextRoles(outcome: TriageOutcome): readonly Rung[] {
  if (isAdultCase(outcome)) {
    const welfare: readonly Rung[] = outcome.safeguarding ? [['dsl'], ['deputy_dsl']] : [];
    return [...welfare, ['headteacher'], ...ABOVE_THE_HEAD, ['safeguarding_governor']];
  }
  const team = outcome.accountable.some((role) => role === 'dsl' || role === 'deputy_dsl');
  if (outcome.safeguarding || team) {
    const leaders: readonly Rung[] = seniorLeadersTogether(outcome)
      ? [['headteacher', 'deputy_head']]
      : [['headteacher'], ['deputy_head']];
    return [['dsl', 'deputy_dsl'], ...leaders, ...GOVERNORS];
  }
  const inCharge = outcome.accountable[0];
  return (inCharge === undefined ? undefined : LADDERS[inCharge]) ?? [['headteacher'], ...ABOVE_THE_HEAD];
}
