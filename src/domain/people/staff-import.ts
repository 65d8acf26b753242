// Staff list against what is known: who joins, who changes, who leaves. Nobody is ever deleted: a leaver keeps a last day,
// because a case may still be about them.

import type { IsoDate } from '../shared/instant.ts';
import { addDays } from '../shared/time.ts';
import type { Person, PersonId } from './person.ts';
import type { StaffRow } from './staff-rows.ts';

/** `imported`: stood in a staff list before. Somebody only seen in Teams or Slack does not leave by not being listed. */
export type KnownPerson = {
  readonly person: Person;
  readonly imported: boolean;
  /** Known from Teams or Slack alone so far: the first list that names them is a change, so that they can leave by a later one. */
  readonly onlySeen?: boolean;
};

export type StaffChange = { readonly before: Person; readonly after: Person; readonly fields: readonly string[] };

export type StaffDifferences = {
  readonly joins: readonly Person[];
  readonly changes: readonly StaffChange[];
  readonly leaves: readonly StaffChange[];
  readonly same: number;
  /** Two known people fit one row: a human must sort that out first. */
  readonly unclear: readonly StaffRow[];
};

export function compareStaff(
  known: readonly KnownPerson[],
  rows: readonly StaffRow[],
  today: IsoDate,
  newId: () => PersonId,
): StaffDifferences {
  const matched = rows.map((row) => ({ row, hits: known.filter(({ person }) => isSame(person, row)) }));
  const taken = new Set(matched.flatMap(({ hits }) => hits.map(({ person }) => person.id)));
  const changes = matched.flatMap(({ row, hits }) => {
    const hit = hits.length === 1 ? hits[0] : undefined;
    return hit === undefined ? [] : [listed(hit, changeOf(hit.person, merged(hit.person, row, today)))];
  });
  return {
    joins: matched.filter(({ hits }) => hits.length === 0).map(({ row }) => merged(blank(newId()), row, today)),
    changes: changes.filter((change) => change.fields.length > 0),
    leaves: known
      .filter(({ person, imported }) => imported && !taken.has(person.id) && isHere(person, today))
      .map(({ person }) => changeOf(person, { ...person, endsOn: addDays(today, -1) })),
    same: changes.filter((change) => change.fields.length === 0).length,
    unclear: matched.filter(({ hits }) => hits.length > 1).map(({ row }) => row),
  };
}

/** By address; somebody without one, by exactly the same name. */
const isSame = (person: Person, row: StaffRow): boolean =>
  row.email !== '' ? person.email === row.email : person.email === '' && sameName(person.name, row.name);

const sameName = (a: string, b: string): boolean =>
  a.normalize('NFC').toLowerCase() === b.normalize('NFC').toLowerCase();

const isHere = (person: Person, today: IsoDate): boolean => person.endsOn === undefined || person.endsOn >= today;

const blank = (id: PersonId): Person => ({
  id,
  name: '',
  email: '',
  roles: [],
  classes: [],
  absences: [],
  closeTo: [],
});

/** The row wins where it has a column; what a person said themself (ties, days away) and past absences stay. */
function merged(person: Person, row: StaffRow, today: IsoDate): Person {
  const { startsOn: oldStart, endsOn: oldEnd, ...rest } = person;
  const startsOn = row.startsOn === undefined ? oldStart : (row.startsOn ?? undefined);
  // Somebody who is listed again without a last day has come back.
  const back = oldEnd !== undefined && oldEnd < today ? undefined : oldEnd;
  const endsOn = row.endsOn === undefined ? back : (row.endsOn ?? undefined);
  const kept = person.absences.filter(
    (absence) => absence.said === true || (absence.to < today && absence.from !== row.absence?.from),
  );
  return {
    ...rest,
    name: row.name,
    email: row.email,
    roles: row.roles ?? person.roles,
    classes: row.classes ?? person.classes,
    absences: row.absence === undefined ? person.absences : [...kept, ...(row.absence === null ? [] : [row.absence])],
    ...(row.dutyDays === undefined ? {} : { dutyDays: row.dutyDays }),
    ...(startsOn === undefined ? {} : { startsOn }),
    ...(endsOn === undefined ? {} : { endsOn }),
  };
}

const FIELDS = [
  'name',
  'email',
  'roles',
  'classes',
  'startsOn',
  'endsOn',
  'absences',
  'dutyDays',
] as const satisfies readonly (keyof Person)[];

const changeOf = (before: Person, after: Person): StaffChange => ({
  before,
  after,
  fields: FIELDS.filter((field) => JSON.stringify(before[field] ?? []) !== JSON.stringify(after[field] ?? [])),
});

const listed = ({ onlySeen }: KnownPerson, change: StaffChange): StaffChange =>
  onlySeen === true ? { ...change, fields: ['staffList', ...change.fields] } : change;

/** Everybody as they would be afterwards, so that empty roles can be seen before anything is written. */
export function afterImport(known: readonly KnownPerson[], differences: StaffDifferences): readonly Person[] {
  const changed = new Map([...differences.changes, ...differences.leaves].map(({ after }) => [after.id, after]));
  return [...known.map(({ person }) => changed.get(person.id) ?? person), ...differences.joins];
}

/** A short or cut-off file must not empty the school. */
export const looksCutOff = (known: readonly KnownPerson[], { leaves }: StaffDifferences, today: IsoDate): boolean => {
  const here = known.filter(({ person, imported }) => imported && isHere(person, today)).length;
  return leaves.length > 3 && leaves.length * 4 > here;
};
