// Every way a person reaches the bot in Slack, and where the answer comes out.

import { afterEach, describe, expect, it } from '@jest/globals';
import type { Answer, Turn } from '../../../src/chat/turn.ts';
import { type Bot, type BotOptions, startBot } from './bot.ts';
import { action, guestHelp, home, message, notice, notSaved, page } from './views.ts';

let bot: Bot | undefined;
afterEach(async () => {
  await bot?.stop();
  bot = undefined;
});
const start = async (converse: BotOptions['converse'], more: Partial<BotOptions> = {}): Promise<Bot> => {
  bot = await startBot({ converse, ...more });
  return bot;
};
const always = (answer: Answer) => (): Answer => answer;

describe('the command', () => {
  it('opens a window at once, fills it with the answer, and says nothing in the channel', async () => {
    const { slack, turns } = await start(always({ show: page() }));
    const tess = slack.user('U1');
    const reply = await tess.command('report');
    expect(reply).toEqual({ status: 200, body: null });
    expect(slack.calls().map(({ method }) => method)).toEqual(expect.arrayContaining(['views.open', 'views.update']));
    expect(tess.modal()?.title).toBe('Report a worry');
    expect(tess.modal()?.submit).toBe('Next');
    expect(tess.modal()?.buttons).toEqual(['Discard']);
    expect(turns).toEqual([
      {
        kind: 'text',
        place: 'channel',
        text: 'report',
        actor: {
          ...{ platform: 'slack', tenant: 'T0SCHOOL', userId: 'U1', standing: 'member', name: 'Tess Teacher' },
          ...{ email: 'tess@school.example', address: { user: 'U1' } },
        },
      },
    ]);
  });

  it('shows the 999 line while it looks things up', async () => {
    let waiting = '';
    const { slack } = await start(async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      waiting = slack.user('U1').modal()?.text ?? '';
      return { show: page() };
    });
    await slack.user('U1').command('report');
    expect(waiting).toContain('call 999 now');
  });

  it('posts an answer that has only chat views, and says so in the window', async () => {
    const { slack } = await start(always({ say: [notice('Hello there')] }));
    const tess = slack.user('U1');
    await tess.command('help');
    expect(tess.lastMessage()?.text).toContain('Hello there');
    expect(tess.modal()?.text).toContain('I have written to you');
  });
});

describe('a whole form', () => {
  const form = (turn: Turn): Answer => {
    if (turn.kind === 'text') return { show: page() };
    if (turn.kind !== 'press') return {};
    if (turn.verb === 'next' && turn.inputs.story === 'x')
      return { show: page(), errors: { story: 'Say a little more.' } };
    if (turn.verb === 'next') return { show: message('Saved', ['ES-7K3QF9XB']), say: [notice('Saved. ES-7K3QF9XB.')] };
    return { close: true };
  };

  it('goes from page to receipt, with what was typed handed on under the question ids', async () => {
    const { slack, turns } = await start(form);
    const tess = slack.user('U1');
    await tess.command('report');
    await tess.choose('Is anyone in danger now?', 'No');
    await tess.type('What happened?', 'A <b>story</b> & more');
    await tess.submit();
    expect(tess.modal()?.text).toContain('ES-7K3QF9XB');
    expect(tess.lastMessage()?.text).toContain('Saved. ES-7K3QF9XB');
    expect(turns[1]).toMatchObject({
      ...{ kind: 'press', verb: 'next', target: 'doc-1' },
      inputs: { danger: 'no', story: 'A <b>story</b> & more' },
    });
  });

  it('puts an error under its field and takes the mended page as a new press', async () => {
    const { slack, turns } = await start(form);
    const tess = slack.user('U1');
    await tess.command('report');
    await tess.choose('danger', 'Yes');
    await tess.type('story', 'x');
    await tess.submit();
    expect(tess.modal()?.errors).toEqual({ story: 'Say a little more.' });
    await tess.type('story', 'enough');
    await tess.submit();
    expect(tess.modal()?.title).toBe('Saved');
    const keys = turns.flatMap((turn) => (turn.kind === 'press' ? [turn.key] : []));
    expect(new Set(keys).size).toBe(2);
  });

  it('gives a page that is sent twice the same key', async () => {
    const { slack, turns } = await start((turn) =>
      turn.kind === 'text' ? { show: page() } : { errors: { story: 'No.' } },
    );
    const tess = slack.user('U1');
    await tess.command('report');
    await tess.choose('danger', 'Yes');
    await tess.type('story', 'the same');
    await tess.submit();
    await tess.submit();
    const keys = turns.flatMap((turn) => (turn.kind === 'press' ? [turn.key] : []));
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).not.toContain('the same');
  });
});

