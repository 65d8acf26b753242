// Who may do what with a case, decided from stored facts, by person, each time it happens (safety floor 2 and 7).

import type { PersonId } from '../people/person.ts';
import { ok, type Result, refuse } from '../shared/result.ts';
import type { CaseDoc, Holder } from './case.ts';
import { heldBy } from './tell.ts';

/**
 * Said to everybody who may not see a case, whether it exists or not, so that a refusal gives nothing away.
 */
const NOT_YOURS =
  'There is no case here for you. If a message brought you here, the report has moved to somebody else.';

export const noCase = (): Result<never> => refuse('case.not_yours', NOT_YOURS);

/** The holder's own entry, or the refusal. `recused` is who is shut out at this moment, freshly worked out. */
export function holderOf(doc: CaseDoc | null, personId: PersonId, recused: ReadonlySet<PersonId>): Result<Holder> {
  if (doc === null || recused.has(personId)) return noCase();
  if (doc.state.phase === 'draft' || doc.state.phase === 'discarded') return noCase();
  const holder = heldBy(doc.state, personId);
  return holder === undefined ? noCase() : ok(holder);
}
