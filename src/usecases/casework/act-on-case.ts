// One press of a holder on a case: authorised anew, decided, stored. Somebody refused who held it leaves the case in the same breath.

import { noCase } from '../../domain/casework/access.ts';
import type { CaseDoc, Holder } from '../../domain/casework/case.ts';
import { activeHolders } from '../../domain/casework/tell.ts';
import type { DocId } from '../../domain/shared/document.ts';
import type { Instant } from '../../domain/shared/instant.ts';
import { ok, type Result } from '../../domain/shared/result.ts';
import type { Deps } from '../ports.ts';
import type { Who } from '../who.ts';
import { authorise, recordRefusal } from './authorise.ts';
import { changeCase, readCase } from './change-case.ts';
import { shutOutNow } from './shut-out-now.ts';

type Step = (doc: CaseDoc, me: Holder, now: Instant) => Result<CaseDoc> | Promise<Result<CaseDoc>>;

/** The case as it then stands, or the refusal. A step that gives back the very same document commits nothing. */
export async function actOnCase(deps: Deps, who: Who, id: DocId, step: Step): Promise<Result<CaseDoc>> {
  const done = await changeCase(deps, id, async (doc) => {
    if (doc === null) return noCase();
    const holder = await authorise(deps, doc, who);
    return holder.ok ? step(doc, holder.value, deps.clock.now()) : holder;
  });
  if (!done.ok && done.refusal.code === 'case.not_yours') {
    await recordRefusal(deps, who.school, who.person.id, id);
    await letGo(deps, id);
  }
  return done;
}

/** Somebody who held the case was refused: then the case itself must know that they are out, and go on to the next person now. */
async function letGo(deps: Deps, id: DocId): Promise<void> {
  try {
    const known = (doc: CaseDoc | null): doc is CaseDoc => doc !== null && activeHolders(doc.state).length > 0;
    const read = await readCase(deps, id);
    if (!read.ok || !known(read.value)) return;
    await changeCase(deps, id, async (doc) =>
      known(doc) ? ok((await shutOutNow(deps, doc, deps.clock.now())).doc) : noCase(),
    );
  } catch (error) {
    // The refusal stands whatever happens here; the worker comes by again.
    deps.log.error('case.let_go_failed', { docId: id }, error);
  }
}

/** Keys are the platform's; with the person in it, nobody can ask with somebody else's press. */
export const pressOf = (who: Who, key: string): string => `${who.person.id}:${key}`;
