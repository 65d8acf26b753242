// Every showing and every action on a case starts here: by person, from stored facts, at this moment (safety floor 7).
// A refusal is recorded on the actor's own log, never on the case, so that the case gives nothing away.

import { createHash } from 'node:crypto';
import { holderOf, noCase } from '../../domain/casework/access.ts';
import type { CaseDoc, Holder } from '../../domain/casework/case.ts';
import type { PersonId } from '../../domain/people/person.ts';
import type { HistoryEntry } from '../../domain/shared/document.ts';
import type { Result } from '../../domain/shared/result.ts';
import { worksHereNow } from '../people/works-here-now.ts';
import type { ActorLogDoc, Deps } from '../ports.ts';
import type { Who } from '../who.ts';
import { recusedNow } from './recused-now.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The holder entry of this person in this case, or the one refusal that says nothing. Two schools may call two people by the same id. */
export async function authorise(deps: Deps, doc: CaseDoc | null, who: Who): Promise<Result<Holder>> {
  if (doc === null || doc.school !== who.school) return noCase();
  const { id } = who.person;
  if (!(await worksHereNow(deps, doc.school, id))) return noCase();
  return holderOf(doc, id, await recusedNow(deps, doc));
}

/** Writes the refused access on the actor's own log. The case id is kept as a digest: the log is not a way in either. */
export async function recordRefusal(deps: Deps, school: string, personId: PersonId, caseId: string): Promise<void> {
  const asked = digest(caseId).slice(0, 16);
  const entry = { at: deps.clock.now(), by: personId, action: 'access.refused', detail: { asked } };
  try {
    const ended = await addToActorLog(deps, school, personId, entry);
    if (ended !== 'stored') deps.log.warn('access.refusal_unrecorded', { code: ended });
  } catch (error) {
    deps.log.error('access.refusal_unrecorded', {}, error);
  }
  deps.log.info('access.refused', { school });
}

/** Somebody who tries many doors at once is recorded for each of them. */
const TRIES = 5;

/** What somebody did that belongs to no one document. The caller says what happens when it cannot be written down. */
export async function addToActorLog(
  deps: Deps,
  school: string,
  personId: PersonId,
  entry: HistoryEntry,
): Promise<'stored' | 'conflict' | 'unavailable'> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const log = await actorLog(deps, school, personId);
    const committed = await deps.store.commit<'actor_log'>({ ...log, history: [...log.history, entry] });
    if (committed.ok) return 'stored';
    if (committed.why === 'unavailable') return 'unavailable';
  }
  return 'conflict';
}

/** Two schools may call two people by the same id: where another school has the log of that name, this one has one with its own. */
async function actorLog(deps: Deps, school: string, personId: PersonId): Promise<ActorLogDoc> {
  const named = `log-${personId}`;
  const first = await deps.store.read('actor_log', named);
  const isOthers = first !== null && first.school !== school;
  const id = isOthers ? `log-${digest(JSON.stringify([school, personId])).slice(0, 28)}` : named;
  const log = isOthers ? await deps.store.read('actor_log', id) : first;
  const fresh = { kind: 'actor_log', id, school, version: 0, state: { personId } } as const;
  return log ?? { ...fresh, history: [], outbox: [], dueAt: null, terms: [] };
}
