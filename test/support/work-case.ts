// A holder's note and a closing in the fewest words, for tests that are about something else.

import type { UseCases } from '../../src/usecases/use-cases.ts';
import type { Who } from '../../src/usecases/who.ts';

export const addNote = (
  { casework }: UseCases,
  who: Who,
  caseId: string,
  { key, text }: { readonly key: string; readonly text: string },
) => casework.records.add(who, caseId, { key, kind: 'note', about: '', mark: '', fields: { sort: 'facts', text } });

type Words = Readonly<Record<'summary' | 'action' | 'decision' | 'reason' | 'outcome' | 'key', string>>;

export const closeCase = ({ casework }: UseCases, who: Who, caseId: string, words: Words) =>
  casework.closing.close(who, caseId, { lessons: 'no', ...words });
