// The small program that goes with each copy of a case, so that it can be checked without this server.

import { readFile } from 'node:fs/promises';

export const VERIFIER_NAME = 'verify.mjs';

export const readVerifier = async (): Promise<Uint8Array> =>
  new Uint8Array(await readFile(new URL('../../deploy/verify/verify.mjs', import.meta.url)));
