// The pupil import: compares a list with the classes known, says what would change, and writes it only when told to. It runs where
// the store is open: in the server, asked through its socket, or in the command itself.

import type { ClassListDoc } from '../../../domain/aup/class-list.ts';
import { byClassName, classListsTerm } from '../../../domain/aup/paper/class-names.ts';
import {
  type ClassChange,
  type ImportWorld,
  type MovedOn,
  type PupilPlan,
  planPupils,
  strays,
  withoutPupils,
} from '../../../domain/aup/paper/pupil-import.ts';
import type { PupilRow } from '../../../domain/aup/paper/pupil-rows.ts';
import { countedClasses } from '../../../domain/aup/paper/pupils-here.ts';
import { isoDateOf } from '../../../domain/shared/time.ts';
import type { Deps, Store } from '../../ports.ts';

export type PupilImportDeps = Pick<Deps, 'store' | 'clock' | 'ids' | 'policy'>;

export type PupilImportRequest = {
  readonly school: string;
  readonly rows: readonly PupilRow[];
  readonly apply: boolean;
  /** Given by somebody who has looked at a list in which more than a quarter of the pupils is missing. */
  readonly manyLeavers: boolean;
};

export type PupilImportReport = Pick<PupilPlan, 'joins' | 'moves' | 'changes' | 'leaves' | 'same' | 'cutOff'> & {
  readonly classes: readonly ClassChange[];
  readonly outcome: 'preview' | 'refused' | 'applied' | 'unavailable';
};

/** Somebody may tick papers while it runs: then what is left is worked out anew. */
const ATTEMPTS = 5;

export async function importPupils(deps: PupilImportDeps, request: PupilImportRequest): Promise<PupilImportReport> {
  const { school, rows, apply, manyLeavers } = request;
  const world = worldOf(deps, school);
  const docs = await readClassLists(deps.store, school);
  const report = reportOf(planPupils(withoutStrays(docs, world), rows, world));
  if (!apply) return { ...report, outcome: 'preview' };
  if (report.cutOff && !manyLeavers) return { ...report, outcome: 'refused' };
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const ended = await writeAll(deps.store, rows, world);
    if (ended === 'unavailable') return { ...report, outcome: 'unavailable' };
    if (ended === 'written') return { ...report, outcome: 'applied' };
  }
  return { ...report, outcome: 'unavailable' };
}

function withoutStrays(docs: readonly ClassListDoc[], world: ImportWorld): readonly ClassListDoc[] {
  const moved = new Map(strays(docs).map((each) => [each.list, each.moved]));
  return docs.map((doc) => {
    const left = moved.get(doc.id);
    return left === undefined ? doc : withoutPupils(doc, left, world);
  });
}

async function writeAll(store: Store, rows: readonly PupilRow[], world: ImportWorld): Promise<Ended> {
  const left = strays(await readClassLists(store, world.school));
  const cleared = await takeOut(store, left, world);
  if (cleared !== 'written') return cleared;
  const docs = await readClassLists(store, world.school);
  // Another import is under way.
  return strays(docs).length > 0 ? 'conflict' : write(store, planPupils(docs, rows, world), world);
}

function worldOf({ policy, clock, ids }: PupilImportDeps, school: string): ImportWorld {
  const now = clock.now();
  const today = isoDateOf(now, policy(school).calendar.zone);
  return { school, now, today, place: ids.docId(), by: 'operator' };
}

function reportOf({ joins, moves, changes, leaves, same, cutOff, classes }: PupilPlan) {
  const sorted = classes
    .filter((each) => each.joins + each.moves + each.changes + each.leaves > 0)
    .toSorted((a, b) => byClassName(a.name, b.name));
  return { joins, moves, changes, leaves, same, cutOff, classes: sorted };
}

type Ended = 'written' | 'conflict' | 'unavailable';

/** New classes first, then the old: whatever stops it in between, nobody is lost, and nobody is counted twice. */
async function write(store: Store, { first, afterwards }: PupilPlan, world: ImportWorld): Promise<Ended> {
  for (const doc of first) {
    const committed = await store.commit<'class_list'>(doc);
    if (!committed.ok) return committed.why;
  }
  return takeOut(store, afterwards, world);
}

async function takeOut(store: Store, lists: readonly MovedOn[], world: ImportWorld): Promise<Ended> {
  for (const { list, version, moved } of lists) {
    const doc = await store.read('class_list', list);
    // Something came back meanwhile for somebody who has moved: it has to move with them.
    if (doc?.version !== version) return 'conflict';
    const committed = await store.commit<'class_list'>(withoutPupils(doc, moved, world));
    if (!committed.ok) return committed.why;
  }
  return 'written';
}

const PAGE = 500;

export async function readClassLists(store: Store, school: string): Promise<readonly ClassListDoc[]> {
  const docs: ClassListDoc[] = [];
  let after: string | undefined;
  do {
    const term = [classListsTerm(school)];
    const page = await store.list('class_list', term, after === undefined ? { limit: PAGE } : { limit: PAGE, after });
    for (const { id } of page.headers) {
      const doc = await store.read('class_list', id);
      if (doc?.school === school) docs.push(doc);
    }
    after = page.next;
  } while (after !== undefined);
  return docs;
}

export type ClassLine = {
  readonly name: string;
  readonly ks1: number;
  readonly ks2: number;
  readonly secondary: number;
};

/** Every class with somebody in it. Counts, never names. */
export async function listPupils(deps: PupilImportDeps, school: string): Promise<readonly ClassLine[]> {
  const { today } = worldOf(deps, school);
  return countedClasses(await readClassLists(deps.store, school), today)
    .filter(({ state }) => state.pupils.length > 0)
    .map(({ state: { name, pupils } }) => {
      const of = (audience: string): number => pupils.filter((pupil) => pupil.audience === audience).length;
      return { name, ks1: of('pupil_ks1'), ks2: of('pupil_ks2'), secondary: of('pupil_secondary') };
    })
    .toSorted((a, b) => byClassName(a.name, b.name));
}
