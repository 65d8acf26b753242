// Send: the report is stored, triaged and owed to the right people in one commit, and only then is the reporter told so.

import { noCase } from '../../domain/casework/access.ts';
import type { CaseDoc, CaseReporter } from '../../domain/casework/case.ts';
import { submit } from '../../domain/casework/submit.ts';
import type { PersonId } from '../../domain/people/person.ts';
import type { DocId } from '../../domain/shared/document.ts';
import { pressSeen } from '../../domain/shared/presses.ts';
import { ok, type Result, refuse } from '../../domain/shared/result.ts';
import { changeCase } from '../casework/change-case.ts';
import { decide } from '../casework/decide.ts';
import type { Deps } from '../ports.ts';
import type { ReceiptData } from '../results.ts';
import type { Who } from '../who.ts';
import { anonymousCode, hashCode } from './anonymous-code.ts';
import { isOwn, ownCaseId, ownPressKey } from './own-report.ts';
import { receiptOf } from './receipt.ts';
import { unfinished } from './report-draft.ts';
import { roundAnonymous } from './round-anonymous.ts';

type Input = { readonly untick: readonly PersonId[]; readonly key: string };

export async function submitReport(deps: Deps, who: Who | null, id: DocId, input: Input): Promise<Result<ReceiptData>> {
  const key = ownPressKey(who, id, input.key);
  const sent = await changeCase(deps, ownCaseId(who, id), async (doc) => {
    if (doc === null || !isOwn(doc, who) || doc.state.phase === 'discarded') return noCase();
    // A second Send, by double click or by a platform's retry, finds the report sent and gets the same answer.
    if (pressSeen(doc.state, key) || !unfinished(doc)) return ok(doc);
    const now = deps.clock.now();
    const decision = await decide(deps, doc, now, input.untick);
    if (decision.facts === null || decision.facts.category === null) {
      return refuse('report.kind_missing', 'Choose what kind of thing happened, then send.', 'category');
    }
    return ok(roundAnonymous(submit(doc, decision, { reporter: withCode(doc, id), key }, now)));
  });
  if (!sent.ok) return sent;
  const code = sent.value.state.reporter.kind === 'anonymous' ? anonymousCode(id) : '';
  return ok(receiptOf(deps, sent.value, code, id));
}

const withCode = (doc: CaseDoc, address: string): CaseReporter =>
  doc.state.reporter.kind === 'anonymous'
    ? { kind: 'anonymous', codeHash: hashCode(anonymousCode(address)) }
    : doc.state.reporter;
