// The passphrase that somebody typed twice to lock what they take with them, if it will do.

import { passphraseFault, readPassphrase } from '../../../domain/casework/export/passphrase.ts';
import { ok, type Result, refuse } from '../../../domain/shared/result.ts';
import { COPY_TEXTS } from '../../../views/copy-texts.ts';

export type TypedPassphrase = { readonly passphrase: string; readonly again: string };

/** `known`: words that whoever finds the file can guess. */
export function wantedPassphrase({ passphrase, again }: TypedPassphrase, known: readonly string[]): Result<string> {
  const words = readPassphrase(passphrase);
  const fault = passphraseFault(words, known);
  if (fault !== null) return refuse('copy.passphrase', COPY_TEXTS.faults[fault], 'passphrase');
  return words === readPassphrase(again) ? ok(words) : refuse('copy.again', COPY_TEXTS.faults.again, 'again');
}
