// Who closes the accounts of leavers, who sees who they are, and who hears when it was not done in time.

import type { Directory, Person } from '../people/person.ts';
import { firstHeld, holdsOne } from '../people/presence.ts';
import type { Role } from '../people/role.ts';
import type { IsoDate } from '../shared/instant.ts';

export type LeaverSchool = { readonly directory: Directory; readonly custodian: Role; readonly today: IsoDate };

const IT: readonly Role[] = ['network_manager', 'it_provider'];
const HEADS: readonly Role[] = ['headteacher', 'deputy_head'];

export const maySeeLeavers = (person: Person, { custodian }: Pick<LeaverSchool, 'custodian'>): boolean =>
  holdsOne(person, [...IT, custodian, ...HEADS]);

/** The network manager, else the outside provider, else the head. */
export const closersOf = ({ directory, today }: LeaverSchool): readonly Person[] =>
  firstHeld(directory, [...IT, 'headteacher'], today);

/** Whoever keeps the agreements; where nobody does, the head. */
export const keepersOf = ({ directory, custodian, today }: LeaverSchool): readonly Person[] =>
  firstHeld(directory, [custodian, 'headteacher'], today);
