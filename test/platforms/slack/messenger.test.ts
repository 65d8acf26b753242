// Delivery's way to a person in Slack: what arrives, and what each refusal of Slack means.

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { AccountState } from '../../../src/usecases/ports.ts';
import { type Bot, startBot } from './bot.ts';
import { action, notice } from './views.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startBot({
    converse: () => ({}),
    people: [{ id: 'U1' }, { id: 'U2', deleted: true }, { id: 'U3', reachable: false }],
  });
});
afterEach(() => bot.stop());

const to = (userId: string): AccountState => ({
  personId: 'p_tess' as AccountState['personId'],
  platform: 'slack',
  tenant: 'T0SCHOOL',
  userId,
  address: null,
});
const alert = {
  view: 'case_alert',
  ref: 'ES-7K3QF9XB',
  urgency: 'Urgent',
  time: '14:10',
  attempt: 1,
  actions: [action('open', 'Open')],
} as const;

describe('sending', () => {
  it('writes to the person and to nobody else, with words for a lock screen and no previews', async () => {
    const sent = await bot.mounted.messenger.send(to('U1'), alert);
    expect(sent).toMatchObject({ ok: true });
    expect(bot.slack.user('U1').lastMessage()).toMatchObject({
      buttons: ['Open'],
      text: expect.stringContaining('ES-7K3QF9XB'),
    });
    expect(bot.slack.user('U1').lastMessage()?.fallback).toContain('ES-7K3QF9XB');
    expect(bot.slack.calls('chat.postMessage')[0]?.args).toMatchObject({
      unfurl_links: 'false',
      unfurl_media: 'false',
    });
  });

  it('opens the conversation once', async () => {
    await bot.mounted.messenger.send(to('U1'), alert);
    await bot.mounted.messenger.send(to('U1'), alert);
    expect(bot.slack.calls('conversations.open')).toHaveLength(1);
  });

  it('changes an earlier message in place', async () => {
    const sent = await bot.mounted.messenger.send(to('U1'), alert);
    if (!sent.ok) throw new Error(sent.code);
    expect(await bot.mounted.messenger.update(to('U1'), sent.message, notice('Moved'))).toEqual(sent);
    expect(bot.slack.user('U1').messages()).toHaveLength(1);
    expect(bot.slack.user('U1').lastMessage()).toMatchObject({ edited: true, text: expect.stringContaining('Moved') });
  });
});

describe('a refusal', () => {
  it.each([
    ['retry', { status: 429, retryAfterS: 7 }, { code: 'ratelimited', retryAfterMs: 7000 }],
    ['retry', { status: 500 }, { code: 'http_500' }],
    ['retry', { reset: 'before' }, { code: 'network' }],
    ['retry', { delayMs: 600 }, { code: 'network' }],
    ['retry', { error: 'internal_error' }, {}],
    ['retry', { error: 'ratelimited' }, {}],
    ['unreachable', { error: 'user_not_found' }, {}],
    ['unreachable', { error: 'cannot_dm_bot' }, {}],
    ['unreachable', { error: 'account_inactive' }, {}],
    ['unreachable', { error: 'not_in_channel' }, {}],
    ['unreachable', { error: 'channel_not_found' }, {}],
    ['unreachable', { error: 'missing_scope' }, {}],
    ['unreachable', { error: 'invalid_auth' }, {}],
    ['unreachable', { error: 'token_revoked' }, {}],
    ['refused', { error: 'invalid_blocks' }, {}],
    ['refused', { error: 'msg_too_long' }, {}],
    ['refused', { error: 'something_new' }, {}],
  ] as const)('is %s after %j', async (why, fault, more) => {
    bot.slack.fault('chat.postMessage', fault);
    expect(await bot.mounted.messenger.send(to('U1'), alert)).toMatchObject({ ok: false, why, ...more });
    // Never twice by itself.
    expect(bot.slack.calls('chat.postMessage')).toHaveLength(1);
  });

  it.each(['U2', 'U3', 'U9'])('is unreachable for %s, who cannot be written to', async (userId) => {
    expect(await bot.mounted.messenger.send(to(userId), alert)).toMatchObject({ ok: false, why: 'unreachable' });
  });

  it('is refused for a message that is not there, or a reference that is none', async () => {
    await bot.mounted.messenger.send(to('U1'), alert);
    const channel = bot.slack.world.dm('U1').id;
    expect(await bot.mounted.messenger.update(to('U1'), `${channel}/1.1`, alert)).toMatchObject({
      why: 'refused',
      code: 'message_not_found',
    });
    expect(await bot.mounted.messenger.update(to('U1'), 'nonsense', alert)).toMatchObject({ why: 'refused' });
  });

  it('is retry when Slack is not there at all', async () => {
    await bot.slack.close();
    expect(await bot.mounted.messenger.send(to('U1'), alert)).toMatchObject({ ok: false, why: 'retry' });
  });
});
