// How far a campaign has come, counted: all together and group by group. Counts name nobody.

import type { Person, PersonId } from '../people/person.ts';
import { assertNever } from '../shared/assert-never.ts';
import type { IsoDate } from '../shared/instant.ts';
import { isWanted, type Standing } from './sign-standing.ts';

/** One signature that is wanted. */
export type Member = {
  readonly group: string;
  readonly name: string;
  /** Null for a pupil, who is no user of the bot. */
  readonly personId: PersonId | null;
  readonly standing: Standing;
};

export type Tally = {
  readonly all: number;
  readonly signed: number;
  readonly refused: number;
  /** A question of theirs is open. */
  readonly asked: number;
  /** Asked to sign, and has not. */
  readonly owed: number;
  /** Of those, the last day is over. */
  readonly late: number;
  /** Nobody asks them before the campaign is started. */
  readonly waiting: number;
};

export type GroupTally = Tally & { readonly group: string };

const NOBODY: Tally = { all: 0, signed: 0, refused: 0, asked: 0, owed: 0, late: 0, waiting: 0 };

export const isLate = ({ standing }: Pick<Member, 'standing'>, today: IsoDate): boolean =>
  isWanted(standing) && standing.dueOn < today;

export const tallyOf = (members: readonly Member[], today: IsoDate): Tally =>
  members.reduce((tally, member) => counted(tally, member, today), { ...NOBODY, all: members.length });

function counted(tally: Tally, member: Member, today: IsoDate): Tally {
  const { standing } = member;
  switch (standing.state) {
    case 'signed':
      return { ...tally, signed: tally.signed + 1 };
    case 'refused':
      return { ...tally, refused: tally.refused + 1 };
    case 'asked':
      return { ...tally, asked: tally.asked + 1 };
    case 'owed':
      if (standing.waits === true) return { ...tally, waiting: tally.waiting + 1 };
      return { ...tally, owed: tally.owed + 1, late: tally.late + Number(isLate(member, today)) };
    default:
      return assertNever(standing);
  }
}

/** In the order in which the groups are first met. */
export const groupTallies = (members: readonly Member[], today: IsoDate): readonly GroupTally[] =>
  [...new Set(members.map(({ group }) => group))].map((group) => ({
    ...tallyOf(
      members.filter((member) => member.group === group),
      today,
    ),
    group,
  }));

export const GROUPS = { teachers: 'Class teachers', staff: 'Other staff', governors: 'Governors' } as const;

export const groupOf = (audience: string, { classes }: Pick<Person, 'classes'>): string =>
  audience === 'governor' ? GROUPS.governors : classes.length > 0 ? GROUPS.teachers : GROUPS.staff;

/** Whoever has to be asked again has done so: those who sign for the first time are asked without a campaign. */
export const isAllSigned = (members: readonly Member[]): boolean =>
  members.every(({ standing }) => standing.state === 'signed' || standing.why === 'first');
