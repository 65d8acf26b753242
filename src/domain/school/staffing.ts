// Is there always somebody who can be told? Checked against the people of the pack and of the staff import together.

import type { Directory, Person } from '../people/person.ts';
import type { Role } from '../people/role.ts';
import { ROLE_NAMES } from '../people/role.ts';
import type { Fault } from '../shared/fault.ts';
import type { IsoDate } from '../shared/instant.ts';
import type { Policy } from './policy.ts';

/** Who stands in for a role that nobody holds (the ladders of the rules). */
const STANDS_IN: readonly (readonly [Role, string])[] = [
  ['deputy_dsl', 'the other people of the safeguarding team'],
  ['deputy_head', 'the headteacher'],
  ['esafety_coordinator', 'the DSL, then the headteacher'],
  ['network_manager', "the IT provider's contact, then the headteacher"],
  ['siro', 'the data protection officer, then the headteacher'],
  ['dpo', 'the senior information risk owner, then the headteacher'],
  ['senco', 'the e-safety co-ordinator'],
  ['vice_chair_of_governors', 'the trust safeguarding lead, or by telephone the trust or local authority,'],
];

/** A leaver holds no role. `today` is left out when a pack is checked on its own. */
const isHere = (person: Person, today: IsoDate | undefined): boolean =>
  today === undefined || ((person.startsOn ?? today) <= today && (person.endsOn ?? today) >= today);

function everyone(policy: Policy, directory: Directory, today: IsoDate | undefined): readonly Person[] {
  const byId = new Map([...policy.people, ...directory.people].map((person) => [person.id, person]));
  return [...byId.values()].filter((person) => isHere(person, today));
}

const holders = (people: readonly Person[], ...roles: readonly Role[]): number =>
  people.filter((person) => roles.some((role) => person.roles.includes(role))).length;

const fixFor = (policy: Policy, role: string): string =>
  policy.demo
    ? `Give somebody under people the role ${role}.`
    : `Give somebody the role ${role} in the staff list and run: npm run esafety -- people import staff.csv --apply`;

type Need = { readonly code: string; readonly met: boolean; readonly message: string; readonly role: string };

const needs = (people: readonly Person[]): readonly Need[] => [
  {
    code: 'staff.no_dsl',
    met: holders(people, 'dsl') > 0,
    message: 'Nobody is Designated Safeguarding Lead (DSL).',
    role: 'dsl',
  },
  {
    code: 'staff.no_second_safeguarding_person',
    met: holders(people, 'dsl', 'deputy_dsl') > 1,
    message: 'There is no second safeguarding person, so a report about the DSL would have nobody to go to.',
    role: 'deputy_dsl',
  },
  {
    code: 'staff.no_head',
    met: holders(people, 'headteacher') > 0,
    message: 'Nobody is headteacher.',
    role: 'headteacher',
  },
  {
    code: 'staff.no_chair',
    met: holders(people, 'chair_of_governors') > 0,
    message:
      'Nobody is chair of governors (or proprietor), so a report about the headteacher would have nobody to go to.',
    role: 'chair_of_governors',
  },
];

/** What must be put right before the server may run. */
export function checkStaffing(policy: Policy, directory: Directory, today?: IsoDate): readonly Fault[] {
  return needs(everyone(policy, directory, today))
    .filter((need) => !need.met)
    .map(({ code, message, role }) => ({ code, path: 'people', message, fix: fixFor(policy, role) }));
}

/** Who is asked about a filter request when the roles of the pack are not filled or do not answer. */
const DECIDE_AS_WELL: readonly Role[] = ['headteacher', 'deputy_head', 'dsl'];

/** Roles that should decide on filter requests and that nobody holds. */
function approverWarnings(policy: Policy, people: readonly Person[]): readonly Fault[] {
  const { approvers, excludedRoles } = policy.overrides;
  const roles = approvers.kind === 'roles' ? approvers.roles : [];
  return roles
    .filter((role) => holders(people, role) === 0)
    .map((role) => {
      const others = [...new Set([...roles, ...DECIDE_AS_WELL])].filter(
        (other) => other !== role && !excludedRoles.includes(other) && holders(people, other) > 0,
      );
      const names = others.slice(0, 2).map((other) => ROLE_NAMES[other]);
      const instead =
        names.length === 0
          ? 'nobody can decide, and the person who asks is told so at once'
          : `these are asked instead: ${names.join(', then ')}`;
      return {
        code: 'staff.approver_unfilled',
        path: 'people',
        message: `Nobody holds the role ${role} (${ROLE_NAMES[role]}), which decides on filter requests. Until somebody does, ${instead}.`,
        fix: fixFor(policy, role),
      };
    });
}

/** Roles that nobody holds, and who stands in until somebody does. */
export function staffingWarnings(policy: Policy, directory: Directory, today?: IsoDate): readonly Fault[] {
  const people = everyone(policy, directory, today);
  return [...unfilledWarnings(policy, people), ...approverWarnings(policy, people), ...ownerWarnings(policy, people)];
}

const unfilledWarnings = (policy: Policy, people: readonly Person[]): readonly Fault[] =>
  STANDS_IN.filter(([role]) => holders(people, role) === 0).map(([role, who]) => ({
    code: 'staff.role_unfilled',
    path: 'people',
    message: `Nobody holds the role ${role} (${ROLE_NAMES[role]}). Until somebody does, ${who} will be told.`,
    fix: fixFor(policy, role),
  }));

/** Owners of reviews whose role nobody holds. What stands in the list above is told once, there. */
function ownerWarnings(policy: Policy, people: readonly Person[]): readonly Fault[] {
  const told = STANDS_IN.map(([role]) => role);
  const orphans = policy.reviews.plans.filter(({ owner, insteadOfOwner = [] }) => {
    const could: readonly Role[] = [owner, ...insteadOfOwner];
    return !told.includes(owner) && owner !== 'headteacher' && holders(people, ...could) === 0;
  });
  return [...new Set(orphans.map(({ owner }) => owner))].map((role) => {
    const titles = orphans.filter(({ owner }) => owner === role).map(({ title }) => `"${title}"`);
    return {
      code: 'staff.review_owner_unfilled',
      path: 'people',
      message: `Nobody holds the role ${role} (${ROLE_NAMES[role]}), which owns the review ${titles.join(', ')}. Until somebody does, the headteacher is told.`,
      fix: fixFor(policy, role),
    };
  });
}