describe('what is typed to the bot', () => {
  it('is answered in the same conversation, with the mark-up of Slack taken off', async () => {
    const { slack, turns } = await start(
      always({ show: page(), say: [notice('Start here', [action('report', 'Start')])], sayInstead: true }),
    );
    const tess = slack.user('U1');
    await tess.message('report &lt;b&gt; see <https://a.example/x|a.example/x> &amp; <https://b.example>');
    expect(turns[0]).toMatchObject({
      kind: 'text',
      place: 'direct',
      text: 'report <b> see a.example/x & https://b.example',
    });
    expect(tess.lastMessage()?.buttons).toEqual(['Start']);
    expect(tess.modal()).toBeNull();
  });

  it('goes on privately when the bot is mentioned in a channel, and says nothing there', async () => {
    const { slack, turns } = await start(always({ say: [notice('Start here', [action('report', 'Start')])] }));
    const channel = slack.addChannel(['U1']);
    await slack.user('U1').mention(channel.id, 'report');
    expect(turns[0]).toMatchObject({ kind: 'text', place: 'channel', text: 'report' });
    expect(channel.messages).toEqual([]);
    expect(slack.user('U1').lastMessage()?.buttons).toEqual(['Start']);
    expect(slack.user('U1').whispers()).toEqual(['I have written to you privately. Look under Apps in Slack.']);
  });

  it('is left alone when it is an edit, a deletion, another bot, or said in a channel', async () => {
    const { slack, turns } = await start(always({}));
    const tess = slack.user('U1');
    await tess.message('x', { subtype: 'message_changed', message: { text: 'x' } });
    await tess.message('x', { subtype: 'message_deleted', hidden: true });
    await tess.message('x', { bot_id: 'B9' });
    await tess.message('x', { subtype: 'bot_message' });
    await tess.message('x', { channel_type: 'channel' });
    await tess.message('x', { user: 'U0BOT' });
    expect(turns).toEqual([]);
    expect(tess.messages()).toEqual([]);
  });
});

describe('a posted file', () => {
  it('is handed on as the bare fact, in either shape, and is never fetched', async () => {
    const { slack, turns } = await start(always({ say: [notice('No files, please.')] }));
    const tess = slack.user('U1');
    await tess.postFile('SENTINEL look at this');
    await tess.message('SENTINEL', { files: [{ id: 'F1', url_private: 'http://127.0.0.1:9/files/x' }] });
    const channel = slack.addChannel(['U1']);
    await tess.mention(channel.id, 'SENTINEL', { files: [{ id: 'F1' }] });
    expect(turns.map(({ kind }) => kind)).toEqual(['file', 'file', 'file']);
    expect(JSON.stringify(turns)).not.toContain('SENTINEL');
    expect(JSON.stringify(turns)).not.toContain('F1');
    expect(slack.world.fileFetches).toEqual([]);
  });
});

