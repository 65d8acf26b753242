// Starts the server with a few routes, and speaks to it in raw bytes where a well-behaved client could not.

import net from 'node:net';
import { type HttpOptions, type HttpServer, startHttp } from '../../src/http/start-http.ts';
import type { Route } from '../../src/platforms/route.ts';
import type { Log } from '../../src/usecases/ports.ts';

export type LogLine = { readonly level: string; readonly event: string; readonly fields: unknown };

export function memoryLog(): Log & { readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const at = (level: string) => (event: string, fields?: unknown) => void lines.push({ level, event, fields });
  return { lines, info: at('info'), warn: at('warn'), error: at('error') };
}

export const echo: Route = {
  method: 'POST',
  path: '/echo',
  body: 'json',
  limit: 1000,
  handle: (req, res) => void res.end(JSON.stringify({ got: req.body })),
};

export type Started = HttpServer & { readonly url: string; readonly log: ReturnType<typeof memoryLog> };

export async function start(routes: readonly Route[], more: Partial<HttpOptions> = {}): Promise<Started> {
  const log = memoryLog();
  const server = await startHttp({
    host: '127.0.0.1',
    port: 0,
    log,
    health: { readiness: () => ({ ready: true, detail: { store: 'ok' } }), metrics: () => 'up 1\n' },
    routes,
    ...more,
  });
  return { ...server, log, url: `http://127.0.0.1:${server.port}` };
}

/** Sends the bytes and gives back everything that came until the server closed (or the idle time was over). */
export function raw(port: number, bytes: string, idleMs = 400): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = net.connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.setTimeout(idleMs, () => socket.destroy());
    socket.on('data', (data) => {
      answer += data.toString('latin1');
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
  });
}

export const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
