// A person says from when to when they are away, or that they are back. Whoever stands for the head hears at once when nobody would be in.

import { comingAbsences, withAbsence, withoutAbsence } from '../../domain/cover/absence.ts';
import { type Gap, gapsBetween } from '../../domain/cover/gaps.ts';
import { coversFor, standsInFor } from '../../domain/cover/named-cover.ts';
import { owingCovers, owingGaps } from '../../domain/cover/tell-gap.ts';
import { standsForHead } from '../../domain/cover/who-hears.ts';
import type { Directory, Person } from '../../domain/people/person.ts';
import { holdersOf, isAbsent } from '../../domain/people/presence.ts';
import { ROLE_NAMES, type Role } from '../../domain/people/role.ts';
import { ok, type Result, refuse } from '../../domain/shared/result.ts';
import { isoDateOf } from '../../domain/shared/time.ts';
import { COVER_TEXTS } from '../../views/cover-texts.ts';
import { changeDoc, readDoc } from '../change-doc.ts';
import type { Deps, PersonDoc } from '../ports.ts';
import type { Who } from '../who.ts';
import type { AwayData } from './cover-use-cases.ts';

type Days = { readonly from: string; readonly to: string };

export async function myAbsences(deps: Deps, who: Who): Promise<Result<AwayData>> {
  const read = await readDoc(deps, 'person', who.person.id);
  return read.ok ? ok(await dataOf(deps, who, read.value?.state ?? who.person)) : read;
}

export async function sayAway(
  deps: Deps,
  who: Who,
  days: Days & { readonly cover?: string },
): Promise<Result<AwayData>> {
  const { cover = '' } = days;
  const directory = await deps.people.directory(who.school);
  return change(deps, who, 'person.said_away', (person, today) =>
    cover !== '' && !coversFor(directory, person, today).some(({ id }) => id === cover)
      ? refuse('cover.cover', 'Choose somebody from the list, or leave it empty.', 'cover')
      : withAbsence(person, days, today),
  );
}

export const sayBack = (deps: Deps, who: Who, days: Days): Promise<Result<AwayData>> =>
  change(deps, who, 'person.said_back', (person, today) => ok(withoutAbsence(person, days, today)));

async function change(
  deps: Deps,
  who: Who,
  action: string,
  step: (person: Person, today: string) => Result<Person>,
): Promise<Result<AwayData>> {
  const now = deps.clock.now();
  const today = todayOf(deps, who.school);
  const done = await changeDoc(deps, 'person', who.person.id, async (known) => {
    const doc = known ?? blank(who);
    const after = step(doc.state, today);
    if (!after.ok) return after;
    if (after.value === doc.state && known !== null) return ok(known);
    const entry = { at: now, by: who.person.id, action, detail: {} };
    const changed = { ...doc, state: after.value, history: [...doc.history, entry] };
    return ok(owingCovers(await withWarning(deps, changed), doc.state.absences, now));
  });
  return done.ok ? ok(await dataOf(deps, who, done.value.state)) : done;
}

async function withWarning(deps: Deps, doc: PersonDoc): Promise<PersonDoc> {
  const directory = await directoryWith(deps, doc.school, doc.state);
  const head = standsForHead(directory, todayOf(deps, doc.school), [doc.id]);
  const gaps = gapsOf(deps, doc.school, directory, doc.state);
  return head === null ? doc : owingGaps(doc, gaps, head.id, deps.clock.now());
}

/** The person as they now are, among everybody else. */
async function directoryWith(deps: Deps, school: string, person: Person): Promise<Directory> {
  const { people } = await deps.people.directory(school);
  return { people: [...people.filter(({ id }) => id !== person.id), person] };
}

/** Days on which nobody would be in because of this person. */
function gapsOf(deps: Deps, school: string, directory: Directory, person: Person): readonly Gap[] {
  const today = todayOf(deps, school);
  const mine = comingAbsences(person, today);
  const found = mine.flatMap(({ from, to }) =>
    gapsBetween(directory, deps.policy(school).calendar, { from: [from, today].toSorted().at(-1) ?? today, to }),
  );
  const theirs = found.filter(({ of }) =>
    of === 'safeguarding_team' ? TEAM.some((role) => person.roles.includes(role)) : person.roles.includes(of),
  );
  return [...new Map(theirs.map((gap) => [`${gap.of}:${gap.from}:${gap.to}`, gap])).values()];
}

const TEAM: readonly Role[] = ['dsl', 'deputy_dsl'];

async function dataOf(deps: Deps, who: Who, person: Person): Promise<AwayData> {
  const directory = await directoryWith(deps, who.school, person);
  const coming = comingAbsences(person, todayOf(deps, who.school));
  const first = coming[0];
  return {
    absences: coming.map(({ from, to, said, cover }) => ({
      ...{ from, to, said: said === true },
      cover: directory.people.find(({ id }) => id === cover)?.name ?? '',
    })),
    eligible: coversFor(directory, person, todayOf(deps, who.school)).map(({ id, name }) => ({ id, name })),
    standsIn: directory.people.flatMap((other) =>
      comingAbsences(other, todayOf(deps, who.school))
        .filter(({ cover }) => cover === person.id)
        .map(({ from, to }) => COVER_TEXTS.standIn(other.name, from, to)),
    ),
    covers: first === undefined ? [] : coversOf(directory, person, first.from),
    gaps: gapsOf(deps, who.school, directory, person).map(COVER_TEXTS.gap),
  };
}

/** Others who hold the role and are in; for the DSL and the deputies each other, for the head the deputy head. */
function coversOf(directory: Directory, person: Person, day: string): AwayData['covers'] {
  return person.roles
    .map((role) => ({
      role: ROLE_NAMES[role],
      names: [...new Set(standsInFor(role).flatMap((other) => holdersOf(directory, other, day)))]
        .filter((other) => other.id !== person.id && !isAbsent(other, day))
        .map(({ name }) => name),
    }))
    .filter(({ names }) => names.length > 0);
}

const todayOf = (deps: Deps, school: string): string => isoDateOf(deps.clock.now(), deps.policy(school).calendar.zone);

const blank = ({ school, person }: Who): PersonDoc => ({
  ...{ kind: 'person', id: person.id, school, version: 0, state: person },
  ...{ history: [], outbox: [], dueAt: null, terms: [] },
});
