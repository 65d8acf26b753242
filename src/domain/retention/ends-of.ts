// On which day what has no closing of its own is over: what an adult signed, a month's book of visitors, a year's register of leavers.

import type { VisitorBookState } from '../aup/paper/visitor-book.ts';
import type { LeaversState } from '../leavers/leavers.ts';
import type { Person } from '../people/person.ts';
import { schoolYearEnd } from '../report/school-year.ts';
import type { IsoDate } from '../shared/instant.ts';
import { addDays, addMonths } from '../shared/time.ts';

/** Null while they work here, came back, are to come back, or no list says when they left. */
export function lastDayOf(person: Pick<Person, 'startsOn' | 'endsOn'> | null, today: IsoDate): IsoDate | null {
  const { startsOn, endsOn } = person ?? {};
  if (endsOn === undefined || endsOn >= today) return null;
  return startsOn !== undefined && startsOn > endsOn ? null : endsOn;
}

/** The end of the month in its id, or the last day of a visit that began in it and went on. Null for an id without a month. */
export function lastDayOfBook(id: string, { visits }: Pick<VisitorBookState, 'visits'>): IsoDate | null {
  const month = /-(\d{4}-\d{2})$/.exec(id)?.[1];
  if (month === undefined) return null;
  const monthEnd = addDays(addMonths(`${month}-01`, 1), -1);
  const days = visits.filter(({ withdrawn }) => withdrawn === undefined).map(({ to }) => to);
  return [monthEnd, ...days].toSorted().at(-1) ?? monthEnd;
}

/** The last day of its school year: everybody whose account was closed in it had left by then. */
export const lastDayOfYear = ({ year }: Pick<LeaversState, 'year'>): IsoDate => schoolYearEnd(year);

/** The same by the id of a register that is gone; empty where it names no year. */
export function lastDayOfGone(about: string): IsoDate {
  const year = /-(\d{4})$/.exec(about)?.[1];
  return year === undefined ? '' : schoolYearEnd(Number(year));
}
