// Ids made of random parts. The bytes are handed in, so that tests can count instead.

import type { Ids } from './ports.ts';

/** 28 signs without 0/O, 1/I/L, 2/Z, 5/S: read from a phone screen and said aloud without doubt. */
const SIGNS = '346789ABCDEFGHJKMNPQRTUVWXY'.split('');
const REFERENCE_SIGNS = 8;
const DOC_ID_BYTES = 16;
const TOKEN_BYTES = 32;

export const makeIds = (randomBytes: (size: number) => Buffer): Ids => ({
  token: () => randomBytes(TOKEN_BYTES).toString('base64url'),
  docId: () => randomBytes(DOC_ID_BYTES).toString('base64url'),
  reference: (letters = 'ES') => `${letters}-${signs(randomBytes, REFERENCE_SIGNS)}`,
});

/** Bytes that would make some signs likelier than others are thrown away. */
function signs(randomBytes: (size: number) => Buffer, count: number): string {
  const fair = Math.floor(256 / SIGNS.length) * SIGNS.length;
  let text = '';
  while (text.length < count) {
    const byte = randomBytes(1)[0] ?? 255;
    if (byte < fair) text += SIGNS[byte % SIGNS.length];
  }
  return text;
}
