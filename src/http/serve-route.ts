// Runs one route for one request: checks the body, calls the handler, and stays until the answer has really gone.

import type { Route, RouteRequest, RouteResponse } from '../platforms/route.ts';
import type { Log } from '../usecases/ports.ts';
import { refuse } from './errors.ts';
import type { InFlight } from './in-flight.ts';
import { announcesBody, readJsonBody } from './read-body.ts';

export type ServeDeps = {
  readonly log: Log;
  readonly inFlight: InFlight;
  readonly bodyTimeoutMs: number;
  readonly isStopping: () => boolean;
  /** Connections of routes that stay open, to be ended first by a stop. */
  readonly longLived: Set<RouteResponse>;
};

export async function serveRoute(route: Route, req: RouteRequest, res: RouteResponse, deps: ServeDeps): Promise<void> {
  const gone = new Promise<void>((resolve) => res.once('close', resolve));
  // A client that goes away mid-answer is everyday; without a listener it would end the process.
  res.on('error', () => undefined);
  const done = route.longLived === true ? keepAside(res, deps.longLived) : deps.inFlight.begin();
  // A kept-alive connection must not outlive the stop: this answer is its last.
  if (deps.isStopping()) res.setHeader('connection', 'close');
  try {
    const refused = await takeBody(route, req, deps.bodyTimeoutMs);
    if (refused === 'aborted') return;
    if (refused === null) await route.handle(req, res);
    else refuseRoute(res, refused, route, deps.log);
    if (route.body !== 'raw' && !res.headersSent && !res.destroyed) throw new Error('the handler sent no answer');
  } catch (error) {
    deps.log.error('http.handler_failed', { route: route.path }, error);
    refuse(res, 500);
  } finally {
    if (!res.closed) await gone;
    done();
  }
}

function refuseRoute(res: RouteResponse, status: number, route: Route, log: Log): void {
  log.warn('http.refused', { route: route.path, status });
  refuse(res, status);
}

/** Null when the handler may run; otherwise the status to refuse with. */
async function takeBody(route: Route, req: RouteRequest, timeoutMs: number): Promise<number | 'aborted' | null> {
  if (route.body === 'none') return announcesBody(req) ? 413 : null;
  if (route.body === 'raw') return Number(req.headers['content-length'] ?? 0) > route.limit ? 413 : null;
  const body = await readJsonBody(req, route.limit, timeoutMs);
  if (!body.ok) return body.why;
  req.rawBody = body.text;
  req.body = body.value;
  return null;
}

function keepAside(res: RouteResponse, open: Set<RouteResponse>): () => void {
  open.add(res);
  return () => open.delete(res);
}
