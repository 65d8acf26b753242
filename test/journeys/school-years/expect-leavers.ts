// Whose accounts are to be closed, and who has to hear of it.

import type { Person } from '../../../src/domain/people/person.ts';
import type { IsoDate } from '../../../src/domain/shared/instant.ts';
import { daysBetween, plusDays } from '../../support/other-calendar.ts';
import { type Facts, firstHeld, holders, type LeaverFact, type Thing } from './facts.ts';
import { byWhen } from './words.ts';

export function openLeavers(facts: Facts): readonly LeaverFact[] {
  const { accounts } = facts.policy.agreements;
  const staff = [...facts.people.values()].flatMap(({ id, endsOn }) =>
    endsOn !== undefined && endsOn < facts.today ? [{ who: `person:${id}`, leftOn: endsOn }] : [],
  );
  const pupils = [...facts.pupils.values()].flatMap(({ id, leftOn, audience }) =>
    leftOn !== undefined && leftOn < facts.today && accounts[audience] === 'own'
      ? [{ who: `pupil:${id}`, leftOn }]
      : [],
  );
  return [...staff, ...pupils]
    .filter(({ who }) => !facts.closed.some((each) => each.who === who))
    .toSorted((a, b) => a.leftOn.localeCompare(b.leftOn));
}

const people = (count: number): string => (count === 1 ? 'somebody who has left' : `${count} people who have left`);

export function leavers(facts: Facts): readonly Thing[] {
  const { leaverDays, custodian } = facts.policy.agreements;
  const open = openLeavers(facts);
  const [first] = open;
  if (first === undefined) return [];
  const closeBy = plusDays(first.leftOn, leaverDays);
  const late = open.filter(({ leftOn }) => plusDays(leftOn, leaverDays) < facts.today).length;
  const closers = firstHeld(facts, ['network_manager', 'it_provider', 'headteacher']);
  const but = (those: readonly Person[], ...others: readonly Person[]): readonly Person[] =>
    those.filter(({ id }) => others.every((other) => other.id !== id));
  const keepers = but(firstHeld(facts, [custodian, 'headteacher']), ...closers);
  const heads = but(holders(facts, 'headteacher'), ...closers, ...keepers);
  const thing = ({ id }: Person, key: string, firstOn: IsoDate, title: string, spacing: readonly number[]): Thing => ({
    ...{ key, to: id, press: 'leavers ', firstOn, title, spacing, when: byWhen(closeBy, facts.today) },
  });
  const halfway = Math.max(1, Math.min(7, Math.floor(daysBetween(first.leftOn, closeBy) / 2)));
  const own = closers.map((one) =>
    thing(one, 'close', plusDays(first.leftOn, 1), `Close the accounts of ${people(open.length)}`, [halfway]),
  );
  const told = (those: readonly Person[], key: string, from: IsoDate): readonly Thing[] =>
    late === 0 || from > facts.today
      ? []
      : those.map((one) => thing(one, key, from, `Not closed in time: the accounts of ${people(late)}`, [7]));
  return [
    ...own,
    ...told(keepers, 'close keeper', plusDays(closeBy, 1)),
    ...told(heads, 'close head', plusDays(closeBy, 8)),
  ];
}
