// What holders write into a case, as the conversation calls it.

import type { RecordQuestion } from '../../../domain/casework/record/record-form.ts';
import type { DocId } from '../../../domain/shared/document.ts';
import type { Result } from '../../../domain/shared/result.ts';
import type { CaseFileData } from '../../results.ts';
import type { Who } from '../../who.ts';

type Press = { readonly key: string };

/** One line of the list of what can be added. `about` is the earlier record that it follows; empty when it stands alone. */
export type RecordChoice = {
  readonly kind: string;
  readonly about: string;
  /** At most 24 signs, for the button. */
  readonly title: string;
  readonly label: string;
  /** Triage points to it for this case. */
  readonly suggested: boolean;
};

export type RecordChoicesData = {
  readonly caseId: DocId;
  readonly ref: string;
  readonly choices: readonly RecordChoice[];
};

export type RecordPageData = {
  readonly caseId: DocId;
  readonly kind: string;
  readonly about: string;
  readonly title: string;
  readonly intro: readonly string[];
  readonly questions: readonly (RecordQuestion & { readonly maxLength: number })[];
  /** What stood in the case when the page was made; it travels in the target of the button that saves. */
  readonly mark: string;
};

export type RecordUseCases = {
  /** What this person can add to this case now, what triage points to first. */
  readonly choices: (who: Who, caseId: DocId) => Promise<Result<RecordChoicesData>>;
  /** The page of one kind; `about` is empty or the id of the record, note or closing that it follows. */
  readonly form: (
    who: Who,
    caseId: DocId,
    input: { readonly kind: string; readonly about: string },
  ) => Promise<Result<RecordPageData>>;
  /** Refusals name every field that cannot be taken. The answer begins with what others wrote since `mark`. */
  readonly add: (
    who: Who,
    caseId: DocId,
    input: Press & {
      readonly kind: string;
      readonly about: string;
      readonly fields: Readonly<Record<string, string>>;
      readonly mark: string;
    },
  ) => Promise<Result<CaseFileData>>;
};
