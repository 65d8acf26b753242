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
    if (turn.verb === 'next' && turn.inputs.story === 'x') return { show: page(), errors: { story: 'Say a little more.' } };
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
    const { slack, turns } = await start((turn) => (turn.kind === 'text' ? { show: page() } : { errors: { story: 'No.' } }));
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
