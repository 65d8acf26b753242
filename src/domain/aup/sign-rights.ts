// Who answers a question about a clause, and who reads why somebody said no. By person, from the staff list as it stands.

import type { Directory, Person, PersonId } from '../people/person.ts';
import { firstHere, holdsOne } from '../people/presence.ts';
import type { Role } from '../people/role.ts';
import type { IsoDate } from '../shared/instant.ts';

export type SigningSchool = {
  readonly directory: Directory;
  readonly custodian: Role;
  readonly today: IsoDate;
};

/** The head; where there is no head, whoever stands in. */
export const IN_CHARGE: readonly Role[] = ['headteacher', 'deputy_head', 'chair_of_governors'];

/** The co-ordinator, else whoever keeps the agreements, else the head. Nobody answers their own question. */
export const answerersOf = (school: SigningSchool, asker: PersonId): readonly Person[] =>
  firstHere(school.directory, ['esafety_coordinator', school.custodian, ...IN_CHARGE], school.today, [asker]);

/** Why somebody said no is for whoever keeps the agreements; if that is the very person, or nobody, for the head. */
export const toldOfRefusal = (school: SigningSchool, refuser: PersonId): readonly Person[] =>
  firstHere(school.directory, [school.custodian, ...IN_CHARGE], school.today, [refuser]);

/** Whoever holds the role may do it also while somebody else was asked first. */
export const mayAnswer = (school: SigningSchool, person: Person, asker: PersonId): boolean =>
  person.id !== asker &&
  (holdsOne(person, ['esafety_coordinator', school.custodian]) ||
    answerersOf(school, asker).some(({ id }) => id === person.id));

export const mayReadRefusal = (school: SigningSchool, person: Person, refuser: PersonId): boolean =>
  person.id !== refuser &&
  (person.roles.includes(school.custodian) || toldOfRefusal(school, refuser).some(({ id }) => id === person.id));
