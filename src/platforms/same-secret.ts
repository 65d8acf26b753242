// Compares a secret that was sent with the one we hold.

import { createHash, timingSafeEqual } from 'node:crypto';

/** Compares digests, so that neither length nor content leaks through the time it takes. */
export function sameSecret(sent: string, held: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(sent), digest(held));
}
