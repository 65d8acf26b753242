// Which of the roles that rows name are really told at first, before anybody is replaced:
// the held-back rule, the rule for adults of the school, family ties, and the rule for pictures of a child.

import type { Role } from '../../people/role.ts';
import type { Matched } from './matched-rows.ts';
import type { Situation } from './situation.ts';

export type Push = { readonly role: Role; readonly from: Matched };

const HELD_BACK: readonly Role[] = [
  'esafety_coordinator',
  'network_manager',
  'it_provider',
  'trust_technology_team',
  'class_teacher',
  'senco',
];
const DATA_ROLES: readonly Role[] = ['siro', 'dpo'];
const DSL_TEAM: readonly Role[] = ['dsl', 'deputy_dsl'];
const CASE_MANAGERS: readonly Role[] = ['headteacher', 'chair_of_governors', 'trust_safeguarding_lead'];
/** Rows by which the head hears of a picture of a child: on school systems, or danger now (a bomb threat included). */
const HEAD_HEARS_OF_PICTURES = ['TR01', 'TR08', 'TR53'];

export function firstPush(matched: readonly Matched[], situation: Situation): readonly Push[] {
  const safeguardingCase = matched.some((m) => m.safeguarding);
  return matched
    .flatMap((from) => [...new Set(from.tell)].map((role): Push => ({ role, from })))
    .filter((push) => !situation.adultCase || staysWithAnAdultSubject(push, situation))
    .filter((push) => situation.tiedRoles === null || !staysOutOfFamilyMatters(push.role))
    .filter((push) => !situation.childPicture || mayHearOfAPicture(push))
    .filter((push) => !safeguardingCase || !isHeldBack(push));
}

/** TR34 names the data people too, because a governor's case with personal data is a data case. */
const isDataPush = ({ role, from }: Push): boolean =>
  DATA_ROLES.includes(role) && (from.row.ownData === true || from.row.id === 'TR34');

/** The subject's own rows are told as they stand; of the others only DSL and head, and the data people when data are out. */
function staysWithAnAdultSubject(push: Push, situation: Situation): boolean {
  const { role, from } = push;
  if (isDataPush(push)) return true;
  if (situation.unidentified && role !== 'dsl' && role !== 'headteacher') {
    // It might be anyone: the narrowest set. Stand-ins of a family tie are named by TR36.
    return from.row.id === 'TR36';
  }
  if (from.row.aboutAdult === true) return true;
  if (from.safeguarding) return role === 'dsl' || role === 'headteacher';
  return from.row.ownData === true && role === 'dsl';
}

const staysOutOfFamilyMatters = (role: Role): boolean =>
  role === 'esafety_coordinator' || role === 'network_manager' || role === 'class_teacher';

function mayHearOfAPicture(push: Push): boolean {
  const { role, from } = push;
  if (DSL_TEAM.includes(role) || isDataPush(push)) return true;
  return CASE_MANAGERS.includes(role) && (from.row.aboutAdult === true || HEAD_HEARS_OF_PICTURES.includes(from.row.id));
}

function isHeldBack(push: Push): boolean {
  if (push.from.safeguarding) return false;
  return HELD_BACK.includes(push.role) || (DATA_ROLES.includes(push.role) && !isDataPush(push));
}
