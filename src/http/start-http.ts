// The one HTTP server: mounts the routes that main.ts hands in, guards what comes before them, and stops without losing
// a request that somebody still waits for.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import restify from 'restify';
import type { Route, RouteRequest, RouteResponse } from '../platforms/route.ts';
import type { Log } from '../usecases/ports.ts';
import { errorBody, refuse } from './errors.ts';
import { type Health, healthRoutes } from './health-routes.ts';
import { judgeHost } from './host-guard.ts';
import { createInFlight } from './in-flight.ts';
import { type ServeDeps, serveRoute } from './serve-route.ts';

export type HttpTimeouts = {
  readonly headersMs: number;
  readonly bodyMs: number;
  readonly requestMs: number;
  readonly keepAliveMs: number;
};

/** keepAlive is longer than the 60 s that proxies keep a connection, so that none is cut while a request is on its way. */
const TIMEOUTS: HttpTimeouts = { headersMs: 10_000, bodyMs: 15_000, requestMs: 30_000, keepAliveMs: 65_000 };

export type HttpOptions = {
  readonly host: string;
  /** 0: the system chooses. */
  readonly port: number;
  /** The address that others see, e.g. https://esafety.example.sch.uk. */
  readonly publicUrl?: string;
  readonly log: Log;
  readonly health: Health;
  readonly routes: readonly Route[];
  readonly timeouts?: Partial<HttpTimeouts>;
};

export type HttpServer = {
  readonly port: number;
  /** Readiness flips, no new connections, waits for what is in flight. False when some had to be cut off. */
  readonly stop: (graceMs?: number) => Promise<boolean>;
};

export async function startHttp(options: HttpOptions): Promise<HttpServer> {
  const times = { ...TIMEOUTS, ...options.timeouts };
  let stopping = false;
  const deps: ServeDeps = {
    log: options.log,
    inFlight: createInFlight(),
    bodyTimeoutMs: times.bodyMs,
    isStopping: () => stopping,
    longLived: new Set(),
  };
  const server = restify.createServer({ name: '', formatters: quietFormatters() });
  hideErrors(server);
  for (const route of [...healthRoutes(options.health, deps.isStopping), ...options.routes]) mount(server, route, deps);
  guardListeners(server, options);
  server.server.headersTimeout = times.headersMs;
  server.server.requestTimeout = times.requestMs;
  server.server.keepAliveTimeout = times.keepAliveMs;

  const port = await listen(server, options);
  options.log.info('http.listening', { port });
  return {
    port,
    stop: async (graceMs = 10_000) => {
      stopping = true;
      const closed = new Promise<void>((resolve) => server.server.close(() => resolve()));
      await Promise.all([...deps.longLived].map((res) => endStream(res)));
      server.server.closeIdleConnections();
      const clean = await deps.inFlight.drained(graceMs);
      if (!clean) options.log.warn('http.cut_off', { count: deps.inFlight.count() });
      server.server.closeAllConnections();
      await closed;
      return clean;
    },
  };
}

/** Lets the last bytes out; a client that does not take them is cut off a little later. */
function endStream(res: RouteResponse): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => res.destroy(), 500);
    res.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    res.end();
  });
}

function mount(server: restify.Server, route: Route, deps: ServeDeps): void {
  const handler = async (req: restify.Request, res: restify.Response): Promise<void> =>
    serveRoute(route, req as RouteRequest, res as RouteResponse, deps);
  if (route.method === 'GET') server.get(route.path, handler);
  else server.post(route.path, handler);
}

/** Runs before restify for every request, `Expect: 100-continue` included (restify routes that past its own hooks). */
function guardListeners(server: restify.Server, options: HttpOptions): void {
  const publicHost = options.publicUrl === undefined ? null : new URL(options.publicUrl).hostname.toLowerCase();
  const https = options.publicUrl?.startsWith('https:') === true;
  const inner = server.server.listeners('request');
  server.server.removeAllListeners('request').removeAllListeners('checkContinue');
  const guarded = (req: IncomingMessage, res: ServerResponse): void => {
    const verdict = judgeHost(req, publicHost);
    if (verdict !== 'ok') {
      options.log.warn('http.refused', { code: `host_${verdict}` });
      refuse(res, verdict === 'malformed' ? 400 : 421);
      return;
    }
    setSafeHeaders(res, https);
    for (const listener of inner) listener.call(server.server, req, res);
  };
  server.server.on('request', guarded);
  server.server.on('checkContinue', (req, res) => {
    res.writeContinue();
    guarded(req, res);
  });
}

/** The strictest set; a route that serves a page loosens its own policy. */
function setSafeHeaders(res: ServerResponse, https: boolean): void {
  res.setHeader('x-content-type-options', 'nosniff');
  res.setHeader('x-frame-options', 'DENY');
  res.setHeader('referrer-policy', 'no-referrer');
  res.setHeader('cross-origin-opener-policy', 'same-origin');
  res.setHeader('cross-origin-resource-policy', 'same-origin');
  res.setHeader('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
  res.setHeader('cache-control', 'no-store');
  if (https) res.setHeader('strict-transport-security', 'max-age=31536000');
}

/** Unknown paths and methods, and whatever restify itself finds wrong: a status and a fixed word. */
function hideErrors(server: restify.Server): void {
  server.on('restifyError', (_req: restify.Request, res: restify.Response, error: unknown, done: () => void) => {
    const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
    if (!res.headersSent) res.sendRaw(status, errorBody(status), { 'content-type': 'application/json' });
    done();
  });
}

/** A platform may answer through restify's `send`; an error that gets there is hidden like any other. */
function quietFormatters(): restify.Formatters {
  const json: restify.Formatter = (_req, res, body) => {
    const text = body instanceof Error ? errorBody(res.statusCode) : JSON.stringify(body);
    res.setHeader('content-length', Buffer.byteLength(text));
    return text;
  };
  const plain: restify.Formatter = (_req, res, body) =>
    body instanceof Error ? errorBody(res.statusCode) : Buffer.isBuffer(body) ? body : String(body);
  return {
    'application/json': json,
    'text/plain': plain,
    'application/octet-stream': plain,
    'application/javascript': plain,
  };
}

function listen(server: restify.Server, { host, port }: HttpOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    // restify passes the error on to its own server, which would throw it out of everybody's reach.
    server.once('error', reject);
    server.server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.server.address() as AddressInfo).port);
    });
  });
}
