// Writing into a case and closing it, in memory, with the real form of a note.

import { noteForm } from '../../src/domain/casework/record/kinds/note.ts';
import type { RecordContext } from '../../src/domain/casework/record/record-form.ts';
import { ok, type Result, refuse } from '../../src/domain/shared/result.ts';
import type { CaseworkUseCases } from '../../src/usecases/casework/casework-use-cases.ts';
import type { CaseFileData } from '../../src/usecases/results.ts';
import type { Who } from '../../src/usecases/who.ts';

type Step = <A extends readonly unknown[], R>(
  name: string,
  run: (...args: A) => R,
  refusal?: R,
) => (...args: A) => Promise<R>;

const DOWN = refuse('store.unavailable', 'down');
const NOTE = noteForm({} as RecordContext);

export const makeFakeRecords = (
  step: Step,
  file: (id: string) => CaseFileData,
): Pick<CaseworkUseCases, 'records' | 'closing'> => ({
  records: {
    choices: step('records.choices', (_who: Who, caseId: string) =>
      ok({
        caseId,
        ref: 'ES-8M2RG4XC',
        choices: [{ kind: 'note', about: '', title: NOTE.title, label: NOTE.label, suggested: true }],
      }),
    ),
    form: step('records.form', (_who: Who, caseId: string, { about }: { readonly about: string }) =>
      ok({
        ...{ caseId, kind: 'note', about, title: NOTE.title, intro: NOTE.intro, mark: '0-0-0-0' },
        questions: NOTE.questions.map((q) => ({ ...q, maxLength: q.kind === 'longtext' ? 3000 : 0 })),
      }),
    ),
    add: step(
      'records.add',
      (
        _who: Who,
        id: string,
        { fields }: { readonly fields: Readonly<Record<string, string>> },
      ): Result<CaseFileData> => {
        const text = fields.text ?? '';
        if (text !== '' && text.length <= 3000) return ok(file(id));
        const refusal = { code: 'form.faults', message: '', fields: { text: 'Look at this again.' } };
        return { ok: false, refusal };
      },
      DOWN,
    ),
  },
  closing: {
    page: step('closing.page', (_who: Who, caseId: string) =>
      ok({ caseId, unfinished: [], news: [], reviews: [], mark: '0-0-0-0' }),
    ),
    close: step('closing.close', (_who: Who, id: string) => ok(file(id)), DOWN),
    reopen: step('closing.reopen', (_who: Who, id: string) => ok(file(id)), DOWN),
  },
});
