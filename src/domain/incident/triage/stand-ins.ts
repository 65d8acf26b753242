// Who is told in place of a role that is shut out, not filled, or (in an immediate case) away. By role; people come later.

import type { Role } from '../../people/role.ts';
import { OPTIONAL_ROLES, type RoutingPolicy } from '../routing.ts';

/** Who is asked next when a role has nobody left. The safeguarding team has its own rule below. */
export const NEXT_IN_LINE: Readonly<Record<Role, readonly Role[]>> = {
  dsl: [
    'deputy_dsl',
    'headteacher',
    'deputy_head',
    'chair_of_governors',
    'safeguarding_governor',
    'trust_safeguarding_lead',
  ],
  deputy_dsl: [
    'dsl',
    'headteacher',
    'deputy_head',
    'chair_of_governors',
    'safeguarding_governor',
    'trust_safeguarding_lead',
  ],
  headteacher: ['chair_of_governors', 'vice_chair_of_governors', 'trust_safeguarding_lead'],
  deputy_head: ['headteacher', 'chair_of_governors'],
  chair_of_governors: ['vice_chair_of_governors', 'trust_safeguarding_lead'],
  vice_chair_of_governors: ['trust_safeguarding_lead'],
  safeguarding_governor: ['chair_of_governors'],
  resources_committee_chair: [],
  esafety_coordinator: ['dsl', 'headteacher'],
  network_manager: ['it_provider', 'headteacher'],
  it_provider: ['headteacher'],
  siro: ['dpo', 'headteacher'],
  dpo: ['siro', 'headteacher'],
  class_teacher: ['esafety_coordinator', 'dsl', 'headteacher'],
  senco: ['esafety_coordinator', 'dsl', 'headteacher'],
  trust_safeguarding_lead: [],
  trust_technology_team: [],
  school_office: [],
};

/** Told only where the school has them; nobody stands in. */
const NO_STAND_IN: readonly Role[] = ['trust_safeguarding_lead', 'trust_technology_team'];

/** Whoever leads a case is replaced while away. Being away alone empties no other role: its holder is told all the same. */
const REPLACED_WHEN_AWAY: readonly Role[] = ['headteacher', 'chair_of_governors'];

/** If every line ends: whoever of these is left. Somebody is always told. */
const LAST_RESORT: readonly Role[] = [
  'headteacher',
  'chair_of_governors',
  'deputy_dsl',
  'dsl',
  'deputy_head',
  'trust_safeguarding_lead',
  'safeguarding_governor',
];

export type StandInInput = {
  readonly wanted: readonly Role[];
  /** Not shut out, and somebody holds it. */
  readonly isThere: (role: Role) => boolean;
  /** All its holders are away. Only an immediate case asks. */
  readonly isAway: (role: Role) => boolean;
  /** An immediate case about a child and not about an adult of the school: head and deputy head are told together. */
  readonly seniorLeadersTogether: boolean;
};

export type StandIns = {
  readonly told: readonly Role[];
  /** told role -> the wanted roles it is told for. */
  readonly standsFor: ReadonlyMap<Role, readonly Role[]>;
  readonly teamUnreachable: boolean;
};

export function withStandIns(input: StandInInput): StandIns {
  const { wanted } = input;
  const standsFor = new Map<Role, readonly Role[]>();
  const tell = (role: Role, forRole: Role) =>
    standsFor.set(role, [...new Set([...(standsFor.get(role) ?? []), forRole])]);

  const team = wanted.filter(isTeam);
  const teamTold = safeguardingTeam(team, input);
  for (const role of teamTold) tell(role, team.includes(role) ? role : (team[0] ?? role));
  for (const role of wanted.filter((r) => !isTeam(r))) {
    const holder = holderOf(role, input);
    if (holder !== null) tell(holder, role);
  }
  if (standsFor.size === 0) {
    const last = LAST_RESORT.find((role) => input.isThere(role));
    if (last !== undefined) tell(last, wanted[0] ?? last);
  }
  return { told: [...standsFor.keys()], standsFor, teamUnreachable: !teamReachable(input) };
}

/** Whether a school's pack has somebody in a role. A role the pack routes to exists, listed or not. */
export function filledByPack(role: Role, routing: RoutingPolicy): boolean {
  const unfilled: readonly Role[] = routing.unfilled ?? [];
  const optional: readonly Role[] = OPTIONAL_ROLES;
  const has: readonly Role[] = routing.alsoHas ?? [];
  if (!optional.includes(role)) return !unfilled.includes(role);
  return has.includes(role) || routing.alsoTell.some((also) => also.roles.includes(role));
}

const isTeam = (role: Role): boolean => role === 'dsl' || role === 'deputy_dsl';

const isHere = (role: Role, input: StandInInput): boolean => input.isThere(role) && !input.isAway(role);
const teamReachable = (input: StandInInput): boolean => isHere('dsl', input) || isHere('deputy_dsl', input);

/** DSL and deputies are one team. The line goes on only when none of them is left. */
function safeguardingTeam(team: readonly Role[], input: StandInInput): readonly Role[] {
  if (team.length === 0) return [];
  const here = team.filter((role) => isHere(role, input));
  if (here.length > 0) return here;
  const colleagues = (['deputy_dsl', 'dsl'] as const).filter((role) => isHere(role, input));
  if (colleagues.length > 0) return colleagues;
  if (!input.seniorLeadersTogether) return some(holderOf('headteacher', input));
  const leaders = (['headteacher', 'deputy_head'] as const).filter((role) => input.isThere(role));
  const leadersHere = leaders.filter((role) => isHere(role, input));
  if (leadersHere.length > 0) return leadersHere;
  const beyond = holderOf('headteacher', input);
  return beyond === null || isHere(beyond, input) || leaders.length === 0 ? some(beyond) : leaders;
}

/** The role itself, or who comes next. */
function holderOf(role: Role, input: StandInInput): Role | null {
  const there = input.isThere(role);
  if (there && (isHere(role, input) || !REPLACED_WHEN_AWAY.includes(role))) return role;
  if (NO_STAND_IN.includes(role)) return null;
  const line = NEXT_IN_LINE[role].filter((next) => input.isThere(next));
  return line.find((next) => isHere(next, input)) ?? (there ? role : (line[0] ?? null));
}

const some = (role: Role | null): readonly Role[] => (role === null ? [] : [role]);

/** The order in which roles are listed everywhere. */
export const ROLE_ORDER: readonly Role[] = [
  'esafety_coordinator',
  'dsl',
  'deputy_dsl',
  'headteacher',
  'deputy_head',
  'chair_of_governors',
  'safeguarding_governor',
  'resources_committee_chair',
  'class_teacher',
  'senco',
  'network_manager',
  'siro',
  'dpo',
  'trust_safeguarding_lead',
  'trust_technology_team',
  'vice_chair_of_governors',
  'it_provider',
];
