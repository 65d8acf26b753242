// Pupils who have left, with their papers, put together by the school year in which they left: one record for each year, so that it can
// be destroyed as a whole when two people agree that it is no longer needed.

import { schoolYearEnd, schoolYearOf } from '../../report/school-year.ts';
import type { DocId } from '../../shared/document.ts';
import type { Instant, IsoDate } from '../../shared/instant.ts';
import { addDays } from '../../shared/time.ts';
import type { ClassListDoc, Pupil, PupilSignature } from '../class-list.ts';
import { newClassList } from './paper-life.ts';

/** Somebody who was left out of a list by mistake, or comes back within the half-year, finds their papers where they were. */
const AWAY_DAYS = 180;

export const leaversId = (school: string, until: IsoDate): DocId => `leavers-${school}-${until.slice(0, 4)}`;
export const leaversTerm = (school: string): string => `leavers:${school}`;

export const isPutAway = ({ leftOn }: Pupil, today: IsoDate): boolean =>
  leftOn !== undefined && leftOn < addDays(today, -AWAY_DAYS);

export function newLeavers(school: string, until: IsoDate): ClassListDoc {
  const id = leaversId(school, until);
  const fresh = newClassList(school, id, id);
  return { ...fresh, state: { ...fresh.state, leaversUntil: until }, terms: [leaversTerm(school)] };
}

type Moved = { readonly pupils: readonly Pupil[]; readonly signatures: readonly PupilSignature[] };

/** Those of one class who left in the same school year, and what came back for them. */
export function leaversIn(
  { state }: ClassListDoc,
  counted: readonly Pupil[],
  today: IsoDate,
): ReadonlyMap<IsoDate, Moved> {
  const years = new Map<IsoDate, Moved>();
  for (const pupil of counted.filter((each) => isPutAway(each, today))) {
    const until = schoolYearEnd(schoolYearOf(pupil.leftOn ?? today));
    const before = years.get(until) ?? { pupils: [], signatures: [] };
    const signatures = state.signatures.filter((each) => each.pupil === pupil.id);
    years.set(until, { pupils: [...before.pupils, pupil], signatures: [...before.signatures, ...signatures] });
  }
  return years;
}

/** The same again changes nothing: a server may stop between the two commits of which this is the first. */
export function withLeavers(doc: ClassListDoc, { pupils, signatures }: Moved, now: Instant): ClassListDoc {
  const known = new Set(doc.state.pupils.map(({ id, place }) => `${id} ${place}`));
  const fresh = pupils.filter(({ id, place }) => !known.has(`${id} ${place}`));
  if (fresh.length === 0) return doc;
  const ids = new Set(fresh.map(({ id }) => id));
  const kept = new Set(doc.state.signatures.map(markOf));
  const papers = signatures.filter((each) => ids.has(each.pupil) && !kept.has(markOf(each)));
  const state = {
    ...doc.state,
    pupils: [...doc.state.pupils, ...fresh],
    signatures: [...doc.state.signatures, ...papers],
  };
  const entry = { at: now, by: 'system', action: 'pupils.put_away', detail: { count: fresh.length } } as const;
  return { ...doc, state, history: [...doc.history, entry] };
}

const markOf = ({ sheet, pupil }: PupilSignature): string => `${sheet} ${pupil}`;

/** The second commit: the class without them. Whoever came back meanwhile stays. */
export function withoutLeavers(doc: ClassListDoc, moved: readonly Pupil[], today: IsoDate, now: Instant): ClassListDoc {
  const marks = new Set(moved.map(({ id, place }) => `${id} ${place}`));
  const gone = doc.state.pupils.filter((each) => marks.has(`${each.id} ${each.place}`) && isPutAway(each, today));
  if (gone.length === 0) return doc;
  const ids = new Set(gone.map(({ id }) => id));
  const state = {
    ...doc.state,
    pupils: doc.state.pupils.filter((each) => !gone.includes(each)),
    signatures: doc.state.signatures.filter(({ pupil }) => !ids.has(pupil)),
  };
  const entry = { at: now, by: 'system', action: 'pupils.put_away', detail: { count: gone.length } } as const;
  return { ...doc, state, history: [...doc.history, entry] };
}
