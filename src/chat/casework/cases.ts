// A holder's press on a case. Who may see or do what is decided by the steps, anew at each press; here it only becomes a view.

import { CLOSING_FIELDS } from '../../domain/casework/close.ts';
import { clean, lengthFault } from '../../domain/incident/form/form.ts';
import type { Result } from '../../domain/shared/result.ts';
import type { CaseFileData } from '../../usecases/results.ts';
import type { PhoneLine, Question } from '../../views/fields.ts';
import type { CaseFile, FormPage } from '../../views/private-views.ts';
import { CHAT_TEXTS } from '../../views/texts.ts';
import { casesButton, plain, primary, submits } from '../buttons.ts';
import { refused } from '../failure.ts';
import type { ConverseDeps, Handler, PersonCall } from '../handler.ts';
import { message } from '../message.ts';
import type { Answer } from '../turn.ts';
import { caseButtons } from './case-buttons.ts';

const T = CHAT_TEXTS;
const LONG = 3000;

export function caseFileView(data: CaseFileData): CaseFile {
  const { can: _can, caseId: _caseId, ...rest } = data;
  return {
    view: 'case_file',
    title: data.ref,
    ...rest,
    actions: caseButtons(data),
  };
}

function fileAnswer(call: PersonCall, deps: ConverseDeps, result: Result<CaseFileData>, saves: boolean): Answer {
  if (result.ok) return { show: caseFileView(result.value) };
  return refused(result.refusal, call, deps, saves);
}

export const openCase: Handler = async (call, deps) =>
  fileAnswer(call, deps, await deps.useCases.openCase(call.who, call.target.id, { key: call.key }), false);

export const acknowledgeCase: Handler = async (call, deps) =>
  fileAnswer(call, deps, await deps.useCases.acknowledge(call.who, call.target.id, { key: call.key }), true);

const long = (id: string, label: string, value: string, required: boolean): Question => ({
  id,
  kind: 'longtext',
  label,
  help: '',
  options: [],
  value,
  required,
  maxLength: LONG,
  error: '',
});

type Desk = {
  readonly title: string;
  readonly intro: string;
  readonly questions: readonly Question[];
  /** Primary also where it is final (its words say so): Slack has one button at the foot of a window with questions, and no colour for it. */
  readonly save: FormPage['actions'][number];
};

const deskView = (desk: Desk, call: PersonCall, errors: Readonly<Record<string, string>>): FormPage => ({
  view: 'form_page',
  title: desk.title,
  progress: '',
  warnings: [],
  intro: [desk.intro],
  questions: desk.questions.map((question) => ({ ...question, error: errors[question.id] ?? '' })),
  numbers: NO_NUMBERS,
  actions: [submits(desk.save), plain('case.open', call.target.id, T.buttons.toCase)],
});
const NO_NUMBERS: readonly PhoneLine[] = [];

const noteDesk = (call: PersonCall): Desk => ({
  title: T.note.title,
  intro: T.note.intro,
  questions: [long('text', T.note.question, typed(call, 'text'), true)],
  save: primary('case.note.save', call.target.id, T.buttons.saveNote),
});

const typed = (call: PersonCall, id: string): string => clean(call.inputs[id] ?? '');

export const showNote: Handler = async (call) => ({ show: deskView(noteDesk(call), call, {}) });

export const saveNote: Handler = async (call, deps) => {
  const errors = faults(noteDesk(call), call, T.note.empty);
  if (errors !== null) return { show: deskView(noteDesk(call), call, errors), errors };
  const input = { text: typed(call, 'text'), key: call.key };
  return fileAnswer(call, deps, await deps.useCases.addNote(call.who, call.target.id, input), true);
};

/** Null when every question can be taken. */
function faults(desk: Desk, call: PersonCall, empty: string): Readonly<Record<string, string>> | null {
  const found = desk.questions.flatMap((question): readonly (readonly [string, string])[] => {
    const text = typed(call, question.id);
    const fault = text === '' && question.required ? empty : lengthFault(question, text);
    return fault === null ? [] : [[question.id, fault]];
  });
  return found.length === 0 ? null : Object.fromEntries(found);
}

const conflictDesk = (call: PersonCall): Desk => ({
  title: T.conflict.title,
  intro: T.conflict.intro,
  questions: [long('reason', T.conflict.question, typed(call, 'reason'), false)],
  save: primary('case.conflict.confirm', call.target.id, T.buttons.conflictYes),
});

export const showConflict: Handler = async (call) => ({ show: deskView(conflictDesk(call), call, {}) });

export const confirmConflict: Handler = async (call, deps) => {
  const errors = faults(conflictDesk(call), call, '');
  if (errors !== null) return { show: deskView(conflictDesk(call), call, errors), errors };
  const input = { reason: typed(call, 'reason'), key: call.key };
  const done = await deps.useCases.declareConflict(call.who, call.target.id, input);
  if (!done.ok) return refused(done.refusal, call, deps, true);
  return { show: message(T.conflict.doneTitle, [T.conflict.done(done.value.ref)], { actions: [casesButton()] }) };
};

const closeDesk = (call: PersonCall): Desk => ({
  title: T.close.title,
  intro: T.close.intro,
  questions: CLOSING_FIELDS.map((id) => long(id, T.close[id], typed(call, id), true)),
  save: primary('case.close.save', call.target.id, T.buttons.closeYes),
});

export const showClose: Handler = async (call) => ({ show: deskView(closeDesk(call), call, {}) });

export const saveClose: Handler = async (call, deps) => {
  const errors = faults(closeDesk(call), call, T.close.empty);
  if (errors !== null) return { show: deskView(closeDesk(call), call, errors), errors };
  const input = {
    summary: typed(call, 'summary'),
    action: typed(call, 'action'),
    decision: typed(call, 'decision'),
    reason: typed(call, 'reason'),
    outcome: typed(call, 'outcome'),
    key: call.key,
  };
  return fileAnswer(call, deps, await deps.useCases.closeCase(call.who, call.target.id, input), true);
};
