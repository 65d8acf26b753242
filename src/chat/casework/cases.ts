// A holder's first presses on a case: open, accept, step back. Who may see or do what is decided by the steps, anew at each press.

import { lengthFault } from '../../domain/incident/form/form.ts';
import { RECORD_TEXTS } from '../../views/record-texts.ts';
import { CHAT_TEXTS } from '../../views/texts.ts';
import { casesButton, primary } from '../buttons.ts';
import { refused } from '../failure.ts';
import type { Handler, PersonCall } from '../handler.ts';
import { message } from '../message.ts';
import { longText, typed } from '../questions.ts';
import { fileAnswer } from './case-file-view.ts';
import { type CaseForm, caseForm } from './case-form.ts';

const T = CHAT_TEXTS;
const ACCEPTED = RECORD_TEXTS.done.accepted;

/** The page stands in the target; anything that is no number is the newest. */
export const openCase: Handler = async (call, deps) => {
  const { id, page } = call.target;
  const shown = /^\d{1,5}$/.test(page) ? { page: Number(page) } : {};
  return fileAnswer(call, deps, await deps.useCases.openCase(call.who, id, { key: call.key, ...shown }), false);
};

export const acknowledgeCase: Handler = async (call, deps) => {
  const file = await deps.useCases.acknowledge(call.who, call.target.id, { key: call.key });
  // Whoever does not lead on it has been seen to have read it, and no more.
  return fileAnswer(call, deps, file, true, file.ok && file.value.can.close ? ACCEPTED : '');
};

const conflictForm = (call: PersonCall): CaseForm => ({
  title: T.conflict.title,
  intro: [T.conflict.intro],
  questions: [longText('reason', T.conflict.question, { required: false })],
  save: primary('case.conflict.confirm', call.target.id, T.buttons.conflictYes),
});

export const showConflict: Handler = async (call) => ({ show: caseForm(conflictForm(call), call, {}) });

export const confirmConflict: Handler = async (call, deps) => {
  const reason = typed(call, 'reason');
  const fault = lengthFault({ kind: 'longtext', maxLength: 3000 }, reason);
  if (fault !== null) return { show: caseForm(conflictForm(call), call, { reason: fault }), errors: { reason: fault } };
  const done = await deps.useCases.declareConflict(call.who, call.target.id, { reason, key: call.key });
  if (!done.ok) return refused(done.refusal, call, deps, true);
  return { show: message(T.conflict.doneTitle, [T.conflict.done(done.value.ref)], { actions: [casesButton()] }) };
};
