// A disk in memory that knows what a real one would still hold after a power cut: content counts when it was synced, a name when its folder
// was. It halts after a chosen step; `cut` then writes what survived into a real folder, so that the store can be opened there.

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Disk } from '../../src/stores/lowdb/disk.ts';
import { newTestFolder } from './open-test-store.ts';

/** `process`: only the process died, all that was written is there. `power`: only what was synced. `chance`: each unsynced name, or not. */
export type Cut = 'process' | 'power' | (() => boolean);

type FileNode = { readonly type: 'file'; data: Buffer };
type FolderNode = { readonly type: 'folder'; names: Map<string, Node>; durable: Map<string, Node> };
type Node = FileNode | FolderNode;

export class Halted extends Error {
  override readonly name = 'Halted';
}

export type ForgetfulDisk = {
  readonly disk: Disk;
  readonly steps: () => number;
  /** A new real folder that holds what survived. */
  readonly cut: (how: Cut) => string;
};

export function forgetfulDisk(top: string, haltAfter = Number.POSITIVE_INFINITY): ForgetfulDisk {
  const root = newFolder();
  let steps = 0;
  const step = (): void => {
    if (steps >= haltAfter) throw new Halted('the machine is off');
    steps += 1;
  };
  const find = (path: string): Node | undefined => {
    let node: Node | undefined = root;
    for (const name of partsOf(top, path)) node = node?.type === 'folder' ? node.names.get(name) : undefined;
    return node;
  };
  const folderAt = (path: string): FolderNode => {
    const node = find(path);
    if (node?.type !== 'folder') throw systemError('ENOENT');
    return node;
  };
  const put = (path: string, node: Node): void => {
    folderAt(dirname(path)).names.set(lastOf(path), node);
  };
  const read = (path: string): Buffer | null => {
    const node = find(path);
    return node?.type === 'file' ? node.data : null;
  };

  const disk: Disk = {
    makeFolder: async (path) => {
      step();
      let at = top;
      for (const name of partsOf(top, path)) {
        at = join(at, name);
        if (find(at) === undefined) put(at, newFolder());
      }
    },
    list: async (path) => {
      const node = find(path);
      return node?.type === 'folder' ? [...node.names.keys()] : [];
    },
    read: async (path) => read(path),
    readHead: async (path, bytes) => read(path)?.subarray(0, bytes) ?? null,
    create: async (path, data) => {
      step();
      if (find(path) !== undefined) throw systemError('EEXIST');
      const file: FileNode = { type: 'file', data: half(data) };
      put(path, file);
      step();
      file.data = data;
    },
    writeFrom: async (path, position, data) => {
      step();
      const file: FileNode = { type: 'file', data: Buffer.alloc(0) };
      const node = find(path) ?? file;
      if (node === file) put(path, file);
      if (node.type !== 'file') throw systemError('EISDIR');
      const before = node.data.subarray(0, position);
      node.data = Buffer.concat([before, half(data)]);
      step();
      node.data = Buffer.concat([before, data]);
    },
    link: async (from, to) => {
      step();
      const node = find(from);
      if (node === undefined) throw systemError('ENOENT');
      if (find(to) !== undefined) throw systemError('EEXIST');
      put(to, node);
    },
    rename: async (from, to) => {
      step();
      const node = find(from);
      if (node === undefined) throw systemError('ENOENT');
      folderAt(dirname(from)).names.delete(lastOf(from));
      put(to, node);
    },
    remove: async (path) => {
      step();
      const parent = find(dirname(path));
      if (parent?.type === 'folder') parent.names.delete(lastOf(path));
    },
    syncFolder: async (path) => {
      step();
      const node = folderAt(path);
      node.durable = new Map(node.names);
    },
  };
  return {
    disk,
    steps: () => steps,
    cut: (how) => {
      const folder = newTestFolder();
      writeOut(root, folder, how);
      return folder;
    },
  };
}

function writeOut(node: FolderNode, path: string, how: Cut): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  for (const name of new Set([...node.names.keys(), ...node.durable.keys()])) {
    const survivor = (surviving(how) ? node.names : node.durable).get(name);
    if (survivor?.type === 'folder') writeOut(survivor, join(path, name), how);
    else if (survivor !== undefined) writeFileSync(join(path, name), survivor.data, { mode: 0o600 });
  }
}

function surviving(how: Cut): boolean {
  if (how === 'process') return true;
  return how === 'power' ? false : how();
}

const newFolder = (): FolderNode => ({ type: 'folder', names: new Map(), durable: new Map() });
const half = (data: Buffer): Buffer => data.subarray(0, data.length >> 1);
const lastOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function partsOf(top: string, path: string): string[] {
  if (path !== top && !path.startsWith(`${top}/`)) throw new Error(`${path} is outside the data folder`);
  return path
    .slice(top.length)
    .split('/')
    .filter((part) => part !== '');
}

export function systemError(code: string): Error {
  return Object.assign(new Error(code), { code, syscall: 'test' });
}
