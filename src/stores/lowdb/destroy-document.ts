// Deletion that is meant: the ledger says so first, then the data key goes, and with it every copy of the document, then the file.

import type { FileDeps } from './document-file.ts';
import type { DocumentIndex } from './document-index.ts';
import type { DocumentShelf } from './document-shelf.ts';
import type { DocRef } from './layout.ts';
import type { Problems } from './problems.ts';
import { removeDocument } from './remove-document.ts';

type Parts = {
  readonly files: FileDeps;
  readonly index: DocumentIndex;
  readonly problems: Problems;
  readonly shelf: DocumentShelf;
};

/** `only`: not if it was written to since. Call in the document's turn. A crash after the ledger's line is finished at the next start. */
export async function destroyDocument(parts: Parts, ref: DocRef, only?: number): Promise<boolean> {
  const header = parts.index.get(ref);
  if (header === undefined || (only !== undefined && header.version !== only)) return false;
  const { kind, id, version, chain, sum } = header;
  await parts.files.group.join({ folders: [], entry: { deed: 'destroy', kind, id, version, chain, sum } });
  parts.index.remove(ref);
  parts.shelf.drop(ref);
  await removeDocument(parts.files, ref);
  return true;
}
