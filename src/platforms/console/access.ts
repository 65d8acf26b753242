// Who may use the console: whoever holds the address that was printed at this start, on this machine, in this page.

import type { IncomingMessage } from 'node:http';
import { isAskedLocally } from '../local-request.ts';
import { sameSecret } from '../same-secret.ts';

const COOKIE = 'esafety_console';

export type Access = 'ok' | 'no_token' | 'not_local';

export function judgeAccess(req: IncomingMessage, token: string): Access {
  if (!isAskedLocally(req)) return 'not_local';
  return sameSecret(cookieOf(req), token) ? 'ok' : 'no_token';
}

/** True when the address carries this start's token: `/?token=…`. */
export function carriesToken(req: IncomingMessage, token: string): boolean {
  const sent = new URL(req.url ?? '/', 'http://localhost').searchParams.get('token');
  return isAskedLocally(req) && sent !== null && sameSecret(sent, token);
}

/** Lasts as long as the browser window; no script can read it and no other site can send it. */
export function tokenCookie(token: string): string {
  return `${COOKIE}=${token}; Path=/; HttpOnly; SameSite=Strict`;
}

function cookieOf(req: IncomingMessage): string {
  const pairs = (req.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([name]) => name === COOKIE)?.[1] ?? '';
}
