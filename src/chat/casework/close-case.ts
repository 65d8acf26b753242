// Closing a case and opening it again: the questions, what is not finished, and what came in meanwhile.

import { CLOSING_FIELDS } from '../../domain/casework/close.ts';
import { lengthFault } from '../../domain/incident/form/form.ts';
import type { ClosingPageData } from '../../usecases/casework/closing/closing-use-cases.ts';
import type { Question } from '../../views/fields.ts';
import { RECORD_TEXTS } from '../../views/record-texts.ts';
import { CHAT_TEXTS } from '../../views/texts.ts';
import { primary } from '../buttons.ts';
import { refused } from '../failure.ts';
import type { ConverseDeps, Handler, PersonCall } from '../handler.ts';
import { choice, longText, type Typed, typed } from '../questions.ts';
import { encodeTarget } from '../target.ts';
import type { Answer } from '../turn.ts';
import { saves, shows, type Verb } from '../verb.ts';
import { fileAnswer } from './case-file-view.ts';
import { type CaseForm, caseForm } from './case-form.ts';

const T = CHAT_TEXTS.close;
const R = RECORD_TEXTS.close;
/** Slack has 75 signs for one line of a list. */
const LABEL = 75;
/** Before the key of a review in the answer whether a policy should be looked at again. */
const ONE_REVIEW = 'yes:';

function closeForm(data: ClosingPageData, changed: boolean): CaseForm {
  const { unfinished, news, reviews, mark } = data;
  return {
    title: T.title,
    warnings: [
      ...(changed ? [R.changed, ...news] : []),
      ...(unfinished.length === 0 ? [] : [R.unfinished, ...unfinished]),
    ],
    intro: [T.intro],
    questions: [
      ...CLOSING_FIELDS.map((id) => longText(id, T[id])),
      choice('lessons', R.lessons, {
        help: R.lessonsHelp,
        options: [
          { value: 'no', label: R.no },
          { value: 'yes', label: R.yes },
          ...reviews.map(({ value, label }) => ({
            value: `${ONE_REVIEW}${value}`,
            label: R.yesThis(label).slice(0, LABEL),
          })),
        ],
        folded: true,
      }),
      ...(unfinished.length === 0 ? [] : [longText('despite', R.despite)]),
    ],
    save: primary('case.close.save', encodeTarget({ id: data.caseId, seen: [mark] }), CHAT_TEXTS.buttons.closeYes),
  };
}

const showClose: Handler = async (call, deps) => {
  const page = await deps.useCases.casework.closing.page(call.who, call.target.id, '');
  if (!page.ok) return refused(page.refusal, call, deps, false);
  return { show: caseForm(closeForm(page.value, false), call, {}) };
};

const saveClose: Handler = async (call, deps) => {
  const mark = call.target.seen[0] ?? '';
  const errors = faults(call);
  if (errors !== null) return againWith(call, deps, mark, errors);
  const input = {
    summary: typed(call, 'summary'),
    action: typed(call, 'action'),
    decision: typed(call, 'decision'),
    reason: typed(call, 'reason'),
    outcome: typed(call, 'outcome'),
    ...lessonsOf(call),
    despite: typed(call, 'despite'),
    ...{ mark, key: call.key },
  };
  const done = await deps.useCases.casework.closing.close(call.who, call.target.id, input);
  if (done.ok) return fileAnswer(call, deps, done, true, RECORD_TEXTS.done.closed);
  const { code, field, message } = done.refusal;
  if (code === 'case.changed_meanwhile') return againWith(call, deps, mark, {});
  if (field === undefined) return fileAnswer(call, deps, done, true);
  return againWith(call, deps, mark, { [field === 'review' ? 'lessons' : field]: message });
};

/** One question for both: whether, and which. A page of before may still send the review by itself. */
function lessonsOf(call: PersonCall): { readonly lessons: string; readonly review: string } {
  const answer = typed(call, 'lessons');
  if (!answer.startsWith(ONE_REVIEW)) return { lessons: answer, review: typed(call, 'review') };
  return { lessons: 'yes', review: answer.slice(ONE_REVIEW.length) };
}

/** The page as it now has to be, with everything that was typed. What came in is said once: the next press knows of it. */
async function againWith(call: PersonCall, deps: ConverseDeps, mark: string, errors: Typed): Promise<Answer> {
  const page = await deps.useCases.casework.closing.page(call.who, call.target.id, mark);
  if (!page.ok) return refused(page.refusal, call, deps, true);
  const show = caseForm(closeForm(page.value, page.value.news.length > 0), call, errors);
  return Object.keys(errors).length === 0 ? { show } : { show, errors };
}

/** Null when every question can be taken. */
function faults(call: PersonCall): Typed | null {
  const texts = CLOSING_FIELDS.map((id): readonly [string, string | null] => [id, textFault(call, id, true)]);
  const lessons = ['yes', 'no'].includes(lessonsOf(call).lessons) ? null : R.pick;
  const found = [...texts, ['lessons', lessons] as const, ['despite', textFault(call, 'despite', false)] as const];
  const wrong = found.flatMap(([id, fault]): readonly (readonly [string, string])[] =>
    fault === null ? [] : [[id, fault]],
  );
  return wrong.length === 0 ? null : Object.fromEntries(wrong);
}

const LONG: Pick<Question, 'kind' | 'maxLength'> = { kind: 'longtext', maxLength: 3000 };

function textFault(call: PersonCall, id: string, required: boolean): string | null {
  const text = typed(call, id);
  return text === '' && required ? T.empty : lengthFault(LONG, text);
}

const reopenForm = (call: PersonCall): CaseForm => ({
  title: RECORD_TEXTS.reopen.title,
  intro: [RECORD_TEXTS.reopen.intro],
  questions: [longText('reason', RECORD_TEXTS.reopen.question)],
  save: primary('case.reopen.save', call.target.id, RECORD_TEXTS.buttons.reopenYes),
});

const showReopen: Handler = async (call) => ({ show: caseForm(reopenForm(call), call, {}) });

const saveReopen: Handler = async (call, deps) => {
  const reason = typed(call, 'reason');
  const fault = reason === '' ? RECORD_TEXTS.reopen.empty : lengthFault(LONG, reason);
  if (fault !== null) return { show: caseForm(reopenForm(call), call, { reason: fault }), errors: { reason: fault } };
  const done = await deps.useCases.casework.closing.reopen(call.who, call.target.id, { reason, key: call.key });
  return fileAnswer(call, deps, done, true, RECORD_TEXTS.done.reopened);
};

export const CLOSE_VERBS: Readonly<Record<string, Verb>> = {
  'case.close': shows(showClose),
  'case.close.save': saves(saveClose),
  'case.reopen': shows(showReopen),
  'case.reopen.save': saves(saveReopen),
};
