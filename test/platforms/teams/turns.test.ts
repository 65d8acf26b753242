// What a person does in Teams reaches the conversation as a turn, and its answer reaches that person and nobody else.

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createPendingAnswers } from '../../../src/platforms/teams/pending-answers.ts';
import { textOf } from '../../clients/teams-connector/index.ts';
import { action, type Bot, page, START, startBot } from './bot.ts';

const CHANNEL = '19:staffroom@thread.tacv2';
let bot: Bot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.stop());
afterEach(() => {
  bot.turns.length = 0;
  bot.answer(() => ({ say: [START] }));
});

describe('typed words', () => {
  it.each([
    ['report', 'report'],
    ['/esafety report', 'report'],
    ['/Esafety', ''],
    ['/report', 'report'],
    ['<at>E-safety</at>&nbsp;/esafety mine', 'mine'],
    ['  What is   this? ', 'What is   this?'],
    ['/esafetynet', 'esafetynet'],
  ])('%j reaches the conversation as %j', async (typed, text) => {
    const tess = bot.teams.user('words', { name: 'Tess Teacher' });
    await tess.says(typed);
    expect(bot.turns).toMatchObject([{ kind: 'text', text, place: 'direct' }]);
  });

  it('come with the person as Microsoft vouches for them, and with where to write to them', async () => {
    const tess = bot.teams.user('AAD-Tess', { name: 'Tess Teacher', email: 'Tess@demo.example' });
    await tess.says('report');
    expect(bot.turns[0]?.actor).toMatchObject({
      platform: 'teams',
      userId: 'aad-tess',
      standing: 'member',
      name: 'Tess Teacher',
      email: 'tess@demo.example',
      address: { conversationId: 'a:1:1-29:AAD-Tess', serviceUrl: bot.teams.url },
    });
  });

  it('are answered in the 1:1 chat with a card whose notification line is generic', async () => {
    const tess = bot.teams.user('notified');
    await tess.says('report');
    expect(tess.buttons()).toContain('Start a report');
    expect(tess.kept()).toHaveLength(1);
    expect(typeof tess.kept()[0]?.activity.summary).toBe('string');
    expect(tess.kept()[0]?.activity.text).toBeUndefined();
  });

  it('that Teams sends twice have one effect', async () => {
    const tess = bot.teams.user('twice');
    const activity = tess.activity({ type: 'message', text: 'report' });
    await tess.says('hello');
    await Promise.all([tess.send(activity), tess.send(activity)]);
    await tess.send(activity);
    expect(bot.turns).toHaveLength(2);
  });

  it('never bring a private page into the chat history', async () => {
    bot.answer(() => ({ show: page() }));
    const tess = bot.teams.user('no-page');
    await tess.says('report');
    expect(JSON.stringify(tess.kept())).not.toContain('What happened?');
    expect(tess.text()).toContain('type report');
  });

  it('are said openly to have failed when the conversation breaks, with numbers to call', async () => {
    bot.answer(() => {
      throw new Error('Sam was hurt');
    });
    const tess = bot.teams.user('broken');
    await tess.says('report');
    expect(tess.text()).toContain('call 999');
    expect(tess.text()).toContain('01632 960001');
    expect(JSON.stringify(bot.teams.state.posts)).not.toContain('Sam was hurt');
  });
});

