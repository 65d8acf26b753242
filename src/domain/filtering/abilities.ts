// What somebody could do with a request now, for the buttons they are shown. Every press is decided anew.

import type { PersonId } from '../people/person.ts';
import type { Instant } from '../shared/instant.ts';
import type { FilteringSchool } from './filtering-school.ts';
import type { OverrideDoc } from './override.ts';

/** Same names as OverrideFileData.can. */
export type Abilities = Readonly<
  Record<
    | 'approve'
    | 'refuse'
    | 'ask'
    | 'answer'
    | 'withdraw'
    | 'finish'
    | 'revoke'
    | 'confirmOpen'
    | 'confirmClosed'
    | 'stopAsIllegal',
    boolean
  >
>;

export function abilitiesOf(_doc: OverrideDoc, _person: PersonId, _school: FilteringSchool, _now: Instant): Abilities {
  throw new Error('not yet');
}
