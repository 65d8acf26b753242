// What was typed into a form about a case, taken or sent back with every fault named. What was typed is never changed, only tidied.

import { clean, lengthFault } from '../../incident/form/form.ts';
import { isIsoDate } from '../../shared/time.ts';
import type { RecordFields } from './record.ts';
import type { RecordForm, RecordQuestion } from './record-form.ts';

/** The most letters each kind of answer takes; 0 where there is no length. */
export const LONGEST: Readonly<Record<RecordQuestion['kind'], number>> = {
  text: 200,
  longtext: 3000,
  choice: 0,
  choices: 0,
  date: 0,
  time: 0,
};

export type CheckedRecord =
  | { readonly ok: true; readonly fields: RecordFields }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

/** Only the questions of the form are read; empty answers are left out. */
export function checkRecord(form: RecordForm, inputs: Readonly<Record<string, string>>): CheckedRecord {
  const typed = form.questions.map(
    (question) => [question, clean(Object.hasOwn(inputs, question.id) ? (inputs[question.id] ?? '') : '')] as const,
  );
  const fields = Object.fromEntries(typed.filter(([, text]) => text !== '').map(([{ id }, text]) => [id, text]));
  const faults = typed.flatMap(([question, text]): readonly (readonly [string, string])[] => {
    const fault = faultIn(question, text);
    return fault === null ? [] : [[question.id, fault]];
  });
  const errors = { ...form.check?.(fields), ...Object.fromEntries(faults) };
  return Object.keys(errors).length === 0 ? { ok: true, fields } : { ok: false, errors };
}

function faultIn(question: RecordQuestion, text: string): string | null {
  const { kind, required } = question;
  if (text === '') return required ? EMPTY[kind] : null;
  switch (kind) {
    case 'choice':
      return isOffered(question, [text]) ? null : EMPTY.choice;
    case 'choices':
      return isOffered(question, text.split(',')) ? null : EMPTY.choices;
    case 'date':
      return isIsoDate(text) ? null : EMPTY.date;
    case 'time':
      return /^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? null : EMPTY.time;
    case 'text':
    case 'longtext':
      return lengthFault({ kind, maxLength: LONGEST[kind] }, text);
  }
}

const isOffered = ({ options = [] }: RecordQuestion, values: readonly string[]): boolean =>
  values.every((value) => options.some((option) => option.value === value));

const EMPTY: Readonly<Record<RecordQuestion['kind'], string>> = {
  text: 'Write a few words here.',
  longtext: 'Write a few words here.',
  choice: 'Choose one from the list.',
  choices: 'Choose at least one from the list.',
  date: 'Choose a day.',
  time: 'Choose a time, such as 14:10.',
};
