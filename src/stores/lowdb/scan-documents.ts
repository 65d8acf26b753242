// Finds every document in the folder by its header alone, and sweeps what an interrupted write left behind.

import { join } from 'node:path';
import type { DerivedKeys } from '../crypto/store-keys.ts';
import { isDocKind } from '../doc-kinds.ts';
import type { Disk } from './disk.ts';
import { firstLine, readHeader, type StoredHeader } from './header.ts';
import { type DocRef, docPath, idOfName, keyPath, refKey } from './layout.ts';

/** Covers a header with some sixty search terms; a longer one is read whole. */
const HEAD_BYTES = 2048;

export type Scan = {
  readonly headers: readonly StoredHeader[];
  readonly damaged: readonly DocRef[];
  /** Files that are no document of ours. */
  readonly strangers: readonly string[];
  readonly keys: ReadonlyMap<string, DocRef>;
};

type FoundFile = { readonly path: string; readonly ref: DocRef | null };

export async function scanDocuments(disk: Disk, folder: string, derived: DerivedKeys): Promise<Scan> {
  const headers: StoredHeader[] = [];
  const damaged: DocRef[] = [];
  const strangers: string[] = [];
  for (const { path, ref } of await findFiles(disk, folder, 'docs', '.doc')) {
    if (ref === null || docPath(folder, ref) !== path) {
      if (isLeftover(path)) await disk.remove(path);
      else strangers.push(path.slice(folder.length + 1));
      continue;
    }
    const header = await headerAt(disk, derived, path);
    if (header === null || header.kind !== ref.kind || header.id !== ref.id) damaged.push(ref);
    else headers.push(header);
  }
  return { headers, damaged, strangers, keys: await scanKeys(disk, folder) };
}

export async function scanKeys(disk: Disk, folder: string): Promise<ReadonlyMap<string, DocRef>> {
  const keys = new Map<string, DocRef>();
  for (const { path, ref } of await findFiles(disk, folder, 'keys', '.key')) {
    if (ref !== null && keyPath(folder, ref) === path) keys.set(refKey(ref), ref);
    else if (isLeftover(path)) await disk.remove(path);
  }
  return keys;
}

export async function findFiles(
  disk: Disk,
  folder: string,
  root: 'docs' | 'keys',
  ending: '.doc' | '.key',
): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  for (const kind of (await disk.list(join(folder, root))).filter(isDocKind)) {
    for (const shard of await disk.list(join(folder, root, kind))) {
      for (const name of await disk.list(join(folder, root, kind, shard))) {
        const id = idOfName(name, ending);
        found.push({ path: join(folder, root, kind, shard, name), ref: id === null ? null : { kind, id } });
      }
    }
  }
  return found;
}

export async function headerAt(disk: Disk, derived: DerivedKeys, path: string): Promise<StoredHeader | null> {
  const head = await disk.readHead(path, HEAD_BYTES);
  if (head === null) return null;
  const line = firstLine(head) ?? (head.length === HEAD_BYTES ? firstLine((await disk.read(path)) ?? head) : null);
  return line === null ? null : readHeader(derived, line);
}

const isLeftover = (path: string): boolean => path.endsWith('.tmp') || path.endsWith('.old');
