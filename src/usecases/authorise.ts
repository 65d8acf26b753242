// Every showing and every action on a case starts here: by person, from stored facts, at this moment (safety floor 7).
// A refusal is recorded on the actor's own log, never on the case, so that the case gives nothing away.

import { createHash } from 'node:crypto';
import { holderOf, noCase } from '../domain/casework/access.ts';
import type { CaseDoc, Holder } from '../domain/casework/case.ts';
import type { PersonId } from '../domain/people/person.ts';
import { worksHere } from '../domain/people/presence.ts';
import type { Result } from '../domain/shared/result.ts';
import { isoDateOf } from '../domain/shared/time.ts';
import type { Deps } from './ports.ts';
import { recusedNow } from './recused-now.ts';

/** The holder entry of this person in this case, or the one refusal that says nothing. */
export async function authorise(deps: Deps, doc: CaseDoc | null, personId: PersonId): Promise<Result<Holder>> {
  if (doc === null) return noCase();
  const person = await deps.people.byId(doc.school, personId);
  const today = isoDateOf(deps.clock.now(), deps.policy(doc.school).calendar.zone);
  if (person === null || !worksHere(person, today)) return noCase();
  return holderOf(doc, personId, await recusedNow(deps, doc));
}

/** Writes the refused access on the actor's own log. The case id is kept as a digest: the log is not a way in either. */
export async function recordRefusal(deps: Deps, school: string, personId: PersonId, caseId: string): Promise<void> {
  const asked = createHash('sha256').update(caseId).digest('hex').slice(0, 16);
  const id = `log-${personId}`;
  const entry = { at: deps.clock.now(), by: personId, action: 'access.refused', detail: { asked } };
  try {
    const log = await deps.store.read('actor_log', id);
    const committed = await deps.store.commit<'actor_log'>(
      log === null
        ? {
            kind: 'actor_log',
            id,
            school,
            version: 0,
            state: { personId },
            history: [entry],
            outbox: [],
            dueAt: null,
            terms: [],
          }
        : { ...log, history: [...log.history, entry] },
    );
    if (!committed.ok) deps.log.warn('access.refusal_unrecorded', { code: committed.why });
  } catch (error) {
    deps.log.error('access.refusal_unrecorded', {}, error);
  }
  deps.log.info('access.refused', { school });
}
