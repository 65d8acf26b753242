// From roles to people: who is told at once, and who on each later rung. Recusal and absence are by person, never by role.

import { namedFirst } from '../cover/named-cover.ts';
import { onDutyFirst } from '../cover/rota.ts';
import type { Depth, TriageOutcome } from '../incident/outcome.ts';
import { DEPTHS } from '../incident/outcome.ts';
import type { RoutingPolicy } from '../incident/routing.ts';
import { usualDepth } from '../incident/triage/depth.ts';
import { ROLE_ORDER, type StandIns, withStandIns } from '../incident/triage/stand-ins.ts';
import type { IsoDate } from '../shared/instant.ts';
import { isAdultCase, laddersAfter, type Rung, seniorLeadersTogether } from './ladder.ts';
import type { Directory, Person, PersonId } from './person.ts';
import type { Plan, Recipient } from './plan.ts';
import { holdersOf } from './presence.ts';
import type { Role } from './role.ts';

export type PlanInput = {
  readonly outcome: TriageOutcome;
  readonly directory: Directory;
  readonly recused: ReadonlySet<PersonId>;
  readonly absent: ReadonlySet<PersonId>;
  readonly routing: RoutingPolicy;
  readonly today: IsoDate;
  /** The teachers of the class concerned, where that is known. */
  readonly classTeachers?: readonly PersonId[];
};

export function planRecipients(input: PlanInput): Plan {
  const school = eligible(input);
  const standIns = withStandIns({
    wanted: input.outcome.notify,
    isThere: (role) => school.holders(role).length > 0,
    isAway: (role) => school.present(role).length === 0,
    seniorLeadersTogether: seniorLeadersTogether(input.outcome),
  });
  const told = new Map<PersonId, Recipient>();
  const rungs = [firstRung(input.outcome, standIns, school), ...laterRungs(input.outcome, school)]
    .map((rung) => newcomers(rung, told))
    .filter((rung) => rung.length > 0);
  return { rungs, emptied: rungs.length === 0, ...adviceOfThePlan(input, school, standIns) };
}

type School = {
  /** Everybody who may hear of the case in this role. */
  readonly holders: (role: Role) => readonly Person[];
  /** Of those, who is here. In a case that is not immediate everybody counts as here. */
  readonly present: (role: Role) => readonly Person[];
  /** Whom a push to the role reaches: all who are here in an immediate case, otherwise the first of them. */
  readonly reached: (role: Role) => readonly Person[];
  readonly out: ReadonlySet<PersonId>;
};

function eligible({ outcome, directory, recused, absent, routing, today, classTeachers }: PlanInput): School {
  const out = withSharedRoles(recused, directory, routing, today);
  const immediate = outcome.urgency === 'immediate';
  const holders = (role: Role): readonly Person[] => {
    const all = holdersOf(directory, role, today);
    // Of many class teachers only the one concerned may hear of it. Nobody guesses which.
    const meant = role !== 'class_teacher' || all.length === 1 ? all : all.filter((p) => classTeachers?.includes(p.id));
    return meant.filter((p) => !out.has(p.id));
  };
  const present = (role: Role) => holders(role).filter((p) => !immediate || !absent.has(p.id));
  const reached = (role: Role) => {
    const here = holders(role).filter((p) => !absent.has(p.id));
    // Absence never empties a role: if everybody is away they are told all the same.
    const people = onDutyFirst(here.length > 0 ? here : holders(role), today);
    return immediate ? people : namedFirst(people, role, directory, today, out).slice(0, 1);
  };
  return { holders, present, reached, out };
}

/** Where the pack says that one person holds several roles, who is out of one is out of all, whatever accounts the staff list has. */
export function withSharedRoles(
  recused: ReadonlySet<PersonId>,
  directory: Directory,
  routing: RoutingPolicy,
  today: IsoDate,
): ReadonlySet<PersonId> {
  const out = new Set(recused);
  for (const group of routing.sharedRoles ?? []) {
    const emptied = group.some((role) => {
      const all = holdersOf(directory, role, today);
      return all.length > 0 && all.every((p) => recused.has(p.id));
    });
    if (emptied) for (const role of group) for (const p of holdersOf(directory, role, today)) out.add(p.id);
  }
  return out;
}

