// What is back of one paper in one class, and taking back what was ticked by mistake.

import { LONGEST_REASON } from '../../domain/aup/paper/paper-life.ts';
import { ok, type Result } from '../../domain/shared/result.ts';
import type { Action, Question } from '../../views/fields.ts';
import { PAPER_TEXTS } from '../../views/paper-texts.ts';
import type { FormPage, ItemList } from '../../views/private-views.ts';
import { plain, primary, submits } from '../buttons.ts';
import type { ConverseDeps, Handler, PersonCall } from '../handler.ts';
import { notice } from '../message.ts';
import { asTyped, faultsIn, longText, type Typed, typedFor } from '../questions.ts';
import type { Answer } from '../turn.ts';
import { agreementRefused, told } from './agreement-answer.ts';
import { wrongWith } from './agreement-sign.ts';
import { paperTarget, readPaperTarget } from './paper-target.ts';

const T = PAPER_TEXTS;

export const showBack: Handler = async (call, deps) => {
  const { ref, page: asked, mark } = readPaperTarget(call.target);
  const found = await deps.useCases.aup.papers.papersBack(call.who, ref, asked);
  if (!found.ok) return agreementRefused(found.refusal, call, deps, false);
  const { className, title, page, pages, papers } = found.value;
  const to = (n: number): string => paperTarget(ref, n, mark);
  const view: ItemList = {
    ...{ view: 'item_list', title: T.back.title, search: [], links: [], empty: T.back.empty },
    intro: [T.back.intro(className, title), ...(pages < 2 ? [] : [T.sheet.page(page, pages)])],
    items: papers.map(({ sheet, pupil, name, words }) => ({
      title: name,
      lines: [words],
      action: plain('aup.paper.back', paperTarget(ref, 1, sheet, pupil), T.buttons.takeBack),
    })),
    actions: [
      ...(page < pages ? [plain('aup.back', to(page + 1), T.buttons.next)] : []),
      ...(page > 1 ? [plain('aup.back', to(page - 1), T.buttons.previous)] : []),
      plain('aup.sheet', to(1), T.buttons.toSheet),
      plain('aup.classes', '', T.buttons.toClasses),
    ],
  };
  const say = [notice(T.back.title, [T.classes.press], [plain('aup.back', to(1), T.buttons.back)])];
  return { show: view, say, sayInstead: true };
};

export const REASON: readonly Question[] = [
  longText('reason', T.takeBack.reason, { help: T.takeBack.reasonHelp, maxLength: LONGEST_REASON }),
];

export type Taking = { readonly save: string; readonly intro: readonly string[]; readonly back: Action };

/** The same short form for a paper and for a visitor. */
export const reasonForm = (
  { save, intro, back }: Taking,
  target: string,
  typed: Typed = {},
  errors: Typed = {},
): FormPage => ({
  ...{ view: 'form_page', title: T.takeBack.title, progress: '', warnings: [], numbers: [], intro },
  questions: asTyped(REASON, typed, errors),
  actions: [submits(primary(save, target, T.buttons.takeBackSave)), back],
});

const PAPER: Taking = {
  ...{ save: 'aup.paper.back.save', intro: T.takeBack.intro },
  back: plain('aup.classes', '', T.buttons.toClasses),
};

/** Read anew at each press, so that nobody takes back what is another pupil's. */
async function takingOne(call: PersonCall, deps: ConverseDeps): Promise<Result<Taking>> {
  const { ref, mark: sheet, pupil } = readPaperTarget(call.target);
  const found = await deps.useCases.aup.papers.onePaper(call.who, ref, { sheet, pupil });
  if (!found.ok) return found;
  const { className, title, name, words } = found.value;
  return ok({ ...PAPER, intro: [T.takeBack.whose(name, className), title, words, ...PAPER.intro] });
}

export const askTakeBack: Handler = async (call, deps) => {
  const taking = await takingOne(call, deps);
  if (!taking.ok) return agreementRefused(taking.refusal, call, deps, false);
  const { ref, mark, pupil } = readPaperTarget(call.target);
  const say = [notice(T.takeBack.title, [T.classes.press], [plain('aup.classes', '', T.buttons.classes)])];
  return { show: reasonForm(taking.value, paperTarget(ref, 1, mark, pupil)), say, sayInstead: true };
};

export const saveTakeBack: Handler = async (call, deps) => {
  const { ref, mark: sheet, pupil } = readPaperTarget(call.target);
  const typed = typedFor(REASON, call.inputs);
  const faults = faultsIn(REASON, typed);
  const form = async (errors: Typed): Promise<Answer> => {
    const taking = await takingOne(call, deps);
    const show = reasonForm(taking.ok ? taking.value : PAPER, paperTarget(ref, 1, sheet, pupil), typed, errors);
    return { show, errors };
  };
  if (faults !== null) return form(faults);
  const input = { key: call.key, reason: typed.reason ?? '' };
  const done = await deps.useCases.aup.papers.takeBackPaper(call.who, ref, { sheet, pupil }, input);
  if (done.ok) {
    const actions = [
      plain('aup.back', paperTarget(ref, 1), T.buttons.back),
      plain('aup.classes', '', T.buttons.toClasses),
    ];
    return told(T.takeBack.doneTitle, [T.takeBack.done], actions);
  }
  const errors = wrongWith(done.refusal, REASON);
  return errors === null ? agreementRefused(done.refusal, call, deps, true) : form(errors);
};
