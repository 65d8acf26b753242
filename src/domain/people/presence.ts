// Whether somebody works here, and is here, on a day. A leaver holds no role; somebody who has not started holds none yet.

import type { IsoDate } from '../shared/instant.ts';
import type { Directory, Person, PersonId } from './person.ts';
import type { Role } from './role.ts';

type Dated = Pick<Person, 'startsOn' | 'endsOn'>;

/** ISO days sort as text. The last day still counts. */
export const worksHere = ({ startsOn, endsOn }: Dated, today: IsoDate): boolean =>
  (startsOn === undefined || startsOn <= today) && (endsOn === undefined || today <= endsOn);

export const isAbsent = ({ absences }: Pick<Person, 'absences'>, today: IsoDate): boolean =>
  absences.some(({ from, to }) => from <= today && today <= to);

/** Everybody who holds the role today, in the order of the staff list, away or not. */
export const holdersOf = (directory: Directory, role: Role, today: IsoDate): readonly Person[] =>
  directory.people.filter((person) => worksHere(person, today) && person.roles.includes(role));

/** Holds at least one of the roles, whether here today or not; nobody holds none. */
export const holdsOne = (person: Pick<Person, 'roles'> | undefined, roles: readonly Role[]): boolean =>
  person !== undefined && roles.some((role) => person.roles.includes(role));

/** The holders of the first of these roles that anybody holds, away or not. */
export const firstHeld = (directory: Directory, roles: readonly Role[], today: IsoDate): readonly Person[] =>
  firstGroup(roles.map((role) => holdersOf(directory, role, today)));

/** The holders of the first of these roles that has somebody here but those in `not`; when all are away, of the first that has anybody. */
export function firstHere(
  directory: Directory,
  roles: readonly Role[],
  today: IsoDate,
  not: readonly PersonId[] = [],
): readonly Person[] {
  const groups = roles.map((role) => holdersOf(directory, role, today).filter(({ id }) => !not.includes(id)));
  const here = firstGroup(groups.map((people) => people.filter((person) => !isAbsent(person, today))));
  return here.length > 0 ? here : firstGroup(groups);
}

const firstGroup = (groups: readonly (readonly Person[])[]): readonly Person[] =>
  groups.find((people) => people.length > 0) ?? [];
