// The terms by which one's own cases are listed: everything one holds, and what of it is not closed.

import type { PersonId } from '../../people/person.ts';

export const holderTerm = (person: PersonId): string => `holder:${person}`;
export const openTerm = (person: PersonId): string => `open:${person}`;
