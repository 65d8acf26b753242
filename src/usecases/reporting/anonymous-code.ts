// The 16 signs with which an anonymous reporter finds the report again. Derived from the report's secret (own-report.ts), so that
// a repeated Send gives the same code; kept only as a hash, so that nobody who reads the store can look a reporter's code up.

import { createHash } from 'node:crypto';

/** No 0/O, 1/I/L, U/V: read over a phone without doubt. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTWXYZ';

export function anonymousCode(secret: string): string {
  const bytes = createHash('sha256').update(`anonymous-code:${secret}`).digest();
  const signs = [...bytes.subarray(0, 16)].map((byte) => SIGNS[byte % SIGNS.length]);
  return signs.join('').replace(/(.{4})(?=.)/g, '$1-');
}

/** Spaces, dashes and case do not matter. */
export const hashCode = (code: string): string =>
  createHash('sha256')
    .update(`anonymous-hash:${code.toUpperCase().replace(/[^A-Z0-9]/g, '')}`)
    .digest('hex');
