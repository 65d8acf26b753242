// A lowdb adapter for one encrypted document. lowdb's own file adapter writes without fsync, in clear and under a fixed temp name; this one
// resolves a write only when the document is durable and in the ledger, and undoes a write that failed.

import { dirname } from 'node:path';
import type { Adapter } from 'lowdb';
import type { AnyDoc } from '../../usecases/ports.ts';
import { closeBox, newDataKey, openBox, unwrapDataKey, wrapDataKey } from '../crypto/sealed-box.ts';
import type { DerivedKeys, StoreKeys } from '../crypto/store-keys.ts';
import { errnoOf } from '../errno.ts';
import type { Disk } from './disk.ts';
import type { GroupCommit } from './group-commit.ts';
import { contentSum, firstLine, headerOf, readHeader, type StoredHeader, writeHeader } from './header.ts';
import { type DocRef, docPath, foldersUpTo, keyPath, oldPath, refKey, tempPath } from './layout.ts';

/** What one `Low` holds. */
export type Kept = { readonly doc: AnyDoc; readonly header: StoredHeader };

export type FileDeps = {
  readonly disk: Disk;
  readonly folder: string;
  readonly keys: StoreKeys;
  readonly derived: DerivedKeys;
  readonly group: GroupCommit;
  /** Folders whose names are known to be durable. */
  readonly knownFolders: Set<string>;
  /** Failed writes that could not be taken back yet, by document. */
  readonly owedUndos: Map<string, () => Promise<void>>;
};

/** The file is there and is not what the store wrote. `code` goes to the operator; there is nothing secret in it. */
export class DamagedFile extends Error {
  override readonly name = 'DamagedFile';
  readonly code: string;
  constructor(code: string, cause?: unknown) {
    super(`damaged (${code})`, { cause });
    this.code = code;
  }
}

/** The write failed and could not be taken back: what the disk holds is not known until `undo` works. */
export class UndoOwed extends Error {
  override readonly name = 'UndoOwed';
  readonly undo: () => Promise<void>;
  constructor(undo: () => Promise<void>, cause: unknown) {
    super('a failed write could not be taken back', { cause });
    this.undo = undo;
  }
}

/** A write that failed and could not be taken back is taken back before anything else happens to its document. */
export async function payUndo(deps: FileDeps, ref: DocRef): Promise<void> {
  await deps.owedUndos.get(refKey(ref))?.();
  deps.owedUndos.delete(refKey(ref));
}

/** At the end: what cannot be taken back now either was never acknowledged, and shows as healed at the next start. */
export async function payAllUndos(deps: FileDeps): Promise<void> {
  for (const undo of deps.owedUndos.values()) await quietly(undo());
  deps.owedUndos.clear();
}

/** The next state of a document, ready for `Low.write`. The header and the body are made of the same text. */
export function kept(derived: DerivedKeys, doc: AnyDoc, born: number): Kept {
  return { doc, header: headerOf(derived, doc, born, JSON.stringify(doc)) };
}

export function documentFile(deps: FileDeps, ref: DocRef): Adapter<Kept> {
  let dataKey: Buffer | null = null;
  const path = docPath(deps.folder, ref);
  return {
    read: async () => {
      await payUndo(deps, ref);
      const file = await deps.disk.read(path);
      if (file === null) return null;
      dataKey ??= await loadDataKey(deps, ref);
      return openDocument(deps.derived, dataKey, ref, file);
    },
    write: async (next) => {
      const first = next.doc.version === 1;
      const paths = first ? [path, keyPath(deps.folder, ref)] : [path];
      const folders = await makeFolders(deps, paths);
      dataKey ??= first ? await createDataKey(deps, ref) : await loadDataKey(deps, ref);
      await replaceFile(deps, ref, closeDocument(deps.derived, dataKey, next), first, async () => {
        const { version, chain, sum } = next.header;
        await deps.group.join({ folders, entry: { ...ref, deed: 'commit', version, chain, sum } });
      });
      for (const one of paths) deps.knownFolders.add(dirname(one));
      if (!first) await quietly(deps.disk.remove(oldPath(path)));
    },
  };
}

