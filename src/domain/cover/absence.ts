// When somebody is away, as they said themselves or as the staff list has it. The last day counts.

import type { Person } from '../people/person.ts';
import type { IsoDate } from '../shared/instant.ts';
import { ok, type Result, refuse } from '../shared/result.ts';
import { addDays, daysBetween, isIsoDate } from '../shared/time.ts';

export type Absence = Person['absences'][number];

/** A long illness or a year abroad; what is longer is a leaving day. */
const LONGEST_DAYS = 400;
const FURTHEST_DAYS = 400;

/** What is not over yet, the next first. */
export const comingAbsences = ({ absences }: Pick<Person, 'absences'>, today: IsoDate): readonly Absence[] =>
  absences.filter(({ to }) => to >= today).toSorted((a, b) => a.from.localeCompare(b.from));

/** The person with this absence, said by themself. What is said twice counts once. */
export function withAbsence(
  person: Person,
  given: { readonly from: string; readonly to: string; readonly cover?: string },
  today: IsoDate,
): Result<Person> {
  const { from, to, cover = '' } = given;
  if (!isIsoDate(from)) return refuse('cover.from', 'Choose the first day you are away.', 'from');
  if (!isIsoDate(to)) return refuse('cover.to', 'Choose the last day you are away.', 'to');
  if (to < from) return refuse('cover.to', 'The last day is before the first day. Change one of them.', 'to');
  if (to < today) return refuse('cover.to', 'These days are over. Choose today or a later day.', 'to');
  if (from > addDays(today, FURTHEST_DAYS))
    return refuse('cover.from', 'That is more than a year from now. Say it when it is nearer.', 'from');
  if (daysBetween(from, to) > LONGEST_DAYS)
    return refuse('cover.to', 'That is longer than a year. If you are leaving, tell the school office.', 'to');
  const known = person.absences.find((one) => one.from === from && one.to === to);
  if (known !== undefined && (known.cover ?? '') === cover) return ok(person);
  const absence: Absence = { from, to, said: true, ...(cover === '' ? {} : { cover }) };
  return ok({ ...person, absences: [...person.absences.filter((one) => one !== known), absence] });
}

/** Back, or not going after all: days to come are taken away; days that have passed stay as they were. */
export function withoutAbsence(
  person: Person,
  { from, to }: { readonly from: string; readonly to: string },
  today: IsoDate,
): Person {
  const known = person.absences.find((absence) => absence.from === from && absence.to === to);
  if (known === undefined || known.to < today) return person;
  const others = person.absences.filter((absence) => absence !== known);
  return { ...person, absences: known.from < today ? [...others, { ...known, to: addDays(today, -1) }] : others };
}
