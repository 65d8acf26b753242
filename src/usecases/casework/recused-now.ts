// Who is shut out of a case at this moment: what was recorded, and what the staff list says today.

import type { CaseDoc } from '../../domain/casework/case.ts';
import type { PersonId } from '../../domain/people/person.ts';
import type { Deps } from '../ports.ts';
import { replan } from './decide.ts';

export async function recusedNow(deps: Deps, doc: CaseDoc): Promise<ReadonlySet<PersonId>> {
  const decision = await replan(deps, doc, deps.clock.now());
  // A decision holds what was recorded too; before there is one, the record is all there is.
  return new Set((decision?.recusals ?? doc.state.recusals).map((r) => r.personId));
}
