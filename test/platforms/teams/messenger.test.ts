// Writing to a person later: one attempt, and every answer of the connector turned into what delivery must know.

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { AccountState } from '../../../src/usecases/ports.ts';
import type { CaseAlert } from '../../../src/views/chat-views.ts';
import type { Fault, TeamsUser } from '../../clients/teams-connector/index.ts';
import { action, type Bot, startBot } from './bot.ts';

const ALERT: CaseAlert = {
  view: 'case_alert',
  ref: 'ES-7K3QF9XB',
  urgency: 'Urgent',
  time: '14:10',
  attempt: 1,
  actions: [action('Open', 'case.open')],
};

let bot: Bot;
let dana: TeamsUser;
let account: AccountState;
beforeAll(async () => {
  bot = await startBot({ callTimeoutMs: 200 });
  dana = bot.teams.user('aad-dana', { name: 'Dana Lead' });
  await dana.says('hello');
  const actor = bot.turns[0]?.actor;
  account = {
    personId: 'p_dana',
    platform: 'teams',
    tenant: actor?.tenant ?? '',
    userId: 'aad-dana',
    address: actor?.address ?? null,
  };
});
afterAll(() => bot.stop());
afterEach(() => {
  bot.teams.heals();
  bot.teams.state.gone.clear();
});

describe('a message', () => {
  it('arrives in the 1:1 chat, with a generic first line for the lock screen, and can be updated', async () => {
    const sent = await bot.mounted.messenger.send(account, ALERT);
    if (!sent.ok) throw new Error(sent.code);
    expect(dana.text()).toContain('ES-7K3QF9XB');
    const summary = dana.kept().at(-1)?.activity.summary;
    expect(String(summary).split('\n')).toHaveLength(1);
    expect(await bot.mounted.messenger.update(account, sent.message, { ...ALERT, time: '15:30' })).toMatchObject({
      ok: true,
    });
    expect(JSON.stringify(dana.kept().at(-1))).toContain('15:30');
    expect(dana.kept().filter((each) => JSON.stringify(each).includes('ES-7K3QF9XB'))).toHaveLength(1);
  });

  it.each<[string, Omit<Fault, 'on'>, object]>([
    ['429', { how: 'status', status: 429, retryAfter: 7 }, { why: 'retry', retryAfterMs: 7000 }],
    ['412', { how: 'status', status: 412 }, { why: 'retry' }],
    ['500', { how: 'status', status: 500 }, { why: 'retry' }],
    ['503', { how: 'status', status: 503 }, { why: 'retry' }],
    ['401', { how: 'status', status: 401 }, { why: 'retry' }],
    ['a reset', { how: 'reset' }, { why: 'retry', code: 'network' }],
    ['a reset after it was taken', { how: 'reset_after' }, { why: 'retry', code: 'network' }],
    ['silence', { how: 'slow', ms: 1000 }, { why: 'retry', code: 'timeout' }],
    [
      '403',
      { how: 'status', status: 403, code: 'MessageWritesBlocked' },
      { why: 'unreachable', code: 'MessageWritesBlocked' },
    ],
    ['404', { how: 'status', status: 404, code: 'ConversationNotFound' }, { why: 'unreachable' }],
    ['400', { how: 'status', status: 400 }, { why: 'refused' }],
    ['413', { how: 'status', status: 413, code: 'MessageSizeTooBig' }, { why: 'refused' }],
    ['a redirect', { how: 'status', status: 302 }, {}],
  ])('that meets %s is sent once and reported as it is', async (_what, fault, result) => {
    const before = bot.teams.state.calls.length;
    bot.teams.fails({ on: 'POST', ...fault });
    expect(await bot.mounted.messenger.send(account, ALERT)).toMatchObject({ ok: false, ...result });
    expect(bot.teams.state.calls.length - before).toBeLessThanOrEqual(1);
  });

  it('to somebody who removed the app is unreachable', async () => {
    dana.removesTheApp();
    expect(await bot.mounted.messenger.send(account, ALERT)).toEqual({
      ok: false,
      why: 'unreachable',
      code: 'BotNotInConversationRoster',
    });
  });

  it('that is gone cannot be updated, which says nothing about the person', async () => {
    const gone = `${encodeURIComponent('a:1:1-29:aad-dana')} gone`;
    expect(await bot.mounted.messenger.update(account, gone, ALERT)).toMatchObject({ ok: false, why: 'refused' });
    expect(await bot.mounted.messenger.update(account, 'nonsense', ALERT)).toMatchObject({ ok: false, why: 'refused' });
  });

  it.each<[string, AccountState['address']]>([
    ['none', null],
    ['an incomplete one', { serviceUrl: 'x' }],
    [
      'one of another tenant',
      {
        serviceUrl: 'https://smba.trafficmanager.net/uk',
        conversationId: 'a',
        userId: 'b',
        botId: 'c',
        tenantId: 'other',
      },
    ],
  ])('with an address that is no good (%s) is unreachable, and nothing is sent', async (_what, address) => {
    const before = bot.teams.state.calls.length;
    expect(await bot.mounted.messenger.send({ ...account, address }, ALERT)).toMatchObject({ why: 'unreachable' });
    expect(bot.teams.state.calls.length).toBe(before);
  });

  it('never takes our token to a host that is not Microsoft’s', async () => {
    const address = { ...account.address, serviceUrl: 'https://evil.example' };
    expect(await bot.mounted.messenger.send({ ...account, address }, ALERT)).toMatchObject({ code: 'service_url' });
  });
});

describe('what is said in answer to a turn', () => {
  it('is tried once more when the connector says that it did not take it', async () => {
    const tess = bot.teams.user('repeat');
    bot.teams.fails({ on: 'POST', how: 'status', status: 429, times: 1 });
    await tess.says('report');
    expect(tess.kept()).toHaveLength(1);
  });

  it('is not repeated when it may have arrived', async () => {
    const tess = bot.teams.user('no-repeat');
    bot.teams.fails({ on: 'POST', how: 'reset_after', times: 1 });
    await tess.says('report');
    expect(tess.kept()).toHaveLength(1);
  });
});
