// What leavers ask of people today: IT closes their accounts; if that is late, whoever keeps the agreements hears of it, then the head.
// With counts and a day, never with names: those stand behind the button.

import type { Person } from '../people/person.ts';
import { holdersOf } from '../people/presence.ts';
import { type Duty, WEEKLY } from '../reminders/duty.ts';
import type { IsoDate } from '../shared/instant.ts';
import { addDays, daysBetween } from '../shared/time.ts';
import { closersOf, keepersOf, type LeaverSchool } from './leaver-rights.ts';
import type { OpenLeaver } from './open-leavers.ts';

/** So long after whoever keeps the agreements, the head hears as well. */
const HEAD_AFTER_DAYS = 7;

export function leaverDuties(open: readonly OpenLeaver[], school: LeaverSchool): readonly Duty[] {
  const first = open[0];
  if (first === undefined) return [];
  const handedOnOn = addDays(first.closeBy, 1);
  const closers = closersOf(school);
  const keepers = keepersOf(school).filter((person) => !holds(closers, person));
  const heads = holdersOf(school.directory, 'headteacher', school.today).filter(
    (person) => !holds(closers, person) && !holds(keepers, person),
  );
  const duty = (to: Person, key: string, title: string, firstOn: IsoDate): Duty => ({
    ...{ key, kind: 'close_accounts', to: to.id, about: '', title, dueOn: first.closeBy, firstOn },
    ...{ spacing: WEEKLY, handedOnOn: null },
  });
  const own = closers.map((to) => ({
    ...duty(to, 'close_accounts', closeTitle(open.length), addDays(first.leftOn, 1)),
    // Halfway as well, however few days the school gives.
    spacing: [Math.max(1, Math.min(7, Math.floor(daysBetween(first.leftOn, first.closeBy) / 2)))],
    handedOnOn: keepers.length + heads.length === 0 ? null : handedOnOn,
  }));
  const late = open.filter(({ isOverdue }) => isOverdue);
  if (late.length === 0) return own;
  const told = (people: readonly Person[], who: string, from: IsoDate): readonly Duty[] =>
    from > school.today ? [] : people.map((to) => duty(to, `close_accounts:${who}`, lateTitle(late.length), from));
  return [...own, ...told(keepers, 'keeper', handedOnOn), ...told(heads, 'head', addDays(handedOnOn, HEAD_AFTER_DAYS))];
}

const holds = (people: readonly Person[], { id }: Person): boolean => people.some((person) => person.id === id);

const people = (count: number): string => (count === 1 ? 'somebody who has left' : `${count} people who have left`);

const closeTitle = (count: number): string => `Close the accounts of ${people(count)}`;
const lateTitle = (count: number): string => `Not closed in time: the accounts of ${people(count)}`;