describe('a press', () => {
  it('is answered in place: the page replaces the card for this client, and the card that stays holds nothing', async () => {
    bot.answer((turn) => (turn.kind === 'press' ? { show: page() } : { say: [START] }));
    const tess = bot.teams.user('press');
    await tess.says('report');
    await tess.press('Start a report');
    expect(tess.text()).toContain('What happened?');
    expect(bot.turns.at(-1)).toMatchObject({ kind: 'press', verb: 'report.start', target: 't_1', inputs: {} });
    tess.reopens();
    expect(tess.text()).not.toContain('What happened?');
    expect(tess.buttons()).toContain('Start a report');
  });

  it('carries what was filled in, and an error page shows the error and keeps what was typed', async () => {
    bot.answer((turn) => {
      if (turn.kind !== 'press') return { say: [START] };
      if (turn.verb === 'report.start') return { show: page() };
      return { show: page('That is too short.', turn.inputs.story), errors: { story: 'That is too short.' } };
    });
    const tess = bot.teams.user('fills');
    await tess.says('report');
    await tess.press('Start a report');
    tess.answers({ 'Is anyone in danger now?': 'Not sure', 'What happened?': 'x < y & "z"' });
    await tess.press('Next');
    expect(bot.turns.at(-1)).toMatchObject({ inputs: { danger: 'not_sure', story: 'x < y & "z"' } });
    expect(tess.text()).toContain('That is too short.');
    expect(JSON.stringify(tess.card())).toContain('x < y & \\"z\\"');
  });

  it('without inputs sends none, so that Back is never held up by a question', async () => {
    bot.answer((turn) => (turn.kind === 'press' ? { show: page() } : { say: [START] }));
    const tess = bot.teams.user('back');
    await tess.says('report');
    await tess.press('Start a report');
    tess.answers({ 'What happened?': 'half a story' });
    await tess.press('Back');
    expect(bot.turns.at(-1)).toMatchObject({ verb: 'report.back', inputs: {} });
  });

  it('posts what is to stay in the chat beside its private answer', async () => {
    const status = { ...START, actions: [action('My advice', 'case.advice')] };
    bot.answer((turn) => (turn.kind === 'press' ? { show: page(), say: [status] } : { say: [START] }));
    const tess = bot.teams.user('status');
    await tess.says('report');
    await tess.press('Start a report');
    await tess.sees('My advice');
    expect(tess.kept()).toHaveLength(2);
  });

  it('posts nothing when `say` was only meant for want of a page', async () => {
    bot.answer((turn) => (turn.kind === 'press' ? { show: page(), say: [START], sayInstead: true } : { say: [START] }));
    const tess = bot.teams.user('instead');
    await tess.says('report');
    await tess.press('Start a report');
    await tess.says('again');
    expect(tess.kept()).toHaveLength(2);
  });

  it('that closes takes the private page off the screen', async () => {
    bot.answer((turn) => (turn.kind === 'press' ? { close: true } : { say: [START] }));
    const tess = bot.teams.user('closes');
    await tess.says('report');
    await tess.press('Start a report');
    expect(tess.text()).toContain('You can close this.');
  });

  it('in a group chat or channel shows nothing and reaches nobody', async () => {
    const tess = bot.teams.user('group');
    await tess.says('hello');
    bot.turns.length = 0;
    const value = { action: { type: 'Action.Execute', verb: 'case.open', data: { target: 'c_1' } } };
    const { body } = await tess.send(
      tess.activity({
        type: 'invoke',
        name: 'adaptiveCard/action',
        value,
        conversation: { id: CHANNEL, conversationType: 'channel', tenantId: bot.teams.state.tenantId },
      }),
    );
    expect(body).toMatchObject({ type: 'application/vnd.microsoft.activity.message' });
    expect(bot.turns).toEqual([]);
  });

  it('keeps page and typing on the screen when the conversation breaks, and says it is not saved', async () => {
    bot.answer((turn) => {
      if (turn.kind === 'press') throw new Error('disk');
      return { say: [START] };
    });
    const tess = bot.teams.user('press-broken');
    await tess.says('report');
    const line = await tess.press('Start a report');
    expect(line).toContain('may not be saved');
    expect(line).toContain('01632 960001');
  });
});

describe('an old client', () => {
  it('that sends a button as a message is understood, and gets what may stand in the chat', async () => {
    bot.answer((turn) => (turn.kind === 'press' ? { show: page(), say: [START], sayInstead: true } : {}));
    const tess = bot.teams.user('old');
    await tess.says('hello');
    await tess.send(tess.activity({ type: 'message', value: { verb: 'report.start', target: 't_9', story: 'words' } }));
    expect(bot.turns.at(-1)).toMatchObject({
      kind: 'press',
      verb: 'report.start',
      target: 't_9',
      inputs: { story: 'words' },
    });
    expect(tess.buttons()).toContain('Start a report');
  });
});

describe('in a channel', () => {
  it('a mention is answered in the 1:1 chat; the channel gets one fixed line and nothing typed', async () => {
    const tess = bot.teams.user('channel');
    await tess.mentions(CHANNEL, 'report Sam hit somebody');
    expect(bot.turns).toMatchObject([{ kind: 'text', text: 'report Sam hit somebody', place: 'channel' }]);
    expect(tess.buttons()).toContain('Start a report');
    const [line, ...more] = bot.teams.channel(CHANNEL);
    expect(more).toEqual([]);
    expect(line?.activity.text).toBe('I have written to you in our private chat. Do not write names or details here.');
    expect(line?.activity.attachments).toBeUndefined();
  });

  it('a slash command is answered to the asker alone', async () => {
    const tess = bot.teams.user('slash');
    await tess.slash('19:other@thread.tacv2', 'report');
    const lines = bot.teams.channel('19:other@thread.tacv2');
    expect(lines).toMatchObject([{ targeted: true, activity: { recipient: { id: '29:slash' } } }]);
    expect(tess.buttons()).toContain('Start a report');
  });

  it('a slash command stays private also when its private answer fails', async () => {
    const tess = bot.teams.user('slash-fails');
    bot.teams.fails({ on: 'other2', how: 'status', status: 404, times: 1 });
    await tess.slash('19:other2@thread.tacv2', 'report');
    expect(bot.teams.channel('19:other2@thread.tacv2')).toEqual([]);
  });

  it('somebody without the app is told how to add it, and nothing is opened', async () => {
    const tess = bot.teams.user('without');
    tess.removesTheApp();
    await tess.mentions('19:third@thread.tacv2', 'report');
    expect(bot.turns).toEqual([]);
    expect(bot.teams.channel('19:third@thread.tacv2')[0]?.activity.text).toContain('press Add');
  });
});

