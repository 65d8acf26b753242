// Staff and governors who signed on paper, ticked off by the office or whoever keeps the agreements.

import { PAPER_FIELDS } from '../../domain/aup/paper/paper-form.ts';
import type { AdultSheetData } from '../../usecases/aup/paper/paper-use-cases.ts';
import type { Question } from '../../views/fields.ts';
import { PAPER_TEXTS } from '../../views/paper-texts.ts';
import type { FormPage, ItemList } from '../../views/private-views.ts';
import { plain, primary, submits } from '../buttons.ts';
import type { Handler } from '../handler.ts';
import { notice } from '../message.ts';
import { asTyped, choices, errorsOf, type Typed, typedFor } from '../questions.ts';
import type { Answer } from '../turn.ts';
import { agreementRefused, listButton, told } from './agreement-answer.ts';
import { agreementTarget, readAgreementTarget } from './agreement-target.ts';
import { carriedOn, paperQuestions } from './paper-questions.ts';

const T = PAPER_TEXTS;

export const listAdultSheets: Handler = async (call, deps) => {
  const found = await deps.useCases.aup.papers.adultSheets(call.who);
  if (!found.ok) return agreementRefused(found.refusal, call, deps, false);
  const view: ItemList = {
    ...{
      view: 'item_list',
      title: T.adults.title,
      intro: [T.adults.intro],
      search: [],
      links: [],
      empty: T.adults.none,
    },
    items: found.value.map(({ key, hash, title, version }) => ({
      title,
      lines: [T.adults.version(version)],
      action: primary('aup.adults.sheet', agreementTarget(key, 1, hash), T.buttons.tick),
    })),
    actions: [listButton()],
  };
  const say = [notice(T.adults.title, [T.classes.press], [plain('aup.adults', '', T.buttons.adults)])];
  return { show: view, say, sayInstead: true };
};

const questions = ({ open, text }: AdultSheetData): readonly Question[] => [
  choices(PAPER_FIELDS.chosen, T.adults.who, { options: open }),
  ...paperQuestions(text, ''),
];
type Fill = {
  readonly typed?: Typed;
  readonly errors?: Typed;
  /** What went wrong, before everything else. */
  readonly first?: readonly string[];
  /** What was saved just now. */
  readonly saved?: readonly string[];
};

function adultForm(data: AdultSheetData, { typed = {}, errors = {}, first = [], saved = [] }: Fill): FormPage {
  const { text, page, pages } = data;
  const to = (n: number): string => agreementTarget(text.key, n, text.hash);
  return {
    ...{ view: 'form_page', title: T.adults.title, progress: pages < 2 ? '' : T.sheet.page(page, pages), numbers: [] },
    warnings: first,
    intro: [...saved, T.visitors.formIntro(text.title, text.version), T.adults.intro, T.sheet.check],
    questions: asTyped(questions(data), typed, errors),
    actions: [
      submits(primary('aup.adults.save', to(page), T.buttons.save)),
      ...(page < pages ? [plain('aup.adults.sheet', to(page + 1), T.buttons.next)] : []),
      ...(page > 1 ? [plain('aup.adults.sheet', to(page - 1), T.buttons.previous)] : []),
      listButton(),
    ],
  };
}

function adultAnswer(data: AdultSheetData, fill: Fill = {}): Answer {
  if (data.open.length === 0)
    return told(T.sheet.doneTitle, [...(fill.first ?? []), ...(fill.saved ?? []), T.adults.empty], [listButton()]);
  const again = plain('aup.adults', '', T.buttons.adults);
  return { show: adultForm(data, fill), say: [notice(T.adults.title, [T.classes.press], [again])], sayInstead: true };
}

export const showAdultSheet: Handler = async (call, deps) => {
  const { key, page } = readAgreementTarget(call.target);
  const found = await deps.useCases.aup.papers.adultSheet(call.who, key, page);
  return found.ok ? adultAnswer(found.value) : agreementRefused(found.refusal, call, deps, false);
};

export const saveAdultSheet: Handler = async (call, deps) => {
  const { key, page, hash } = readAgreementTarget(call.target);
  const { papers } = deps.useCases.aup;
  const done = await papers.tickAdults(call.who, key, { key: call.key, hash, inputs: call.inputs });
  const changed = !done.ok && done.refusal.code === 'agreement.changed';
  const errors = done.ok ? null : errorsOf(done.refusal, FIELDS);
  if (!done.ok && !changed && errors === null) return agreementRefused(done.refusal, call, deps, true);
  const found = await papers.adultSheet(call.who, key, page);
  if (!found.ok)
    return done.ok
      ? told(T.adults.title, [T.sheet.saved(done.value)], [listButton()])
      : agreementRefused(found.refusal, call, deps, true);
  const typed = typedFor(questions(found.value), call.inputs);
  if (done.ok) return adultAnswer(found.value, { typed: carriedOn(typed), saved: [T.sheet.saved(done.value)] });
  const first = [changed ? done.refusal.message : T.sheet.wrong];
  const shown = adultAnswer(found.value, { typed, errors: errors ?? {}, first });
  return errors === null ? { ...shown, notKept: true } : { ...shown, errors };
};

/** Every field that a refusal may be about. */
const FIELDS: readonly Question[] = Object.values(PAPER_FIELDS).map((id) => choices(id, ''));