function firstRung(outcome: TriageOutcome, standIns: StandIns, school: School): readonly Recipient[] {
  const recipients = ROLE_ORDER.filter((role) => standIns.told.includes(role)).flatMap((role) => {
    const standsFor = standIns.standsFor.get(role) ?? [];
    const accountable = standsFor.some((wanted) => outcome.accountable.includes(wanted));
    const depth = outcome.depth[role] ?? usualDepth(role, false);
    return school.reached(role).map((p): Recipient => ({ personId: p.id, roles: [role], depth, accountable }));
  });
  return withSomebodyInCharge(merged(recipients));
}

/** Somebody accountable, and somebody who sees the whole case. */
function withSomebodyInCharge(recipients: readonly Recipient[]): readonly Recipient[] {
  const accountable = recipients.some((r) => r.accountable)
    ? recipients
    : recipients.map((r) => ({ ...r, accountable: true }));
  if (accountable.some((r) => r.depth === 'whole')) return accountable;
  const inCharge = accountable.find((r) => r.accountable);
  return accountable.map((r) => (r === inCharge ? { ...r, depth: 'whole' as const } : r));
}

/** Whoever is reached on a later rung is in charge from then on. */
const laterRungs = (outcome: TriageOutcome, school: School): readonly (readonly Recipient[])[] =>
  laddersAfter(outcome).map((rung, index) => merged(climb(rung, index === 0, school)));

function climb(rung: Rung, others: boolean, school: School): readonly Recipient[] {
  return rung.flatMap((role) => {
    // The first of the later rungs is the other holders of the roles in charge, so all of them.
    const people = others || isSafeguardingRole(role) ? nowOrAll(role, school) : school.reached(role);
    return people.map(
      (p): Recipient => ({ personId: p.id, roles: [role], depth: depthInCharge(role), accountable: true }),
    );
  });
}

const isSafeguardingRole = (role: Role): boolean => role === 'dsl' || role === 'deputy_dsl';
const nowOrAll = (role: Role, school: School): readonly Person[] =>
  school.present(role).length > 0 ? school.present(role) : school.holders(role);

/** Whoever takes a case over sees it, except that data people see data and outsiders see what is technical. */
function depthInCharge(role: Role): Depth {
  if (role === 'siro' || role === 'dpo') return 'data';
  if (role === 'it_provider' || role === 'trust_technology_team') return 'technical';
  return 'whole';
}

/** One entry a person: every role, the widest depth. */
function merged(recipients: readonly Recipient[]): readonly Recipient[] {
  const byPerson = new Map<PersonId, Recipient>();
  for (const next of recipients) {
    const known = byPerson.get(next.personId);
    byPerson.set(next.personId, known === undefined ? next : joined(known, next));
  }
  return [...byPerson.values()];
}

const joined = (a: Recipient, b: Recipient): Recipient => ({
  personId: a.personId,
  roles: [...new Set([...a.roles, ...b.roles])],
  depth: DEPTHS.find((depth) => depth === a.depth || depth === b.depth) ?? a.depth,
  accountable: a.accountable || b.accountable,
});

/** Nobody is told the same twice: a later rung brings in new people, and puts in charge whoever was only told before. */
function newcomers(rung: readonly Recipient[], told: Map<PersonId, Recipient>): readonly Recipient[] {
  const fresh = rung.filter(
    (r) => !told.has(r.personId) || (r.accountable && told.get(r.personId)?.accountable === false),
  );
  for (const r of fresh) told.set(r.personId, r);
  return fresh;
}

/** What the reporter must know, or must not be told, because of who can be reached. */
function adviceOfThePlan({ outcome, directory, today }: PlanInput, school: School, standIns: StandIns) {
  const removed = (role: Role) => holdersOf(directory, role, today).some((p) => school.out.has(p.id));
  const teamWanted = outcome.safeguarding || outcome.notify.some(isSafeguardingRole);
  const teamGone = teamWanted && standIns.teamUnreachable;
  const advice: string[] = [];
  if (teamGone && seniorLeadersTogether(outcome)) advice.push('tell_senior_leader_now');
  if (teamGone && (outcome.safeguarding || isAdultCase(outcome))) advice.push('anyone_can_refer');
  if (removed('dsl') || removed('headteacher')) advice.push('alternative_route');
  const withheld = removed('dsl') || standIns.teamUnreachable ? ['tell_dsl_in_person'] : [];
  return { advice, withheld };
}
