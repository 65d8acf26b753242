// Who a typed name may mean: compared without titles, accents and case, by surname, first name and initials.
// Rather one too many than one too few: the reporter says which it is, or that it is none.

import type { Directory, Person } from './person.ts';

const TITLES = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'prof', 'professor', 'sir', 'madam', 'rev']);
const SHORTEST_FOR_TYPO = 5;

export function possibleMatches(typedName: string, directory: Directory): readonly Person[] {
  const typed = nameWords(typedName);
  if (typed.length === 0) return [];
  return directory.people.filter((person) => mayMean(typed, nameWords(person.name)));
}

/** Two entries of a list that may well be one human being: the same names, whatever their order, accents and titles. */
export function sameName(one: string, other: string): boolean {
  const [a, b] = [nameWords(one).toSorted().join(' '), nameWords(other).toSorted().join(' ')];
  return a !== '' && a === b;
}

/** The parts of a name as they are compared: no titles, accents or capitals. */
export const nameWords = (name: string): readonly string[] =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’'`]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !TITLES.has(word));

function mayMean(typed: readonly string[], name: readonly string[]): boolean {
  const surname = name.at(-1);
  const first = name[0];
  if (surname === undefined || first === undefined) return false;
  if (typed.some((word) => alike(word, surname))) return !contradicted(typed, first, surname);
  if (typed.some((word) => word.length > 1 && alike(word, first)))
    return typed.length === 1 || soundsLikeSurname(typed, surname);
  return initialsOf(name) === typed.join('') && typed.join('').length > 1;
}

/** "B Smith" does not mean "Ann Smith"; "A Smith", "Smith" and "Smith in the office" may. A full first name is no proof: people use another. */
function contradicted(typed: readonly string[], first: string, surname: string): boolean {
  const at = typed.findIndex((word) => alike(word, surname));
  const before = typed.slice(0, at);
  if (before.length !== 1) return false;
  const given = before[0] ?? '';
  return given.length === 1 && given !== first[0];
}

const soundsLikeSurname = (typed: readonly string[], surname: string): boolean =>
  typed.slice(1).some((word) => word[0] === surname[0]);

const initialsOf = (name: readonly string[]): string => name.map((word) => word[0]).join('');

const alike = (a: string, b: string): boolean =>
  a === b || (Math.min(a.length, b.length) >= SHORTEST_FOR_TYPO && oneSlip(a, b));

/** One letter changed, left out, added, or two neighbours swapped. */
function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (restA.slice(1) === restB.slice(1) || restA === restB.slice(1) || restA.slice(1) === restB) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}
