// Whether somebody has to sign, from what they signed last. A new version asks all of them again, or only whoever joins from then on.

import type { Agreement } from './agreement.ts';

/**
 * `signedHash` is null for somebody who never signed this text. `between` holds the versions that were in force after the one
 * signed and before the current one, so that a version which everybody had to sign is not passed over by a smaller one.
 */
export function needsSigningAgain(
  signedHash: string | null,
  current: Agreement,
  between: readonly Agreement[] = [],
): boolean {
  if (signedHash === null) return true;
  if (signedHash === current.hash) return false;
  const since = between.slice(between.findLastIndex(({ hash }) => hash === signedHash) + 1);
  return [...since, current].some(({ signAgain }) => signAgain === 'everybody');
}