describe('files', () => {
  const html = { contentType: 'text/html', content: '<p>hello <b>there</b></p>' };
  it.each([
    ['a picture', [{ contentType: 'image/png', contentUrl: 'https://example.test/x' }]],
    ['a file', [html, { contentType: 'application/vnd.microsoft.teams.file.download.info', content: {} }]],
    [
      'a picture inside formatted text',
      [{ contentType: 'text/html', content: '<p><img src="https://example.test/x"></p>' }],
    ],
  ])('%s is noticed, and nothing about it is handed on or fetched', async (_what, attachments) => {
    const before = bot.teams.state.calls.length;
    const tess = bot.teams.user('files');
    await tess.posts(attachments, 'look at Sam');
    expect(bot.turns).toMatchObject([{ kind: 'file', place: 'direct' }]);
    expect(JSON.stringify(bot.turns)).not.toMatch(/Sam|example\.test/);
    expect(bot.teams.state.calls.slice(before).map((call) => call.method)).not.toContain('PUT');
  });

  it('formatted text and a quoted message are words', async () => {
    const tess = bot.teams.user('formatted');
    await tess.posts([html, { contentType: 'messageReference', content: '{}' }], 'report');
    expect(bot.turns).toMatchObject([{ kind: 'text', text: 'report' }]);
  });
});

describe('installing', () => {
  it('welcomes a person once, although Teams tells of it twice', async () => {
    const tess = bot.teams.user('new');
    await tess.installs();
    await tess.sees('Start a report');
    expect(bot.turns).toMatchObject([{ kind: 'installed' }]);
    expect(tess.kept()).toHaveLength(1);
  });

  it('of a team, and edits, deletions and reactions, are nobody’s turn', async () => {
    const tess = bot.teams.user('events');
    const team = { conversation: { id: CHANNEL, conversationType: 'channel', tenantId: bot.teams.state.tenantId } };
    for (const extra of [
      { type: 'conversationUpdate', membersAdded: [{ id: bot.teams.state.botId }], ...team },
      { type: 'installationUpdate', action: 'remove' },
      { type: 'messageUpdate', text: 'report' },
      { type: 'messageDelete' },
      { type: 'messageReaction' },
      { type: 'typing' },
    ]) {
      expect((await tess.send(tess.activity(extra))).status).toBe(200);
    }
    expect(bot.turns).toEqual([]);
  });
});

describe('a slow store', () => {
  it('gets "Still saving", one effect, and the answer when the person asks for it', async () => {
    const slow = await startBot({ pressWithinMs: 30 });
    let finish = (): void => {};
    slow.answer((turn) => {
      if (turn.kind !== 'press') return { say: [START] };
      return new Promise((resolve) => {
        finish = () => resolve({ show: page(), say: [{ ...START, actions: [action('My advice', 'case.advice')] }] });
      });
    });
    const tess = slow.teams.user('slow');
    await tess.says('report');
    await tess.press('Start a report');
    expect(tess.text()).toContain('Still saving. Do not close.');
    await tess.press('See if it is saved');
    expect(tess.text()).toContain('Still saving. Do not close.');
    finish();
    await tess.sees('My advice');
    await tess.press('See if it is saved');
    expect(textOf(tess.card())).toContain('What happened?');
    expect(slow.turns.filter((turn) => turn.kind === 'press')).toHaveLength(1);
    await slow.stop();
  });

  it('does the work of a press once when Teams sends it again meanwhile, and never for somebody else', async () => {
    const pending = createPendingAnswers<string>();
    let finish = (_answer: string): void => {};
    const work = (): Promise<string> =>
      new Promise((resolve) => {
        finish = resolve;
      });
    const first = pending.begin('tess', 'key', work);
    const again = pending.begin('tess', 'key', () => Promise.reject(new Error('done twice')));
    expect([first.started, again.started, pending.find('nosy', 'key')]).toEqual([true, false, null]);
    finish('saved');
    expect(await again.answer).toBe('saved');
    pending.forget('tess', 'key');
    expect(pending.find('tess', 'key')).toBeNull();
  });

  it('gives nobody else’s answer away', async () => {
    const slow = await startBot({ pressWithinMs: 30 });
    let finish = (): void => {};
    slow.answer((turn) =>
      turn.kind === 'press'
        ? new Promise((resolve) => {
            finish = () => resolve({ show: page() });
          })
        : { say: [START] },
    );
    const tess = slow.teams.user('owner');
    await tess.says('report');
    await tess.press('Start a report');
    const [fetch] = JSON.stringify(tess.card()).match(/"target":"[^"]+"/) ?? [];
    const { target } = JSON.parse(`{${fetch}}`) as { target: string };
    const nosy = slow.teams.user('nosy');
    await nosy.says('report');
    finish();
    const value = { action: { type: 'Action.Execute', verb: 'teams.fetch', data: { target } } };
    const { body } = await nosy.send(nosy.activity({ type: 'invoke', name: 'adaptiveCard/action', value }));
    expect(body).toMatchObject({ type: 'application/vnd.microsoft.activity.message' });
    await slow.stop();
  });
});
