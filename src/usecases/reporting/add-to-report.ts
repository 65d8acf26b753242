// The reporter adds something later. Nothing sent is changed; the holders are told that there is more.

import { addToReport as added } from '../../domain/casework/note.ts';
import type { Answers } from '../../domain/incident/answers.ts';
import { pressSeen } from '../../domain/shared/presses.ts';
import { ok, type Result, refuse } from '../../domain/shared/result.ts';
import { changeCase } from '../casework/change-case.ts';
import type { Deps } from '../ports.ts';
import type { ReceiptData } from '../results.ts';
import type { Who } from '../who.ts';
import { ownPressKey } from './own-report.ts';
import { findOwnReport, receiptOf } from './receipt.ts';
import { roundAnonymous } from './round-anonymous.ts';

type Input = { readonly text: string; readonly answers: Answers; readonly key: string };

export async function addToReport(
  deps: Deps,
  who: Who | null,
  idOrCode: string,
  input: Input,
): Promise<Result<ReceiptData>> {
  const own = await findOwnReport(deps, who, idOrCode);
  if (!own.ok) return own;
  if (input.text.trim() === '' && Object.keys(input.answers).length === 0) {
    return refuse('report.nothing_to_add', 'Write what you want to add, then save.', 'text');
  }
  const key = ownPressKey(who, idOrCode.trim(), input.key);
  const done = await changeCase(deps, own.value.id, (doc) => {
    if (doc === null || pressSeen(doc.state, key)) return ok(doc ?? own.value);
    return ok(roundAnonymous(added(doc, { ...input, key }, deps.clock.now())));
  });
  return done.ok ? ok(receiptOf(deps, done.value, '', idOrCode.trim())) : done;
}
