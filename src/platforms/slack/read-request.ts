// Reads one signed request: bytes, limit, type, signature, then its content. Nothing is parsed before the signature holds.

import type { IncomingMessage } from 'node:http';
import { parse } from 'node:querystring';
import { isFromSlack } from './verify-request.ts';

export const BODY_LIMIT = 256 * 1024;

export type Payload = Readonly<Record<string, unknown>>;
export type ReadResult =
  | { readonly ok: true; readonly body: Payload }
  /** `aborted`: the client has gone, nobody is left to answer. */
  | { readonly ok: false; readonly status: 400 | 401 | 408 | 413 | 415 | 'aborted' };

type Bytes = Buffer | 408 | 413 | 'aborted';

export async function readRequest(
  req: IncomingMessage,
  given: { readonly signingSecret: string; readonly now: () => number; readonly bodyTimeoutMs: number },
): Promise<ReadResult> {
  const type = (req.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json' && type !== 'application/x-www-form-urlencoded') return { ok: false, status: 415 };
  if (Number(req.headers['content-length'] ?? 0) > BODY_LIMIT) return { ok: false, status: 413 };
  const bytes = await readBytes(req, given.bodyTimeoutMs);
  if (!Buffer.isBuffer(bytes)) return { ok: false, status: bytes };
  const text = utf8(bytes);
  // Bytes that are not UTF-8 cannot be what Slack signed.
  if (text === null) return { ok: false, status: 401 };
  const genuine = isFromSlack({
    signingSecret: given.signingSecret,
    headers: req.headers,
    body: text,
    now: given.now(),
  });
  if (!genuine) return { ok: false, status: 401 };
  const body = type === 'application/json' ? fromJson(text) : fromForm(text);
  return body === null ? { ok: false, status: 400 } : { ok: true, body };
}

function fromForm(text: string): Payload | null {
  const form = parse(text);
  if (typeof form.payload === 'string') return fromJson(form.payload);
  const named = form.command ?? form.ssl_check;
  return typeof named === 'string' ? { ...form } : null;
}

export function fromJson(text: string): Payload | null {
  try {
    const value: unknown = JSON.parse(text);
    return isPayload(value) ? value : null;
  } catch {
    return null;
  }
}

export const isPayload = (value: unknown): value is Payload =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function utf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function readBytes(req: IncomingMessage, timeoutMs: number): Promise<Bytes> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (result: Bytes): void => {
      clearTimeout(timer);
      if (!Buffer.isBuffer(result)) req.removeAllListeners('data').pause();
      resolve(result);
    };
    const timer = setTimeout(() => settle(408), timeoutMs);
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > BODY_LIMIT) settle(413);
      else chunks.push(chunk);
    });
    req.once('end', () => settle(Buffer.concat(chunks)));
    req.once('close', () => settle('aborted'));
    req.once('error', () => settle('aborted'));
  });
}
