// School days on which nobody of the safeguarding team is in, or nobody who holds a role. Nobody is named: who is away is their own matter.

import { openHours } from '../calendar/school-days.ts';
import type { Directory } from '../people/person.ts';
import { holdersOf, isAbsent } from '../people/presence.ts';
import { ROLES, type Role } from '../people/role.ts';
import type { SchoolCalendar } from '../school/policy.ts';
import type { IsoDate } from '../shared/instant.ts';
import { addDays } from '../shared/time.ts';

/** The first and the last school day in a row; days on which the school is shut do not part them. */
export type Gap = { readonly of: 'safeguarding_team' | Role; readonly from: IsoDate; readonly to: IsoDate };

const TEAM: readonly Role[] = ['dsl', 'deputy_dsl'];
/** Of many class teachers somebody is always away, and the chair is not there every day. */
const NOT_LOOKED_AT: readonly Role[] = [
  ...TEAM,
  'class_teacher',
  'chair_of_governors',
  'vice_chair_of_governors',
  'safeguarding_governor',
  'resources_committee_chair',
  'trust_safeguarding_lead',
  'trust_technology_team',
  'it_provider',
  'school_office',
];
const LOOKED_AT = ROLES.filter((role) => !NOT_LOOKED_AT.includes(role));

/** Every gap that begins in these days. A role that nobody holds at all is another matter: the staff list says so. */
export function gapsBetween(
  directory: Directory,
  calendar: SchoolCalendar,
  days: { readonly from: IsoDate; readonly to: IsoDate },
): readonly Gap[] {
  const schoolDays: IsoDate[] = [];
  for (let day = days.from; day <= days.to; day = addDays(day, 1)) {
    if (openHours(calendar, day) !== null) schoolDays.push(day);
  }
  const of: readonly Gap['of'][] = ['safeguarding_team', ...LOOKED_AT];
  return of.flatMap((one) =>
    runsOf(schoolDays, (day) => isEmpty(directory, one, day)).map(([from, to]) => ({ of: one, from, to })),
  );
}

/** First and last of each run of days for which it holds. */
function runsOf(days: readonly IsoDate[], holds: (day: IsoDate) => boolean): readonly (readonly [IsoDate, IsoDate])[] {
  const runs: [IsoDate, IsoDate][] = [];
  let before = false;
  for (const day of days) {
    const now = holds(day);
    const last = runs.at(-1);
    if (now && before && last !== undefined) last[1] = day;
    else if (now) runs.push([day, day]);
    before = now;
  }
  return runs;
}

function isEmpty(directory: Directory, of: Gap['of'], day: IsoDate): boolean {
  const roles: readonly Role[] = of === 'safeguarding_team' ? TEAM : [of];
  const holders = roles.flatMap((role) => holdersOf(directory, role, day));
  return holders.length > 0 && holders.every((person) => isAbsent(person, day));
}
