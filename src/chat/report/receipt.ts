// What the reporter may see again after Send, and adding something to a report that was sent.

import type { Answers } from '../../domain/incident/answers.ts';
import {
  checkPage,
  clean,
  extraPages,
  type FormContext,
  isExtraPage,
  lengthFault,
  pageOf,
  STORY_LENGTH,
} from '../../domain/incident/form/form.ts';
import type { ReceiptData } from '../../usecases/results.ts';
import type { Who } from '../../usecases/who.ts';
import type { PhoneLine, Question } from '../../views/fields.ts';
import type { FormPage, Receipt } from '../../views/private-views.ts';
import { CHAT_TEXTS } from '../../views/texts.ts';
import { addButton, mineButton, plain, primary, receiptButton, submits } from '../buttons.ts';
import { numbersFor, refused } from '../failure.ts';
import type { Call, ConverseDeps, Handler, OpenHandler, PersonCall } from '../handler.ts';
import { encodeTarget } from '../target.ts';
import type { Answer } from '../turn.ts';

const T = CHAT_TEXTS;

export function receiptView(data: ReceiptData, numbers: readonly PhoneLine[]): Receipt {
  const target = encodeTarget({ id: data.caseId, unnamed: data.anonymous });
  return {
    view: 'receipt',
    title: T.receipt.title,
    ref: data.ref,
    savedLine: `${T.receipt.saved(data.ref, data.savedAt)} ${T.receipt.status(data.status)}`,
    advice: data.advice,
    told: data.told,
    next: [...data.next, ...(data.anonymous ? [] : [T.receipt.next])],
    code: data.code,
    numbers,
    actions: [addButton(target), ...(data.anonymous ? [] : [mineButton()])],
  };
}

export async function receiptAnswer(who: Who | null, id: string, call: Call, deps: ConverseDeps): Promise<Answer> {
  const numbers = numbersFor(deps.useCases, call.actor);
  const found = await deps.useCases.receipt(who, id);
  return found.ok ? { show: receiptView(found.value, numbers) } : refused(found.refusal, call, deps, false);
}

const ownerOf = (call: PersonCall): Who | null => (call.target.unnamed ? null : call.who);

export const showReceipt: Handler = (call, deps) => receiptAnswer(ownerOf(call), call.target.id, call, deps);

/** One free text, or one page of the longer form; the buttons lead from one to the other. */
export const showAdd: Handler = async (call, deps) => {
  const ctx = await deps.useCases.formContext(ownerOf(call), call.school);
  return { show: addView(call, ctx, numbersFor(deps.useCases, call.actor), {}, {}) };
};

type Errors = Readonly<Record<string, string>>;

function addView(
  call: PersonCall,
  ctx: FormContext,
  numbers: readonly PhoneLine[],
  typed: Answers,
  errors: Errors,
): FormPage {
  const { id, page, unnamed } = call.target;
  const extra = isExtraPage(page) ? pageOf(page, typed, ctx) : null;
  const questions: readonly Question[] = extra?.questions ?? [textQuestion(typed)];
  const more = [{ id: '', title: T.add.title }, ...extraPages].filter((other) => other.id !== (extra?.page ?? ''));
  return {
    view: 'form_page',
    title: extra?.title ?? T.add.title,
    progress: '',
    warnings: extra?.warnings.length ? extra.warnings : [T.add.warning],
    intro: [T.add.intro, ...(extra?.intro ?? [])],
    questions: questions.map((question) => ({ ...question, error: errors[question.id] ?? '' })),
    numbers,
    actions: [
      submits(primary('report.add.save', encodeTarget({ id, page, unnamed }), T.buttons.saveAddition)),
      receiptButton(encodeTarget({ id, unnamed })),
      ...more.map((other) => plain('report.add', encodeTarget({ id, page: other.id, unnamed }), other.title)),
    ],
  };
}

const textQuestion = (typed: Answers): Question => ({
  id: 'text',
  kind: 'longtext',
  label: T.add.question,
  help: '',
  options: [],
  value: typeof typed.text === 'string' ? typed.text : '',
  required: true,
  maxLength: STORY_LENGTH,
  error: '',
});

export const saveAdd: Handler = async (call, deps) => {
  const who = ownerOf(call);
  const numbers = numbersFor(deps.useCases, call.actor);
  const ctx = await deps.useCases.formContext(who, call.school);
  const { text, answers, errors } = addition(call, ctx);
  if (Object.keys(errors).length > 0)
    return { show: addView(call, ctx, numbers, { ...answers, text }, errors), errors };
  const added = await deps.useCases.addToReport(who, call.target.id, { text, answers, key: call.key });
  if (added.ok) {
    const view = receiptView(added.value, numbers);
    return { show: { ...view, next: [T.add.saved, ...view.next] } };
  }
  return refused(added.refusal, call, deps, true);
};

type Addition = { readonly text: string; readonly answers: Answers; readonly errors: Errors };

function addition(call: PersonCall, ctx: FormContext): Addition {
  if (!isExtraPage(call.target.page)) {
    const text = clean(call.inputs.text ?? '');
    const error = text === '' ? T.add.empty : lengthFault({ kind: 'longtext', maxLength: STORY_LENGTH }, text);
    return { text, answers: {}, errors: error === null ? {} : { text: error } };
  }
  const checked = checkPage(call.target.page, call.inputs, ctx, {});
  const answers = Object.fromEntries(Object.entries(checked.answers).filter(([, value]) => value.length > 0));
  if (!checked.ok) return { text: '', answers, errors: checked.errors };
  const first = pageOf(call.target.page, {}, ctx).questions.find((question) => question.kind !== 'choices');
  const empty = Object.keys(answers).length === 0 && first !== undefined;
  return { text: '', answers, errors: empty ? { [first.id]: T.add.empty } : {} };
}

/** A report without a name is found by its code alone. Needs no person, so nothing says who looked. */
export const lookByCode: OpenHandler = async (call, deps) => {
  const numbers = numbersFor(deps.useCases, call.actor);
  const code = call.inputs.code?.trim();
  if (code === undefined) return { show: lookView(numbers, '', '') };
  if (code === '') return lookAgain(numbers, code);
  const found = await deps.useCases.receipt(null, code);
  if (found.ok && found.value.anonymous) return { show: receiptView(found.value, numbers) };
  const isDown = !found.ok && found.refusal.code.startsWith('store.');
  return isDown ? refused(found.refusal, call, deps, false) : lookAgain(numbers, code);
};

const lookAgain = (numbers: readonly PhoneLine[], code: string): Answer => ({
  show: lookView(numbers, code, T.look.notFound),
  errors: { code: T.look.notFound },
});

const lookView = (numbers: readonly PhoneLine[], code: string, error: string): FormPage => ({
  view: 'form_page',
  title: T.look.title,
  progress: '',
  warnings: [],
  intro: [T.look.intro],
  questions: [
    {
      id: 'code',
      kind: 'text',
      label: T.look.question,
      help: '',
      options: [],
      value: code,
      required: true,
      maxLength: 40,
      error,
    },
  ],
  numbers,
  actions: [submits(primary('anonymous.look', '', T.buttons.lookNow))],
});
