// Closing a case and opening it again, as the conversation calls it.

import type { DocId } from '../../../domain/shared/document.ts';
import type { Result } from '../../../domain/shared/result.ts';
import type { CaseFileData, ClosingInput } from '../../results.ts';
import type { Who } from '../../who.ts';

type Press = { readonly key: string };

export type ClosingPageData = {
  readonly caseId: DocId;
  /** What is not finished, one line each. With any of these, closing needs a reason of its own. */
  readonly unfinished: readonly string[];
  /** What came in since `since`, one line each, as far as this person may see it; empty for a fresh page. */
  readonly news: readonly string[];
  /** Reviews that can be brought forward, for "which policy": value and title. */
  readonly reviews: readonly { readonly value: string; readonly label: string }[];
  readonly mark: string;
};

export type ClosingUseCases = {
  /** Refuses, and names what is missing, where the case cannot be closed yet. `since` is the mark of an earlier page, or empty. */
  readonly page: (who: Who, caseId: DocId, since: string) => Promise<Result<ClosingPageData>>;
  /** `case.changed_meanwhile` when something was added since the page was made; `case.unfinished` when a reason is needed. */
  readonly close: (
    who: Who,
    caseId: DocId,
    input: Press & ClosingInput & { readonly mark?: string },
  ) => Promise<Result<CaseFileData>>;
  readonly reopen: (
    who: Who,
    caseId: DocId,
    input: Press & { readonly reason: string },
  ) => Promise<Result<CaseFileData>>;
};
