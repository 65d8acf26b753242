// Whether a text is an open age key. Tried by use, so that nothing is accepted here that the lock itself would refuse later.

import { Encrypter } from 'age-encryption';

export function isAgeRecipient(text: string): boolean {
  if (!/^age1[02-9a-z]{10,4000}$/.test(text)) return false;
  try {
    new Encrypter().addRecipient(text);
    return true;
  } catch {
    return false;
  }
}
