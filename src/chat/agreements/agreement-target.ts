// What a button about an agreement carries: which text, which page, and the hash of the words that were on the screen.

import { encodeTarget, type Target } from '../target.ts';

export type AgreementTarget = { readonly key: string; readonly page: number; readonly hash: string };

export const agreementTarget = (key: string, page: number, hash: string): string =>
  encodeTarget({ id: key, page: `${page}-${hash}` });

/** Empty hash: nothing was on the screen yet. */
export function readAgreementTarget({ id, page }: Target): AgreementTarget {
  const [number = '', hash = ''] = page.split('-');
  const asked = Number.parseInt(number, 10);
  return { key: id, page: Number.isInteger(asked) && asked > 0 ? asked : 1, hash };
}