describe('a button', () => {
  const answers = (turn: Turn): Answer => {
    if (turn.kind === 'text')
      return { say: [notice('New report', [action('open', 'Open'), action('ack', 'I am dealing with this')])] };
    if (turn.kind === 'home') return { say: [home] };
    if (turn.kind === 'press' && turn.verb === 'open')
      return { show: message('Case', ['the story'], [action('back', 'Back')]) };
    if (turn.kind === 'press' && turn.verb === 'back') return { show: message('List', ['nothing open']) };
    return { show: message('Done', ['Seen.']) };
  };

  it('under a message opens a window with what only this person may see', async () => {
    const { slack, turns } = await start(answers);
    const tess = slack.user('U1');
    await tess.message('cases');
    await tess.press('Open');
    expect(tess.modal()?.text).toContain('the story');
    expect(turns[1]).toMatchObject({ kind: 'press', verb: 'open', target: 'doc-1', inputs: {} });
    expect(
      tess
        .messages()
        .map(({ text }) => text)
        .join(),
    ).not.toContain('the story');
  });

  it('inside a window changes that window', async () => {
    const { slack } = await start(answers);
    const tess = slack.user('U1');
    await tess.message('cases');
    await tess.press('Open');
    await tess.press('Back', 'modal');
    expect(tess.modal()?.text).toContain('nothing open');
    expect(slack.calls('views.open')).toHaveLength(1);
  });

  it('in App Home opens a window too', async () => {
    const { slack } = await start(answers);
    const tess = slack.user('U1');
    await tess.openHome();
    expect(tess.home()?.buttons).toEqual(['Report a worry']);
    await tess.press('Report a worry', 'home');
    expect(tess.modal()?.text).toContain('Seen.');
  });

  it('sends only a verb and an opaque id through Slack', async () => {
    const { slack } = await start(always({ show: page() }));
    await slack.user('U1').command('report');
    const { view } = slack.user('U1').modal() ?? {};
    expect(JSON.parse(String(view?.private_metadata))).toEqual({ verb: 'next', target: 'doc-1' });
  });
});

describe('App Home', () => {
  it('says hello once, at the first opening', async () => {
    const { slack, turns } = await start((turn) =>
      turn.kind === 'home' ? { say: [home] } : { say: [notice('Welcome')] },
    );
    const tess = slack.user('U1');
    await tess.openHome();
    await tess.openHome();
    await tess.openHome('messages');
    expect(turns.map(({ kind }) => kind)).toEqual(['home', 'installed', 'home']);
    expect(tess.messages()).toHaveLength(1);
  });

  it('is never posted as a message', async () => {
    const { slack } = await start(always({ say: [home, notice('Hello')] }));
    await slack.user('U1').message('home');
    expect(slack.user('U1').messages()).toHaveLength(1);
  });
});

describe('the shortcut', () => {
  it('is the same as typing report', async () => {
    const { slack, turns } = await start(always({ show: page() }));
    await slack.user('U1').shortcut();
    expect(turns[0]).toMatchObject({ kind: 'text', place: 'channel', text: 'report' });
    expect(slack.user('U1').modal()?.title).toBe('Report a worry');
  });
});

describe('a refusal or a failure', () => {
  it('is shown in the window the person looks at', async () => {
    const { slack } = await start(always({ say: [notSaved] }));
    const tess = slack.user('U1');
    await tess.command('report');
    expect(tess.modal()?.text).toContain('020 7946 0000');
    expect(tess.lastMessage()?.text).toContain('020 7946 0000');
  });

  it('gives a guest the fixed help in the window, and writes nothing elsewhere', async () => {
    const { slack } = await start(always({ say: [guestHelp] }));
    await slack.user('U1').command('report');
    expect(slack.user('U1').modal()?.text).toContain('020 7946 0000');
    expect(slack.user('U1').messages()).toEqual([]);
  });

  it('of our own code still gives the numbers, never an empty window', async () => {
    const { slack, logged } = await start(() => {
      throw new Error('SENTINEL');
    });
    await slack.user('U1').command('report SENTINEL');
    expect(slack.user('U1').modal()?.text).toContain('020 7946 0000');
    expect(logged()).not.toContain('SENTINEL');
  });
});
