// Changes the lock on every data key: wraps each with the active wrapping key. When the old wrapping key is then destroyed, so is every
// deleted document whose wrapped key might still lie on a disk or in a backup.

import { dirname } from 'node:path';
import { unwrapDataKey, wrapDataKey, wrappedBy } from '../crypto/sealed-box.ts';
import type { StoreKeys } from '../crypto/store-keys.ts';
import { type Disk, nodeDisk } from './disk.ts';
import { takeLock } from './folder-lock.ts';
import { keyPath, refKey, tempPath } from './layout.ts';
import { scanKeys } from './scan-documents.ts';
import { checkMarker } from './store-marker.ts';

export type Rewrapped = { readonly changed: number; readonly unreadable: number };

/** With the server stopped (it takes the folder's lock). Can be run again after an interruption. */
export async function rewrapDataKeys(folder: string, keys: StoreKeys, disk: Disk = nodeDisk): Promise<Rewrapped> {
  const release = await takeLock(folder);
  try {
    await checkMarker(disk, folder, keys);
    const folders = new Set<string>();
    const count = { changed: 0, unreadable: 0 };
    for (const ref of (await scanKeys(disk, folder)).values()) {
      const path = keyPath(folder, ref);
      const kept = await disk.read(path);
      const fresh = kept === null ? null : rewrap(keys, refKey(ref), kept);
      if (fresh === 'unreadable') count.unreadable += 1;
      else if (fresh !== null) {
        const temp = tempPath(path);
        await disk.create(temp, fresh);
        await disk.rename(temp, path);
        folders.add(dirname(path));
        count.changed += 1;
      }
    }
    for (const one of folders) await disk.syncFolder(one);
    return count;
  } finally {
    release();
  }
}

function rewrap(keys: StoreKeys, owner: string, kept: Buffer): Buffer | 'unreadable' | null {
  try {
    return wrappedBy(kept) === keys.active ? null : wrapDataKey(keys, owner, unwrapDataKey(keys, owner, kept));
  } catch {
    return 'unreadable';
  }
}
