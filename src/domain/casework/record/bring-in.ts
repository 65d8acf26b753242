// Somebody is asked to do one thing: they hold the case at the depth of a task, and see their task and the reference, nothing else.

import type { PersonId } from '../../people/person.ts';
import type { Instant } from '../../shared/instant.ts';
import type { CaseDoc, Holder } from '../case.ts';
import { revise } from '../revise.ts';
import { heldBy } from '../tell.ts';

/** The same document for somebody who holds the case already. */
export function bringIn(
  doc: CaseDoc,
  asked: { readonly personId: PersonId; readonly by: PersonId },
  now: Instant,
): CaseDoc {
  if (heldBy(doc.state, asked.personId) !== undefined) return doc;
  const holder: Holder = {
    personId: asked.personId,
    roles: [],
    depth: 'task',
    accountable: false,
    rung: Math.max(0, doc.state.ladder.rung),
    toldAt: now,
    sharedBy: asked.by,
    sharedFor: 'task',
  };
  const others = doc.state.holders.filter((h) => h.personId !== asked.personId);
  return revise(doc, now, {
    state: { holders: [...others, holder] },
    entries: [{ by: asked.by, action: 'case.shared', detail: { person: asked.personId, depth: 'task' } }],
  });
}
