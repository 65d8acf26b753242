// "I should not be dealing with this": the holder's access ends at once, and the case goes on to the next person in the same step.

import { moveOn, declareConflict as steppedBack } from '../../../domain/casework/conflict.ts';
import { addRecord } from '../../../domain/casework/record/add-record.ts';
import type { DocId } from '../../../domain/shared/document.ts';
import { pressSeen } from '../../../domain/shared/presses.ts';
import { ok, type Result } from '../../../domain/shared/result.ts';
import type { Deps } from '../../ports.ts';
import type { Who } from '../../who.ts';
import { actOnCase, pressOf } from '../act-on-case.ts';
import { readCase } from '../change-case.ts';
import { replan } from '../decide.ts';

type Press = { readonly key: string };

/** The holder steps back. Their access ends with this commit, and the case is on its way to the next person in the same commit. */
export async function declareConflict(
  deps: Deps,
  who: Who,
  id: DocId,
  input: Press & { readonly reason: string },
): Promise<Result<{ readonly ref: string }>> {
  const earlier = await readCase(deps, id);
  // A second click must not look like a refusal: the first one has already ended the access.
  if (earlier.ok && earlier.value !== null && pressSeen(earlier.value.state, pressOf(who, input.key))) {
    return ok({ ref: earlier.value.state.ref });
  }
  const done = await actOnCase(deps, who, id, async (doc, _me, now) => {
    const said = input.reason.trim();
    // What they want the next person to know is kept as their last note.
    const note = { sort: 'opinion', text: said };
    const told =
      said === ''
        ? doc
        : addRecord(doc, { by: who.person.id, kind: 'note', fields: note, key: `${input.key}:note` }, now);
    const left = steppedBack(told, who.person.id, pressOf(who, input.key), now);
    const decision = await replan(deps, left, now);
    return ok(decision === null ? left : moveOn(left, decision.plan, decision.acceptBy, now));
  });
  return done.ok ? ok({ ref: done.value.state.ref }) : done;
}
