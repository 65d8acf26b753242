// How a command on the same machine reaches the running server: a unix socket in the data folder, mode 0600, one JSON line in, one out.
// Who may connect is decided by the file's mode and the folder's (0700): the account that runs the server, and root.

import { chmodSync, closeSync, existsSync, openSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';

/** What a server does for commands, by name. An answer must be plain JSON. A throw becomes `control.failed`; its text stays in the server. */
export type ControlHandlers = Readonly<Record<string, (payload: unknown) => Promise<unknown>>>;

export type ControlAnswer =
  | { readonly ok: true; readonly value: unknown }
  /** `control.not_running`, `control.unknown_op`, `control.bad_request`, `control.failed`, `control.timeout`. */
  | { readonly ok: false; readonly code: string };

export type ControlServer = { readonly close: () => Promise<void> };

const MAX_LINE_BYTES = 4 * 1024 * 1024;
const requestShape = z.object({ op: z.string(), payload: z.unknown() });
const answerShape = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), code: z.string() }),
]);

/** Call it only while holding the store's lock: a socket that is there then belongs to a dead process. */
export async function serveControl(
  folder: string,
  handlers: ControlHandlers,
  onError?: (error: unknown) => void,
): Promise<ControlServer> {
  const address = socketAddress(folder);
  rmSync(address.path, { force: true });
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    void readLine(socket)
      .then((line) => answer(handlers, line, onError))
      .then((said) => socket.end(`${JSON.stringify(said)}\n`));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    // Made under a mask that leaves nothing to others even for the moment before the chmod.
    const mask = process.umask(0o177);
    server.listen(address.path, resolve);
    process.umask(mask);
  });
  chmodSync(address.path, 0o600);
  return {
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      });
      rmSync(address.path, { force: true });
      address.release();
    },
  };
}

export async function callControl(
  folder: string,
  op: string,
  payload: unknown,
  timeoutMs = 30_000,
): Promise<ControlAnswer> {
  const address = socketAddress(folder);
  const socket = createConnection(address.path);
  try {
    socket.setTimeout(timeoutMs, () => socket.destroy(new Error('timeout')));
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  } catch {
    socket.destroy();
    address.release();
    return { ok: false, code: 'control.not_running' };
  }
  try {
    socket.on('error', () => socket.destroy());
    socket.write(`${JSON.stringify({ op, payload })}\n`);
    const line = await readLine(socket);
    return line === null ? { ok: false, code: 'control.timeout' } : answerShape.parse(JSON.parse(line));
  } catch {
    return { ok: false, code: 'control.failed' };
  } finally {
    socket.destroy();
    address.release();
  }
}

/** Whether a live process, in this or another container, answers for this folder. */
export async function isListening(folder: string): Promise<boolean> {
  if (!existsSync(join(folder, 'control.sock'))) return false;
  const answered = await callControl(folder, 'ping', null, 2_000);
  return answered.ok || answered.code !== 'control.not_running';
}

async function answer(
  handlers: ControlHandlers,
  line: string | null,
  onError?: (error: unknown) => void,
): Promise<ControlAnswer> {
  const request = parseRequest(line);
  if (request === null) return { ok: false, code: 'control.bad_request' };
  if (!Object.hasOwn(handlers, request.op)) return { ok: false, code: 'control.unknown_op' };
  try {
    return { ok: true, value: (await handlers[request.op]?.(request.payload)) ?? null };
  } catch (error) {
    onError?.(error);
    return { ok: false, code: 'control.failed' };
  }
}

function parseRequest(line: string | null): { readonly op: string; readonly payload?: unknown } | null {
  if (line === null) return null;
  try {
    return requestShape.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

/** The first line, or null when the other side ended, failed or sent too much. */
function readLine(socket: Socket): Promise<string | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const finish = (line: string | null): void => {
      socket.removeAllListeners('data');
      resolve(line);
    };
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size > MAX_LINE_BYTES) return finish(null);
      if (!chunk.includes(0x0a)) return;
      const all = Buffer.concat(chunks);
      finish(all.toString('utf8', 0, all.indexOf(0x0a)));
    });
    socket.once('end', () => finish(null));
    socket.once('close', () => finish(null));
  });
}

/** A unix socket's path has at most 107 bytes; a longer folder is reached through an open handle on it. */
function socketAddress(folder: string): { readonly path: string; readonly release: () => void } {
  const path = join(folder, 'control.sock');
  if (Buffer.byteLength(path) <= 100) return { path, release: () => undefined };
  const handle = openSync(folder, 'r');
  return { path: `/proc/self/fd/${handle}/control.sock`, release: () => closeSync(handle) };
}
