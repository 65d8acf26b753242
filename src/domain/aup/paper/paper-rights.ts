// Who keeps papers: a class teacher those of their own classes, the office, the custodian and the head those of all. By person, from
// the staff list as it stands.

import type { Person, PersonId } from '../../people/person.ts';
import { holdersOf, holdsOne, worksHere } from '../../people/presence.ts';
import type { SigningSchool } from '../sign-rights.ts';
import { teaches } from './class-names.ts';

type School = Pick<SigningSchool, 'custodian'>;

export const keepsAllClasses = (person: Person, { custodian }: School): boolean =>
  holdsOne(person, ['school_office', custodian, 'headteacher', 'deputy_head']);

export const keepsClass = (person: Person, school: School, name: string): boolean =>
  keepsAllClasses(person, school) || teaches(person, name);

/** Visitors, and staff who sign on paper. */
export const keepsAdultPapers = (person: Person, { custodian }: School): boolean =>
  holdsOne(person, ['school_office', custodian]);

/** Who collects the papers of a class: its class teachers, else everybody who has the class, else the office, else the custodian. */
export function collectors({ directory, custodian, today }: SigningSchool, name: string): readonly PersonId[] {
  const theirs = directory.people.filter((person) => worksHere(person, today) && teaches(person, name));
  const groups = [
    theirs.filter(({ roles }) => roles.includes('class_teacher')),
    theirs,
    holdersOf(directory, 'school_office', today),
    holdersOf(directory, custodian, today),
  ];
  return (groups.find((people) => people.length > 0) ?? []).map(({ id }) => id);
}
