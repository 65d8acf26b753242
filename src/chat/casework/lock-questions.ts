// What a file is locked with before it leaves: asked in the same words wherever something is taken along. What was typed as a passphrase is
// never shown again, not even where it could not be taken.

import { COPY_TEXTS } from '../../views/copy-texts.ts';
import type { Question } from '../../views/fields.ts';
import type { PersonCall } from '../handler.ts';
import { choice, shortText, type Typed } from '../questions.ts';

const T = COPY_TEXTS;
const COPIES = ['paper', 'bundle'] as const;
const LONGEST_KEY = 3000;

const LONGEST_PASSPHRASE = 200;

const secret = (id: string, label: string, help: string, errors: Typed, required = false): Question =>
  shortText(id, label, { help, required, maxLength: LONGEST_PASSPHRASE, error: errors[id] ?? '' });

/** The passphrase, twice. Where a key will do as well neither is needed by itself, and the step decides. */
export const passphraseQuestions = (errors: Typed, required = false): readonly Question[] => [
  secret('passphrase', T.passphrase, T.passphraseHelp, errors, required),
  secret('again', T.again, '', errors, required),
];

/** The reader's own key, where nothing else is asked. */
export const keyQuestion = (inputs: Typed, errors: Typed): Question => ({
  ...secret('recipient', T.key, T.keyHelp, errors, true),
  ...{ value: inputs.recipient ?? '', maxLength: LONGEST_KEY },
});

/** One PDF or everything, the passphrase twice, or the reader's own key. */
export function lockQuestions(call: PersonCall, errors: Typed): readonly Question[] {
  const chosen = COPIES.find((copy) => copy === call.inputs.copy) ?? COPIES[0];
  return [
    choice('copy', T.which, {
      options: COPIES.map((value) => ({ value, label: T.copies[value] })),
      ...{ value: chosen, error: errors.copy ?? '' },
    }),
    ...secretQuestions(call.inputs, errors),
  ];
}

/** The passphrase twice, or the reader's own key. */
const secretQuestions = (inputs: Typed, errors: Typed): readonly Question[] => [
  ...passphraseQuestions(errors),
  {
    ...secret('recipient', T.recipient, T.recipientHelp, errors),
    // An open key is no secret.
    value: inputs.recipient ?? '',
    maxLength: LONGEST_KEY,
  },
];
