// One page of questions about a case, with what was typed and what is wrong with it.

import type { Action, PhoneLine, Question } from '../../views/fields.ts';
import type { FormPage } from '../../views/private-views.ts';
import { CHAT_TEXTS } from '../../views/texts.ts';
import { plain, submits } from '../buttons.ts';
import type { PersonCall } from '../handler.ts';
import { type Typed, typed } from '../questions.ts';

export type CaseForm = {
  readonly title: string;
  readonly warnings?: readonly string[];
  readonly intro: readonly string[];
  readonly questions: readonly Question[];
  /** Primary also where it is final (its words say so): Slack has one button at the foot of a window with questions, and no colour for it. */
  readonly save: Action;
  readonly others?: readonly Action[];
};

const NO_NUMBERS: readonly PhoneLine[] = [];

export const caseForm = (form: CaseForm, call: PersonCall, errors: Typed): FormPage => ({
  view: 'form_page',
  title: form.title,
  progress: '',
  warnings: form.warnings ?? [],
  intro: form.intro,
  questions: form.questions.map((question) => ({
    ...question,
    value: typed(call, question.id),
    error: errors[question.id] ?? '',
  })),
  numbers: NO_NUMBERS,
  actions: [submits(form.save), ...(form.others ?? []), plain('case.open', call.target.id, CHAT_TEXTS.buttons.toCase)],
});
