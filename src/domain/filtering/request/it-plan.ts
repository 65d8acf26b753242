// Who opens and closes in the filter: IT as the pack says, then the outside provider, then the headteacher.

import type { PersonId } from '../../people/person.ts';
import { holdersOf, isAbsent } from '../../people/presence.ts';
import type { Role } from '../../people/role.ts';
import type { Instant } from '../../shared/instant.ts';
import { isoDateOf } from '../../shared/time.ts';
import type { FilteringSchool } from '../filtering-school.ts';

export type ItPlan = { readonly rungs: readonly (readonly PersonId[])[] };

/** Whoever is here first, role by role; after them, and only after them, whoever is away. */
export function planIt(school: FilteringSchool, now: Instant): ItPlan {
  const today = isoDateOf(now, school.calendar.zone);
  const groups = [...itRoles(school), 'headteacher' as const].map((role) => holdersOf(school.directory, role, today));
  const here = groups.map((people) => people.filter((p) => !isAbsent(p, today)));
  const seen = new Set<PersonId>();
  const rungs = [...here, ...groups].map((people) => {
    const fresh = people.map((p) => p.id).filter((id) => !seen.has(id));
    for (const id of fresh) seen.add(id);
    return fresh;
  });
  return { rungs: rungs.filter((rung) => rung.length > 0) };
}

/** Holders of an IT role today, and whoever stands in because the task went to them. */
export function mayDoIt(
  person: PersonId,
  school: FilteringSchool,
  itPeople: readonly PersonId[],
  now: Instant,
): boolean {
  const today = isoDateOf(now, school.calendar.zone);
  const roles: readonly Role[] = itPeople.includes(person) ? [...itRoles(school), 'headteacher'] : itRoles(school);
  return roles.some((role) => holdersOf(school.directory, role, today).some((p) => p.id === person));
}

const itRoles = ({ overrides }: FilteringSchool): readonly Role[] => [...overrides.it, 'it_provider'];
