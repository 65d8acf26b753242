import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { echo, raw, type Started, start, statusOf } from './support.ts';

describe('a request whose Host is not ours', () => {
  let server: Started;
  const secret = { method: 'GET', path: '/api/messages', body: 'none', limit: 0 } as const;
  beforeAll(async () => {
    const routes = [
      echo,
      { ...secret, handle: (_req: unknown, res: { end: (t: string) => unknown }) => void res.end('in') },
    ];
    server = await start(routes, { publicUrl: 'https://esafety.example.sch.uk' });
  });
  afterAll(() => server.stop(0));

  const alive = async (): Promise<number> => (await fetch(`${server.url}/healthz`)).status;

  it.each([
    ['an open bracket', '['],
    ['a pipe', 'foo|bar'],
    ['a port beyond all ports', 'x:99999'],
    ['a path in the host', 'x/api'],
    ['a user', 'a@localhost'],
    ['nothing', ''],
    ['a space', 'local host'],
    ['a query', 'localhost?x'],
    ['a percent', '%'],
    ['a half IPv6 address', '[::1'],
  ])('is refused and the server lives on: %s', async (_name, host) => {
    const answer = await raw(server.port, `GET /messages HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
    expect([400, 421]).toContain(statusOf(answer));
    expect(await alive()).toBe(200);
  });

  it('is refused when the host or the address is given in other odd ways', async () => {
    const odd = [
      'GET http://[/ HTTP/1.1\r\nHost: localhost\r\n\r\n',
      'GET http://localhost/healthz HTTP/1.1\r\nHost: localhost\r\n\r\n',
      'GET //localhost/healthz HTTP/1.1\r\nHost: localhost\r\n\r\n',
      'GET * HTTP/1.1\r\nHost: localhost\r\n\r\n',
      'GET /healthz HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n',
      'GET /healthz HTTP/1.1\r\n\r\n',
      'GET /healthz HTTP/1.0\r\n\r\n',
      'POST /echo HTTP/1.1\r\nHost: [\r\nExpect: 100-continue\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}',
      'nonsense\r\n\r\n',
    ];
    for (const bytes of odd) expect(await raw(server.port, bytes)).toMatch(/HTTP\/1\.1 400/);
    expect(await alive()).toBe(200);
  });

  it('cannot reach another path by putting a part of it into the Host', async () => {
    expect(await raw(server.port, 'GET /messages HTTP/1.1\r\nHost: x/api\r\n\r\n')).not.toContain('in');
  });

  it('is refused when it is another name than the public one and loopback', async () => {
    expect(statusOf(await raw(server.port, 'GET /api/messages HTTP/1.1\r\nHost: evil.example\r\n\r\n'))).toBe(421);
    for (const host of ['localhost', '127.0.0.1:3978', '[::1]:3978', 'ESAFETY.example.sch.uk'])
      expect(statusOf(await raw(server.port, `GET /api/messages HTTP/1.1\r\nHost: ${host}\r\n\r\n`))).toBe(200);
  });

  it('may still ask whether the server lives, as the probes of a load balancer do', async () => {
    expect(statusOf(await raw(server.port, 'GET /healthz HTTP/1.1\r\nHost: 10.0.3.4:3978\r\n\r\n'))).toBe(200);
  });

  it('never ends the process, whatever the Host is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 40, unit: 'grapheme-ascii' }), async (host) => {
        const answer = await raw(
          server.port,
          `GET /api/messages HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
        );
        expect([200, 400, 421]).toContain(statusOf(answer));
      }),
      { numRuns: 100 },
    );
    expect(await alive()).toBe(200);
  });
});
