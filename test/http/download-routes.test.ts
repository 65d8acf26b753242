// Links that open in a browser, and the list that a filter reads: who shows no right token learns nothing, and no token is written down.

import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type Downloadable, downloadRoutes } from '../../src/http/download-routes.ts';
import { makeDownloads } from '../../src/usecases/downloads.ts';
import { raw, type Started, start, statusOf } from './support.ts';

let server: Started | null = null;
afterEach(async () => {
  await server?.stop(100);
  server = null;
});

const token = (): string => randomBytes(32).toString('base64url');

async function open(
  feeds: Downloadable['readFeed'] = async () => null,
  unsigned: Downloadable['readUnsigned'] = async () => null,
) {
  let now = 1_000_000;
  const clock = { now: () => now };
  const downloads = makeDownloads(clock, randomBytes, (given) => `/d/${given}`);
  const started = await start(
    downloadRoutes(
      { takeDownload: downloads.take, readFeed: feeds, readUnsigned: unsigned, readCalendar: async () => null },
      clock,
    ),
  );
  server = started;
  const get = (path: string, init: RequestInit = {}) => fetch(`${started.url}${path}`, init);
  const logged = () => JSON.stringify(started.log.lines);
  const pass = (ms: number): void => {
    now += ms;
  };
  return { ...started, downloads, get, logged, pass };
}

const CSV = { name: 'filter-requests.csv', type: 'text/csv; charset=utf-8', body: '\uFEFFa,b\r\n' };

describe('a one-time download', () => {
  it('is handed over once as a file to save, and then never again', async () => {
    const { downloads, get } = await open();
    const link = downloads.offer(async () => CSV);
    const first = await get(link);
    expect(first.status).toBe(200);
    expect(first.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(first.headers.get('content-disposition')).toBe('attachment; filename="filter-requests.csv"');
    expect(first.headers.get('cache-control')).toBe('no-store');
    expect(first.headers.get('x-content-type-options')).toBe('nosniff');
    expect([...new Uint8Array(await first.arrayBuffer())].slice(0, 4)).toEqual([0xef, 0xbb, 0xbf, 0x61]);
    const second = await get(link);
    expect(second.status).toBe(404);
    expect(await second.text()).toContain('Go back to the chat and ask for the file again.');
  });

  it('two who fetch it at the same moment: one gets it', async () => {
    const { downloads, get } = await open();
    const link = downloads.offer(async () => CSV);
    const statuses = await Promise.all([get(link), get(link), get(link)].map(async (answer) => (await answer).status));
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 404)).toHaveLength(2);
  });

  it('is not used up by a look at the link that asks for no file', async () => {
    const { downloads, get } = await open();
    const link = downloads.offer(async () => CSV);
    expect((await get(link, { method: 'HEAD' })).status).toBe(405);
    expect((await get(link, { method: 'OPTIONS' })).status).toBe(405);
    expect((await get(link, { method: 'POST' })).status).toBe(405);
    expect((await get(link)).status).toBe(200);
  });

  it('is gone after a minute', async () => {
    const { downloads, get, pass } = await open();
    const link = downloads.offer(async () => CSV);
    pass(60_000);
    expect((await get(link)).status).toBe(404);
  });

  it('is gone when whoever asked for it may not have it any more', async () => {
    const { downloads, get } = await open();
    expect((await get(downloads.offer(async () => null))).status).toBe(404);
  });

  it.each(['/d/x', '/d/', '/d', `/d/${'A'.repeat(44)}`, '/d/..%2f..%2fetc', '/d/%00', '/d/%E0%A4%A', '/d/a/b'])(
    'what is no link at all, like %s, is refused',
    async (path) => {
      const { get } = await open();
      expect([400, 404]).toContain((await get(path)).status);
    },
  );

  it('gives the file a plain name, whatever it is called', async () => {
    const { downloads, get } = await open();
    const link = downloads.offer(async () => ({ ...CSV, name: '../../a"b\r\nSet-Cookie: x=1.csv' }));
    const answer = await get(link);
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="a-b-Set-Cookie-x-1.csv"');
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('that cannot be made is an error without a word of why', async () => {
    const { downloads, get } = await open();
    const link = downloads.offer(() => Promise.reject(new Error('a story')));
    const answer = await get(link);
    expect([answer.status, await answer.text()]).toEqual([500, '{"error":"server_error"}']);
  });
});

describe('the list of allowed addresses', () => {
  const known = token();
  const feeds = async (given: string) => (given === known ? 'a.example/page\n' : null);

  it('is plain text for who has the token, as often as a filter needs it', async () => {
    const { get } = await open(feeds);
    for (let reads = 0; reads < 3; reads += 1) {
      const answer = await get(`/feed/${known}`);
      expect([answer.status, await answer.text()]).toEqual([200, 'a.example/page\n']);
      expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
  });

  it('an empty list is an answer, and not a refusal: the filter must learn that nothing is allowed', async () => {
    const { get } = await open(async () => '');
    const answer = await get(`/feed/${known}`);
    expect([answer.status, await answer.text()]).toEqual([200, '']);
  });

  it('an unknown and a revoked token hear the same', async () => {
    const { get } = await open(feeds);
    const answers = [`/feed/${token()}`, `/feed/${known.toLowerCase()}`, '/feed/short'].map(async (path) => {
      const answer = await get(path);
      return [answer.status, await answer.text()];
    });
    for (const [status, text] of await Promise.all(answers)) {
      expect(status).toBe(404);
      expect(text).toContain('There is no list at this address.');
    }
  });

  it('is read sixty times a minute at the most by one reader, and others are not held up', async () => {
    const other = token();
    const { get, pass } = await open(async (given) => (given === known || given === other ? '' : null));
    for (let reads = 0; reads < 60; reads += 1) expect((await get(`/feed/${known}`)).status).toBe(200);
    const refused = await get(`/feed/${known}`);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
    expect((await get(`/feed/${other}`)).status).toBe(200);
    pass(60_000);
    expect((await get(`/feed/${known}`)).status).toBe(200);
  });
});

it('no token stands in the log, whatever becomes of the request', async () => {
  const failing = token();
  const { downloads, get, logged, port } = await open(() => Promise.reject(new Error('the store is down')));
  const links = [downloads.offer(async () => CSV), downloads.offer(() => Promise.reject(new Error('no')))];
  for (const link of [...links, ...links, `/d/${token()}`, `/feed/${failing}`]) {
    await get(link);
    await get(link, { method: 'HEAD' });
    await get(link, { method: 'POST', body: 'x' });
    await get(`${link}/more?x=1`);
    const answer = await raw(port, `GET ${link} HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n`);
    expect(statusOf(answer)).toBe(421);
  }
  for (const link of [...links, failing]) expect(logged()).not.toContain(link.replace('/d/', ''));
  expect(logged()).toContain('/feed/:token');
});

it('who has not signed is given as CSV, counted and refused like every other list', async () => {
  const body = 'id,class\r\n';
  const { get } = await open(undefined, async () => ({ type: 'text/csv; charset=utf-8', body }));
  const token = 'u'.repeat(43);
  const first = await get(`/feed/${token}`);
  expect([first.status, first.headers.get('content-type'), await first.text()]).toEqual([
    200,
    'text/csv; charset=utf-8',
    body,
  ]);
  for (let reads = 1; reads < 60; reads += 1) expect((await get(`/feed/${token}`)).status).toBe(200);
  expect((await get(`/feed/${token}`)).status).toBe(429);
});
