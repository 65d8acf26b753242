// Decides whether a request's Host and address may reach the router at all.
// restify 12.0.0 builds a URL from the Host header: one bad Host ends the process, and `Host: x/api` shifts the path.
// So this runs before restify sees anything. Re-test on each upgrade.

import type { IncomingMessage } from 'node:http';
import { hostName, isLoopbackName, wasForwarded } from '../platforms/local-request.ts';

const HOST_SHAPE = /^(?:[a-z0-9][a-z0-9.-]{0,252}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;

/** Probes of a load balancer name the machine, not the school; these answers say nothing a stranger may not know. */
const ANY_HOST_PATHS = new Set(['/healthz', '/readyz']);

export type HostVerdict = 'ok' | 'malformed' | 'not_ours';

export function judgeHost(req: IncomingMessage, publicHost: string | null): HostVerdict {
  const hosts = req.headersDistinct.host ?? [];
  const [host] = hosts;
  const path = req.url ?? '';
  if (hosts.length !== 1 || host === undefined || !HOST_SHAPE.test(host)) return 'malformed';
  if (!path.startsWith('/') || path.startsWith('//') || !URL.canParse(`http://${host}${path}`)) return 'malformed';
  if (isLoopbackName(host) || hostName(host) === publicHost) return 'ok';
  return ANY_HOST_PATHS.has(path) ? 'ok' : 'not_ours';
}

/** True when the request was made on this machine itself and not passed on by a proxy. */
export function isLocalRequest(req: IncomingMessage): boolean {
  const from = (req.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  const local = from === '::1' || from.startsWith('127.');
  return local && isLoopbackName(req.headers.host) && !wasForwarded(req);
}
