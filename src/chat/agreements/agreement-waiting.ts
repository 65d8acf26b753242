// For the co-ordinator and whoever keeps the agreements: questions to answer, and who does not agree.

import { LONGEST_TEXT } from '../../domain/aup/sign-life.ts';
import type { QuestionData, RefusalData } from '../../usecases/aup/signing-use-cases.ts';
import { AUP_TEXTS } from '../../views/aup-texts.ts';
import type { Action, Question } from '../../views/fields.ts';
import type { FormPage, ItemList, RecordFile } from '../../views/private-views.ts';
import { plain, primary, submits } from '../buttons.ts';
import type { Handler } from '../handler.ts';
import { notice } from '../message.ts';
import { asTyped, faultsIn, longText, type Typed, typedFor } from '../questions.ts';
import { encodeTarget } from '../target.ts';
import { agreementRefused, listButton, told } from './agreement-answer.ts';
import { wrongWith } from './agreement-sign.ts';

const T = AUP_TEXTS;

const waitingButton = (): Action => plain('aup.waiting', '', T.buttons.toWaiting);

/** Who asked stands in the private list alone. */
export const listWaiting: Handler = async (call, deps) => {
  const found = await deps.useCases.aup.waiting(call.who);
  if (!found.ok) return agreementRefused(found.refusal, call, deps, false);
  const view: ItemList = {
    ...{ view: 'item_list', title: T.waiting.title, search: [], links: [], empty: T.waiting.empty },
    intro: [T.waiting.intro],
    items: found.value.map(({ kind, doc, id, title, from, when }) => ({
      title: `${T.waiting[kind]}: ${title}`,
      lines: [T.waiting.from(from, when)],
      action:
        kind === 'question'
          ? plain('aup.question', encodeTarget({ id: doc, page: id }), T.buttons.openQuestion)
          : plain('aup.refusal', encodeTarget({ id: doc, page: id }), T.buttons.openRefusal),
    })),
    actions: [listButton()],
  };
  const say = [notice(T.waiting.title, [T.list.press], [plain('aup.waiting', '', T.buttons.waiting)])];
  return { show: view, say, sayInstead: true };
};

const QUESTIONS: readonly Question[] = [
  longText('text', T.answer.text, { help: T.answer.help, maxLength: LONGEST_TEXT }),
];

const questionForm = (data: QuestionData, typed: Typed = {}, errors: Typed = {}): FormPage => ({
  ...{ view: 'form_page', title: T.answer.title, progress: '', warnings: [], numbers: [] },
  intro: [
    T.answer.from(data.from, data.when),
    data.title,
    ...(data.clause === null ? [] : [T.answer.clause(data.clause.number, data.clause.text)]),
    T.answer.question(data.text),
  ],
  questions: asTyped(QUESTIONS, typed, errors),
  actions: [
    submits(primary('aup.answer.save', encodeTarget({ id: data.doc, page: data.id }), T.buttons.answerSave)),
    waitingButton(),
  ],
});

export const showQuestion: Handler = async (call, deps) => {
  const { id, page } = call.target;
  const found = await deps.useCases.aup.question(call.who, id, page);
  if (!found.ok) return agreementRefused(found.refusal, call, deps, false);
  const again = plain('aup.question', encodeTarget({ id, page }), T.buttons.openQuestion);
  return {
    show: questionForm(found.value),
    say: [notice(T.lines.question.title, [found.value.title], [again])],
    sayInstead: true,
  };
};

export const saveAnswer: Handler = async (call, deps) => {
  const { id, page } = call.target;
  const typed = typedFor(QUESTIONS, call.inputs);
  const faults = faultsIn(QUESTIONS, typed);
  const done =
    faults === null
      ? await deps.useCases.aup.answerClause(call.who, id, page, { text: typed.text ?? '', key: call.key })
      : null;
  if (done?.ok === true) return told(T.answer.doneTitle, [T.answer.done], [waitingButton(), listButton()]);
  const errors = faults ?? (done === null ? null : wrongWith(done.refusal, QUESTIONS));
  const found = errors === null ? null : await deps.useCases.aup.question(call.who, id, page);
  if (errors !== null && found?.ok === true) return { show: questionForm(found.value, typed, errors), errors };
  const refusal = done?.refusal ?? (found?.ok === false ? found.refusal : null);
  return refusal === null ? {} : agreementRefused(refusal, call, deps, true);
};

const refusalView = ({ title, version, from, when, reason }: RefusalData): RecordFile => ({
  ...{ view: 'record_file', title: T.refusal.title, state: T.refusal.next, warnings: [], chronology: [] },
  sections: [
    {
      title,
      facts: [
        { label: T.refusal.who, value: from },
        { label: T.refusal.when, value: when },
        ...(version === '' ? [] : [{ label: T.refusal.version, value: version }]),
        { label: T.refusal.reason, value: reason === '' ? T.refusal.none : reason },
      ],
      lines: [],
    },
  ],
  actions: [waitingButton(), listButton()],
});

export const showRefusal: Handler = async (call, deps) => {
  const { id, page } = call.target;
  const found = await deps.useCases.aup.refusal(call.who, id, page);
  if (!found.ok) return agreementRefused(found.refusal, call, deps, false);
  const again = plain('aup.refusal', encodeTarget({ id, page }), T.buttons.openRefusal);
  return {
    show: refusalView(found.value),
    say: [notice(T.lines.refusal.title, [found.value.title], [again])],
    sayInstead: true,
  };
};
