// Who may have which document, from the staff list as it stands at this moment.

import type { Directory, Person } from '../../domain/people/person.ts';
import { holdsOne, worksHere } from '../../domain/people/presence.ts';
import type { Role } from '../../domain/people/role.ts';
import { type Result, refuse } from '../../domain/shared/result.ts';
import { isoDateOf } from '../../domain/shared/time.ts';
import type { Deps } from '../ports.ts';
import type { Who } from '../who.ts';
import type { DocumentKind } from './reports-use-cases.ts';

const FIGURE_READERS: readonly Role[] = [
  'esafety_coordinator',
  'dsl',
  'deputy_dsl',
  'headteacher',
  'chair_of_governors',
  'safeguarding_governor',
];

export const noDocument = (): Result<never> =>
  refuse('document.not_yours', 'This document is not for you. Ask the e-safety co-ordinator or the safeguarding team.');

export async function documentsFor(deps: Deps, who: Who): Promise<readonly DocumentKind[]> {
  const { calendar, records } = deps.policy(who.school);
  const directory = await deps.people.directory(who.school);
  const today = isoDateOf(deps.clock.now(), calendar.zone);
  const me = directory.people.find(({ id }) => id === who.person.id);
  if (me === undefined || !worksHere(me, today)) return [];
  const logKeepers: readonly Role[] = [records.logOwner, 'dsl', 'deputy_dsl'];
  return [
    ...(holdsOne(me, FIGURE_READERS) ? (['governors'] as const) : []),
    ...(holdsOne(me, logKeepers) ? (['log'] as const) : []),
  ];
}

/** Everybody who may read the figures, away or not: what is kept from one of them is in no figure. */
export const figureReaders = ({ people }: Directory): readonly Person[] =>
  people.filter((person) => holdsOne(person, FIGURE_READERS));
