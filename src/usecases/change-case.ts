// Load, decide, commit, and once more if somebody was faster. The only place where a step writes a case.

import type { CaseDoc } from '../domain/casework/case.ts';
import type { DocId } from '../domain/shared/document.ts';
import { ok, type Result, refuse } from '../domain/shared/result.ts';
import type { Deps } from './ports.ts';

/** Two people on one case at one second is common; five in a row is a fault worth telling. */
const TRIES = 5;

export const unavailable = (): Result<never> =>
  refuse('store.unavailable', 'This was NOT saved: the server could not write it. Phone instead.');

/** The case or null; a document that exists and cannot be read refuses as unavailable. */
export async function readCase(deps: Deps, id: DocId): Promise<Result<CaseDoc | null>> {
  try {
    return ok(await deps.store.read('case', id));
  } catch (error) {
    deps.log.error('case.unreadable', { docId: id }, error);
    return unavailable();
  }
}

/**
 * Applies `decide` to the stored case and commits what it gives back. A refusal, or the very same document, commits nothing.
 * Wakes the worker, since most changes owe somebody a message.
 */
export async function changeCase(
  deps: Deps,
  id: DocId,
  decide: (doc: CaseDoc | null) => Promise<Result<CaseDoc>> | Result<CaseDoc>,
): Promise<Result<CaseDoc>> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const read = await readCase(deps, id);
    if (!read.ok) return read;
    const decided = await decide(read.value);
    if (!decided.ok || decided.value === read.value) return decided;
    const committed = await deps.store.commit<'case'>(decided.value);
    if (committed.ok) {
      deps.wake();
      return ok(committed.doc);
    }
    if (committed.why === 'unavailable') return unavailable();
  }
  deps.log.error('case.commit_gave_up', { docId: id, count: TRIES });
  return unavailable();
}
