// The pages of the form and the last page before Send, as views.

import type { Answers } from '../../domain/incident/answers.ts';
import { pageOf, previousPage, REVIEW, reviewLines, STORY_LENGTH } from '../../domain/incident/form/form.ts';
import type { PreviewData, WouldBeTold } from '../../usecases/results.ts';
import type { Action, PhoneLine, Question } from '../../views/fields.ts';
import type { FormPage, FormReview } from '../../views/private-views.ts';
import { CHAT_TEXTS } from '../../views/texts.ts';
import { plain, primary, submits } from '../buttons.ts';
import { encodeTarget, markOf } from '../target.ts';
import { type Draft, isAlerted } from './draft.ts';

const T = CHAT_TEXTS;
/** Slack shows at most ten boxes to tick. */
const MOST_TICKS = 10;

/** Marks a page that was reached from the last one, so that Next leads back there. */
export const RETURN = 'r';

export type PageExtras = {
  /** Shown instead of the stored answers, as they were typed. */
  readonly answers?: Answers;
  readonly errors?: Readonly<Record<string, string>>;
  readonly warnings?: readonly string[];
  readonly intro?: readonly string[];
  readonly fromReview?: boolean;
};

export function pageView(draft: Draft, page: string, numbers: readonly PhoneLine[], extras: PageExtras = {}): FormPage {
  const answers = { ...draft.answers, ...extras.answers };
  const data = pageOf(page, answers, draft.ctx);
  const errors = extras.errors ?? {};
  const questions = [...data.questions, ...firstWords(draft, data.page, answers)];
  return {
    view: 'form_page',
    title: data.title,
    progress: data.progress,
    warnings: [...alertLines(draft), ...(extras.warnings ?? []), ...data.warnings],
    intro: [...(extras.intro ?? []), ...data.intro],
    questions: questions.map((question) => ({ ...question, error: errors[question.id] ?? '' })),
    numbers,
    actions: pageActions(draft, data.page, answers, extras.fromReview === true),
  };
}

/** Words typed after the command stand on page one until they are stored, so that nothing is kept before Next. */
function firstWords(draft: Draft, page: string, answers: Answers): readonly Question[] {
  const story = answers.story;
  if (draft.doc !== null || page !== 'start' || typeof story !== 'string' || story === '') return [];
  return [
    {
      id: 'story',
      kind: 'longtext',
      label: T.form.firstWords,
      help: T.form.firstWordsHelp,
      options: [],
      value: story,
      required: false,
      maxLength: STORY_LENGTH,
      error: '',
    },
  ];
}

/** After a danger alert every page says who knows, and that 999 comes first. */
function alertLines(draft: Draft): readonly string[] {
  if (draft.doc === null) return [];
  // A report that began elsewhere is stored before its first page was answered.
  const { danger = 'no' } = draft.answers;
  if (!isAlerted(draft)) return danger === 'no' ? [] : [T.form.alertSoon];
  const told = draft.doc.state.holders.filter((holder) => holder.withdrawnAt === undefined).length;
  return told === 0 ? [T.form.alertedNobody] : [T.form.alerted(told), T.form.alertedRest];
}

const targetOf = (draft: Draft, page: string, seen: readonly string[] = []): string =>
  encodeTarget({ id: draft.doc?.id ?? '', page, unnamed: draft.who === null, seen });

function pageActions(draft: Draft, page: string, answers: Answers, fromReview: boolean): readonly Action[] {
  const target = targetOf(draft, page, fromReview ? [RETURN] : []);
  const back = previousPage(page, answers, draft.ctx);
  return [
    submits(primary('report.next', target, T.buttons.next)),
    ...(back === null ? [] : [plain('report.back', target, T.buttons.back)]),
    ...leaving(draft, page),
  ];
}

/** An unnamed draft lives in this card alone, so it cannot be left and found again. */
function leaving(draft: Draft, page: string): readonly Action[] {
  const target = targetOf(draft, page);
  if (draft.doc === null) return [plain('report.discard', target, T.buttons.stop)];
  const save = draft.who === null ? [] : [submits(plain('report.save', target, T.buttons.save))];
  return isAlerted(draft) ? save : [...save, plain('report.discard', target, T.buttons.discard)];
}

export function reviewView(draft: Draft, preview: PreviewData): FormReview {
  const offered = preview.told.filter((person) => person.canUntick).slice(0, MOST_TICKS);
  const fixed = preview.told.filter((person) => !offered.includes(person));
  const seen = offered.map((person) => markOf(person.personId));
  return {
    view: 'form_review',
    title: T.review.title,
    warnings: [...alertLines(draft), ...preview.warnings],
    answers: reviewLines(draft.answers, draft.ctx).map(({ label, value, page }) => ({
      label,
      value,
      action: plain('report.resume', targetOf(draft, page, [RETURN]), T.buttons.change),
    })),
    told: offered.length === 0 ? null : toldQuestion(offered),
    toldLines: [...fixed.map(named), ...preview.lines, ...standingLines(draft)],
    actions: [
      submits(primary('report.send', targetOf(draft, REVIEW, seen), T.buttons.send)),
      plain('report.back', targetOf(draft, REVIEW), T.buttons.back),
      ...leaving(draft, REVIEW),
    ],
  };
}

const named = (person: WouldBeTold): string => `${person.name}, ${person.role}`;

/** A box to tick has one line of 75 signs. */
const boxLabel = (person: WouldBeTold): string => {
  const whole = named(person);
  return whole.length <= 75 ? whole : `${whole.slice(0, 74)}…`;
};

const toldQuestion = (offered: readonly WouldBeTold[]): Question => ({
  id: 'told',
  kind: 'choices',
  label: T.review.told,
  help: T.review.toldHelp,
  options: offered.map((person) => ({ value: person.personId, label: boxLabel(person) })),
  value: offered.map((person) => person.personId).join(','),
  required: false,
  maxLength: 0,
  error: '',
});

function standingLines(draft: Draft): readonly string[] {
  const naming =
    draft.who === null ? [T.review.unnamed] : draft.answers.naming === 'confidential' ? [T.review.confidential] : [];
  return [isAlerted(draft) ? T.review.alerted : T.review.toldNobody, T.review.onlyThese, ...naming];
}
