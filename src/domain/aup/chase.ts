// Who hears that others have not signed in time: first whoever keeps the agreements, then the head. With counts, never with names:
// names stand behind the button, for those entitled.

import type { Person } from '../people/person.ts';
import { holdersOf, holdsOne } from '../people/presence.ts';
import type { Role } from '../people/role.ts';
import { type Duty, WEEKLY } from '../reminders/duty.ts';
import type { IsoDate } from '../shared/instant.ts';
import { addDays } from '../shared/time.ts';
import type { Agreement } from './agreement.ts';
import type { AgreementsPolicy } from './agreements-policy.ts';
import { shortHash } from './sign-life.ts';
import type { SigningSchool } from './sign-rights.ts';
import { isWanted, type Standing } from './sign-standing.ts';

/** Where everybody stands with one text. */
export type TextProgress = {
  readonly text: Agreement;
  readonly people: readonly { readonly person: Person; readonly standing: Standing }[];
};

/** Only counted: whose standing it is does not matter. */
type Counted = Pick<TextProgress, 'text'> & { readonly people: readonly { readonly standing: Standing }[] };

const HEADS: readonly Role[] = ['headteacher', 'deputy_head'];

/** Whoever keeps the agreements, and the head. */
export const seesWhoIsLate = (person: Person, { custodian }: Pick<SigningSchool, 'custodian'>): boolean =>
  holdsOne(person, [custodian, ...HEADS]);

/** IT needs the list where access hangs on it, or where it is at least told (X20). */
export const needsGateList = (person: Person, { gate }: Pick<AgreementsPolicy, 'gate'>): boolean =>
  gate !== 'none' && person.roles.includes('network_manager');

export function chaseDuties(
  { text, people }: Counted,
  school: SigningSchool,
  policy: Pick<AgreementsPolicy, 'chaseAfterDays'>,
): readonly Duty[] {
  const { custodian, head } = policy.chaseAfterDays;
  const late = people.flatMap(({ standing }) => (isWanted(standing) ? [standing.chasedOn] : []));
  const since = (after: number): readonly IsoDate[] =>
    late.map((day) => addDays(day, after)).filter((day) => day <= school.today);
  const duty = (to: Person, days: readonly IsoDate[], who: string): Duty => ({
    key: `chase_list:${text.key}:${shortHash(text.hash)}:${who}`,
    ...{ kind: 'chase_list', to: to.id, about: '', dueOn: null, handedOnOn: null, spacing: WEEKLY },
    title: `${days.length} of ${people.length} have not signed: ${text.title}`,
    firstOn: days.toSorted()[0] ?? school.today,
  });
  const forKeeper = since(0);
  const forHead = since(Math.max(1, head - custodian));
  const keepers = holdersOf(school.directory, school.custodian, school.today);
  const heads = holdersOf(school.directory, 'headteacher', school.today);
  return [
    ...(forKeeper.length === 0 ? [] : keepers.map((person) => duty(person, forKeeper, 'keeper'))),
    // Where nobody keeps them, the head hears at once.
    ...((keepers.length === 0 ? forKeeper : forHead).length === 0
      ? []
      : heads
          .filter(({ id }) => !keepers.some((keeper) => keeper.id === id))
          .map((person) => duty(person, keepers.length === 0 ? forKeeper : forHead, 'head'))),
  ];
}
