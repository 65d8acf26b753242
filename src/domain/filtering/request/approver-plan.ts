// Who is asked to decide on a filter request, rung by rung, and who may decide at all.

import type { Directory, Person, PersonId } from '../../people/person.ts';
import { sameName } from '../../people/possible-matches.ts';
import { holdsOne, isAbsent, worksHere } from '../../people/presence.ts';
import type { Role } from '../../people/role.ts';
import type { Instant, IsoDate } from '../../shared/instant.ts';
import { isoDateOf } from '../../shared/time.ts';
import type { FilteringSchool } from '../filtering-school.ts';
import type { OverrideDoc } from './override.ts';

export type Approver = { readonly personId: PersonId; readonly roles: readonly Role[] };
export type ApproverRung = { readonly people: readonly Approver[]; readonly viaChannel: boolean };
export type ApproverPlan = {
  /** Nobody appears twice. rungs[0] is asked at once. */
  readonly rungs: readonly ApproverRung[];
  /** True when fewer people could decide than must say yes: nobody is asked. */
  readonly emptied: boolean;
};

/** Asked when nobody else can or does answer. They decide only once they were asked. */
const STAND_INS: readonly Role[] = ['headteacher', 'deputy_head', 'dsl'];

export function planApprovers(school: FilteringSchool, requester: PersonId, now: Instant): ApproverPlan {
  const { overrides, channelPeople, calendar, directory } = school;
  const today = isoDateOf(now, calendar.zone);
  const eligible = directory.people.filter((p) => standing(p.id, school, requester, today) === 'yes');
  const here = eligible.filter((p) => !isAbsent(p, today));
  const roles = approverRoles(school);
  const byRole = [...roles, ...STAND_INS];
  const inChannel = here.filter((p) => channelPeople?.includes(p.id) && (isByChannel(school) || holdsOne(p, roles)));
  const groups = [
    { viaChannel: true, people: inChannel },
    ...byRole.map((role) => ({ viaChannel: false, people: here.filter((p) => p.roles.includes(role)) })),
  ];
  const rungs = newcomers(groups);
  const enough = overrides.approvals <= headcount(rungs);
  // Being away leaves somebody out only as long as there are enough others.
  const away = { viaChannel: false, people: eligible.filter((p) => holdsOne(p, byRole)) };
  const all = enough ? rungs : newcomers([...groups, away]);
  return { rungs: all, emptied: headcount(all) < overrides.approvals };
}

/** What the right to decide depends on, as the request has it. */
export type Asked = { readonly requester: PersonId; readonly asked: readonly PersonId[] };

export const askedOf = ({ state }: OverrideDoc): Asked => ({
  requester: state.requester,
  asked: state.asked.map((a) => a.personId),
});

export type NotApprover = 'request.own' | 'request.not_approver' | 'request.excluded';

/** `asked`: whoever was asked so far; the stand-ins (head, deputy head, DSL) decide only once they were. */
export function mayDecide(
  person: PersonId,
  school: FilteringSchool,
  request: Asked,
  now: Instant,
): 'yes' | NotApprover {
  const may = standing(person, school, request.requester, isoDateOf(now, school.calendar.zone));
  if (may !== 'yes') return may;
  const found = personIn(school.directory, person);
  const decides =
    holdsOne(found, approverRoles(school)) ||
    (isByChannel(school) && school.channelPeople?.includes(person) === true) ||
    (holdsOne(found, STAND_INS) && request.asked.includes(person));
  return decides ? 'yes' : 'request.not_approver';
}

/**
 * Whether somebody who was asked, or said yes earlier, still counts: not after they left, lost the right or gained an excluded role.
 * A channel that cannot be read just now takes nothing back.
 */
export const stillCounts = (person: PersonId, school: FilteringSchool, request: Asked, now: Instant): boolean =>
  isByChannel(school) && school.channelPeople === null
    ? standing(person, school, request.requester, isoDateOf(now, school.calendar.zone)) === 'yes'
    : mayDecide(person, school, request, now) === 'yes';

/** Whether anything keeps this person from ever deciding on it, whatever role or place they have. */
function standing(person: PersonId, school: FilteringSchool, requester: PersonId, today: IsoDate): 'yes' | NotApprover {
  if (person === requester) return 'request.own';
  const found = personIn(school.directory, person);
  if (found === undefined || !worksHere(found, today)) return 'request.not_approver';
  const asker = personIn(school.directory, requester);
  const tied = found.closeTo.includes(requester) || asker?.closeTo.includes(person) === true;
  const shutOut = tied || isNamesake(person, requester, school) || holdsOne(found, school.overrides.excludedRoles);
  return shutOut ? 'request.excluded' : 'yes';
}

/** A list that names one person twice must not give them two voices. Two people of one name are rare, and somebody else can decide. */
export function isNamesake(one: PersonId, other: PersonId, { directory }: FilteringSchool): boolean {
  const [a, b] = [personIn(directory, one), personIn(directory, other)];
  return one !== other && a !== undefined && b !== undefined && sameName(a.name, b.name);
}

const isByChannel = ({ overrides }: FilteringSchool): boolean => overrides.approvers.kind === 'channel';

const approverRoles = ({ overrides: { approvers } }: FilteringSchool): readonly Role[] =>
  approvers.kind === 'roles' ? approvers.roles : [];

const personIn = (directory: Directory, id: PersonId): Person | undefined => directory.people.find((p) => p.id === id);

const headcount = (rungs: readonly ApproverRung[]): number => rungs.reduce((sum, rung) => sum + rung.people.length, 0);

function newcomers(
  groups: readonly { readonly viaChannel: boolean; readonly people: readonly Person[] }[],
): readonly ApproverRung[] {
  const seen = new Set<PersonId>();
  const rungs = groups.map(({ viaChannel, people }) => {
    const fresh = people.filter((p) => !seen.has(p.id));
    for (const p of fresh) seen.add(p.id);
    return { viaChannel, people: fresh.map((p) => ({ personId: p.id, roles: p.roles })) };
  });
  return rungs.filter((rung) => rung.people.length > 0);
}
