// The first steps with a case: open and acknowledge. Each press is authorised anew and recorded before anything is shown.

import { acknowledge as acknowledged, opened, openedAgain } from '../../domain/casework/acknowledge.ts';
import type { DocId } from '../../domain/shared/document.ts';
import { pressSeen } from '../../domain/shared/presses.ts';
import { ok, type Result } from '../../domain/shared/result.ts';
import type { Deps } from '../ports.ts';
import type { CaseFileData } from '../results.ts';
import type { Who } from '../who.ts';
import { actOnCase } from './act-on-case.ts';
import { authorise } from './authorise.ts';
import { readCase } from './change-case.ts';
import { caseFile } from './file/case-file.ts';

type Press = { readonly key: string };
/** `page` counts back from the newest, which is 0. */
type Opening = { readonly page?: number };

/** Records the showing, then shows. If it cannot be recorded, only an unacknowledged immediate case is shown all the same. */
export async function openCase(
  deps: Deps,
  who: Who,
  id: DocId,
  { page = 0 }: Opening = {},
): Promise<Result<CaseFileData>> {
  const done = await actOnCase(deps, who, id, (doc, me, now) =>
    ok(me.openedAt === undefined ? opened(doc, who.person.id, now) : openedAgain(doc, who.person.id, now)),
  );
  if (done.ok) return ok(await caseFile(deps, done.value, who.person.id, { page }));
  return done.refusal.code === 'store.unavailable' ? openUnrecorded(deps, who, id, done) : done;
}

/** Acknowledges and opens in the same press. */
export async function acknowledge(deps: Deps, who: Who, id: DocId, { key }: Press): Promise<Result<CaseFileData>> {
  const done = await actOnCase(deps, who, id, (doc, _me, now) => {
    if (pressSeen(doc.state, key)) return ok(openedAgain(doc, who.person.id, now));
    if (doc.state.phase === 'closed') return ok(opened(doc, who.person.id, now));
    return ok(opened(acknowledged(doc, who.person.id, key, now), who.person.id, now));
  });
  return done.ok ? ok(await caseFile(deps, done.value, who.person.id)) : done;
}

async function openUnrecorded(deps: Deps, who: Who, id: DocId, refused: Result<never>): Promise<Result<CaseFileData>> {
  const read = await readCase(deps, id);
  const doc = read.ok ? read.value : null;
  if (doc === null || !(await authorise(deps, doc, who)).ok) return refused;
  const urgent = doc.state.outcome?.urgency === 'immediate' && doc.state.acknowledged === undefined;
  if (!urgent) return refused;
  deps.log.error('case.showing_unrecorded', { docId: id });
  return ok(await caseFile(deps, doc, who.person.id));
}
