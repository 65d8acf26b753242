// The unfinished report behind a press: read anew each time, as its reporter or, without a name, by its id alone.

import type { CaseDoc } from '../../domain/casework/case.ts';
import type { Answers } from '../../domain/incident/answers.ts';
import type { FormContext } from '../../domain/incident/form/form.ts';
import { ok, type Result, refuse } from '../../domain/shared/result.ts';
import type { Who } from '../../usecases/who.ts';
import type { ConverseDeps, PersonCall } from '../handler.ts';

export type Draft = {
  /** Null when the report carries no name. */
  readonly who: Who | null;
  /** Null while nothing is stored. */
  readonly doc: CaseDoc | null;
  readonly answers: Answers;
  readonly ctx: FormContext;
};

export async function draftOf(doc: CaseDoc, call: PersonCall, deps: ConverseDeps): Promise<Draft> {
  const who = doc.state.reporter.kind === 'anonymous' ? null : call.who;
  const ctx = await deps.useCases.formContext(who, call.school);
  return { who, doc: doc.version === 0 ? null : doc, answers: doc.state.answers, ctx };
}

export async function loadDraft(call: PersonCall, deps: ConverseDeps): Promise<Result<Draft>> {
  if (call.target.id === '') {
    const ctx = await deps.useCases.formContext(call.who, call.school);
    return ok({ who: call.who, doc: null, answers: {}, ctx });
  }
  const found = await deps.useCases.readDraft(call.target.unnamed ? null : call.who, call.target.id);
  if (!found.ok) return found;
  if (found.value.state.phase === 'discarded')
    return refuse('report.discarded', 'This draft was deleted. Nothing of it was sent.');
  return ok(await draftOf(found.value, call, deps));
}

/** True once Send was pressed: the form is over, and additions take its place. */
export const isSent = (draft: Draft): boolean => draft.doc?.state.submittedAt !== undefined;

export const isAlerted = (draft: Draft): boolean => draft.doc !== null && draft.doc.state.phase !== 'draft';
