// What a stranger learns when something goes wrong: a code and a short fixed word, never our own message, path or stack.

import type { ServerResponse } from 'node:http';

const WORDS: Readonly<Record<number, string>> = {
  400: 'bad_request',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  406: 'not_acceptable',
  408: 'too_slow',
  413: 'too_large',
  415: 'unsupported_type',
  421: 'wrong_host',
  503: 'not_ready',
};

export function errorBody(status: number): string {
  return JSON.stringify({ error: WORDS[status] ?? (status < 500 ? 'refused' : 'server_error') });
}

/** Answers and, because the rest of the request may still be on its way, lets go of the connection. */
export function refuse(res: ServerResponse, status: number): void {
  if (res.headersSent) {
    res.destroy();
    return;
  }
  const body = errorBody(status);
  res.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    connection: 'close',
  });
  res.end(body);
}
