import net from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Route } from '../../src/platforms/route.ts';
import { echo, raw, type Started, start, statusOf } from './support.ts';

let server: Started;
afterEach(() => server.stop(0));

const json = { 'content-type': 'application/json' };
const post = (path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = json) =>
  fetch(server.url + path, { method: 'POST', body, headers });

describe('bodies', () => {
  it('reach the handler parsed', async () => {
    server = await start([echo]);
    expect(await (await post('/echo', '{"a":[1,"ü"]}')).json()).toEqual({ got: { a: [1, 'ü'] } });
  });

  it('are refused with 413 when too long, announced or not, and the handler never runs', async () => {
    server = await start([echo]);
    expect((await post('/echo', JSON.stringify('x'.repeat(2000)))).status).toBe(413);
    const chunked = `POST /echo HTTP/1.1\r\nHost: localhost\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n7d0\r\n${'x'.repeat(2000)}\r\n`;
    expect(statusOf(await raw(server.port, chunked))).toBe(413);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });

  it('are refused with 415 when they are not plain JSON, and with 400 when they are broken', async () => {
    server = await start([echo]);
    expect((await post('/echo', '{}', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await post('/echo', '{}', { ...json, 'content-encoding': 'gzip' })).status).toBe(415);
    expect((await post('/echo', '{"a":')).status).toBe(400);
    expect((await post('/echo', new Uint8Array([0x22, 0xff, 0xfe, 0x22]))).status).toBe(400);
    expect((await post('/echo', '')).status).toBe(400);
  });

  it('are refused on an address that takes none', async () => {
    server = await start([]);
    const answer = await raw(server.port, 'GET /healthz HTTP/1.1\r\nHost: localhost\r\ncontent-length: 3\r\n\r\nabc');
    expect(statusOf(answer)).toBe(413);
  });

  it('that come too slowly are given up with 408', async () => {
    server = await start([echo], { timeouts: { bodyMs: 30 } });
    const begun =
      'POST /echo HTTP/1.1\r\nHost: localhost\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{"a"';
    expect(statusOf(await raw(server.port, begun))).toBe(408);
  });

  it('that break off half-way never reach the handler', async () => {
    let ran = 0;
    const counting: Route = {
      ...echo,
      handle: (_req, res) => {
        ran += 1;
        res.end('{}');
      },
    };
    server = await start([counting]);
    const socket = net.connect(server.port, '127.0.0.1');
    socket.write(
      'POST /echo HTTP/1.1\r\nHost: localhost\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{"a"',
    );
    await new Promise((resolve) => setImmediate(resolve));
    socket.destroy();
    expect(await server.stop(2000)).toBe(true);
    expect(ran).toBe(0);
  });

  it('of a raw route are left untouched for the receiver that checks their signature', async () => {
    const rawRoute: Route = {
      method: 'POST',
      path: '/raw',
      body: 'raw',
      limit: 100,
      handle: (req, res) => {
        const chunks: Buffer[] = [];
        req.on('data', (chunk: Buffer) => chunks.push(chunk));
        req.on('end', () => res.end(Buffer.concat(chunks)));
      },
    };
    server = await start([rawRoute]);
    expect(
      await (await post('/raw', 'payload=%7B%7D', { 'content-type': 'application/x-www-form-urlencoded' })).text(),
    ).toBe('payload=%7B%7D');
    expect((await post('/raw', 'x'.repeat(101))).status).toBe(413);
  });
});

describe('errors', () => {
  it('name the kind and nothing else: no path, no message, no stack', async () => {
    const broken: Route = { ...echo, path: '/broken', handle: () => Promise.reject(new Error('secret story')) };
    const silent: Route = { ...echo, path: '/silent', handle: () => undefined };
    server = await start([echo, broken, silent]);
    const bodies = [
      [404, await fetch(`${server.url}/secret-path`)],
      [404, await fetch(`${server.url}/%`)],
      [405, await fetch(`${server.url}/echo`)],
      [405, await fetch(`${server.url}/echo`, { method: 'DELETE', headers: { accept: 'image/png' } })],
      [500, await post('/broken', '{}')],
      [500, await post('/silent', '{}')],
    ] as const;
    for (const [status, answer] of bodies) {
      expect(answer.status).toBe(status);
      expect(await answer.text()).toMatch(/^\{"error":"[a-z_]+"\}$/);
    }
    expect(JSON.stringify(server.log.lines)).not.toContain('secret');
  });

  it('of a handler after the answer began close the connection instead of ending the process', async () => {
    const half: Route = {
      ...echo,
      handle: (_req, res) => {
        res.write('{');
        return Promise.reject(new Error('late'));
      },
    };
    server = await start([half]);
    await expect(post('/echo', '{}').then((answer) => answer.text())).rejects.toThrow();
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });
});

describe('headers', () => {
  it('forbid sniffing, framing, caching and referring, and name no software', async () => {
    server = await start([], { publicUrl: 'https://esafety.example.sch.uk' });
    const { headers } = await fetch(`${server.url}/healthz`);
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=31536000',
    });
    expect(headers.get('server')).toBeNull();
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});

describe('health', () => {
  it('tells a stranger only yes or no, and details to this machine or the holder of the token', async () => {
    const health = {
      readiness: () => ({ ready: false, detail: { store: 'locked' } }),
      metrics: () => 'up 1\n',
      token: 'monitor-token',
    };
    server = await start([], { health });
    const readyz = async (headers: Record<string, string>) => (await fetch(`${server.url}/readyz`, { headers })).text();
    expect(await readyz({})).toContain('locked');
    expect(await readyz({ 'x-forwarded-for': '203.0.113.9' })).toBe('{"ready":false}');
    expect(await readyz({ authorization: 'Bearer wrong' })).toBe('{"ready":false}');
    expect(await readyz({ 'x-forwarded-for': '203.0.113.9', authorization: 'Bearer monitor-token' })).toContain(
      'locked',
    );
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
    const metrics = async (headers: Record<string, string>) =>
      (await fetch(`${server.url}/metrics`, { headers })).status;
    expect([await metrics({}), await metrics({ via: '1.1 proxy' })]).toEqual([200, 404]);
  });
});

describe('a stop', () => {
  const gate = (): { open: () => void; opened: Promise<void> } => {
    let open = (): void => undefined;
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    return { open, opened };
  };
  const slow = (started: () => void, wait: Promise<void>): Route => ({
    ...echo,
    path: '/slow',
    handle: async (_req, res) => {
      started();
      await wait;
      res.end('"saved"');
    },
  });

  it('answers what is in flight, refuses new connections, and closes kept-alive ones', async () => {
    const begun = gate();
    const release = gate();
    server = await start([slow(begun.open, release.opened)]);
    const answer = post('/slow', '{}');
    await begun.opened;
    const stopped = server.stop(5000);
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
    release.open();
    expect(await (await answer).text()).toBe('"saved"');
    expect(await stopped).toBe(true);
  });

  it('waits for work whose client has gone, since it may be a report on its way to the disk', async () => {
    const begun = gate();
    const release = gate();
    server = await start([slow(begun.open, release.opened)]);
    const cut = new AbortController();
    const answer = fetch(`${server.url}/slow`, { method: 'POST', body: '{}', headers: json, signal: cut.signal });
    await begun.opened;
    cut.abort();
    await expect(answer).rejects.toThrow();
    let settled = false;
    const stopped = server.stop(5000).finally(() => {
      settled = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(settled).toBe(false);
    release.open();
    expect(await stopped).toBe(true);
  });

  it('cuts off what is not done in time, and says so', async () => {
    const begun = gate();
    const release = gate();
    server = await start([slow(begun.open, release.opened)]);
    const answer = post('/slow', '{}').catch(() => 'cut');
    await begun.opened;
    expect(await server.stop(20)).toBe(false);
    expect(await answer).toBe('cut');
    release.open();
  });

  it('does not wait for streams that stay open', async () => {
    const stream: Route = {
      method: 'GET',
      path: '/stream',
      body: 'none',
      limit: 0,
      longLived: true,
      handle: (_req, res) => {
        res.writeHead(200);
        res.write(': hello\n\n');
      },
    };
    server = await start([stream]);
    const answer = await fetch(`${server.url}/stream`);
    expect(await server.stop(5000)).toBe(true);
    expect(await answer.text()).toBe(': hello\n\n');
  });

  it('shows 503 on readyz to a probe on a connection that is already open', async () => {
    const begun = gate();
    const release = gate();
    server = await start([slow(begun.open, release.opened)]);
    const body =
      'POST /slow HTTP/1.1\r\nHost: localhost\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}';
    const answers = raw(server.port, `${body}GET /readyz HTTP/1.1\r\nHost: localhost\r\n\r\n`, 5000);
    await begun.opened;
    const stopped = server.stop(5000);
    release.open();
    expect(await answers).toContain('saved');
    await stopped;
  });
});

describe('a port that another program has', () => {
  it('is told to whoever starts the server, and never ends the process', async () => {
    server = await start([]);
    await expect(start([], { port: server.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
