// What the rules about filter requests need to know of a school, handed in whole. People are as the staff list has them now.

import type { Directory, PersonId } from '../people/person.ts';
import type { SchoolCalendar } from '../school/policy.ts';
import type { OverridesPolicy } from './overrides-policy.ts';

export type FilteringSchool = {
  readonly overrides: OverridesPolicy;
  readonly calendar: SchoolCalendar;
  readonly directory: Directory;
  /** Everybody in the private channel, freshly read and found fit; null when there is none, or none that is fit. */
  readonly channelPeople: readonly PersonId[] | null;
};
