// Pupil list against the classes known: who joins, who moves, who leaves. Papers move with the pupil. Nobody is ever deleted.

import type { ActorRef, DocId } from '../../shared/document.ts';
import type { Instant, IsoDate } from '../../shared/instant.ts';
import { addDays } from '../../shared/time.ts';
import type { ClassListDoc, Pupil, PupilSignature } from '../class-list.ts';
import { classListId } from './class-names.ts';
import { newClassList } from './paper-life.ts';
import type { PupilRow } from './pupil-rows.ts';
import { countedPupils, isPupilHere } from './pupils-here.ts';

export type ImportWorld = {
  readonly school: string;
  readonly today: IsoDate;
  readonly now: Instant;
  /** Names this import: no other has it. */
  readonly place: string;
  readonly by: ActorRef;
};

export type ClassChange = {
  readonly name: string;
  readonly pupils: number;
  readonly joins: number;
  readonly moves: number;
  readonly changes: number;
  readonly leaves: number;
};

export type PupilPlan = {
  /** Written first: classes with everybody who is in them from now on. */
  readonly first: readonly ClassListDoc[];
  /** Taken out when all of those stand: whoever has moved on, by the class that still names them. */
  readonly afterwards: readonly MovedOn[];
  readonly classes: readonly ClassChange[];
  readonly joins: number;
  readonly moves: number;
  readonly changes: number;
  /** Ids of those whom the list does not name any more. */
  readonly leaves: readonly string[];
  readonly same: number;
  readonly cutOff: boolean;
};

/** `version` is the one at which the list then stands, unless something came back for somebody meanwhile. */
export type MovedOn = { readonly list: DocId; readonly version: number; readonly moved: ReadonlySet<string> };

/**
 * What an import that stopped half-way left behind: pupils in a class where they are not counted yet. They go first, before anything
 * is worked out, or they would count as soon as the pupil leaves the class in which they do.
 */
export function strays(docs: readonly ClassListDoc[]): readonly MovedOn[] {
  const byId = new Map(docs.map((doc) => [doc.id, doc.state]));
  return docs.flatMap(({ id: list, version, state }) => {
    const counted = new Set(countedPupils(state, (id) => byId.get(id)).map(({ id }) => id));
    const moved = state.pupils.map(({ id }) => id).filter((id) => !counted.has(id));
    return moved.length === 0 ? [] : [{ list, version, moved: new Set(moved) }];
  });
}

/** A pupil where they are counted, with their papers. */
type Held = { readonly list: ClassListDoc; readonly pupil: Pupil };

/** The lists hold no strays. */
export function planPupils(docs: readonly ClassListDoc[], rows: readonly PupilRow[], world: ImportWorld): PupilPlan {
  const held = heldPupils(docs);
  const listed = new Map(rows.map((row) => [row.id, row]));
  const steps = rows.map((row) => stepOf(row, held.get(row.id), world));
  const gone = [...held.values()].filter(({ pupil }) => !listed.has(pupil.id) && isPupilHere(pupil, world.today));
  const here = [...held.values()].filter(({ pupil }) => isPupilHere(pupil, world.today)).length;
  const first = classesAfter(docs, steps, gone, world);
  return {
    first,
    afterwards: movedOn(docs, first, steps),
    classes: classChanges(steps, gone),
    ...{ joins: count(steps, 'joins'), moves: count(steps, 'moves'), changes: count(steps, 'changes') },
    leaves: gone.map(({ pupil }) => pupil.id),
    same: count(steps, 'same'),
    cutOff: gone.length > 3 && gone.length * 4 > here,
  };
}

function heldPupils(docs: readonly ClassListDoc[]): ReadonlyMap<string, Held> {
  const byId = new Map(docs.map((doc) => [doc.id, doc.state]));
  return new Map(
    docs.flatMap((list) =>
      countedPupils(list.state, (id) => byId.get(id)).map((pupil) => [pupil.id, { list, pupil }] as const),
    ),
  );
}

type Step = {
  readonly what: 'joins' | 'moves' | 'changes' | 'same';
  readonly row: PupilRow;
  readonly target: DocId;
  readonly held: Held | undefined;
  readonly after: Pupil;
};

const count = (steps: readonly Step[], what: Step['what']): number => steps.filter((step) => step.what === what).length;

function stepOf(row: PupilRow, held: Held | undefined, world: ImportWorld): Step {
  const target = classListId(world.school, row.className);
  const moves = held !== undefined && held.list.id !== target;
  const before = held?.pupil;
  const leftOn = row.leavesOn ?? undefined;
  const isHere = leftOn === undefined || world.today <= leftOn;
  const back = before !== undefined && isHere && !isPupilHere(before, world.today);
  const arrives = row.startsOn !== null && row.startsOn > world.today ? row.startsOn : world.today;
  const stageBefore = stageBeforeOf(row, back ? undefined : before);
  const after: Pupil = {
    ...{ id: row.id, name: row.name, audience: row.audience },
    ...(stageBefore === undefined ? {} : { stageBefore }),
    since: before === undefined || back || before.audience !== row.audience ? arrives : before.since,
    ...(leftOn === undefined ? {} : { leftOn }),
    place: held === undefined || moves ? world.place : held.pupil.place,
    ...(held !== undefined && moves ? { comesFrom: { list: held.list.id, place: held.pupil.place } } : {}),
  };
  const same = before !== undefined && JSON.stringify(ordered(before)) === JSON.stringify(ordered(after));
  return {
    what: before === undefined ? 'joins' : moves ? 'moves' : same ? 'same' : 'changes',
    row,
    target,
    held,
    after,
  };
}

