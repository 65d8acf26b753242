// What one call to the connector came to, and what that means for delivery.

import type { SendResult } from '../messenger.ts';

export type Outcome =
  | { readonly ok: true; readonly body: unknown }
  /** status 0: there was no answer. `code` is ours or the connector's own short word, never its message. */
  | { readonly ok: false; readonly status: number; readonly code: string; readonly retryAfterMs?: number };

type Failure = Extract<Outcome, { ok: false }>;

export function readOutcome(status: number, retryAfter: string | null, text: string): Outcome {
  const body = parse(text);
  if (status >= 200 && status < 300) return { ok: true, body };
  const failed: Failure = { ok: false, status, code: errorCode(body) ?? `http_${status}` };
  const retryAfterMs = readRetryAfter(retryAfter);
  return retryAfterMs === null ? failed : { ...failed, retryAfterMs };
}

/** The id that the connector gave to what was made. */
export function madeId(outcome: Outcome): string | null {
  if (!outcome.ok || typeof outcome.body !== 'object' || outcome.body === null || !('id' in outcome.body)) return null;
  return typeof outcome.body.id === 'string' && outcome.body.id !== '' ? outcome.body.id : null;
}

/** The connector said so before it took the message, so that sending it again cannot make two. */
export const wasNotTaken = (outcome: Outcome): boolean =>
  !outcome.ok && [412, 429, 502, 503, 504].includes(outcome.status);

/** True when a question was answered, be it by "there is no such thing here" or "not for you". */
export const isSettled = (outcome: Outcome): boolean => outcome.ok || [400, 403, 404, 410].includes(outcome.status);

/** `about`: a missing message is no sign of a missing person. */
export function toSendFailure(outcome: Failure, about: 'person' | 'message'): Extract<SendResult, { ok: false }> {
  return {
    ok: false,
    why: meaning(outcome, about),
    code: outcome.code,
    ...(outcome.retryAfterMs === undefined ? {} : { retryAfterMs: outcome.retryAfterMs }),
  };
}

function meaning({ status, code }: Failure, about: 'person' | 'message'): 'retry' | 'unreachable' | 'refused' {
  if (code === 'service_url') return 'unreachable';
  // 401: our own credentials, which somebody will put right; the message is still owed.
  if (status === 0 || status === 401 || status === 408 || status === 412 || status === 429) return 'retry';
  if (status >= 500) return 'retry';
  if (status === 404 && about === 'message') return 'refused';
  return status === 403 || status === 404 ? 'unreachable' : 'refused';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function errorCode(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('error' in body)) return null;
  const { error } = body;
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' && /^[A-Za-z0-9_]{1,60}$/.test(error.code) ? error.code : null;
}

/** Seconds, as the connector writes it; never more than an hour. */
function readRetryAfter(header: string | null): number | null {
  if (header === null) return null;
  const seconds = Number(header);
  if (!Number.isFinite(seconds) || seconds < 0) return null;
  return Math.min(seconds, 3600) * 1000;
}
