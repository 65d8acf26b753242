// The questions of short forms: how one is made, what was typed into it, and what is wrong with that. Every room asks with these.

import { clean } from '../domain/incident/form/form.ts';
import type { Refusal } from '../domain/shared/result.ts';
import type { Option, Question } from '../views/fields.ts';
import { FILTER_TEXTS } from '../views/filter-texts.ts';

const T = FILTER_TEXTS;
const LONG = 3000;
const SHORT = 200;

/** By the id of a question: what was typed, or what is wrong with it. */
export type Typed = Readonly<Record<string, string>>;

type Extras = Partial<Omit<Question, 'id' | 'kind' | 'label'>>;

const ask =
  (kind: Question['kind'], maxLength: number) =>
  (id: string, label: string, extras: Extras = {}): Question => ({
    id,
    kind,
    label,
    help: '',
    options: [],
    value: '',
    required: true,
    maxLength,
    error: '',
    ...extras,
  });
export const longText = ask('longtext', LONG);
export const shortText = ask('text', SHORT);
export const choice = ask('choice', 0);
export const date = ask('date', 0);

/** Boxes to tick. */
export const choices = ask('choices', 0);

/** The options of a table of words, in its order. */
export const optionsOf = (words: Readonly<Record<string, string>>): readonly Option[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

/** What was typed into one field; empty when there is none of that name. */
export const typed = ({ inputs }: { readonly inputs: Typed }, id: string): string =>
  Object.hasOwn(inputs, id) ? clean(inputs[id] ?? '') : '';

/** As typed, for the questions asked and nothing else; a field nobody touched keeps what stood in it. */
export const typedFor = (questions: readonly Question[], inputs: Typed): Typed =>
  Object.fromEntries(
    questions.map(({ id, value }) => [id, clean(Object.hasOwn(inputs, id) ? (inputs[id] ?? '') : value)]),
  );

/** What is wrong, by question; null when all can be taken. */
export function faultsIn(questions: readonly Question[], typed: Typed): Typed | null {
  const found = questions.flatMap((question): readonly (readonly [string, string])[] => {
    const error = faultIn(question, typed[question.id] ?? '');
    return error === null ? [] : [[question.id, error]];
  });
  return found.length === 0 ? null : Object.fromEntries(found);
}

function faultIn(question: Question, typed: string): string | null {
  const { kind, required, maxLength, options } = question;
  if (typed === '') return required ? (kind === 'choice' ? T.desk.pick : T.desk.empty) : null;
  if (kind === 'choice') return options.some(({ value }) => value === typed) ? null : T.desk.pick;
  return maxLength > 0 && typed.length > maxLength ? T.wrong.tooLong(typed.length, maxLength) : null;
}

/** What a step found wrong with these questions; null when the refusal is about something else. */
export function errorsOf(refusal: Refusal, questions: readonly Question[]): Typed | null {
  const { field, fields } = refusal;
  const errors = fields ?? (field === undefined ? {} : { [field]: refusal.message });
  return questions.some(({ id }) => Object.hasOwn(errors, id)) ? errors : null;
}

/** The same questions with what was typed, and what is wrong with it. */
export const asTyped = (questions: readonly Question[], typed: Typed, errors: Typed): readonly Question[] =>
  questions.map((question) => ({
    ...question,
    value: typed[question.id] ?? question.value,
    error: errors[question.id] ?? '',
  }));
