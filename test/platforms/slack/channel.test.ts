// The private channel: who is in it by Slack's own word of now, and cards there that nobody outside sees.

import { afterEach, describe, expect, it } from '@jest/globals';
import type { ChannelMembers, ChannelPort } from '../../../src/platforms/messenger.ts';
import type { ChannelSpec, PersonSpec } from '../../clients/slack-stand-in/index.ts';
import { type Bot, startBot } from './bot.ts';
import { action, guestHelp, message, notice } from './views.ts';

let bot: Bot | undefined;
afterEach(async () => {
  await bot?.stop();
  bot = undefined;
});
const MINUTE_MS = 60_000;
const PRIVATE: ChannelSpec = { private: true };

type Room = Bot & { readonly channel: string; readonly port: ChannelPort; readonly ask: () => Promise<ChannelMembers> };

async function open(
  given: {
    readonly people?: readonly PersonSpec[];
    readonly spec?: ChannelSpec;
    readonly scopes?: readonly string[];
  } = {},
): Promise<Room> {
  const people = given.people ?? [
    { id: 'U1', name: 'Ezra Online', email: 'ezra@school.example' },
    { id: 'U2', name: 'Nico Network', email: 'nico@school.example' },
  ];
  const running = await startBot({
    people,
    ...(given.scopes === undefined ? {} : { scopes: given.scopes }),
    converse: ({ actor }) =>
      actor.standing === 'member'
        ? { show: message('Filter request', ['For your eyes']), say: [notice('Written down')] }
        : { say: [guestHelp] },
  });
  bot = running;
  const { id } = running.slack.addChannel(
    people.map((person) => person.id),
    given.spec ?? PRIVATE,
  );
  const { channel: port } = running.mounted.messenger;
  if (port === undefined) throw new Error('no channel port');
  return { ...running, channel: id, port, ask: () => port.members(null, id) };
}

const seenIn = async (asked: Promise<ChannelMembers>): Promise<unknown> => {
  const found = await asked;
  if (!found.ok) return found.code;
  return found.isPrivate ? found.members.map(({ userId, standing }) => `${userId} ${standing}`) : 'not private';
};

describe('who is in the channel', () => {
  it('is everybody but the bot itself, with the address that Slack has confirmed', async () => {
    const room = await open();
    expect(await room.ask()).toEqual({
      ok: true,
      isPrivate: true,
      members: [
        { tenant: 'T0SCHOOL', userId: 'U1', standing: 'member', email: 'ezra@school.example' },
        { tenant: 'T0SCHOOL', userId: 'U2', standing: 'member', email: 'nico@school.example' },
      ],
    });
  });

  it('is told apart: guests, other apps, people of other schools, people who left', async () => {
    const room = await open({
      people: [
        ...[{ id: 'U1' }, { id: 'U2', guest: 'multi' as const }, { id: 'U3', bot: true }],
        ...[
          { id: 'U4', teamId: 'T0OTHER' },
          { id: 'U5', deleted: true },
          { id: 'U6', emailConfirmed: false, email: 'six@school.example' },
        ],
      ],
    });
    expect(await seenIn(room.ask())).toEqual(['U1 member', 'U2 guest', 'U3 bot', 'U4 stranger', 'U5 bot', 'U6 member']);
    expect(JSON.stringify(await room.ask())).not.toContain('six@school.example');
  });

  it('is read to the last page', async () => {
    const people = Array.from({ length: 451 }, (_, index) => ({ id: `U${1000 + index}` }));
    const room = await open({ people });
    expect(await seenIn(room.ask())).toEqual(people.map(({ id }) => `${id} member`));
    expect(room.slack.calls('conversations.members')).toHaveLength(3);
  }, 20_000);

  it('is asked for once by two who want it at the same moment', async () => {
    const room = await open();
    await Promise.all([room.ask(), room.ask(), room.ask()]);
    expect(room.slack.calls('conversations.members')).toHaveLength(1);
  });
});

