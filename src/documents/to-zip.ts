// Several files as one.

import { type Zippable, zipSync } from 'fflate';

export const ZIP_TYPE = 'application/zip';

export type PackedFile = { readonly name: string; readonly body: Uint8Array };

/** `madeAt` in milliseconds since 1970: the same files give the same bytes. */
export function toZip(files: readonly PackedFile[], madeAt: number): Uint8Array {
  const entries: Zippable = {};
  for (const { name, body } of files) entries[name] = [body, { level: 6, mtime: madeAt }];
  return zipSync(entries);
}
