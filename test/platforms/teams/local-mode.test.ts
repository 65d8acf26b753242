// The unauthenticated mode for the Agents Playground: for programs on this machine only, and for nothing beyond it.

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isLoopbackRequest } from '../../../src/platforms/teams/loopback-request.ts';
import { serviceUrlRule } from '../../../src/platforms/teams/service-url.ts';
import { listen } from './bot.ts';

type Local = Awaited<ReturnType<typeof listen>>;
let bot: Local;
beforeAll(async () => {
  bot = await listen({ settings: { kind: 'local' } });
});
afterAll(() => bot.stop());

const activity = (extra: object = {}): object => ({
  type: 'message',
  id: '1',
  text: 'report',
  channelId: 'msteams',
  serviceUrl: 'http://127.0.0.1:9',
  from: { id: '29:tess', aadObjectId: 'tess' },
  recipient: { id: '28:bot' },
  conversation: { id: 'a:1', conversationType: 'personal', tenantId: 'playground' },
  channelData: { tenant: { id: 'playground' } },
  ...extra,
});

async function post(body: object, headers: Record<string, string> = {}): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${bot.port}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return response.status;
}

describe('local mode', () => {
  it('takes a request of this machine without a token', async () => {
    expect(await post(activity({ type: 'typing' }))).toBe(200);
  });

  it.each<[string, Record<string, string>]>([
    ['a proxy', { 'x-forwarded-for': '203.0.113.7' }],
    ['a proxy that says so in the new way', { forwarded: 'for=203.0.113.7' }],
    ['a page of another site', { origin: 'https://evil.example' }],
  ])('refuses what comes through %s', async (_what, headers) => {
    expect(await post(activity(), headers)).toBe(403);
  });

  it.each([
    ['a service address elsewhere', { serviceUrl: 'https://smba.trafficmanager.net/uk' }],
    ['two tenants that differ', { channelData: { tenant: { id: 'other' } } }],
    ['another channel', { channelId: 'emulator' }],
  ])('refuses %s', async (_what, extra) => {
    expect(await post(activity(extra))).toBe(403);
  });

  it('knows a name that only looks local', () => {
    expect(isLoopbackRequest({ headers: { host: 'localhost:3978' } })).toBe(true);
    for (const host of ['localhost.evil.example', 'evil.example', '127.0.0.1.nip.io', '']) {
      expect(isLoopbackRequest({ headers: { host } })).toBe(false);
    }
    expect(serviceUrlRule(true)('http://localhost:56150/_connector')).toBe(true);
    expect(serviceUrlRule(true)('http://user@localhost:56150')).toBe(false);
    expect(serviceUrlRule(false)('https://smba.trafficmanager.net/uk/')).toBe(true);
  });
});
