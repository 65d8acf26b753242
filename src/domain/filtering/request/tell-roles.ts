// People by role who are told something about a filter request: whoever is here today, or all of them when nobody is.

import type { PersonId } from '../../people/person.ts';
import { firstHere, holdersOf, isAbsent } from '../../people/presence.ts';
import type { Role } from '../../people/role.ts';
import type { Instant } from '../../shared/instant.ts';
import { isoDateOf } from '../../shared/time.ts';
import type { FilteringSchool } from '../filtering-school.ts';

/** Everybody of these roles, each person once. */
export function holdersNow(school: FilteringSchool, roles: readonly Role[], now: Instant): readonly PersonId[] {
  const today = isoDateOf(now, school.calendar.zone);
  const ids = roles.flatMap((role) => {
    const all = holdersOf(school.directory, role, today);
    const here = all.filter((p) => !isAbsent(p, today));
    return (here.length > 0 ? here : all).map((p) => p.id);
  });
  return [...new Set(ids)];
}

/** The holders of the first of these roles that has somebody here; when all are away, of the first that has anybody. */
const firstHolders = (school: FilteringSchool, roles: readonly Role[], now: Instant): readonly PersonId[] =>
  firstHere(school.directory, roles, isoDateOf(now, school.calendar.zone)).map(({ id }) => id);

const IN_CHARGE: readonly Role[] = ['headteacher', 'deputy_head', 'dsl', 'chair_of_governors'];

/** The head and the co-ordinator hear of a filter that stays open; if there is no head here, whoever stands in. */
export const toldOfTrouble = (school: FilteringSchool, now: Instant): readonly PersonId[] => [
  ...new Set([...firstHolders(school, IN_CHARGE, now), ...holdersNow(school, ['esafety_coordinator'], now)]),
];

/** Who hears of it when none of these could be reached. */
export const nextInCharge = (school: FilteringSchool, tried: readonly PersonId[], now: Instant): readonly PersonId[] =>
  IN_CHARGE.map((role) => holdersNow(school, [role], now).filter((id) => !tried.includes(id))).find(
    (people) => people.length > 0,
  ) ?? [];

export const safeguardingLead = (school: FilteringSchool, now: Instant): readonly PersonId[] =>
  firstHolders(school, ['dsl', 'deputy_dsl', 'headteacher'], now);
