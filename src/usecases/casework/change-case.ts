// A case, read and changed as every document is.

import type { CaseDoc } from '../../domain/casework/case.ts';
import type { DocId } from '../../domain/shared/document.ts';
import type { Result } from '../../domain/shared/result.ts';
import { changeDoc, type Decide, readDoc } from '../change-doc.ts';
import type { Deps } from '../ports.ts';

export { unavailable } from '../change-doc.ts';

/** The case or null; a document that exists and cannot be read refuses as unavailable. */
export const readCase = (deps: Deps, id: DocId): Promise<Result<CaseDoc | null>> => readDoc(deps, 'case', id);

export const changeCase = (deps: Deps, id: DocId, decide: Decide<'case'>): Promise<Result<CaseDoc>> =>
  changeDoc(deps, 'case', id, decide);