describe('a channel that is not ours alone', () => {
  it.each([
    ['open to the whole school', {}],
    ['shared with another school', { private: true, sharedWith: ['T0OTHER'] }],
    ['offered to another school', { private: true, offeredTo: ['T0OTHER'] }],
  ] satisfies readonly (readonly [string, ChannelSpec])[])('is not private: %s', async (_name, spec) => {
    const room = await open({ spec });
    expect(await room.ask()).toEqual({ ok: true, isPrivate: false, members: [] });
  });

  it.each([
    ['publish', (room: Room) => room.slack.inChannel(room.channel).publish()],
    ['offer', (room: Room) => room.slack.inChannel(room.channel).offer('T0OTHER')],
  ] as const)('is noticed at the next question though Slack has no event for it (%s)', async (_name, act) => {
    const room = await open();
    expect(await seenIn(room.ask())).toHaveLength(2);
    act(room);
    expect(await seenIn(room.ask())).toBe('not private');
  });

  it.each([
    ['archived', { private: true, archived: true }, 'is_archived'],
    ['without the bot in it', { private: true, withoutBot: true }, 'channel_not_found'],
  ] as const)('is gone: %s', async (_name, spec, code) => {
    const room = await open({ spec });
    expect(await room.ask()).toEqual({ ok: false, why: 'gone', code });
  });

  it.each(['U1', 'D00000001', '#filter', 'C1/../x', ''])('is gone when the pack names none: "%s"', async (id) => {
    const room = await open();
    expect(await room.port.members(null, id)).toMatchObject({ ok: false, why: 'gone' });
    expect(room.slack.calls('conversations.info')).toHaveLength(0);
  });
});

describe('what is remembered of a channel', () => {
  it('serves for ten minutes and no longer, counted from the oldest word about a member', async () => {
    const room = await open();
    await room.slack.user('U1').command('report');
    room.clock.time += 6 * MINUTE_MS;
    await room.ask();
    room.clock.time += 3 * MINUTE_MS;
    await room.ask();
    expect(room.slack.calls('conversations.members')).toHaveLength(1);
    room.clock.time += 2 * MINUTE_MS;
    await room.ask();
    expect(room.slack.calls('conversations.members')).toHaveLength(2);
    expect(room.slack.calls('users.info').map(({ args }) => args.user)).toEqual(['U1', 'U2', 'U1']);
  });

  it('does not outlive a guest who joins, nor one who leaves again', async () => {
    const room = await open();
    const acts = room.slack.inChannel(room.channel);
    room.slack.addPerson({ id: 'U9', guest: 'single' });
    await room.ask();
    await acts.join('U9');
    expect(await seenIn(room.ask())).toEqual(['U1 member', 'U2 member', 'U9 guest']);
    await acts.leave('U9');
    expect(await seenIn(room.ask())).toEqual(['U1 member', 'U2 member']);
  });

  it('does not outlive a member who becomes a guest', async () => {
    const room = await open();
    await room.ask();
    await room.slack.changePerson({ id: 'U2', guest: 'multi' });
    expect(await seenIn(room.ask())).toEqual(['U1 member', 'U2 guest']);
  });

  it('stays when somebody outside the channel changes', async () => {
    const room = await open();
    await room.ask();
    await room.slack.changePerson({ id: 'U8', name: 'Somebody Else' });
    await room.ask();
    expect(room.slack.calls('conversations.members')).toHaveLength(1);
  });

  it('does not outlive a share, nor its end', async () => {
    const room = await open();
    const acts = room.slack.inChannel(room.channel);
    await room.ask();
    await acts.share('T0OTHER');
    expect(await seenIn(room.ask())).toBe('not private');
    await acts.unshare('T0OTHER');
    expect(await seenIn(room.ask())).toHaveLength(2);
    expect(room.slack.calls('conversations.members')).toHaveLength(2);
  });

  it('does not outlive the channel', async () => {
    const room = await open();
    await room.ask();
    await room.slack.inChannel(room.channel).archive();
    expect(await seenIn(room.ask())).toBe('is_archived');
  });

  it('shows by the number of members that an event was lost on the way', async () => {
    const room = await open();
    await room.ask();
    room.slack.addPerson({ id: 'U9', guest: 'single' });
    room.slack.world.channels.get(room.channel)?.members.add('U9');
    expect(await seenIn(room.ask())).toContain('U9 guest');
  });

  it.each(['conversations.info', 'conversations.members', 'users.info'])(
    'is not an answer that was on its way when somebody joined (%s)',
    async (method) => {
      const room = await open();
      room.slack.addPerson({ id: 'U9', guest: 'single' });
      // Slack read its own list before the guest came; its answer arrives after.
      room.slack.fault(method, { holdMs: 150, times: 1 });
      const first = room.ask();
      await new Promise((resolve) => setTimeout(resolve, 60));
      await room.slack.inChannel(room.channel).join('U9');
      expect(await seenIn(first)).toContain('U9 guest');
    },
  );

  it('is not an answer that was on its way when a member became a guest', async () => {
    const room = await open();
    room.slack.fault('users.info', { holdMs: 150, times: 2 });
    const first = room.ask();
    await new Promise((resolve) => setTimeout(resolve, 60));
    await room.slack.changePerson({ id: 'U2', guest: 'multi' });
    expect(await seenIn(first)).toEqual(['U1 member', 'U2 guest']);
  });
});

