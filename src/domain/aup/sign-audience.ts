// Which texts are for whom. By person, from the staff list: governors sign theirs, everybody who works at the school signs the one for staff.

import type { Person } from '../people/person.ts';
import type { Role } from '../people/role.ts';
import type { Agreement, Audience } from './agreement.ts';

const GOVERNORS: readonly Role[] = [
  'chair_of_governors',
  'vice_chair_of_governors',
  'safeguarding_governor',
  'resources_committee_chair',
];
const governs = (role: Role): boolean => GOVERNORS.includes(role);

type Listed = Pick<Person, 'roles' | 'classes'>;

/** A governor who also teaches is asked for both. Pupils, parents and visitors sign on paper. */
export function audiencesOf({ roles, classes }: Listed): readonly Audience[] {
  const works = roles.length === 0 || classes.length > 0 || roles.some((role) => !governs(role));
  return [...(works ? (['staff'] as const) : []), ...(roles.some(governs) ? (['governor'] as const) : [])];
}

export const textsFor = (person: Listed, texts: readonly Agreement[]): readonly Agreement[] =>
  texts.filter(({ audience }) => audiencesOf(person).includes(audience));
