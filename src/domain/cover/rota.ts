// Who of the safeguarding team is asked first on which day of the week. It puts people in order and leaves nobody out.

import type { Person, PersonId } from '../people/person.ts';
import { holdsOne, worksHere } from '../people/presence.ts';
import type { Role } from '../people/role.ts';
import { ROTA_DAYS, type RotaDay } from '../people/rota-days.ts';
import type { Weekday } from '../shared/clock-time.ts';
import type { IsoDate } from '../shared/instant.ts';
import { weekdayOf } from '../shared/time.ts';

const TEAM: readonly Role[] = ['dsl', 'deputy_dsl'];
const MAY_SET: readonly Role[] = ['headteacher', 'dsl'];

export const isOnDuty = ({ dutyDays = [] }: Pick<Person, 'dutyDays'>, today: IsoDate): boolean =>
  dutyDays.includes(weekdayOf(today));

/** The same people; whoever is on duty that day first, otherwise in the order in which they stood. */
export const onDutyFirst = (people: readonly Person[], today: IsoDate): readonly Person[] => [
  ...people.filter((person) => isOnDuty(person, today)),
  ...people.filter((person) => !isOnDuty(person, today)),
];

export const rotaTeam = (people: readonly Person[], today: IsoDate): readonly Person[] =>
  people.filter((person) => worksHere(person, today) && holdsOne(person, TEAM));

/** The team reads it; the head and the DSL set it. */
export const maySetRota = (person: Person): boolean => holdsOne(person, MAY_SET);
export const maySeeRota = (person: Person): boolean => holdsOne(person, [...MAY_SET, ...TEAM]);

export function withDutyDay(person: Person, day: RotaDay, onDuty: readonly PersonId[]): Person {
  const { dutyDays = [] } = person;
  const wanted = onDuty.includes(person.id);
  if (wanted === dutyDays.includes(day)) return person;
  const days: readonly Weekday[] = ROTA_DAYS.filter((one) => (one === day ? wanted : dutyDays.includes(one)));
  return { ...person, dutyDays: days };
}

export const withDutyDays = (person: Person, days: readonly RotaDay[]): Person => {
  const { dutyDays = [] } = person;
  return days.join() === dutyDays.join() ? person : { ...person, dutyDays: days };
};
