// A case file as a view, and the answer that shows it.

import type { Result } from '../../domain/shared/result.ts';
import type { CaseFileData } from '../../usecases/results.ts';
import type { CaseFile } from '../../views/private-views.ts';
import { refused } from '../failure.ts';
import type { ConverseDeps, PersonCall } from '../handler.ts';
import type { Answer } from '../turn.ts';
import { caseButtons } from './case-buttons.ts';

export function caseFileView(data: CaseFileData): CaseFile {
  const { ref, urgency, state, advice, referrals, why, sections, chronology, notices = [], lead = 1 } = data;
  return {
    ...{ view: 'case_file', title: ref, ref, urgency, state, notices },
    ...{ advice, referrals, why, sections, lead, chronology, actions: caseButtons(data) },
  };
}

/** `done` says what the press did, where it did something. */
export function fileAnswer(
  call: PersonCall,
  deps: ConverseDeps,
  result: Result<CaseFileData>,
  saves: boolean,
  done = '',
): Answer {
  if (result.ok) return { show: { ...caseFileView(result.value), done } };
  return refused(result.refusal, call, deps, saves);
}
