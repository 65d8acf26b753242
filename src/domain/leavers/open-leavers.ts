// Whoever has left and whose accounts nobody has closed yet (X23). Worked out from the lists as they stand, so that somebody who comes
// back is off it at once, and on it again after leaving again.

import type { AgreementsPolicy } from '../aup/agreements-policy.ts';
import type { ClassListDoc } from '../aup/class-list.ts';
import type { Directory } from '../people/person.ts';
import type { IsoDate } from '../shared/instant.ts';
import { addDays } from '../shared/time.ts';
import type { ClosedAccounts } from './leavers.ts';

export type Leaver = {
  /** `person:<id>` or `pupil:<id>`. */
  readonly who: string;
  readonly name: string;
  /** A pupil's class; empty for staff. */
  readonly group: string;
  readonly leftOn: IsoDate;
};

export type OpenLeaver = Leaver & {
  /** The last day to close the accounts. */
  readonly closeBy: IsoDate;
  readonly isOverdue: boolean;
};

/** An import that names somebody no more gives them a last day, so this one date tells of both. */
export const staffLeavers = ({ people }: Directory, today: IsoDate): readonly Leaver[] =>
  people.flatMap(({ id, name, endsOn }) =>
    endsOn === undefined || endsOn >= today ? [] : [{ who: `person:${id}`, name, group: '', leftOn: endsOn }],
  );

/**
 * Pupils with a login of their own; with one for the class there is nothing to close. A pupil who moved to another class has left none.
 */
export function pupilLeavers(
  lists: readonly ClassListDoc[],
  accounts: AgreementsPolicy['accounts'],
  today: IsoDate,
): readonly Leaver[] {
  const all = lists.flatMap(({ state }) => state.pupils.map((pupil) => ({ pupil, group: state.name })));
  const isHere = (leftOn: IsoDate | undefined): boolean => leftOn === undefined || leftOn >= today;
  const here = new Set(all.filter(({ pupil }) => isHere(pupil.leftOn)).map(({ pupil }) => pupil.id));
  const left = new Map<string, Leaver>();
  for (const { pupil, group } of all) {
    const { id, name, audience, leftOn } = pupil;
    if (leftOn === undefined || here.has(id) || accounts[audience] !== 'own') continue;
    const known = left.get(id);
    // In two lists: the later day is the one on which they left the school.
    if (known === undefined || known.leftOn < leftOn) left.set(id, { who: `pupil:${id}`, name, group, leftOn });
  }
  return [...left.values()];
}

/** The longest overdue first. */
export const openLeavers = (
  leavers: readonly Leaver[],
  closed: readonly ClosedAccounts[],
  leaverDays: number,
  today: IsoDate,
): readonly OpenLeaver[] =>
  leavers
    .filter((leaver) => !closed.some((entry) => closes(entry, leaver)))
    .map((leaver) => ({ ...leaver, closeBy: addDays(leaver.leftOn, leaverDays) }))
    .map((leaver) => ({ ...leaver, isOverdue: leaver.closeBy < today }))
    .toSorted((a, b) => compare(a.leftOn, b.leftOn) || compare(a.name, b.name));

/** A last day that is corrected afterwards opens nothing again; one after the closing is another leaving. */
const closes = (entry: ClosedAccounts, { who, leftOn }: Leaver): boolean =>
  entry.who === who && (entry.leftOn === leftOn || entry.closedOn >= leftOn);

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
