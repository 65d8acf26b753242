// Slow disks, double clicks, dead triggers, closed windows, a Slack that is busy: what the person then sees.

import { afterEach, describe, expect, it } from '@jest/globals';
import type { Answer, Turn } from '../../../src/chat/turn.ts';
import { type Bot, type BotOptions, startBot } from './bot.ts';
import { action, message, notice, notSaved, page } from './views.ts';

let bot: Bot | undefined;
afterEach(async () => {
  await bot?.stop();
  bot = undefined;
});
const start = async (converse: BotOptions['converse'], more: Partial<BotOptions> = {}): Promise<Bot> => {
  bot = await startBot({ converse, ...more });
  return bot;
};

/** Something that is let go by the test. */
function latch(): { readonly open: () => void; readonly opened: Promise<void> } {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

const filledIn = async ({ slack }: Bot) => {
  const tess = slack.user('U1');
  await tess.command('report');
  await tess.choose('danger', 'No');
  await tess.type('story', 'words');
  return tess;
};

describe('a submission that takes longer than two seconds', () => {
  const slow =
    (held: Promise<void>, then: Answer) =>
    async (turn: Turn): Promise<Answer> => {
      if (turn.kind === 'text') return { show: page() };
      await held;
      return then;
    };

  it('says "Still saving. Do not close." and is filled in when it is done', async () => {
    const disk = latch();
    const running = await start(
      slow(disk.opened, { show: message('Saved', ['ES-7K3QF9XB']), say: [notice('Saved.')] }),
    );
    const tess = await filledIn(running);
    // Slack has its answer before the bot is done: look at the window in between.
    running.slack.connect({ url: running.url });
    await tess.submit();
    expect(tess.modal()?.text).toContain('Still saving. Do not close.');
    expect(tess.modal()?.submit).toBeNull();
    disk.open();
    await running.mounted.idle();
    expect(tess.modal()?.text).toContain('ES-7K3QF9XB');
    expect(tess.lastMessage()?.text).toContain('Saved.');
  });

  it('tells a person who closed the window in between', async () => {
    const disk = latch();
    const running = await start(slow(disk.opened, { show: message('Saved', ['ES-7K3QF9XB']) }));
    const tess = await filledIn(running);
    running.slack.connect({ url: running.url });
    await tess.submit();
    tess.closeModal();
    disk.open();
    await running.mounted.idle();
    expect(tess.lastMessage()?.text).toContain('the window was closed');
    expect(tess.lastMessage()?.text).not.toContain('ES-7K3QF9XB');
  });

  it('that was not saved shows so, with the numbers, in the window and in the chat', async () => {
    const disk = latch();
    const running = await start(slow(disk.opened, { say: [notSaved] }));
    const tess = await filledIn(running);
    running.slack.connect({ url: running.url });
    await tess.submit();
    disk.open();
    await running.mounted.idle();
    expect(tess.modal()?.text).toContain('020 7946 0000');
    expect(tess.lastMessage()?.text).toContain('020 7946 0000');
  });

  it('repeats the page when a field was wrong', async () => {
    const disk = latch();
    const again = page({ intro: ['Mend the field below.'] });
    const running = await start(slow(disk.opened, { errors: { story: 'Too short.' }, show: again }));
    const tess = await filledIn(running);
    running.slack.connect({ url: running.url });
    await tess.submit();
    disk.open();
    await running.mounted.idle();
    expect(tess.modal()?.text).toContain('Mend the field below.');
  });
});

describe('an error that belongs to no field of this page', () => {
  it('repeats the page instead of being dropped by Slack', async () => {
    const running = await start((turn) =>
      turn.kind === 'text'
        ? { show: page() }
        : { errors: { elsewhere: 'No.' }, show: page({ intro: ['Look again.'] }) },
    );
    const tess = await filledIn(running);
    await tess.submit();
    expect(tess.modal()?.text).toContain('Look again.');
  });
});

describe('the same request twice', () => {
  it('has one effect and gets the first answer again, for a page', async () => {
    const running = await start((turn) =>
      turn.kind === 'text' ? { show: page() } : { show: message('Saved', ['once']) },
    );
    const tess = await filledIn(running);
    const first = await tess.submit();
    expect(await running.slack.redeliver()).toEqual(first);
    expect(running.turns.filter(({ kind }) => kind === 'press')).toHaveLength(1);
  });

  it('has one effect for an event that Slack repeats', async () => {
    const running = await start(() => ({ say: [notice('Hello')] }));
    await running.slack.user('U1').message('report');
    expect((await running.slack.redeliver()).status).toBe(200);
    expect(running.turns).toHaveLength(1);
    expect(running.slack.user('U1').messages()).toHaveLength(1);
  });

  it('joins the first while that is still running', async () => {
    const disk = latch();
    const running = await start(async () => {
      await disk.opened;
      return { say: [notice('Hello')] };
    });
    const { slack } = running;
    slack.connect({ url: running.url });
    const late = await slack.user('U1').message('report');
    // Not durable in time: Slack is asked to come again, and does.
    expect(late.status).toBe(503);
    const repeat = slack.redeliver();
    disk.open();
    expect((await repeat).status).toBe(200);
    await running.mounted.idle();
    expect(running.turns).toHaveLength(1);
    expect(slack.user('U1').messages()).toHaveLength(1);
  });

  it('is answered to an event only once the conversation has done its part', async () => {
    const disk = latch();
    const running = await start(async () => {
      await disk.opened;
      return {};
    });
    let answered = false;
    const sent = running.slack
      .user('U1')
      .message('report')
      .then(() => {
        answered = true;
      });
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(answered).toBe(false);
    disk.open();
    await sent;
    expect(running.slack.sent.at(-1)?.reply.status).toBe(200);
  });
});

describe('two quick presses in one window', () => {
  it('cannot put the older answer over the newer', async () => {
    const first = latch();
    const running = await start(async (turn) => {
      if (turn.kind !== 'press') return { say: [notice('New', [action('open', 'Open')])] };
      if (turn.verb === 'open')
        return { show: message('Case', ['start'], [action('slow', 'Slow'), action('fast', 'Fast')]) };
      if (turn.verb === 'slow') await first.opened;
      return { show: message(turn.verb, [`the ${turn.verb} answer`]) };
    });
    const tess = running.slack.user('U1');
    await tess.message('cases');
    await tess.press('Open');
    running.slack.connect({ url: running.url });
    const slow = tess.press('Slow');
    await running.slack.user('U1').press('Fast');
    while (!tess.modal()?.text.includes('fast')) await new Promise((resolve) => setTimeout(resolve, 5));
    first.open();
    await slow;
    await running.mounted.idle();
    expect(tess.modal()?.text).toContain('the fast answer');
    expect(tess.messages()).toHaveLength(1);
  });
});

describe('a trigger that came too late', () => {
  it('leads to the conversation instead, and the command says so privately', async () => {
    const running = await start(() => ({
      show: page(),
      say: [notice('Start here', [action('report', 'Start')])],
      sayInstead: true,
    }));
    running.slack.fault('views.open', { error: 'expired_trigger_id' });
    const reply = await running.slack.user('U1').command('report SENTINEL');
    expect(reply.body).toEqual({
      response_type: 'ephemeral',
      text: 'I have written to you privately. Look under Apps in Slack.',
    });
    expect(running.slack.user('U1').lastMessage()?.buttons).toEqual(['Start']);
  });

  it('never leaves a private view in the chat history', async () => {
    const running = await start((turn) =>
      turn.kind === 'text' ? { say: [notice('New', [action('open', 'Open')])] } : { show: message('Case', ['SECRET']) },
    );
    const tess = running.slack.user('U1');
    await tess.message('cases');
    running.slack.fault('views.open', { error: 'expired_trigger_id' });
    await tess.press('Open');
    expect(
      tess
        .messages()
        .map(({ text }) => text)
        .join(),
    ).not.toContain('SECRET');
    expect(tess.lastMessage()?.text).toContain('did not open the window in time');
  });

  it('gives the answer beside the command when no message gets through either', async () => {
    const running = await start(() => ({ say: [notSaved] }));
    running.slack.fault('views.open', { error: 'expired_trigger_id' });
    running.slack.fault('conversations.open', { error: 'cannot_dm_bot' });
    const tess = running.slack.user('U1');
    await tess.command('report');
    expect(tess.whispers().at(-1)).toContain('020 7946 0000');
  });
});

describe('a Slack that is in trouble', () => {
  it('may lose the answer to the opening of a window: the window is filled all the same', async () => {
    const running = await start(() => ({ show: page() }));
    running.slack.fault('views.open', { reset: 'after', times: 1 });
    await running.slack.user('U1').command('report');
    expect(running.slack.user('U1').modal()?.title).toBe('Report a worry');
  });

  it.each([
    ['asks for patience', { status: 429, retryAfterS: 0, times: 1 }],
    ['answers 500', { status: 500, times: 1 }],
    ['cuts the line', { reset: 'before', times: 1 }],
    ['takes too long', { delayMs: 600, times: 1 }],
  ] as const)('is asked again for a window when it %s', async (_name, fault) => {
    const running = await start(() => ({ show: page() }));
    running.slack.fault('views.update', fault);
    await running.slack.user('U1').command('report');
    expect(running.slack.user('U1').modal()?.title).toBe('Report a worry');
  });

  it('is asked again for a message, once', async () => {
    const running = await start(() => ({ say: [notice('Hello')] }));
    running.slack.fault('chat.postMessage', { status: 429, retryAfterS: 0, times: 1 });
    await running.slack.user('U1').message('report');
    expect(running.slack.user('U1').messages()).toHaveLength(1);
    expect(running.slack.calls('chat.postMessage')).toHaveLength(2);
  });

  it('does not hold up a window when messages are held back', async () => {
    const running = await start((turn) =>
      turn.kind === 'text' && turn.place === 'direct' ? { say: [notice('x')] } : { show: page() },
    );
    running.slack.connect({ url: running.url });
    running.slack.fault('chat.postMessage', { status: 429, retryAfterS: 1, times: 1 });
    await running.slack.user('U1').message('hello');
    const began = performance.now();
    await running.slack.user('U1').command('report');
    while (running.slack.user('U1').modal()?.title !== 'Report a worry')
      await new Promise((resolve) => setTimeout(resolve, 5));
    expect(performance.now() - began).toBeLessThan(800);
    await running.mounted.idle();
  });

  it('says so in the window when a view is more than Slack takes', async () => {
    const running = await start(() => ({ show: page() }));
    running.slack.fault('views.update', { error: 'invalid_arguments', times: 1 });
    await running.slack.user('U1').command('report');
    expect(running.slack.user('U1').modal()?.text).toContain('may not be saved');
  });

  it('and was not there at the start is asked again when somebody comes', async () => {
    const running = await start(() => ({ say: [notice('Hello')] }), {
      before: (slack) => slack.fault('auth.test', { status: 503, times: 3 }),
    });
    const tess = running.slack.user('U1');
    // The event comes again later; the person with the command is told at once.
    expect((await tess.message('report')).status).toBe(503);
    await tess.command('report');
    expect(tess.whispers().at(-1)).toContain('call 999 now');
    expect((await tess.message('report')).status).toBe(200);
    expect(tess.lastMessage()?.text).toContain('Hello');
  });

  it('repeats an event that could not be taken, and it is really tried again', async () => {
    const running = await start(() => ({ say: [notice('Hello')] }), {
      before: (slack) => slack.fault('auth.test', { status: 503, times: 2 }),
    });
    await running.slack.user('U1').message('report');
    expect((await running.slack.redeliver()).status).toBe(200);
    expect(running.slack.user('U1').messages()).toHaveLength(1);
  });

  it('does not start with a bot token that Slack refuses', async () => {
    await expect(
      start(() => ({}), { before: (slack) => slack.fault('auth.test', { error: 'invalid_auth' }) }),
    ).rejects.toThrow('invalid_auth');
  });
});
