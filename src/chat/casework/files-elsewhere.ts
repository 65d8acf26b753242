// A case that goes on in another system: where, under which reference, why; then it is closed here.

import { lengthFault } from '../../domain/incident/form/form.ts';
import { COPY_TEXTS } from '../../views/copy-texts.ts';
import type { Question } from '../../views/fields.ts';
import type { FormPage } from '../../views/private-views.ts';
import { CHAT_TEXTS } from '../../views/texts.ts';
import { casesButton, plain, primary, submits } from '../buttons.ts';
import { refused } from '../failure.ts';
import type { Handler, PersonCall } from '../handler.ts';
import { message } from '../message.ts';
import { choice, longText, optionsOf, shortText, type Typed, typed } from '../questions.ts';
import { saves, shows, type Verb } from '../verb.ts';

const T = COPY_TEXTS.elsewhere;
const LENGTHS = { system: 80, reference: 80, summary: 3000, reason: 1000 } as const;
const FIELDS = ['system', 'reference', 'summary', 'reason'] as const;

const asked = (call: PersonCall, errors: Typed): readonly Question[] => [
  ...FIELDS.map((id): Question => {
    const ask = LENGTHS[id] > 80 ? longText : shortText;
    return ask(id, T[id], { value: typed(call, id), maxLength: LENGTHS[id], error: errors[id] ?? '' });
  }),
  choice('lessons', T.lessons, {
    options: optionsOf(T.lessonOptions),
    value: call.inputs.lessons === 'yes' ? 'yes' : 'no',
    error: errors.lessons ?? '',
  }),
];

const page = (call: PersonCall, errors: Typed): FormPage => ({
  ...{ view: 'form_page', title: T.title, progress: '', warnings: [], intro: T.intro, numbers: [] },
  questions: asked(call, errors),
  actions: [
    submits(primary('case.elsewhere.save', call.target.id, COPY_TEXTS.buttons.elsewhereYes)),
    plain('case.open', call.target.id, CHAT_TEXTS.buttons.toCase),
  ],
});

/** Whoever may not have the case is refused by the step; the page itself holds nothing of it. */
export const showElsewhere: Handler = async (call, deps) => {
  const form = await deps.useCases.casework.copies.copyForm(call.who, call.target.id);
  return form.ok ? { show: page(call, {}) } : refused(form.refusal, call, deps, false);
};

export const saveElsewhere: Handler = async (call, deps) => {
  const faults = asked(call, {}).flatMap((question): readonly (readonly [string, string])[] => {
    const fault = question.value === '' ? T.empty : lengthFault(question, question.value);
    return fault === null ? [] : [[question.id, fault]];
  });
  if (faults.length > 0) {
    const errors = Object.fromEntries(faults);
    return { show: page(call, errors), errors };
  }
  const words = { system: typed(call, 'system'), reference: typed(call, 'reference'), summary: typed(call, 'summary') };
  const { lessons = 'no' } = call.inputs;
  const input = { ...words, reason: typed(call, 'reason'), lessons, key: call.key };
  const done = await deps.useCases.casework.copies.moveElsewhere(call.who, call.target.id, input);
  if (!done.ok) return refused(done.refusal, call, deps, true);
  const lines = [T.done(done.value.ref)];
  return { show: message(T.doneTitle, lines, { tone: 'good', actions: [casesButton()] }) };
};

export const ELSEWHERE_VERBS: Readonly<Record<string, Verb>> = {
  'case.elsewhere': shows(showElsewhere),
  'case.elsewhere.save': saves(saveElsewhere),
};
