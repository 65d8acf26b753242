// What a file is locked with before it leaves: asked in the same words wherever something is taken along. What was typed as a passphrase is
// never shown again, not even where it could not be taken.

import { COPY_TEXTS } from '../../views/copy-texts.ts';
import type { Question } from '../../views/fields.ts';
import type { PersonCall } from '../handler.ts';

const T = COPY_TEXTS;
const COPIES = ['paper', 'bundle'] as const;

type Errors = Readonly<Record<string, string>>;

const secret = (id: string, label: string, help: string, errors: Errors): Question => ({
  ...{ id, kind: 'text', label, help, options: [], value: '', maxLength: 200, error: errors[id] ?? '' },
  // Not both of them are needed where a key is given, so the step decides.
  required: false,
});

/** The passphrase, twice. */
export const passphraseQuestions = (errors: Errors): readonly Question[] => [
  secret('passphrase', T.passphrase, T.passphraseHelp, errors),
  secret('again', T.again, '', errors),
];

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
export const secretQuestions = (inputs: Errors, errors: Errors): readonly Question[] => [
  ...passphraseQuestions(errors),
  {
    ...secret('recipient', T.recipient, T.recipientHelp, errors),
    // An open key is no secret.
    value: inputs.recipient ?? '',
    maxLength: 3000,
  },
];
