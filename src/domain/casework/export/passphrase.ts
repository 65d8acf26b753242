// What a passphrase must be like to lock a case: it may meet somebody who tries for years.

export const PASSPHRASE_SIGNS = 20;
const PASSPHRASE_MOST = 200;
const DIFFERENT_SIGNS = 8;

/** As it is used: the same letters from every keyboard. */
export const readPassphrase = (typed: string): string => typed.normalize('NFC').trim();

export type PassphraseFault = 'empty' | 'short' | 'long' | 'same' | 'known';

/** `known`: words that whoever finds the file can guess, such as the name of the school. */
export function passphraseFault(passphrase: string, known: readonly string[]): PassphraseFault | null {
  if (passphrase === '') return 'empty';
  const signs = Array.from(passphrase);
  if (signs.length < PASSPHRASE_SIGNS) return 'short';
  if (signs.length > PASSPHRASE_MOST) return 'long';
  if (new Set(signs.map((sign) => sign.toLowerCase())).size < DIFFERENT_SIGNS) return 'same';
  const rest = known
    .filter((words) => words.length > 2)
    .reduce((left, words) => left.split(words.toLowerCase()).join(''), passphrase.toLowerCase());
  return Array.from(rest).length < PASSPHRASE_SIGNS - 6 ? 'known' : null;
}
