// Whoever has left and whose accounts nobody has closed yet (X23). Worked out from the lists as they stand, so that somebody who comes
// back is off it at once, and on it again after leaving again.

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
