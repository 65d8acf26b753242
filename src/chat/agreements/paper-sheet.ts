// Ticking the papers of a class: many pupils in one press. What was typed stays whatever goes wrong.

import { PAPER_FIELDS } from '../../domain/aup/paper/paper-form.ts';
import type { SheetData } from '../../usecases/aup/paper/paper-use-cases.ts';
import type { Question } from '../../views/fields.ts';
import { PAPER_TEXTS } from '../../views/paper-texts.ts';
import type { FormPage } from '../../views/private-views.ts';
import { plain, primary, submits } from '../buttons.ts';
import type { Handler } from '../handler.ts';
import { notice } from '../message.ts';
import { asTyped, choices, errorsOf, type Typed, typedFor } from '../questions.ts';
import { encodeTarget } from '../target.ts';
import type { Answer } from '../turn.ts';
import { agreementRefused, told } from './agreement-answer.ts';
import { answerQuestion, carriedOn, paperQuestions } from './paper-questions.ts';
import { paperTarget, readPaperTarget } from './paper-target.ts';

const T = PAPER_TEXTS;
type Fill = {
  readonly typed?: Typed;
  readonly errors?: Typed;
  /** What went wrong, before everything else. */
  readonly first?: readonly string[];
  /** What was saved just now. */
  readonly saved?: readonly string[];
};

const classesButton = () => plain('aup.classes', '', T.buttons.toClasses);

const sheetQuestions = ({ open, text, keptAt }: SheetData): readonly Question[] => [
  choices(PAPER_FIELDS.chosen, T.sheet.who, { options: open, help: T.sheet.whoHelp }),
  answerQuestion(),
  ...paperQuestions(text, keptAt),
];

function sheetForm(data: SheetData, { typed = {}, errors = {}, first = [], saved = [] }: Fill = {}): FormPage {
  const { className, text, signer, page, pages, signed, all, waiting } = data;
  const to = (n: number): string => paperTarget(data, n, text.hash);
  return {
    ...{ view: 'form_page', title: T.sheet.title, progress: pages < 2 ? '' : T.sheet.page(page, pages), numbers: [] },
    warnings: first,
    intro: [
      ...saved,
      T.sheet.intro(className, text.title, text.version),
      ...[T.sheet.signer[signer], T.sheet.check, T.sheet.count(signed, all)],
      ...(waiting === 0 ? [] : [T.sheet.waiting(waiting)]),
    ],
    questions: asTyped(sheetQuestions(data), typed, errors),
    actions: [
      submits(primary('aup.sheet.save', to(page), T.buttons.save)),
      ...(page < pages ? [plain('aup.sheet', to(page + 1), T.buttons.next)] : []),
      ...(page > 1 ? [plain('aup.sheet', to(page - 1), T.buttons.previous)] : []),
      plain('aup.back', to(1), T.buttons.back),
      plain('aup.classes.file', encodeTarget({ id: data.list }), T.buttons.file),
      classesButton(),
    ],
  };
}

const say = (target: string): NonNullable<Answer['say']> => [
  notice(T.sheet.title, [T.classes.press], [primary('aup.sheet', target, T.buttons.tick)]),
];

function sheetAnswer(data: SheetData, fill: Fill = {}): Answer {
  const target = paperTarget(data, 1, data.text.hash);
  if (data.open.length > 0) return { show: sheetForm(data, fill), say: say(target), sayInstead: true };
  const lines = [...(fill.first ?? []), ...(fill.saved ?? []), T.sheet.done];
  return told(T.sheet.doneTitle, lines, [plain('aup.back', target, T.buttons.back), classesButton()]);
}

export const showSheet: Handler = async (call, deps) => {
  const { ref, page } = readPaperTarget(call.target);
  const found = await deps.useCases.aup.papers.sheet(call.who, ref, page);
  return found.ok ? sheetAnswer(found.value) : agreementRefused(found.refusal, call, deps, false);
};

export const saveSheet: Handler = async (call, deps) => {
  const { ref, page, mark: hash } = readPaperTarget(call.target);
  const { papers } = deps.useCases.aup;
  const done = await papers.tickPupils(call.who, ref, { key: call.key, hash, inputs: call.inputs });
  const changed = !done.ok && done.refusal.code === 'agreement.changed';
  if (!done.ok && !changed && errorsOf(done.refusal, FIELDS) === null)
    return agreementRefused(done.refusal, call, deps, true);
  const found = await papers.sheet(call.who, ref, page);
  // It is saved all the same when the next page cannot be shown.
  if (!found.ok)
    return done.ok
      ? told(T.sheet.title, [T.sheet.saved(done.value)], [classesButton()])
      : agreementRefused(found.refusal, call, deps, true);
  const typed = typedFor(sheetQuestions(found.value), call.inputs);
  if (done.ok) return sheetAnswer(found.value, { typed: carriedOn(typed), saved: [T.sheet.saved(done.value)] });
  if (found.value.open.length === 0) return sheetAnswer(found.value);
  if (changed) return { show: sheetForm(found.value, { typed, first: [done.refusal.message] }), notKept: true };
  const errors = errorsOf(done.refusal, FIELDS) ?? {};
  return { show: sheetForm(found.value, { typed, errors, first: [T.sheet.wrong] }), errors };
};

/** Every field that a refusal may be about. */
const FIELDS: readonly Question[] = Object.values(PAPER_FIELDS).map((id) => choices(id, ''));
