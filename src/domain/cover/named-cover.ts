// Whom somebody who is away named to be asked first meanwhile: somebody who stands in anyway. It puts people in order and leaves nobody out.

import type { Directory, Person, PersonId } from '../people/person.ts';
import { holdersOf } from '../people/presence.ts';
import type { Role } from '../people/role.ts';
import type { IsoDate } from '../shared/instant.ts';

const STANDS_IN: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  dsl: ['dsl', 'deputy_dsl'],
  deputy_dsl: ['dsl', 'deputy_dsl'],
  headteacher: ['headteacher', 'deputy_head'],
  deputy_head: ['deputy_head', 'headteacher'],
  chair_of_governors: ['chair_of_governors', 'vice_chair_of_governors'],
  network_manager: ['network_manager', 'it_provider'],
  siro: ['siro', 'dpo'],
  dpo: ['dpo', 'siro'],
};

/** For the DSL and the deputies each other, for the head the deputy head; else others who hold the role. Nobody covers a class. */
export const standsInFor = (role: Role): readonly Role[] =>
  role === 'class_teacher' ? [] : (STANDS_IN[role] ?? [role]);

/** Whom this person can name: of each of their roles whoever stands in, each once. */
export function coversFor(directory: Directory, person: Person, day: IsoDate): readonly Person[] {
  const all = person.roles.flatMap(standsInFor).flatMap((role) => holdersOf(directory, role, day));
  return all.filter(({ id }, at) => id !== person.id && all.findIndex((other) => other.id === id) === at);
}

/**
 * The same people; whoever was named by somebody who would be asked and is away today first. `out`: whoever may not hear of the case
 * does not say either who hears of it first.
 */
export function namedFirst(
  people: readonly Person[],
  role: Role,
  { people: everybody }: Directory,
  today: IsoDate,
  out: ReadonlySet<PersonId>,
): readonly Person[] {
  const named = everybody
    .filter(({ id, roles }) => !out.has(id) && roles.some((one) => standsInFor(one).includes(role)))
    .flatMap(({ absences }) => absences.filter(({ from, to }) => from <= today && today <= to))
    .flatMap(({ cover }) => (cover === undefined ? [] : [cover]));
  return [...people.filter(({ id }) => named.includes(id)), ...people.filter(({ id }) => !named.includes(id))];
}