describe('a channel Slack will not tell of', () => {
  it.each([
    ['turned away for asking too much', 'conversations.info', { status: 429, retryAfterS: 30 }, 'ratelimited'],
    ['turned away on a page', 'conversations.members', { status: 429, retryAfterS: 30 }, 'ratelimited'],
    ['turned away for one member', 'users.info', { status: 429, retryAfterS: 30 }, 'member_not_known'],
    ['down', 'conversations.members', { status: 503 }, 'http_503'],
    ['slow', 'conversations.info', { delayMs: 600 }, 'network'],
  ] as const)('is unknown, not empty: %s', async (_name, method, fault, code) => {
    const room = await open();
    room.slack.fault(method, fault);
    expect(await room.ask()).toEqual({ ok: false, why: 'unknown', code });
    room.slack.clearFaults();
    expect(await seenIn(room.ask())).toHaveLength(2);
  });

  it('is unknown while its kind cannot be asked, whatever is remembered of its members', async () => {
    const room = await open();
    await room.ask();
    room.slack.fault('conversations.info', { status: 429, retryAfterS: 1 });
    expect(await room.ask()).toMatchObject({ ok: false, why: 'unknown' });
  });

  it('is unknown without the scope to look', async () => {
    const room = await open({ scopes: ['chat:write', 'users:read', 'im:write'] });
    expect(await room.ask()).toEqual({ ok: false, why: 'unknown', code: 'missing_scope' });
  });

  it('does not count an earlier word about a member, though a report still may', async () => {
    const room = await open({ people: [{ id: 'U2' }] });
    await room.slack.user('U2').command('report');
    room.clock.time += 30 * MINUTE_MS;
    room.slack.fault('users.info', { status: 503 });
    await room.slack.user('U2').command('report');
    expect(room.turns.at(-1)?.actor.standing).toBe('member');
    expect(await room.ask()).toMatchObject({ ok: false, why: 'unknown', code: 'member_not_known' });
  });

  it('survives one hiccup', async () => {
    const room = await open();
    room.slack.fault('conversations.info', { reset: 'before', times: 1 });
    room.slack.fault('conversations.members', { status: 500, times: 1 });
    expect(await seenIn(room.ask())).toHaveLength(2);
  });
});

const card = {
  view: 'override_card',
  ref: 'FR-7K3QF9XB',
  heading: 'decide',
  addresses: [],
  more: 0,
  warnings: [],
  facts: [{ label: 'For', value: '7B <!channel> <https://example.org|x>' }],
  standing: 'Waiting for a decision until 09:40.',
  actions: [action('override.open', 'Open')],
} as const;

describe('a card in the channel', () => {
  it('is posted there, with words for a lock screen, no previews and nothing that calls everybody', async () => {
    const room = await open();
    expect(await room.port.post(null, room.channel, card)).toMatchObject({ ok: true });
    const [seen] = room.slack.user('U1').channel(room.channel);
    expect(seen).toMatchObject({ buttons: ['Open'], text: expect.stringContaining('Waiting for a decision') });
    const [call] = room.slack.calls('chat.postMessage');
    expect(call?.args).toMatchObject({ channel: room.channel, unfurl_links: 'false', unfurl_media: 'false' });
    expect(JSON.stringify(call?.args.blocks)).not.toContain('mrkdwn');
  });

  it('is changed where it stands', async () => {
    const room = await open();
    const posted = await room.port.post(null, room.channel, card);
    if (!posted.ok) throw new Error(posted.code);
    const decided = { ...card, heading: 'decided', standing: 'Approved by Ezra Online until 11:00.' } as const;
    expect(await room.port.update(null, room.channel, posted.message, decided)).toEqual(posted);
    expect(room.slack.user('U2').channel(room.channel)).toMatchObject([
      { edited: true, text: expect.stringContaining('Approved by Ezra Online until 11:00.') },
    ]);
  });

  it('is not changed in a channel that the school no longer names', async () => {
    const room = await open();
    const posted = await room.port.post(null, room.channel, card);
    if (!posted.ok) throw new Error(posted.code);
    const other = room.slack.addChannel(['U1'], PRIVATE);
    expect(await room.port.update(null, other.id, posted.message, card)).toMatchObject({
      why: 'unreachable',
      code: 'other_channel',
    });
    expect(room.slack.calls('chat.update')).toHaveLength(0);
  });

  it.each([
    ['retry', { status: 429, retryAfterS: 1 }, { retryAfterMs: 1000 }],
    ['retry', { status: 503 }, {}],
    ['unreachable', { error: 'not_in_channel' }, {}],
    ['unreachable', { error: 'is_archived' }, {}],
    ['refused', { error: 'invalid_blocks' }, {}],
  ] as const)('is %s after %j, and never tried again by itself', async (why, fault, more) => {
    const room = await open();
    room.slack.fault('chat.postMessage', fault);
    expect(await room.port.post(null, room.channel, card)).toMatchObject({ ok: false, why, ...more });
    expect(room.slack.calls('chat.postMessage')).toHaveLength(1);
  });
});

