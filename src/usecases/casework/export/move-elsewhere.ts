// A case that goes on in the school's safeguarding system: one short page writes where it is and closes it here. What closing needs
// (I12) is made of what the person typed; what must be on record first still must.

import { close, mayClose } from '../../../domain/casework/close.ts';
import { addRecord } from '../../../domain/casework/record/add-record.ts';
import type { DocId } from '../../../domain/shared/document.ts';
import { pressSeen } from '../../../domain/shared/presses.ts';
import { ok, type Result, refuse } from '../../../domain/shared/result.ts';
import { COPY_TEXTS } from '../../../views/copy-texts.ts';
import type { Deps } from '../../ports.ts';
import type { Who } from '../../who.ts';
import { actOnCase, pressOf } from '../act-on-case.ts';
import { obstaclesOf } from '../closing/closing.ts';
import type { ElsewhereInput } from './export-use-cases.ts';

const T = COPY_TEXTS.elsewhere;
const ASKED = ['system', 'reference', 'summary', 'reason'] as const;

export async function moveElsewhere(
  deps: Deps,
  who: Who,
  id: DocId,
  input: ElsewhereInput,
): Promise<Result<{ readonly ref: string }>> {
  const key = pressOf(who, input.key);
  const done = await actOnCase(deps, who, id, (doc, _me, now) => {
    if (pressSeen(doc.state, key)) return ok(doc);
    const allowed = mayClose(doc, who.person.id);
    if (!allowed.ok) return allowed;
    const empty = ASKED.find((field) => input[field].trim() === '');
    if (empty !== undefined) return refuse('case.closing_incomplete', T.empty, empty);
    const { system, reference, summary, reason } = input;
    const fields = { system, reference };
    const noted = addRecord(doc, { by: who.person.id, kind: 'recorded_elsewhere', fields, key: `${key}:where` }, now);
    const place = T.place(system, reference);
    const words = {
      summary,
      action: place,
      decision: T.decision(system),
      reason,
      outcome: place,
      lessons: input.lessons,
    };
    return close(noted, who.person.id, { ...words, despite: `${place} ${reason}` }, key, now, obstaclesOf(deps, noted));
  });
  return done.ok ? ok({ ref: done.value.state.ref }) : done;
}
