// Local mode trusts everybody who reaches it, so only a program on this machine may, and never through a proxy.

import type { IncomingMessage } from 'node:http';

const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;

export function isLoopbackRequest({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  const names = Object.keys(headers);
  if (names.some((name) => name === 'forwarded' || name.startsWith('x-forwarded-') || name === 'via')) return false;
  if (!LOOPBACK.test(headers.host ?? '')) return false;
  const { origin } = headers;
  return origin === undefined || LOOPBACK.test(origin.replace(/^https?:\/\//, ''));
}
