// Which pupils a class counts. A move to another class is two commits; whatever happens in between, each pupil is counted once.

import type { DocId } from '../../shared/document.ts';
import type { IsoDate } from '../../shared/instant.ts';
import type { ClassListDoc, ClassListState, Pupil } from '../class-list.ts';

type Lists = (id: DocId) => Pick<ClassListState, 'pupils'> | undefined;

/** Those whose class this is: not the ones who are still counted in the class that they come from. Leavers included. */
export const countedPupils = ({ pupils }: Pick<ClassListState, 'pupils'>, lists: Lists): readonly Pupil[] =>
  pupils.filter(({ id, comesFrom }) => {
    if (comesFrom === undefined) return true;
    const before = lists(comesFrom.list)?.pupils ?? [];
    return !before.some((pupil) => pupil.id === id && pupil.place === comesFrom.place);
  });

export const isPupilHere = ({ leftOn }: Pick<Pupil, 'leftOn'>, today: IsoDate): boolean =>
  leftOn === undefined || today <= leftOn;

/** Other lists that have to be looked at before this one can be counted. */
export const listsBehind = ({ pupils }: Pick<ClassListState, 'pupils'>): readonly DocId[] => [
  ...new Set(pupils.flatMap(({ comesFrom }) => (comesFrom === undefined ? [] : [comesFrom.list]))),
];

/** The class as it counts today: its own pupils who are still at the school, with what came back for them. */
export function countedClass(doc: ClassListDoc, lists: Lists, today: IsoDate): ClassListDoc {
  const pupils = countedPupils(doc.state, lists).filter((pupil) => isPupilHere(pupil, today));
  return pupils.length === doc.state.pupils.length ? doc : { ...doc, state: { ...doc.state, pupils } };
}

/** All classes of a school, each pupil once. */
export function countedClasses(docs: readonly ClassListDoc[], today: IsoDate): readonly ClassListDoc[] {
  const byId = new Map(docs.map((doc) => [doc.id, doc.state]));
  return docs.map((doc) => countedClass(doc, (id) => byId.get(id), today));
}
