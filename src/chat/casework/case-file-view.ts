// A case file as a view, and the answer that shows it.

import type { Result } from '../../domain/shared/result.ts';
import type { CaseFileData } from '../../usecases/results.ts';
import type { CaseFile } from '../../views/private-views.ts';
import { refused } from '../failure.ts';
import type { ConverseDeps, PersonCall } from '../handler.ts';
import type { Answer } from '../turn.ts';
import { caseButtons } from './case-buttons.ts';

export function caseFileView(data: CaseFileData): CaseFile {
  const { ref, urgency, state, advice, referrals, why, sections, chronology, notices = [] } = data;
  return {
    ...{ view: 'case_file', title: ref, ref, urgency, state, notices },
    ...{ advice, referrals, why, sections, chronology, actions: caseButtons(data) },
  };
}

export function fileAnswer(call: PersonCall, deps: ConverseDeps, result: Result<CaseFileData>, saves: boolean): Answer {
  if (result.ok) return { show: caseFileView(result.value) };
  return refused(result.refusal, call, deps, saves);
}
