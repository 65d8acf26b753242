// One process per data folder. The lock names pid, start time, boot and pid namespace, so that the lock of a dead process is known as such
// and taken over at once, with no waiting for a time-out.

import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { errnoOf } from '../errno.ts';
import { StoreFault } from '../store-fault.ts';
import { isListening } from './control-socket.ts';

const holderShape = z.object({ pid: z.int(), started: z.string(), boot: z.string(), space: z.string() });
type Holder = z.infer<typeof holderShape>;

export async function takeLock(folder: string): Promise<() => void> {
  const path = join(folder, 'lock');
  const mine = JSON.stringify(myself());
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (createLock(path, mine)) return () => releaseLock(path, mine);
    const text = readText(path);
    if (text === null) continue;
    if (await isAlive(folder, text)) throw held(text);
    setAside(path, text);
  }
  throw held(readText(path) ?? '');
}

function createLock(path: string, text: string): boolean {
  try {
    const file = openSync(path, 'wx', 0o600);
    writeSync(file, text);
    fsyncSync(file);
    closeSync(file);
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Two starters may see the same dead lock. Whoever moves away a lock that is not that dead one puts it back. */
function setAside(path: string, dead: string): void {
  const aside = `${path}.${process.pid}.dead`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return;
    throw error;
  }
  if (readText(aside) !== dead) linkSync(aside, path);
  rmSync(aside, { force: true });
}

function releaseLock(path: string, mine: string): void {
  if (readText(path) === mine) rmSync(path, { force: true });
}

async function isAlive(folder: string, text: string): Promise<boolean> {
  const holder = parseHolder(text);
  // Not a whole lock: whoever wrote it died while writing it.
  if (holder === null) return false;
  const me = myself();
  if (holder.boot !== me.boot) return false;
  if (holder.space === me.space) return startOf(holder.pid) === holder.started;
  // Another container: its pids mean nothing here, but its control socket does.
  return await isListening(folder);
}

function myself(): Holder {
  return {
    pid: process.pid,
    started: startOf(process.pid) ?? '',
    boot: (readText('/proc/sys/kernel/random/boot_id') ?? '').trim(),
    space: pidSpace(),
  };
}

function pidSpace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}

/** Start time of a process in ticks since boot (field 22), or null when there is none. The name in field 2 may hold anything, so count from its end. */
function startOf(pid: number): string | null {
  const stat = readText(`/proc/${pid}/stat`);
  if (stat === null) return null;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // A zombie has ended; only its parent has not looked yet.
  return fields[0] === 'Z' ? null : (fields[19] ?? null);
}

function parseHolder(text: string): Holder | null {
  try {
    return holderShape.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ESRCH') return null;
    throw error;
  }
}

function held(text: string): StoreFault {
  const pid = parseHolder(text)?.pid;
  return new StoreFault(
    'store.locked',
    `Another process${pid === undefined ? '' : ` (pid ${pid})`} has this data folder open.`,
    'Stop the other server first, or give this one its own ESAFETY_DATA. Commands reach a running server by themselves.',
  );
}
