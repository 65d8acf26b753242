// Who counts as a member: by Slack's word, fresh or remembered; never by anything a payload says.

import { afterEach, describe, expect, it } from '@jest/globals';
import type { PersonSpec } from '../../clients/slack-stand-in/index.ts';
import { type Bot, startBot } from './bot.ts';
import { guestHelp, notice } from './views.ts';

let bot: Bot | undefined;
afterEach(async () => {
  await bot?.stop();
  bot = undefined;
});
const MINUTE_MS = 60_000;

const start = async (people: readonly PersonSpec[], scopes?: readonly string[]): Promise<Bot> => {
  bot = await startBot({
    people,
    ...(scopes === undefined ? {} : { scopes }),
    converse: (turn) => ({ say: [turn.actor.standing === 'member' ? notice('Hello') : guestHelp] }),
  });
  return bot;
};
const lastStanding = (running: Bot) => running.turns.at(-1)?.actor.standing;

describe('standing', () => {
  it.each([
    ['a full member', {}, 'member'],
    ['a guest of several channels', { guest: 'multi' }, 'guest'],
    ['a guest of one channel', { guest: 'single' }, 'guest'],
    ['somebody of another workspace in a shared channel', { teamId: 'T0OTHER' }, 'stranger'],
    ['a stranger', { stranger: true }, 'stranger'],
    ['a bot', { bot: true }, 'bot'],
    ['somebody who left', { deleted: true }, 'bot'],
  ] as const)('of %s is told from Slack', async (_name, spec, standing) => {
    const running = await start([{ id: 'U1', ...spec }]);
    await running.slack.user('U1').command('report');
    expect(lastStanding(running)).toBe(standing);
  });

  it('is the same through every way in', async () => {
    const running = await start([{ id: 'U1', guest: 'multi' }]);
    const guest = running.slack.user('U1');
    await guest.message('report');
    await guest.mention(running.slack.addChannel(['U1']).id, 'report');
    await guest.openHome();
    await guest.postFile();
    await guest.shortcut();
    expect(new Set(running.turns.map(({ actor }) => actor.standing))).toEqual(new Set(['guest']));
  });

  it('carries an address only when Slack has confirmed it', async () => {
    const running = await start([
      { id: 'U1', email: 'one@school.example' },
      { id: 'U2', email: 'two@school.example', emailConfirmed: false },
    ]);
    await running.slack.user('U1').command('report');
    await running.slack.user('U2').command('report');
    expect(running.turns.map(({ actor }) => actor.email)).toEqual(['one@school.example', undefined]);
  });

  it('needs no address: without the scope people are still members', async () => {
    const running = await start(
      [{ id: 'U1', email: 'one@school.example' }],
      ['commands', 'chat:write', 'im:write', 'users:read'],
    );
    await running.slack.user('U1').command('report');
    expect(running.turns[0]?.actor).toMatchObject({ standing: 'member' });
    expect(running.turns[0]?.actor.email).toBeUndefined();
  });
});

describe('what is remembered', () => {
  it('saves a question for ten minutes, and no longer', async () => {
    const running = await start([{ id: 'U1' }]);
    const tess = running.slack.user('U1');
    await tess.command('one');
    await tess.command('two');
    expect(running.slack.calls('users.info')).toHaveLength(1);
    running.clock.time += 11 * MINUTE_MS;
    await tess.command('three');
    expect(running.slack.calls('users.info')).toHaveLength(2);
  });

  it('is void the moment Slack says that the person changed', async () => {
    const running = await start([{ id: 'U1' }]);
    await running.slack.user('U1').command('one');
    await running.slack.changePerson({ id: 'U1', guest: 'multi' });
    await running.slack.user('U1').command('two');
    expect(lastStanding(running)).toBe('guest');
  });

  it('does not survive a change that came while Slack was being asked', async () => {
    const running = await start([{ id: 'U1' }]);
    running.slack.fault('users.info', { delayMs: 150, times: 1 });
    const first = running.slack.user('U1').command('one');
    await new Promise((resolve) => setTimeout(resolve, 50));
    await running.slack.changePerson({ id: 'U1', guest: 'multi' });
    await first;
    await running.slack.user('U1').command('two');
    expect(lastStanding(running)).toBe('guest');
  });

  it('lets a teacher report for a day while Slack cannot be asked', async () => {
    const running = await start([{ id: 'U1', email: 'tess@school.example' }]);
    const tess = running.slack.user('U1');
    await tess.command('one');
    running.slack.fault('users.info', { status: 503 });
    running.clock.time += 23 * 60 * MINUTE_MS;
    await tess.command('two');
    expect(lastStanding(running)).toBe('member');
    running.clock.time += 2 * 60 * MINUTE_MS;
    await tess.command('three');
    expect(lastStanding(running)).toBe('stranger');
  });

  it('uses what came with a change only while Slack cannot be asked', async () => {
    const running = await start([{ id: 'U1' }]);
    await running.slack.user('U1').command('one');
    await running.slack.changePerson({ id: 'U1', guest: 'single' });
    running.slack.fault('users.info', { status: 503 });
    await running.slack.user('U1').command('two');
    expect(lastStanding(running)).toBe('guest');
  });
});

describe('a person Slack will not tell of', () => {
  it('gets the fixed help with its numbers and nothing else', async () => {
    const running = await start([{ id: 'U1' }]);
    running.slack.fault('users.info', { status: 500 });
    await running.slack.user('U1').command('report');
    expect(lastStanding(running)).toBe('stranger');
    expect(running.slack.user('U1').modal()?.text).toContain('020 7946 0000');
  });

  it('is asked for twice when the first try failed at once', async () => {
    const running = await start([{ id: 'U1' }]);
    running.slack.fault('users.info', { reset: 'before', times: 1 });
    await running.slack.user('U1').command('report');
    expect(lastStanding(running)).toBe('member');
  });
});

describe('somebody who never wrote to the bot', () => {
  it('is found by an address that Slack has confirmed, and only as a full member', async () => {
    const running = await start([
      { id: 'U1', email: 'dsl@school.example' },
      { id: 'U2', email: 'guest@school.example', guest: 'multi' },
      { id: 'U3', email: 'maybe@school.example', emailConfirmed: false },
    ]);
    const find = (email: string) => running.mounted.messenger.find?.({ id: 'p_somebody', email });
    expect(await find('dsl@school.example')).toMatchObject({ userId: 'U1', tenant: 'T0SCHOOL' });
    expect(await find('guest@school.example')).toBeNull();
    expect(await find('maybe@school.example')).toBeNull();
    expect(await find('nobody@school.example')).toBeNull();
    running.slack.fault('users.lookupByEmail', { status: 500 });
    expect(await find('dsl@school.example')).toBe('unavailable');
  });
});
