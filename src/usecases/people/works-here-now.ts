// Whether somebody works at the school today, by the staff list as it stands. A leaver keeps nothing and is sent nothing.

import type { PersonId } from '../../domain/people/person.ts';
import { worksHere } from '../../domain/people/presence.ts';
import { isoDateOf } from '../../domain/shared/time.ts';
import type { Deps } from '../ports.ts';

export async function worksHereNow(deps: Deps, school: string, personId: PersonId): Promise<boolean> {
  const person = await deps.people.byId(school, personId);
  return person !== null && worksHere(person, isoDateOf(deps.clock.now(), deps.policy(school).calendar.zone));
}
