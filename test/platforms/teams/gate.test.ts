// Who gets in. Real signed tokens against the real server; whatever is refused learns nothing and reaches nobody.

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { DAY_MS, HOUR_MS } from '../../../src/domain/shared/instant.ts';
import { APP_ID } from '../../clients/teams-connector/index.ts';
import type { TokenChange } from '../../clients/teams-connector/tokens.ts';
import { type Bot, page, START, startBot } from './bot.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ memberTimeoutMs: 200 });
});
afterAll(() => bot.stop());
beforeEach(() => {
  // The SDK prints what it thinks of a bad token.
  jest.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  jest.restoreAllMocks();
  bot.turns.length = 0;
  bot.logs.length = 0;
  bot.teams.heals();
  bot.answer(() => ({ say: [START] }));
});

const seconds = (fromNow: number): number => Math.floor(Date.now() / 1000) + fromNow;

describe('a token', () => {
  it.each<[string, TokenChange]>([
    ['that is good', {}],
    ['that ended two minutes ago (clocks differ)', { claims: { exp: seconds(-120) } }],
  ])('%s is let in', async (_what, change) => {
    const tess = bot.teams.user('token-good');
    await tess.says('hello');
    expect((await tess.send(tess.activity({ type: 'message', text: 'report' }), change)).status).toBe(200);
    expect(bot.turns).toHaveLength(2);
  });

  it.each<[string, TokenChange]>([
    ['for another bot', { claims: { aud: '99999999-9999-4999-8999-999999999999' } }],
    ['that ended an hour ago', { claims: { exp: seconds(-3600) } }],
    ['that is not valid yet', { claims: { nbf: seconds(3600) } }],
    ['from another issuer', { claims: { iss: 'https://sts.example' } }],
    ['for another service address', { claims: { serviceurl: 'https://elsewhere.example' } }],
    ['without a service address', { claims: { serviceurl: undefined } }],
    ['with an unknown key', { header: { kid: 'unknown' } }],
    ['with a key not meant for Teams', { header: { kid: 'unendorsed' } }],
    ['with a bad signature', { otherKey: true }],
    ['signed with the public key as a secret', { header: { alg: 'HS256' } }],
    ['without a signature', { header: { alg: 'none' } }],
  ])('%s gets 401 and a fixed word', async (_what, change) => {
    const tess = bot.teams.user('token-bad');
    const { status, body } = await tess.send(tess.activity({ type: 'message', text: 'about Sam' }), change);
    expect({ status, body }).toEqual({ status: 401, body: { error: 'unauthorized' } });
    expect(bot.turns).toEqual([]);
    expect(JSON.stringify(bot.logs)).not.toContain('Sam');
    expect(bot.logs).toContainEqual(expect.objectContaining({ event: 'teams.refused' }));
  });

  it.each([
    ['no header', null],
    ['an empty one', ''],
    ['another scheme', 'Basic dGVzczpwYXNz'],
    ['noise', 'Bearer noise'],
    ['three parts of noise', 'Bearer a.b.c'],
    ['something very long', `Bearer ${'a'.repeat(9000)}.b.c`],
  ])('missing or malformed (%s) gets 401', async (_what, authorization) => {
    const tess = bot.teams.user('token-none');
    const body = JSON.stringify(tess.activity({ type: 'message', text: 'report' }));
    expect((await bot.teams.raw(body, authorization)).status).toBe(401);
    expect(bot.turns).toEqual([]);
  });
});

describe('a body', () => {
  const good = (): string => `Bearer ${bot.teams.signer.sign(APP_ID, bot.teams.url)}`;
  it.each([
    ['{}', 400],
    ['[]', 400],
    ['null', 400],
    ['"report"', 400],
    ['42', 400],
    ['{"type":7}', 400],
    ['{"type":"message"', 400],
    ['report', 400],
    [`{"type":"message","text":"${'x'.repeat(300_000)}"}`, 413],
  ])('%.20s… gets %d and a fixed word', async (text, status) => {
    const answer = await bot.teams.raw(text, good());
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body)).toMatch(/^\{"error":"[a-z_]+"\}$/);
    expect(bot.turns).toEqual([]);
  });

  it('that is no activity gets 400 also with a good token', async () => {
    const body = JSON.stringify({ type: 'message', channelId: 'msteams', serviceUrl: bot.teams.url, from: 'x' });
    expect((await bot.teams.raw(body, good())).status).toBe(400);
  });

  it('of a kind that is none of ours gets 501 when somebody waits for an answer', async () => {
    const tess = bot.teams.user('invoke');
    for (const name of ['task/fetch', 'fileConsent/invoke', 'signin/verifyState', undefined]) {
      expect((await tess.send(tess.activity({ type: 'invoke', name, value: {} }))).status).toBe(501);
    }
    const strange = { type: 'invoke', name: 'adaptiveCard/action', value: { action: 'x' } };
    expect((await tess.send(tess.activity(strange))).status).toBe(400);
    expect(bot.turns).toEqual([]);
  });
});

