// What a request tells about where it was made. The console and the local Teams endpoint have no sign-in of their own, so
// they serve this machine only: a name that is not loopback, or a trace of a proxy, means that somebody else is asking.

import type { IncomingMessage } from 'node:http';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The Host without its port, in small letters. */
export function hostName(host: string): string {
  return host.replace(/:\d*$/, '').toLowerCase();
}

export function isLoopbackName(host: string | undefined): boolean {
  return host !== undefined && LOOPBACK.has(hostName(host));
}

export function wasForwarded(req: Pick<IncomingMessage, 'headers'>): boolean {
  return Object.keys(req.headers).some(
    (name) => name === 'forwarded' || name === 'via' || name.startsWith('x-forwarded-'),
  );
}

/** Host is loopback, nothing was forwarded, and a page that asks (Origin) came from this very address. */
export function isAskedLocally(req: IncomingMessage): boolean {
  const { host, origin } = req.headers;
  return isLoopbackName(host) && !wasForwarded(req) && (origin === undefined || origin === `http://${host}`);
}
