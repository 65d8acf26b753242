// The few things the store asks of a disk. Small on purpose: tests put a failing, a halting or a forgetful disk in its place.

import { closeSync, openSync, readSync } from 'node:fs';
import { type FileHandle, link, mkdir, open, readdir, readFile, rename, unlink } from 'node:fs/promises';
import { errnoOf } from '../errno.ts';

export type Disk = {
  /** With its parents, 0700. Fine when it is there. */
  readonly makeFolder: (path: string) => Promise<void>;
  /** Names in a folder, in no order; none when there is no such folder. */
  readonly list: (folder: string) => Promise<readonly string[]>;
  readonly read: (path: string) => Promise<Buffer | null>;
  /** The first bytes of a file. */
  readonly readHead: (path: string, bytes: number) => Promise<Buffer | null>;
  /** A new file, 0600, whole; its content is durable when this resolves (its name is not, see syncFolder). */
  readonly create: (path: string, data: Buffer) => Promise<void>;
  /** Cuts the file at `position`, writes there, and makes it durable. The file is made when it is not there. */
  readonly writeFrom: (path: string, position: number, data: Buffer) => Promise<void>;
  readonly link: (from: string, to: string) => Promise<void>;
  readonly rename: (from: string, to: string) => Promise<void>;
  /** Fine when it is not there. */
  readonly remove: (path: string) => Promise<void>;
  /** Makes names in this folder durable. */
  readonly syncFolder: (folder: string) => Promise<void>;
};

export const nodeDisk: Disk = {
  makeFolder: async (path) => {
    await mkdir(path, { recursive: true, mode: 0o700 });
  },
  list: (folder) => orElse(readdir(folder), []),
  read: (path) => orElse<Buffer | null>(readFile(path), null),
  // Synchronous inside: only the start reads heads, thousands in a row, and nobody is being served yet.
  readHead: async (path, bytes) => {
    try {
      return readHeadNow(path, bytes);
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  },
  create: (path, data) =>
    withFile(open(path, 'wx', 0o600), async (file) => {
      await writeAll(file, data, 0);
      await file.sync();
    }),
  writeFrom: async (path, position, data) => {
    const file = await openOrCreate(path);
    await withFile(Promise.resolve(file), async () => {
      const { size } = await file.stat();
      if (size > position) await file.truncate(position);
      await writeAll(file, data, position);
      await file.datasync();
    });
  },
  link: (from, to) => link(from, to),
  rename: (from, to) => rename(from, to),
  remove: (path) => orElse(unlink(path), undefined),
  syncFolder: (folder) => withFile(open(folder, 'r'), (file) => file.sync()),
};

/** A fault of the disk (full, failing, read-only), as opposed to a bug: the caller is told that nothing was stored. */
export function isDiskFault(error: unknown): boolean {
  return errnoOf(error) !== undefined;
}

async function openOrCreate(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r+');
  } catch (error) {
    if (!isMissing(error)) throw error;
    return await open(path, 'wx+', 0o600);
  }
}

async function withFile(opening: Promise<FileHandle>, use: (file: FileHandle) => Promise<void>): Promise<void> {
  const file = await opening;
  try {
    await use(file);
  } finally {
    await file.close();
  }
}

/** A write may be short; only a loop has written everything. */
async function writeAll(file: FileHandle, data: Buffer, position: number): Promise<void> {
  let done = 0;
  while (done < data.length) {
    const { bytesWritten } = await file.write(data, done, data.length - done, position + done);
    done += bytesWritten;
  }
}

function readHeadNow(path: string, bytes: number): Buffer {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.allocUnsafe(bytes);
    let done = 0;
    for (;;) {
      const got = readSync(file, head, done, bytes - done, done);
      done += got;
      if (got === 0 || done === bytes) return head.subarray(0, done);
    }
  } finally {
    closeSync(file);
  }
}

async function orElse<T>(asked: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (isMissing(error)) return otherwise;
    throw error;
  }
}

const isMissing = (error: unknown): boolean => errnoOf(error) === 'ENOENT';
