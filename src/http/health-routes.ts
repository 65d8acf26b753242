// Whether the process lives and whether it is ready. A stranger learns yes or no; what is wrong is told only on this
// machine or to the holder of the token, and no answer carries a count of cases.

import type { Route, RouteRequest, RouteResponse } from '../platforms/route.ts';
import { sameSecret } from '../platforms/same-secret.ts';
import { refuse } from './errors.ts';
import { isLocalRequest } from './host-guard.ts';

export type Readiness = { readonly ready: boolean; readonly detail: Readonly<Record<string, unknown>> };

export type Health = {
  readonly readiness: () => Promise<Readiness> | Readiness;
  /** In the text format of Prometheus. */
  readonly metrics: () => Promise<string> | string;
  /** Sent as `Authorization: Bearer …` by a monitor on another machine. Without one, only this machine is told. */
  readonly token?: string;
};

export function healthRoutes(health: Health, isStopping: () => boolean): readonly Route[] {
  const readyz = async (req: RouteRequest, res: RouteResponse): Promise<void> => {
    const { ready, detail } = isStopping() ? { ready: false, detail: { stopping: true } } : await health.readiness();
    sendJson(res, ready ? 200 : 503, mayKnowMore(req, health.token) ? { ready, ...detail } : { ready });
  };
  const metrics = async (req: RouteRequest, res: RouteResponse): Promise<void> => {
    if (!mayKnowMore(req, health.token)) return refuse(res, 404);
    res.setHeader('content-type', 'text/plain; version=0.0.4; charset=utf-8');
    res.end(await health.metrics());
  };
  return [
    {
      method: 'GET',
      path: '/healthz',
      body: 'none',
      limit: 0,
      handle: (_req, res) => sendJson(res, 200, { ok: true }),
    },
    { method: 'GET', path: '/readyz', body: 'none', limit: 0, handle: readyz },
    { method: 'GET', path: '/metrics', body: 'none', limit: 0, handle: metrics },
  ];
}

function mayKnowMore(req: RouteRequest, token: string | undefined): boolean {
  const sent = /^Bearer (\S+)$/i.exec(req.headers.authorization ?? '')?.[1];
  if (sent !== undefined) return token !== undefined && sameSecret(sent, token);
  return isLocalRequest(req);
}

function sendJson(res: RouteResponse, status: number, value: unknown): void {
  res.statusCode = status;
  res.setHeader('content-type', 'application/json');
  res.end(JSON.stringify(value));
}
