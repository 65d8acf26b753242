// Socket Mode: the same listeners behind the same intake, over a WebSocket that comes back by itself.

import { afterEach, describe, expect, it } from '@jest/globals';
import { type Bot, type BotOptions, startBot } from './bot.ts';
import { message, notice, page } from './views.ts';

let bot: Bot | undefined;
afterEach(async () => {
  await bot?.stop();
  bot = undefined;
});
const start = async (converse: BotOptions['converse'], before: BotOptions['before'] = () => {}): Promise<Bot> => {
  bot = await startBot({ converse, socket: true, before });
  return bot;
};

describe('over the socket', () => {
  it('a form goes from command to receipt, and no address is mounted', async () => {
    const running = await start((turn) =>
      turn.kind === 'text' ? { show: page() } : { show: message('Saved', ['ES-7K3QF9XB']) },
    );
    expect(running.mounted.routes).toEqual([]);
    const tess = running.slack.user('U1');
    await tess.command('report');
    await tess.choose('danger', 'No');
    await tess.type('story', 'words');
    await tess.submit();
    expect(tess.modal()?.text).toContain('ES-7K3QF9XB');
    expect(running.turns.map(({ kind }) => kind)).toEqual(['text', 'press']);
  });

  it('an error comes back under its field', async () => {
    const running = await start((turn) =>
      turn.kind === 'text' ? { show: page() } : { errors: { story: 'Too short.' } },
    );
    const tess = running.slack.user('U1');
    await tess.command('report');
    await tess.choose('danger', 'No');
    await tess.type('story', 'words');
    await tess.submit();
    expect(tess.modal()?.errors).toEqual({ story: 'Too short.' });
  });

  it('an event is acknowledged after its effect, and a repeat has none', async () => {
    const running = await start(() => ({ say: [notice('Hello')] }));
    await running.slack.user('U1').message('report');
    await running.slack.redeliver();
    expect(running.turns).toHaveLength(1);
    expect(running.slack.user('U1').messages()).toHaveLength(1);
  });

  it('another workspace and strange payloads are taken and forgotten', async () => {
    const running = await start(() => ({ say: [notice('Hello')] }));
    const team = { id: 'T0OTHER' };
    const foreign = {
      type: 'block_actions',
      team,
      user: { id: 'U1' },
      trigger_id: 'x',
      actions: [{ action_id: 'verb:a:1', value: 'v' }],
    };
    expect((await running.slack.deliver({ kind: 'interactive', payload: foreign })).status).toBe(200);
    expect((await running.slack.deliver({ kind: 'interactive', payload: { type: 'hologram' } })).status).toBe(200);
    expect(running.turns).toEqual([]);
  });

  it('comes back when Slack closes the connection', async () => {
    const running = await start(() => ({ say: [notice('Hello')] }));
    const opened = () => running.logged().split('slack.socket_open').length - 1;
    expect(opened()).toBe(1);
    running.slack.dropSockets();
    while (opened() < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    await running.slack.user('U1').message('report');
    expect(running.turns).toHaveLength(1);
  });

  it('keeps trying while Slack cannot be reached, without ending the process', async () => {
    const running = await start(() => ({ say: [notice('Hello')] }));
    running.slack.fault('apps.connections.open', { status: 503, times: 1 });
    running.slack.fault('apps.connections.open', { reset: 'before', times: 1 });
    const opened = () => running.logged().split('slack.socket_open').length - 1;
    running.slack.dropSockets();
    while (opened() < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    await running.slack.user('U1').message('report');
    expect(running.turns).toHaveLength(1);
  });

  it('starts although Slack cannot be reached yet, and connects when it can', async () => {
    const running = await start(
      () => ({ say: [notice('Hello')] }),
      (slack) => slack.fault('apps.connections.open', { status: 503, times: 2 }),
    );
    while (!running.logged().includes('slack.socket_open')) await new Promise((resolve) => setTimeout(resolve, 20));
    await running.slack.user('U1').message('report');
    expect(running.turns).toHaveLength(1);
  });

  it('stops while Slack is away', async () => {
    const running = await start(() => ({}));
    running.slack.fault('apps.connections.open', { status: 503 });
    running.slack.dropSockets();
    while (!running.logged().includes('slack.socket_closed')) await new Promise((resolve) => setTimeout(resolve, 20));
    await running.mounted.stop();
  });

  it('does not start with an app token that Slack refuses', async () => {
    const running = await start(() => ({}));
    const { botToken, apiUrl } = running.slack.settings;
    const { mountSlack } = await import('../../../src/platforms/slack/mount-slack.ts');
    const log = { info: () => {}, warn: () => {}, error: () => {} };
    const other = mountSlack({
      settings: { botToken, apiUrl, appToken: 'xapp-wrong' },
      ...{ converse: async () => ({}), log, clock: { now: Date.now } },
    });
    await expect(other.start()).rejects.toThrow();
    await other.stop();
  });
});
