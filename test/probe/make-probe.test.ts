// The look through the school's filter, against a real proxy on this machine.

import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Policy } from '../../src/domain/school/policy.ts';
import { makeProbe } from '../../src/probe/make-probe.ts';
import { memoryLog } from '../http/support.ts';
import { demoPolicy } from '../support/school.ts';
import { type FilterRules, type LoopbackFilter, startFilter } from './loopback-filter.ts';
import { SITE_CERT } from './site-certificate.ts';

let filter: LoopbackFilter | null = null;
const trusted = getCACertificates('default');
beforeAll(() => setDefaultCACertificates([...trusted, SITE_CERT]));
afterAll(() => setDefaultCACertificates(trusted));
afterEach(async () => {
  await filter?.close();
  filter = null;
});

const withProbe = (probe: Policy['overrides']['probe']) => (): Pick<Policy, 'overrides'> => ({
  overrides: { ...demoPolicy().overrides, probe },
});

const BLOCKED = { statuses: [403], hosts: ['blocked.filter.example'] };

async function look(rules: FilterRules, addresses: readonly string[], timeoutMs = 2_000) {
  filter = await startFilter(rules);
  const log = memoryLog();
  const probe = makeProbe(withProbe({ proxy: filter.proxy, blocked: BLOCKED }), log, timeoutMs);
  return { found: await probe('demo', addresses), ...filter, log };
}

describe('an https address', () => {
  it.each([200, 204, 405])('is open when the site answers %i', async (status) => {
    const { found, asked } = await look({ site: () => ({ status }) }, ['site.example/page?term=1']);
    expect(found).toBe('open');
    expect(asked).toEqual(['CONNECT site.example:443', 'HEAD /page?term=1']);
  });

  it('is open when the site sends us on, and nobody follows', async () => {
    const site = () => ({ status: 302, headers: { location: 'https://elsewhere.example/' } });
    const { found, asked } = await look({ site }, ['site.example/old']);
    expect(found).toBe('open');
    expect(asked).toEqual(['CONNECT site.example:443', 'HEAD /old']);
  });

  it('is closed when the filter answers in the site’s place with a listed status', async () => {
    expect((await look({ site: () => ({ status: 403 }) }, ['site.example'])).found).toBe('closed');
  });

  it.each(['https://blocked.filter.example/why?u=1', '//page.BLOCKED.filter.example/'])(
    'is closed when we are sent to the block page %s',
    async (location) => {
      const site = () => ({ status: 302, headers: { location } });
      expect((await look({ site }, ['site.example'])).found).toBe('closed');
    },
  );

  it('is closed when the proxy refuses the way with a listed status, or sends us to the block page', async () => {
    expect((await look({ connect: () => ({ status: 403 }) }, ['site.example'])).found).toBe('closed');
    await filter?.close();
    const sent = { status: 307, headers: { location: 'http://blocked.filter.example' } };
    expect((await look({ connect: () => sent }, ['site.example'])).found).toBe('closed');
  });

  it.each([302, 405, 407, 500])('is unknown when the proxy refuses the way with %i', async (status) => {
    const headers = { location: 'http://login.school.example/' };
    expect((await look({ connect: () => ({ status, headers }) }, ['site.example'])).found).toBe('unknown');
  });

  it.each([401, 404, 429, 500])('is unknown when the answer is %i', async (status) => {
    expect((await look({ site: () => ({ status }) }, ['site.example'])).found).toBe('unknown');
  });

  it('is unknown when nobody vouches for the certificate', async () => {
    expect((await look({}, ['other.example'])).found).toBe('unknown');
  });

  it('is looked at as computers write it, when how people read it stands behind it', async () => {
    const { asked } = await look({ connect: () => ({ status: 403 }) }, ['xn--bcher-kva.example/a (bücher.example)']);
    expect(asked).toEqual(['CONNECT xn--bcher-kva.example:443']);
  });

  it('says the name of a host to the proxy and keeps a name and password of the address to itself', async () => {
    const { asked, headers } = await look({ connect: () => ({ status: 403 }) }, [
      'https://sam:pw@site.example:8443/x#y',
    ]);
    expect(asked).toEqual(['CONNECT site.example:8443']);
    expect(JSON.stringify(headers)).not.toMatch(/sam|pw|Basic/i);
  });
});

