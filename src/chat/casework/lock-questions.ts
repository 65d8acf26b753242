// What a file is locked with before it leaves: asked in the same words wherever something is taken along. What was typed as a passphrase is
// never shown again, not even where it could not be taken.

import { COPY_TEXTS } from '../../views/copy-texts.ts';
import type { Question } from '../../views/fields.ts';
import type { PersonCall } from '../handler.ts';

const T = COPY_TEXTS;
const COPIES = ['paper', 'bundle'] as const;
const LONGEST_KEY = 3000;

type Errors = Readonly<Record<string, string>>;

const secret = (id: string, label: string, help: string, errors: Errors, required = false): Question => ({
  ...{ id, kind: 'text', label, help, options: [], value: '', maxLength: 200, error: errors[id] ?? '' },
  required,
});

/** The passphrase, twice. Where a key will do as well neither is needed by itself, and the step decides. */
export const passphraseQuestions = (errors: Errors, required = false): readonly Question[] => [
  secret('passphrase', T.passphrase, T.passphraseHelp, errors, required),
  secret('again', T.again, '', errors, required),
];

/** The reader's own key, where nothing else is asked. */
export const keyQuestion = (inputs: Errors, errors: Errors): Question => ({
  ...secret('recipient', T.key, T.keyHelp, errors, true),
  ...{ value: inputs.recipient ?? '', maxLength: LONGEST_KEY },
});

/** One PDF or everything, the passphrase twice, or the reader's own key. */
export function lockQuestions(call: PersonCall, errors: Errors): readonly Question[] {
  const chosen = COPIES.find((copy) => copy === call.inputs.copy) ?? COPIES[0];
  return [
    {
      ...{ id: 'copy', kind: 'choice', label: T.which, help: '', value: chosen, required: true, maxLength: 0 },
      options: COPIES.map((value) => ({ value, label: T.copies[value] })),
      error: errors.copy ?? '',
    },
    ...secretQuestions(call.inputs, errors),
  ];
}

/** The passphrase twice, or the reader's own key. */
const secretQuestions = (inputs: Errors, errors: Errors): readonly Question[] => [
  ...passphraseQuestions(errors),
  {
    ...secret('recipient', T.recipient, T.recipientHelp, errors),
    // An open key is no secret.
    value: inputs.recipient ?? '',
    maxLength: LONGEST_KEY,
  },
];
