// Local mode trusts everybody who reaches it, so only a program on this machine may, and never through a proxy.

import type { IncomingMessage } from 'node:http';
import { isLoopbackName, wasForwarded } from '../local-request.ts';

/** Wider than the console's rule: the Playground's own page stands on another port of this machine. */
export function isLoopbackRequest(req: Pick<IncomingMessage, 'headers'>): boolean {
  const { host, origin } = req.headers;
  if (wasForwarded(req) || !isLoopbackName(host)) return false;
  return origin === undefined || (/^https?:\/\//.test(origin) && isLoopbackName(origin.replace(/^https?:\/\//, '')));
}
