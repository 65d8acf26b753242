// Who is shut out of a case, by person and in every role they hold, and why. Being a reporter alone shuts nobody out.

import type { Exclusion } from '../incident/outcome.ts';
import type { Directory, Person, PersonId } from './person.ts';
import type { Role } from './role.ts';

export type RecusalReason = 'subject' | 'tie' | 'unticked' | 'declared' | 'self_report' | 'role_excluded';
export type Recused = { readonly personId: PersonId; readonly why: RecusalReason };

export type RecusalInput = {
  /** Adults the case is about, as far as they are known by person. */
  readonly subjects: readonly PersonId[];
  /** What triage shut out. */
  readonly exclude: readonly Exclusion[];
  /** Shut-out roles that somebody it is about held when it was decided: that person alone was meant, whoever holds the role later. */
  readonly meant?: readonly Role[];
  /** Null for an anonymous report. */
  readonly reporter: PersonId | null;
  readonly directory: Directory;
  /** Family or partners of somebody involved, as the reporter or they themselves said. */
  readonly ties?: readonly PersonId[];
  /** The reporter asked that they be left out. */
  readonly unticked?: readonly PersonId[];
  /** They said themselves that they are too close. */
  readonly declared?: readonly PersonId[];
};

/** Nobody appears twice; the gravest reason is the one kept. */
export function recusedPeople(input: RecusalInput): readonly Recused[] {
  const { subjects, exclude, reporter, directory } = input;
  const selfReport = reporter !== null && exclude.includes('reporter') ? [reporter] : [];
  const about = [...subjects, ...selfReport];
  const reasons: readonly Recused[] = [
    ...subjects.map((personId): Recused => ({ personId, why: 'subject' })),
    ...selfReport.map((personId): Recused => ({ personId, why: 'self_report' })),
    ...[...(input.ties ?? []), ...closeTo(about, directory)].map((personId): Recused => ({ personId, why: 'tie' })),
    ...(input.declared ?? []).map((personId): Recused => ({ personId, why: 'declared' })),
    ...(input.unticked ?? []).map((personId): Recused => ({ personId, why: 'unticked' })),
    ...rolesShutOut(input, about).map((personId): Recused => ({ personId, why: 'role_excluded' })),
  ];
  const first = new Map<PersonId, Recused>();
  for (const recused of reasons) if (!first.has(recused.personId)) first.set(recused.personId, recused);
  return [...first.values()];
}

/** A tie counts both ways: who declared it, and to whom it was declared. */
function closeTo(about: readonly PersonId[], { people }: Directory): readonly PersonId[] {
  const named = people.filter((p) => about.includes(p.id)).flatMap((p) => p.closeTo);
  const naming = people.filter((p) => p.closeTo.some((id) => about.includes(id))).map((p) => p.id);
  return [...named, ...naming].filter((id) => !about.includes(id));
}

/**
 * Where somebody the case is about is known by person and holds the role, that person alone is out of it: the other deputies
 * stay. Otherwise nobody can say which holder is meant, so all are out.
 */
function rolesShutOut(
  { exclude, meant = [], directory: { people } }: RecusalInput,
  about: readonly PersonId[],
): readonly PersonId[] {
  const clear = [...meant, ...rolesMeant(exclude, about, people)];
  const unclear = rolesIn(exclude).filter((role) => !clear.includes(role));
  return people.filter((p) => unclear.some((role) => p.roles.includes(role))).map((p) => p.id);
}

/**
 * The shut-out roles that somebody it is about holds today. To be kept with the case: when the role is taken from that person
 * later, which is usual after an allegation, nobody else becomes the one who was meant.
 */
export const rolesMeant = (
  exclude: readonly Exclusion[],
  about: readonly PersonId[],
  people: readonly Person[],
): readonly Role[] =>
  rolesIn(exclude).filter((role) => people.some((p) => about.includes(p.id) && p.roles.includes(role)));

const rolesIn = (exclude: readonly Exclusion[]): readonly Role[] =>
  exclude.filter((entry): entry is Role => entry !== 'subject' && entry !== 'reporter');
