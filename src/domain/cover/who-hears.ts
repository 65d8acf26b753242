// Who hears that nobody would be in: the head, or whoever stands for the head. Never the person who is away themself.

import type { Directory, Person, PersonId } from '../people/person.ts';
import { firstHere, holdsOne } from '../people/presence.ts';
import type { Role } from '../people/role.ts';
import type { IsoDate } from '../shared/instant.ts';

const TOLD: readonly Role[] = ['headteacher', 'deputy_head', 'chair_of_governors', 'vice_chair_of_governors'];

/** Whoever is away only when everybody else is too; null when there is nobody but those in `not`. */
export const standsForHead = (directory: Directory, today: IsoDate, not: readonly PersonId[] = []): Person | null =>
  firstHere(directory, TOLD, today, not)[0] ?? null;

export const mayStandForHead = (person: Person): boolean => holdsOne(person, TOLD);
