// A case, read and changed as every document is.

import type { CaseDoc } from '../../domain/casework/case.ts';
import { wound } from '../../domain/casework/clock/clock-notices.ts';
import { clocksOf } from '../../domain/casework/clock/clocks-of.ts';
import type { DocId } from '../../domain/shared/document.ts';
import { ok, type Result } from '../../domain/shared/result.ts';
import { changeDoc, type Decide, readDoc } from '../change-doc.ts';
import type { Deps } from '../ports.ts';
import { alsoToChannel } from './telling/also-to-channel.ts';

export { unavailable } from '../change-doc.ts';

/** The case or null; a document that exists and cannot be read refuses as unavailable. */
export const readCase = (deps: Deps, id: DocId): Promise<Result<CaseDoc | null>> => readDoc(deps, 'case', id);

/** Whatever changed may have started, stopped or moved a clock, so the next moment of a clock is set with every change. */
export const changeCase = (deps: Deps, id: DocId, decide: Decide<'case'>): Promise<Result<CaseDoc>> =>
  changeDoc(deps, 'case', id, async (doc) => {
    const decided = await decide(doc);
    if (!decided.ok || decided.value === doc) return decided;
    const now = deps.clock.now();
    const policy = deps.policy(decided.value.school);
    return ok(wound(alsoToChannel(doc, decided.value, policy, now), clocksOf(decided.value, policy), now));
  });
