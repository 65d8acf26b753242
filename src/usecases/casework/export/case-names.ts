// Every name that the structure of a case, the staff list and the class lists know of. The names of the case itself come first.

import { createHash } from 'node:crypto';
import type { CaseDoc, CaseState } from '../../../domain/casework/case.ts';
import { foldedWords, type KnownName, type NameKind } from '../../../domain/casework/export/known-name.ts';
import { adultsOf } from '../../../domain/casework/finding/finding-terms.ts';
import { closingsOf } from '../../../domain/casework/record/entries.ts';
import type { Answers } from '../../../domain/incident/answers.ts';
import type { PersonId } from '../../../domain/people/person.ts';
import { sameName } from '../../../domain/people/possible-matches.ts';
import { ok, type Result } from '../../../domain/shared/result.ts';
import { unavailable } from '../../change-doc.ts';
import type { Deps } from '../../ports.ts';
import { everyDoc } from '../../reports/every-doc.ts';

export const personKey = (id: PersonId): string => `person:${id}`;

const keyOf = (kind: string, name: string): string =>
  `${kind}:${createHash('sha256').update(foldedWords(name).join(' ')).digest('hex').slice(0, 12)}`;

export async function caseNames(deps: Deps, doc: CaseDoc): Promise<Result<readonly KnownName[]>> {
  const lists = await everyDoc(deps, 'class_list', doc.school, []);
  if (lists === null) return unavailable();
  const { people } = await deps.people.directory(doc.school);
  const { reporter } = doc.state;
  const inCase = adultsIn(doc);
  const staff = people.map(({ id, name }): KnownName => {
    const isReporter = reporter.kind === 'person' && reporter.personId === id;
    const named = isReporter && !reporter.confidential;
    const known: KnownName = { key: personKey(id), name, kind: 'staff', isInCase: inCase.includes(id) };
    if (named) return { ...known, label: 'Reporter' };
    // With a label of their own they would be known by it.
    return isReporter ? { ...known, isNever: true } : known;
  });
  const order = (name: KnownName): number => inCase.findIndex((id) => personKey(id) === name.key);
  const pupils = [...new Set(lists.flatMap(({ state }) => state.pupils.map(({ name }) => name)))];
  const typed = typedNames(doc.state).filter(
    ({ name }) => !staff.some((one) => one.isInCase && sameName(one.name, name)),
  );
  const children = typed.map((one) => inFull(one, pupils));
  const known = new Set(children.map(({ key }) => key));
  return ok([
    ...staff.filter(({ isInCase }) => isInCase).toSorted((a, b) => order(a) - order(b)),
    ...[...new Map(children.map((one) => [one.key, one])).values()],
    ...staff.filter(({ isInCase }) => !isInCase),
    ...pupils
      .map((name): KnownName => ({ key: keyOf('typed', name), name, kind: 'child', isInCase: false }))
      .filter(({ key }) => !known.has(key)),
  ]);
}

/** In the order in which they came to it. */
function adultsIn({ state, history }: CaseDoc): readonly PersonId[] {
  const { reporter, subjects, holders, notes, records = [], recusals } = state;
  const named = history.flatMap(({ by, detail }) => [by, detail.person, detail.to]);
  const ids = [
    ...(reporter.kind === 'person' ? [reporter.personId] : []),
    ...[...subjects, ...adultsOf(state), ...holders.map(({ personId }) => personId)],
    ...[...recusals.map(({ personId }) => personId), ...notes.map(({ by }) => by), ...records.map(({ by }) => by)],
    ...records.flatMap(({ fields }) => (fields.for === undefined ? [] : [fields.for])),
    ...closingsOf(state).map(({ by }) => by),
    ...named.filter((one) => typeof one === 'string'),
  ];
  return [...new Set(ids)];
}

const FIELDS: readonly (readonly [string, NameKind])[] = [
  ['victim_names', 'child'],
  ['instigator_names', 'child'],
  ['adult_name', 'adult'],
  ['people', 'person'],
  ['witnesses', 'person'],
];
const MOST_WORDS = 5;
/** Words with a capital letter, one behind the other. Scripts without capitals are taken as they come. */
const IN_CAPITALS = /[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}’'-]*(?:\s+[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}’'-]*)*/gu;
const NO_NAMES = new Set([
  'the',
  'she',
  'he',
  'they',
  'her',
  'his',
  'their',
  'both',
  'all',
  'year',
  'class',
  'also',
  'one',
  'two',
  'some',
  'and',
  'no',
  'not',
  'a',
  'an',
  'i',
  'we',
  'it',
  'another',
  'child',
  'pupil',
  'pupils',
  'teacher',
  'mum',
  'dad',
  'friend',
  'friends',
  'none',
  'unknown',
  'reception',
]);

const everyAnswer = (state: CaseState): readonly Answers[] => [
  state.answers,
  ...state.notes.flatMap(({ answers }) => (answers === undefined ? [] : [answers])),
];

function typedNames(state: CaseState): readonly KnownName[] {
  const found = FIELDS.flatMap(([field, kind]) =>
    everyAnswer(state).flatMap((answers): readonly KnownName[] => {
      const value = answers[field];
      if (typeof value !== 'string') return [];
      return namesWritten(value, kind).map((name) => ({ key: keyOf('typed', name), name, kind, isInCase: true }));
    }),
  );
  // "Amy" beside "Amy Wagtail" is one child, as far as anybody can say.
  const says = (longer: KnownName, shorter: KnownName): boolean =>
    foldedWords(shorter.name).every((word) => foldedWords(longer.name).includes(word));
  return found.filter(
    (one, at) => !found.some((other, place) => place !== at && says(other, one) && (!says(one, other) || place < at)),
  );
}

const namesWritten = (text: string, kind: NameKind): readonly string[] =>
  text
    .split(/[,;\n/&()]|\band\b/iu)
    .flatMap((part) =>
      kind !== 'person' && foldedWords(part).length <= MOST_WORDS && !/\d/.test(part)
        ? [part]
        : (part.match(IN_CAPITALS) ?? []),
    )
    .map((part) => part.trim())
    .filter((part) => foldedWords(part).some((word) => Array.from(word).length > 1 && !NO_NAMES.has(word)));

/** A lone first name that one pupil alone has is that pupil's, so that the surname is looked for as well. */
function inFull(typed: KnownName, pupils: readonly string[]): KnownName {
  const [first, ...more] = foldedWords(typed.name);
  if (typed.kind === 'adult' || more.length > 0) return typed;
  const [only, ...others] = pupils.filter((name) => foldedWords(name)[0] === first);
  return only === undefined || others.length > 0
    ? typed
    : { ...typed, name: only, key: keyOf('typed', only), kind: 'child' };
}