describe('the gate', () => {
  it.each<[string, object]>([
    ['another channel', { channelId: 'directline' }],
    ['a foreign conversation', { conversation: { id: 'a:1', conversationType: 'personal', tenantId: 'other' } }],
    ['a conversation without tenant', { conversation: { id: 'a:1', conversationType: 'personal' } }],
    ['foreign channel data', { channelData: { tenant: { id: 'other' } } }],
    ['no channel data', { channelData: undefined }],
    ['a bot', { from: { id: '28:other-bot', aadObjectId: 'x' } }],
    ['a bot by role', { from: { id: '29:b', aadObjectId: 'x', role: 'bot' } }],
    ['nobody in particular', { from: { id: '29:b', name: 'Tess Teacher' } }],
  ])('refuses %s with 403, whatever it asks for', async (_what, extra) => {
    const tess = bot.teams.user('gate');
    const value = { action: { type: 'Action.Execute', verb: 'case.open', data: { target: 'c' } } };
    for (const kind of [
      { type: 'message', text: 'report' },
      { type: 'invoke', name: 'adaptiveCard/action', value },
    ]) {
      const { status, body } = await tess.send(tess.activity({ ...kind, ...extra }));
      expect({ status, body }).toEqual({ status: 403, body: { error: 'forbidden' } });
    }
    expect(bot.turns).toEqual([]);
  });

  it.each([
    'https://smba.trafficmanager.net.evil.example/uk',
    'https://evil.example',
    'http://smba.trafficmanager.net/uk',
  ])('sends nothing to %s, even for a token that names it', async (serviceUrl) => {
    const tess = bot.teams.user('service');
    const { status } = await tess.send(tess.activity({ type: 'message', text: 'report', serviceUrl }));
    expect(status).toBe(403);
  });
});

describe('standing', () => {
  it.each([
    ['guest', { userRole: 'guest' }],
    ['guest', { userPrincipalName: 'pat_other.example#EXT#@demo.example' }],
    ['stranger', { tenantId: '33333333-3333-4333-8333-333333333333' }],
    ['stranger', { userRole: 'anonymous' }],
  ])('is told to the conversation: %s for %j', async (standing, about) => {
    const pat = bot.teams.user(`standing-${JSON.stringify(about)}`, about);
    await pat.says('report');
    expect(bot.turns[0]?.actor.standing).toBe(standing);
    expect(bot.turns[0]?.actor.email).toBeUndefined();
  });

  it('is asked of the person’s own chat, never of the team', async () => {
    const before = bot.teams.state.calls.length;
    const tess = bot.teams.user('roster');
    await tess.mentions('19:private@thread.tacv2', 'report');
    const asked = bot.teams.state.calls.slice(before).filter((call) => call.path.includes('/members/'));
    expect(asked.map((call) => decodeURIComponent(call.path))).toEqual([
      '/v3/conversations/a:1:1-29:roster/members/29:roster',
    ]);
  });

  it('of a member who was there within a day stands when Microsoft cannot be asked', async () => {
    const tess = bot.teams.user('known');
    await tess.says('report');
    bot.advance(23 * HOUR_MS);
    bot.teams.fails({ on: '/members/', how: 'status', status: 503 });
    await tess.says('report');
    expect(bot.turns).toMatchObject([{ actor: { standing: 'member' } }, { actor: { standing: 'member' } }]);
    bot.advance(2 * DAY_MS);
    await tess.says('report');
    expect(bot.turns).toHaveLength(2);
  });

  it.each(['status', 'reset', 'slow'] as const)(
    'that cannot be asked at all (%s) opens nothing: a fixed card with the numbers, a fixed line for a press',
    async (how) => {
      bot.teams.fails({ on: '/members/', how, status: 503, ms: 1000 });
      const tess = bot.teams.user(`unknown-${how}`);
      await tess.says('report');
      expect(bot.turns).toEqual([]);
      expect(tess.text()).toContain('call 999');
      expect(tess.text()).toContain('01632 960001');
      const value = { action: { type: 'Action.Execute', verb: 'report.next', data: { target: 'd' } } };
      const { body } = await tess.send(tess.activity({ type: 'invoke', name: 'adaptiveCard/action', value }));
      expect(body).toMatchObject({ value: expect.stringContaining('not saved') });
      expect(bot.turns).toEqual([]);
    },
  );
});

describe('logs', () => {
  it('hold no words of anybody', async () => {
    bot.answer((turn) => (turn.kind === 'press' ? { show: page() } : { say: [START] }));
    const tess = bot.teams.user('logged', { name: 'Tess Teacher' });
    bot.teams.fails({ on: 'POST', how: 'status', status: 403, times: 1 });
    await tess.says('report Sam');
    await tess.says('report Sam');
    await tess.press('Start a report');
    expect(JSON.stringify(bot.logs)).not.toMatch(/Sam|Tess|logged@/);
  });
});