describe('an address without https', () => {
  const gone = { connect: () => ({ status: 502 }) };

  it('is looked at in plain http when nothing answers to https', async () => {
    const { found, asked } = await look({ ...gone, http: () => ({ status: 200 }) }, ['old.example/page']);
    expect(found).toBe('open');
    expect(asked).toEqual(['CONNECT old.example:443', 'HEAD http://old.example/page']);
    await filter?.close();
    expect((await look({ ...gone, http: () => ({ status: 403 }) }, ['old.example/page'])).found).toBe('closed');
  });

  it('shows nothing when plain http only sends on to the https that does not answer', async () => {
    const http = () => ({ status: 301, headers: { location: 'https://old.example/page' } });
    expect((await look({ ...gone, http }, ['old.example/page'])).found).toBe('unknown');
  });

  it('is not tried in plain http when the proxy kept silent', async () => {
    const { found, asked } = await look({ connect: () => 'hang', http: () => ({ status: 200 }) }, ['site.example'], 50);
    expect(found).toBe('unknown');
    expect(asked).toEqual(['CONNECT site.example:443']);
  });

  it('an address typed with http stays with it', async () => {
    const { found, asked } = await look({ http: () => ({ status: 200 }) }, ['http://old.example/page']);
    expect([found, asked]).toEqual(['open', ['HEAD http://old.example/page']]);
  });
});

describe('several addresses', () => {
  const connect = (target: string) =>
    target.startsWith('bad') ? { status: 403 } : target.startsWith('odd') ? { status: 418 } : null;

  it.each([
    [['site.example/a', 'site.example/b'], 'open'],
    [['bad.example', 'bad.example/b'], 'closed'],
    [['site.example', 'bad.example'], 'unknown'],
    [['site.example', 'odd.example'], 'unknown'],
    [['bad.example', 'odd.example'], 'unknown'],
    [[], 'unknown'],
  ])('%j together are %s', async (addresses, wanted) => {
    expect((await look({ connect }, addresses)).found).toBe(wanted);
  });
});

describe('a filter that does not do as it should', () => {
  it.each<[string, FilterRules, string]>([
    ['hangs on CONNECT', { connect: () => 'hang' }, 'site.example'],
    ['hangs on http', { http: () => 'hang' }, 'http://site.example'],
    ['lets us through to a site that hangs', { site: () => 'hang' }, 'site.example'],
  ])('%s: unknown in time, and the connection is let go', async (_what, rules, address) => {
    const { found, openSockets } = await look(rules, [address], 100);
    expect(found).toBe('unknown');
    for (let tries = 0; openSockets() > 0 && tries < 200; tries += 1) await new Promise((go) => setImmediate(go));
    expect(openSockets()).toBe(0);
  });

  it('breaks off: unknown', async () => {
    expect((await look({ connect: () => 'drop', http: () => 'drop' }, ['site.example'])).found).toBe('unknown');
  });

  it('is not there at all: unknown', async () => {
    const gone = await startFilter({});
    await gone.close();
    const { proxy } = gone;
    const probe = makeProbe(withProbe({ proxy, blocked: BLOCKED }), memoryLog(), 1_000);
    expect(await probe('demo', ['site.example'])).toBe('unknown');
  });
});

it.each(['', 'javascript:alert(1)', 'file:///etc/passwd', '\u0000', 'x'.repeat(3000), '[::1'])(
  'what is no web address, like %j, is unknown and never thrown',
  async (address) => {
    expect((await look({ connect: () => ({ status: 502 }) }, [address])).found).toBe('unknown');
  },
);

it('a school without a proxy in its pack is never looked at', async () => {
  expect(await makeProbe(withProbe(null), memoryLog())('demo', ['site.example'])).toBe('unknown');
});

it('signs in at a proxy that wants it, and says no address in the log', async () => {
  filter = await startFilter({ connect: () => ({ status: 403 }) });
  const log = memoryLog();
  const proxy = filter.proxy.replace('//', '//probe:s%40fe@');
  expect(await makeProbe(withProbe({ proxy, blocked: BLOCKED }), log)('demo', ['site.example/secret'])).toBe('closed');
  expect(filter.headers[0]?.['proxy-authorization']).toBe(`Basic ${Buffer.from('probe:s@fe').toString('base64')}`);
  expect(JSON.stringify(log.lines)).not.toMatch(/site\.example|secret|s@fe|127\.0/);
  expect(log.lines).toEqual([
    { level: 'info', event: 'probe.looked', fields: { school: 'demo', count: 1, code: 'closed' } },
  ]);
});
