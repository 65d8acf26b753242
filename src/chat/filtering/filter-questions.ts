// The questions of the short forms about filtering. Their ids are the names under which the steps get the answers.

import { CHECK_RESULTS } from '../../domain/filtering/check/filter-check.ts';
import { clean } from '../../domain/incident/form/form.ts';
import type { Refusal } from '../../domain/shared/result.ts';
import type { Option, Question } from '../../views/fields.ts';
import { FILTER_TEXTS } from '../../views/filter-texts.ts';

const T = FILTER_TEXTS;
const LONG = 3000;
const SHORT = 200;

type Extras = Partial<Pick<Question, 'help' | 'required' | 'options' | 'value' | 'maxLength' | 'folded'>>;

const ask =
  (kind: Question['kind'], maxLength: number) =>
  (id: string, label: string, extras: Extras = {}) => ({
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

const optionsOf = (words: Readonly<Record<string, string>>): readonly Option[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }));
const YES_NO: readonly Option[] = optionsOf({ yes: T.options.yes, no: T.options.no, unsure: T.options.unsure });

const SEEN_BY: readonly Option[] = optionsOf(T.options.seenBy);
const ON_PURPOSE: readonly Option[] = optionsOf(T.options.onPurpose);

export const SITE_QUESTIONS: readonly Question[] = [
  longText('addresses', T.site.addresses, { help: T.site.addressesHelp }),
  choice('seen_by', T.site.seenBy, { help: T.site.seenByHelp, options: SEEN_BY }),
  choice('child', T.site.child, { help: T.site.childHelp, options: YES_NO }),
  choice('deliberate', T.site.deliberate, { help: T.site.deliberateHelp, options: ON_PURPOSE, required: false }),
  choice('legality', T.site.legality, { help: T.site.legalityHelp, options: YES_NO }),
  shortText('device', T.site.device, { required: false }),
  longText('note', T.site.note, { required: false, maxLength: 1000 }),
];

const RESULTS: readonly Option[] = CHECK_RESULTS.map((value) => ({ value, label: T.options.result[value] }));

export const CHECK_QUESTIONS: readonly Question[] = [
  choice('what', T.check.what, { options: optionsOf(T.options.what), value: 'filtering' }),
  date('date', T.check.date),
  shortText('device', T.check.device, { help: T.check.deviceHelp }),
  choice('where', T.check.where, { options: optionsOf(T.options.where), value: 'on_site' }),
  shortText('user_group', T.check.userGroup, { help: T.check.userGroupHelp }),
  longText('tested', T.check.tested, { help: T.check.testedHelp, maxLength: 1000 }),
  choice('result', T.check.result, { options: RESULTS }),
  longText('action', T.check.action, { help: T.check.actionHelp, required: false, maxLength: 1000 }),
  shortText('supervisor', T.check.supervisor),
];

/** As typed, for the questions asked and nothing else; a field nobody touched keeps what stood in it. */
export const typedFor = (
  questions: readonly Question[],
  inputs: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    questions.map(({ id, value }) => [id, clean(Object.hasOwn(inputs, id) ? (inputs[id] ?? '') : value)]),
  );

/** What is wrong, by question; null when all can be taken. */
export function faultsIn(
  questions: readonly Question[],
  typed: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> | null {
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
export function errorsOf(refusal: Refusal, questions: readonly Question[]): Readonly<Record<string, string>> | null {
  const { field, fields } = refusal;
  const errors = fields ?? (field === undefined ? {} : { [field]: refusal.message });
  return questions.some(({ id }) => Object.hasOwn(errors, id)) ? errors : null;
}

/** The same questions with what was typed, and what is wrong with it. */
export const asTyped = (
  questions: readonly Question[],
  typed: Readonly<Record<string, string>>,
  errors: Readonly<Record<string, string>>,
): readonly Question[] =>
  questions.map((question) => ({
    ...question,
    value: typed[question.id] ?? question.value,
    error: errors[question.id] ?? '',
  }));
