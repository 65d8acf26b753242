// A school's filter on this machine: a real proxy for http and CONNECT, with sites behind it that exist nowhere else.

import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import { type AddressInfo, connect, type Server, type Socket } from 'node:net';
import { SITE_CERT, SITE_KEY } from './site-certificate.ts';

export type Reply = { readonly status: number; readonly headers?: Readonly<Record<string, string>> };

export type FilterRules = {
  /** What the proxy says to CONNECT; without one it connects to the site. `hang`: it never answers. */
  readonly connect?: (target: string) => Reply | 'hang' | 'drop' | null;
  /** What a plain http request through it gets. */
  readonly http?: (url: string) => Reply | 'hang' | 'drop';
  /** What the https site behind it says. */
  readonly site?: (path: string) => Reply | 'hang';
};

export type LoopbackFilter = {
  readonly proxy: string;
  /** Everything that arrived, in order: `CONNECT site.example:443`, `HEAD /page`. */
  readonly asked: string[];
  readonly headers: IncomingMessage['headers'][];
  readonly openSockets: () => number;
  readonly close: () => Promise<void>;
};

export async function startFilter(rules: FilterRules): Promise<LoopbackFilter> {
  const asked: string[] = [];
  const headers: IncomingMessage['headers'][] = [];
  const open = new Set<Socket>();
  const note = (req: IncomingMessage): void => {
    asked.push(`${req.method} ${req.url}`);
    headers.push(req.headers);
  };
  const site = https.createServer({ cert: SITE_CERT, key: SITE_KEY }, (req, res) => {
    note(req);
    reply(res, (rules.site ?? (() => ({ status: 200 })))(req.url ?? ''));
  });
  const sitePort = await listening(site);
  const proxy = http.createServer((req, res) => {
    note(req);
    const said = (rules.http ?? (() => ({ status: 502 })))(req.url ?? '');
    if (said === 'drop') res.destroy();
    else reply(res, said);
  });
  proxy.on('connect', (req: IncomingMessage, socket: Socket) => {
    note(req);
    socket.on('error', () => undefined);
    tunnel(socket, sitePort, rules.connect?.(req.url ?? '') ?? null);
  });
  proxy.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  const port = await listening(proxy);
  return {
    proxy: `http://127.0.0.1:${port}`,
    ...{ asked, headers, openSockets: () => open.size },
    close: async () => {
      for (const socket of open) socket.destroy();
      site.closeAllConnections();
      await Promise.all([proxy, site].map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}

function tunnel(socket: Socket, sitePort: number, said: Reply | 'hang' | 'drop' | null): void {
  // Read, so that the other side's going is noticed.
  if (said === 'hang') return void socket.resume().on('end', () => socket.end());
  if (said === 'drop') return void socket.destroy();
  if (said !== null) {
    const lines = Object.entries(said.headers ?? {}).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.end(`HTTP/1.1 ${said.status} Said\r\n${lines.join('')}Content-Length: 6\r\n\r\nno way`);
    return;
  }
  const behind = connect(sitePort, '127.0.0.1', () => {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    behind.pipe(socket).pipe(behind);
  });
  behind.on('error', () => socket.destroy());
  socket.on('close', () => behind.destroy());
}

function reply(res: ServerResponse, said: Reply | 'hang'): void {
  if (said === 'hang') return;
  res.writeHead(said.status, { ...said.headers });
  res.end();
}

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));