export function openDocument(derived: DerivedKeys, dataKey: Buffer, ref: DocRef, file: Buffer): Kept {
  const line = firstLine(file);
  const header = line === null ? null : readHeader(derived, line);
  if (line === null || header === null) throw new DamagedFile('doc.header_damaged');
  if (header.kind !== ref.kind || header.id !== ref.id) throw new DamagedFile('doc.misplaced');
  const text = openText(dataKey, line, file.subarray(Buffer.byteLength(line) + 1));
  if (contentSum(derived, text) !== header.sum) throw new DamagedFile('doc.damaged');
  // Authenticated by the box: this text was written by closeDocument.
  return { doc: JSON.parse(text) as AnyDoc, header };
}

export async function loadDataKey(deps: Pick<FileDeps, 'disk' | 'folder' | 'keys'>, ref: DocRef): Promise<Buffer> {
  const wrapped = await deps.disk.read(keyPath(deps.folder, ref));
  if (wrapped === null) throw new DamagedFile('doc.key_missing');
  try {
    return unwrapDataKey(deps.keys, refKey(ref), wrapped);
  } catch (error) {
    throw new DamagedFile('doc.key_damaged', error);
  }
}

function closeDocument(derived: DerivedKeys, dataKey: Buffer, next: Kept): Buffer {
  const line = writeHeader(derived, next.header);
  const body = closeBox(dataKey, line, Buffer.from(JSON.stringify(next.doc)));
  return Buffer.concat([Buffer.from(`${line}\n`), body]);
}

function openText(dataKey: Buffer, line: string, body: Buffer): string {
  try {
    return openBox(dataKey, line, body).toString('utf8');
  } catch (error) {
    throw new DamagedFile('doc.damaged', error);
  }
}

async function createDataKey(deps: FileDeps, ref: DocRef): Promise<Buffer> {
  const dataKey = newDataKey();
  const path = keyPath(deps.folder, ref);
  const temp = tempPath(path);
  try {
    await deps.disk.create(temp, wrapDataKey(deps.keys, refKey(ref), dataKey));
    await deps.disk.rename(temp, path);
  } catch (error) {
    await quietly(deps.disk.remove(temp));
    throw error;
  }
  return dataKey;
}

/**
 * temp file → fsync → rename → `makeDurable`. The old version keeps a second name until the new one is durable, so that a failure at any
 * step, also one that did its work before it failed, can be taken back.
 */
async function replaceFile(
  deps: FileDeps,
  ref: DocRef,
  bytes: Buffer,
  first: boolean,
  makeDurable: () => Promise<void>,
): Promise<void> {
  const { disk, folder } = deps;
  const path = docPath(folder, ref);
  const temp = tempPath(path);
  // Only what this attempt has set aside may come back: an older `.old` may still lie there from a tidying up that failed.
  let undo = async (): Promise<void> => undefined;
  try {
    await disk.create(temp, bytes);
    if (first) {
      undo = async () => {
        await disk.remove(path);
        await disk.remove(keyPath(folder, ref));
        await disk.syncFolder(dirname(path));
      };
    } else {
      await setAside(disk, path);
      undo = async () => {
        if ((await disk.readHead(oldPath(path), 1)) !== null) await disk.rename(oldPath(path), path);
        await disk.syncFolder(dirname(path));
      };
    }
    await disk.rename(temp, path);
    await makeDurable();
  } catch (error) {
    await quietly(disk.remove(temp));
    await takeBack(undo, error);
  }
}

/** A name left over from a tidying up that failed gives way. */
async function setAside(disk: Disk, path: string): Promise<void> {
  try {
    await disk.link(path, oldPath(path));
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') throw error;
    await disk.remove(oldPath(path));
    await disk.link(path, oldPath(path));
  }
}

/** Undoing twice is harmless, so that it can be tried again when only its last step failed. */
async function takeBack(undo: () => Promise<void>, why: unknown): Promise<never> {
  try {
    await undo();
  } catch {
    throw new UndoOwed(undo, why);
  }
  throw why;
}

/** The folders that a round must make durable for these files. New ones bring their parents with them. */
async function makeFolders(deps: FileDeps, paths: readonly string[]): Promise<readonly string[]> {
  const needed: string[] = [];
  for (const folder of paths.map((path) => dirname(path))) {
    if (deps.knownFolders.has(folder)) {
      needed.push(folder);
      continue;
    }
    await deps.disk.makeFolder(folder);
    needed.push(...foldersUpTo(folder, deps.folder));
  }
  return needed;
}

/** For tidying up, where a failure changes nothing: what is left behind is swept at the next start. */
async function quietly(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch {
    // swept at the next start
  }
}
