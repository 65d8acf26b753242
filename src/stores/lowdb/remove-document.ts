// Destroying a document's data key is its deletion: what is left of the document, here or in a backup of the documents, is noise.

import { dirname } from 'node:path';
import { type Disk, nodeDisk } from './disk.ts';
import { type DocRef, docPath, keyPath } from './layout.ts';

/** The wrapped data key alone, durably. For a whole deletion, ledger included, use `store.destroy`. */
export async function destroyKey(folder: string, ref: DocRef, disk: Disk = nodeDisk): Promise<void> {
  await removeDurably(disk, keyPath(folder, ref));
}

/** The key first: from then on the document is gone, whatever happens to its file. */
export async function removeDocument(
  place: { readonly disk: Disk; readonly folder: string },
  ref: DocRef,
): Promise<void> {
  await destroyKey(place.folder, ref, place.disk);
  await removeDurably(place.disk, docPath(place.folder, ref));
}

async function removeDurably(disk: Disk, path: string): Promise<void> {
  await disk.remove(path);
  // There is nothing to make durable in a folder that was never made; making it is simpler than asking.
  await disk.makeFolder(dirname(path));
  await disk.syncFolder(dirname(path));
}
