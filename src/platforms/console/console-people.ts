// The people of the demo school who have a column, in the order the pack names them.

import { ROLE_NAMES } from '../../domain/people/role.ts';
import type { Policy } from '../../domain/school/policy.ts';
import type { ConsolePerson } from './console-chat.ts';

export const consolePeople = ({ columns, people }: Pick<Policy, 'columns' | 'people'>): readonly ConsolePerson[] =>
  columns
    .flatMap((id) => people.filter((person) => person.id === id))
    .map(({ id, name, roles, classes }) => ({
      id,
      name,
      role: roles.map((role) => ROLE_NAMES[role]).join(', ') || ['Teacher', ...classes].join(', '),
    }));