const stageBeforeOf = ({ audience }: PupilRow, before: Pupil | undefined): Pupil['stageBefore'] =>
  before === undefined || before.audience === audience ? before?.stageBefore : before.audience;

const ordered = ({ id, name, audience, stageBefore, since, leftOn, place, comesFrom }: Pupil) => [
  ...[id, name, audience, stageBefore ?? '', since, leftOn ?? '', place],
  ...[comesFrom?.list ?? '', comesFrom?.place ?? ''],
];

/** Each class with those who are new or different in it, and what came back for whoever moved here. Only classes that change. */
function classesAfter(
  docs: readonly ClassListDoc[],
  steps: readonly Step[],
  gone: readonly Held[],
  world: ImportWorld,
): readonly ClassListDoc[] {
  const byId = new Map(docs.map((doc) => [doc.id, doc]));
  const targets = new Map<DocId, { name: string; steps: Step[]; gone: Set<string> }>();
  const of = (id: DocId, name: string) => {
    const known = targets.get(id) ?? { name, steps: [], gone: new Set<string>() };
    targets.set(id, known);
    return known;
  };
  for (const step of steps) if (step.what !== 'same') of(step.target, step.row.className).steps.push(step);
  for (const { list, pupil } of gone) of(list.id, list.state.name).gone.add(pupil.id);
  return [...targets].map(([id, target]) => {
    const doc = byId.get(id) ?? newClassList(world.school, id, target.name);
    return classAfter(doc, target, world);
  });
}

function classAfter(
  doc: ClassListDoc,
  { steps, gone }: { readonly steps: readonly Step[]; readonly gone: ReadonlySet<string> },
  world: ImportWorld,
): ClassListDoc {
  const fresh = new Map(steps.map((step) => [step.after.id, step]));
  const leftOn = addDays(world.today, -1);
  const stays = doc.state.pupils
    .filter(({ id }) => !fresh.has(id))
    .map((pupil) => (gone.has(pupil.id) ? { ...pupil, leftOn } : pupil));
  // What came back for somebody stands where they are counted.
  const papers = doc.state.signatures.filter(({ pupil }) => fresh.get(pupil)?.what !== 'moves');
  const brought = steps.filter(({ what }) => what === 'moves').flatMap(({ held }) => papersOf(held));
  const state = {
    ...doc.state,
    pupils: [...stays, ...steps.map(({ after }) => after)].toSorted((a, b) => NAMES.compare(a.name, b.name)),
    signatures: [...papers, ...brought],
  };
  const detail = { joined: steps.length, left: gone.size, place: world.place };
  return { ...doc, state, history: [...doc.history, { at: world.now, by: world.by, action: 'pupils.listed', detail }] };
}

const NAMES = new Intl.Collator('en');

const papersOf = (held: Held | undefined): readonly PupilSignature[] =>
  held === undefined ? [] : held.list.state.signatures.filter(({ pupil }) => pupil === held.pupil.id);

/** Every other list that still names somebody who has moved, also from an import that stopped half-way. */
function movedOn(
  docs: readonly ClassListDoc[],
  first: readonly ClassListDoc[],
  steps: readonly Step[],
): PupilPlan['afterwards'] {
  const written = new Map(first.map((doc) => [doc.id, doc]));
  const target = new Map(steps.map((step) => [step.row.id, step.target]));
  return docs.flatMap((doc) => {
    const list = doc.id;
    const { pupils } = (written.get(list) ?? doc).state;
    const moved = pupils.filter(({ id }) => target.has(id) && target.get(id) !== list).map(({ id }) => id);
    const version = written.has(list) ? doc.version + 1 : doc.version;
    return moved.length === 0 ? [] : [{ list, version, moved: new Set(moved) }];
  });
}

/** The class without those pupils and their papers, which stand in another class by now. */
export function withoutPupils(doc: ClassListDoc, moved: ReadonlySet<string>, world: ImportWorld): ClassListDoc {
  const state = {
    ...doc.state,
    pupils: doc.state.pupils.filter(({ id }) => !moved.has(id)),
    signatures: doc.state.signatures.filter(({ pupil }) => !moved.has(pupil)),
  };
  const detail = { moved: moved.size, place: world.place };
  return { ...doc, state, history: [...doc.history, { at: world.now, by: world.by, action: 'pupils.moved', detail }] };
}

function classChanges(steps: readonly Step[], gone: readonly Held[]): readonly ClassChange[] {
  const classes = new Map<DocId, ClassChange>();
  const add = (id: DocId, name: string, what: 'pupils' | 'joins' | 'moves' | 'changes' | 'leaves'): void => {
    const known = classes.get(id) ?? { name, pupils: 0, joins: 0, moves: 0, changes: 0, leaves: 0 };
    classes.set(id, { ...known, [what]: known[what] + 1 });
  };
  for (const { what, target, row } of steps) {
    add(target, row.className, 'pupils');
    if (what !== 'same') add(target, row.className, what);
  }
  for (const { list } of gone) add(list.id, list.state.name, 'leaves');
  return [...classes.values()];
}
