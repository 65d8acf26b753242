// What the form needs to know besides the answers: the school, who reports, who works here, what day it is. All handed in.

import type { Directory, Person } from '../../people/person.ts';
import type { Role } from '../../people/role.ts';
import type { Instant, IsoDate } from '../../shared/instant.ts';

export type FormContext = {
  /** Key of the policy pack that applies. */
  readonly profile: string;
  /** Null when the reporter chose not to be named. */
  readonly reporter: Person | null;
  readonly directory: Directory;
  readonly today: IsoDate;
  readonly now: Instant;
  /** Roles nobody of whom is in today, from the staff list. */
  readonly absentRoles: readonly Role[];
};
