// The only place where a step writes a case: load, decide, commit, and once more if somebody was faster.

import type { CaseDoc } from '../domain/casework/case.ts';
import type { DocId } from '../domain/shared/document.ts';
import type { Result } from '../domain/shared/result.ts';
import { changeDoc, readDoc } from './change-doc.ts';
import type { Deps } from './ports.ts';

export { unavailable } from './change-doc.ts';

/** The case or null; a document that exists and cannot be read refuses as unavailable. */
export const readCase = (deps: Deps, id: DocId): Promise<Result<CaseDoc | null>> => readDoc(deps, 'case', id);

/** Applies `decide` to the stored case and commits what it gives back. A refusal, or the very same case, commits nothing. */
export const changeCase = (
  deps: Deps,
  id: DocId,
  decide: (doc: CaseDoc | null) => Promise<Result<CaseDoc>> | Result<CaseDoc>,
): Promise<Result<CaseDoc>> => changeDoc(deps, 'case', id, decide);