describe('a press on a card in the channel', () => {
  const press = async (room: Room, userId: string): Promise<void> => {
    await room.port.post(null, room.channel, card);
    await room.slack.user(userId).press('Open', room.channel as `C${string}`);
  };
  const writtenTo = (room: Room) =>
    room.slack
      .calls()
      .filter(({ method }) => method.startsWith('chat.'))
      .map(({ args }) => args.channel);

  it('opens a window for that person alone; what is said goes to their own conversation', async () => {
    const room = await open();
    await press(room, 'U1');
    expect(room.turns).toMatchObject([{ kind: 'press', verb: 'override.open', actor: { userId: 'U1' } }]);
    expect(room.slack.user('U1').modal()?.text).toContain('For your eyes');
    expect(room.slack.user('U2').modal()).toBeNull();
    expect(room.slack.user('U1').lastMessage()?.text).toContain('Written down');
    expect(room.slack.user('U2').messages()).toEqual([]);
    expect(writtenTo(room)).toEqual([room.channel, room.slack.world.dm('U1').id]);
    expect(room.slack.world.whispers).toEqual([]);
  });

  it.each([
    ['a guest', { guest: 'single' }],
    ['somebody of another school', { stranger: true }],
  ] as const)('by %s shows them the numbers and nothing of the request', async (_name, spec) => {
    const room = await open({ people: [{ id: 'U1' }, { id: 'U7', ...spec }] });
    await press(room, 'U7');
    expect(room.slack.user('U7').modal()?.text).toContain('020 7946 0000');
    expect(room.slack.user('U7').seenText()).not.toContain('For your eyes');
    expect(writtenTo(room).filter((channel) => channel === room.channel)).toHaveLength(1);
  });

  it('by somebody of another workspace is not answered at all', async () => {
    const room = await open();
    await room.port.post(null, room.channel, card);
    const { world, deliver } = room.slack;
    const [seen] = world.channels.get(room.channel)?.messages ?? [];
    await deliver({
      kind: 'interactive',
      payload: {
        ...{ type: 'block_actions', team: { id: 'T0OTHER' }, user: { id: 'U7', team_id: 'T0OTHER' } },
        ...{ trigger_id: world.trigger('U7'), channel: { id: room.channel }, message: { ts: seen?.ts } },
        actions: [{ type: 'button', action_id: 'verb:override.open:1', block_id: 'b', action_ts: world.ts() }],
      },
    });
    await room.mounted.idle();
    expect(room.turns).toEqual([]);
    expect(world.views.size).toBe(0);
  });

  it('when the window does not open says so in the own conversation, never in the channel', async () => {
    const room = await open();
    room.slack.fault('views.open', { error: 'expired_trigger_id' });
    await press(room, 'U1');
    expect(room.slack.user('U1').messages()).not.toEqual([]);
    expect(writtenTo(room).filter((channel) => channel === room.channel)).toHaveLength(1);
  });
});

describe('a link in a window', () => {
  it('is opened by Slack; its press is taken and means nothing', async () => {
    bot = await startBot({
      converse: () => ({
        show: {
          ...message('The log', []),
          links: [{ label: 'Download', url: 'https://esafety.school.example/d/abc' }],
        },
      }),
    });
    const tess = bot.slack.user('U1');
    await tess.command('overrides');
    expect(JSON.stringify(tess.modal()?.view)).toContain('https://esafety.school.example/d/abc');
    const before = tess.modal()?.view;
    expect(await tess.press('Download')).toMatchObject({ status: 200 });
    expect(bot.turns).toHaveLength(1);
    expect(tess.modal()?.view).toEqual(before);
    expect(tess.troubles()).toEqual([]);
  });
});
