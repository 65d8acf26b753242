// Reads a JSON body with a limit on bytes and on time. restify's own reader is not used: it hands an aborted body on as if
// it were whole, ends the process on a broken gzip stream, and counts a compressed body by its compressed size.

import type { IncomingMessage } from 'node:http';

export type BodyResult =
  | { readonly ok: true; readonly text: string; readonly value: unknown }
  /** `aborted`: the client has gone, nobody is left to answer. */
  | { readonly ok: false; readonly why: 400 | 408 | 413 | 415 | 'aborted' };

export async function readJsonBody(req: IncomingMessage, limit: number, timeoutMs: number): Promise<BodyResult> {
  if (!isPlainJson(req)) return { ok: false, why: 415 };
  if (Number(req.headers['content-length'] ?? 0) > limit) return { ok: false, why: 413 };
  const bytes = await readBytes(req, limit, timeoutMs);
  if (!Buffer.isBuffer(bytes)) return { ok: false, why: bytes };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { ok: true, text, value: JSON.parse(text) };
  } catch {
    return { ok: false, why: 400 };
  }
}

/** True when the request announces a body of any length. */
export function announcesBody(req: IncomingMessage): boolean {
  return req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0;
}

function isPlainJson(req: IncomingMessage): boolean {
  const [type] = (req.headers['content-type'] ?? '').split(';');
  const encoding = req.headers['content-encoding'] ?? 'identity';
  return type?.trim().toLowerCase() === 'application/json' && encoding === 'identity';
}

function readBytes(req: IncomingMessage, limit: number, timeoutMs: number): Promise<Buffer | 408 | 413 | 'aborted'> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => settle(408), timeoutMs);
    const settle = (result: Buffer | 408 | 413 | 'aborted'): void => {
      clearTimeout(timer);
      if (!Buffer.isBuffer(result)) req.removeAllListeners('data').pause();
      resolve(result);
    };
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) settle(413);
      else chunks.push(chunk);
    });
    req.once('end', () => settle(Buffer.concat(chunks)));
    req.once('close', () => settle('aborted'));
    req.once('error', () => settle('aborted'));
  });
}
