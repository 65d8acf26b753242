// One-time links to files. A link works once, for 60 seconds, and holds 256 random bits; the file is made when it is fetched,
// so that the right to it is checked at that moment. Kept in memory: a restart makes every open link worthless, which is safe.
// What a link was to make, a passphrase included, is forgotten when its minute is over, whether or not anybody came for it.

import { createHash } from 'node:crypto';
import type { Instant } from '../domain/shared/instant.ts';
import type { Clock, Download, Downloads } from './ports.ts';

const WORKS_FOR_MS = 60_000;
const TOKEN_BYTES = 32;
/** More open links than people in a large school; the oldest gives way. */
const MOST_OPEN = 1000;

type Offer = { readonly make: () => Promise<Download | null>; readonly until: Instant };

/** A plain timer that keeps no process alive. */
const laterOn = (ms: number, run: () => void): void => {
  setTimeout(run, ms).unref();
};

/** `address` makes the whole link from its token. */
export function makeDownloads(
  clock: Clock,
  randomBytes: (size: number) => Buffer,
  address: (token: string) => string,
  later: (ms: number, run: () => void) => void = laterOn,
): Downloads & { readonly waiting: () => number } {
  const open = new Map<string, Offer>();
  return {
    offer: (make) => {
      forgetOld();
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      const key = digest(token);
      open.set(key, { make, until: clock.now() + WORKS_FOR_MS });
      later(WORKS_FOR_MS, () => open.delete(key));
      return address(token);
    },
    take: async (token) => {
      const key = digest(token);
      const offer = open.get(key);
      open.delete(key);
      return offer === undefined || offer.until <= clock.now() ? null : offer.make();
    },
    waiting: () => open.size,
  };

  function forgetOld(): void {
    for (const [key, { until }] of open) {
      if (until > clock.now() && open.size < MOST_OPEN) return;
      open.delete(key);
    }
  }
}

/** Looking up a digest takes the same time whatever part of a guess is right. */
const digest = (token: string): string => createHash('sha256').update(token).digest('base64url');
