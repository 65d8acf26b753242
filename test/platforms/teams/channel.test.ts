// A private channel is what its own roster and Microsoft's word say it is; whatever is not sure counts as not private.

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ChannelMembers, ChannelPort } from '../../../src/platforms/messenger.ts';
import { type Fault, fromChannel, TENANT } from '../../clients/teams-connector/index.ts';
import { type Bot, startBot } from './bot.ts';
import { CARD, PRIVATE, SHARED, STANDARD, type StaffTeam, staffTeam, TEAM } from './staff-team.ts';

const MINUTE = 60_000;

let bot: Bot;
let staff: StaffTeam;
let channel: ChannelPort;
beforeEach(async () => {
  bot = await startBot({ callTimeoutMs: 200 });
  staff = await staffTeam(bot);
  const port = bot.mounted.messenger.channel;
  if (port === undefined) throw new Error('Teams has channels');
  channel = port;
});
afterEach(() => bot.stop());

const members = (id = PRIVATE): Promise<ChannelMembers> => channel.members(staff.near, id);
const idsOf = (answer: ChannelMembers): readonly string[] =>
  answer.ok ? answer.members.map((member) => `${member.userId} ${member.standing}`).sort() : [answer.why];
const asked = (part: string): number => bot.teams.state.calls.filter((call) => call.path.includes(part)).length;

/** An event from a channel or the team, as the connector tells of it. */
const event = (extra: object, id = PRIVATE): Promise<unknown> =>
  staff.hana.send(staff.hana.activity({ type: 'conversationUpdate', ...fromChannel(bot.teams, id), ...extra }));

describe('who is in a channel', () => {
  it('is asked of the channel itself: three people, although the team has six', async () => {
    const before = bot.teams.state.calls.length;
    const answer = await members();
    expect(answer).toMatchObject({ ok: true, isPrivate: true });
    expect(idsOf(answer)).toEqual(['aad-ezra member', 'aad-hana member', 'aad-nils member']);
    const calls = bot.teams.state.calls.slice(before).map((call) => call.path);
    expect(calls.filter((path) => path.includes('members'))).toEqual([
      expect.stringContaining(`/v3/conversations/${encodeURIComponent(PRIVATE)}/pagedmembers?pageSize=`),
    ]);
  });

  it('would be wrong if the team were asked: there the guest is', async () => {
    const trap = await members(TEAM);
    expect(idsOf(trap)).toContain('aad-guest guest');
    expect(trap).toMatchObject({ ok: true, isPrivate: false });
  });

  it('carries tenant and id as accounts are known by them', async () => {
    const answer = await members();
    expect(answer.ok && answer.members.find((member) => member.userId === 'aad-ezra')).toMatchObject({
      tenant: staff.near.tenant,
      userId: staff.near.userId,
    });
  });

  it('is read to the last page', async () => {
    bot.teams.state.teams.perPage = 1;
    expect(idsOf(await members())).toHaveLength(3);
    expect(asked('continuationToken=2')).toBe(1);
  });

  it('is not known when a page in the middle fails', async () => {
    bot.teams.state.teams.perPage = 1;
    bot.teams.fails({ on: 'continuationToken=1', how: 'status', status: 503 });
    expect(await members()).toMatchObject({ ok: false, why: 'unknown' });
  });

  it.each([
    ['a guest', { userRole: 'guest' }, 'guest'],
    ['a guest whose role is not told', { userRole: '', userPrincipalName: 'x#EXT#@demo.example' }, 'guest'],
    ['somebody of another tenant', { tenantId: '99999999-1111-4111-8111-111111111111' }, 'stranger'],
    ['somebody without a name anybody vouches for', { userRole: 'anonymous' }, 'stranger'],
  ])('tells %s from a member', async (_what, about, standing) => {
    const odd = bot.teams.user('aad-odd', { name: 'Olga Odd', ...about });
    staff.team.channel(PRIVATE, 'private', [staff.ezra, odd]);
    expect(idsOf(await members())).toEqual(['aad-ezra member', `aad-odd ${standing}`]);
  });

  it('counts as strangers whoever has no id in the directory, and whoever cannot be read', async () => {
    const nobody = bot.teams.user('');
    staff.team.channel(PRIVATE, 'private', [staff.ezra, nobody]).members?.add('29:unheard-of');
    expect(idsOf(await members())).toEqual(['29: stranger', '29:unheard-of stranger', 'aad-ezra member']);
  });

  it('leaves the bot itself out, and no other app', async () => {
    const inside = staff.team.channel(PRIVATE, 'private', [staff.ezra]).members;
    inside?.add(bot.teams.state.botId);
    inside?.add('28:another-app');
    expect(idsOf(await members())).toEqual(['28:another-app bot', 'aad-ezra member']);
  });

  it.each<[string, Omit<Fault, 'on'>, string]>([
    ['429', { how: 'status', status: 429 }, 'unknown'],
    ['500', { how: 'status', status: 500 }, 'unknown'],
    ['401', { how: 'status', status: 401 }, 'unknown'],
    ['a reset', { how: 'reset' }, 'unknown'],
    ['silence', { how: 'slow', ms: 1000 }, 'unknown'],
    ['403', { how: 'status', status: 403 }, 'gone'],
    ['404', { how: 'status', status: 404 }, 'gone'],
  ])('met with %s is no answer, and none is remembered', async (_what, fault, why) => {
    bot.teams.fails({ on: 'pagedmembers', times: 1, ...fault });
    expect(await members()).toMatchObject({ ok: false, why });
    expect(await members()).toMatchObject({ ok: true });
  });

  it('is gone where the app was not added, and where nothing is', async () => {
    staff.team.channel(PRIVATE, 'private', [staff.ezra]).hasApp = false;
    expect(await members()).toMatchObject({ ok: false, why: 'gone' });
    expect(await members('19:nowhere@thread.tacv2')).toMatchObject({ ok: false, why: 'gone' });
  });

  it.each(['19:a-group-chat@thread.v2', 'a:1:1-29:aad-ezra', 'https://teams.example/l/channel/x', '', '19:a/../b'])(
    'is not asked of %j, which is no channel',
    async (id) => {
      const before = bot.teams.state.calls.length;
      expect(await members(id)).toEqual({ ok: false, why: 'gone', code: 'channel_id' });
      expect(bot.teams.state.calls).toHaveLength(before);
    },
  );

  it('is asked by the bare id also when the pack names a message in the channel', async () => {
    expect(await members(`${PRIVATE};messageid=1669`)).toMatchObject({ ok: true, isPrivate: true });
  });

  it('is not known without somebody of our own tenant to ask by', async () => {
    const foreign = { ...staff.near, address: { ...staff.near.address, tenantId: 'other' } };
    for (const near of [null, { ...staff.near, address: null }, foreign])
      expect(await channel.members(near, PRIVATE)).toMatchObject({ ok: false, why: 'unknown' });
  });

  it('is never asked of a host that is not Microsoft’s', async () => {
    const near = { ...staff.near, address: { ...staff.near.address, serviceUrl: 'https://evil.example' } };
    expect(await channel.members(near, PRIVATE)).toEqual({ ok: false, why: 'unknown', code: 'service_url' });
  });
});

describe('whether a channel is private', () => {
  it.each([STANDARD, SHARED, TEAM])('is denied of %s', async (id) => {
    expect(await members(id)).toMatchObject({ ok: true, isPrivate: false });
  });

  it('is not assumed when nobody says what kind it is, although its roster can be read', async () => {
    bot.teams.state.teams.tells = { details: false, list: false };
    expect(await members()).toMatchObject({ ok: true, isPrivate: false });
  });

  it('is learned from the team’s list once something from the channel has named the team', async () => {
    bot.teams.state.teams.tells = { details: false, list: true };
    expect(await members()).toMatchObject({ isPrivate: false });
    await event({ channelData: { ...fromChannelData(false), eventType: 'channelRenamed' } });
    expect(await members()).toMatchObject({ isPrivate: true });
  });

  it('is learned from what Teams says along with an event, when nothing else tells', async () => {
    bot.teams.state.teams.tells = { details: false, list: false };
    await event({ membersAdded: [{ id: staff.nils.member.id }] });
    expect(await members()).toMatchObject({ isPrivate: true });
  });

  it('is learned from a word typed there, at once and not ten minutes later', async () => {
    bot.teams.state.teams.tells = { details: false, list: true };
    expect(await members()).toMatchObject({ isPrivate: false });
    expect(bot.logs.map((line) => [line.event, line.fields.code])).toContainEqual([
      'teams.channel_not_private',
      'not_told',
    ]);
    await staff.hana.mentions(PRIVATE, 'help');
    expect(await members()).toMatchObject({ isPrivate: true });
    await staff.hana.mentions(PRIVATE, 'help');
    await members();
    expect(asked('pagedmembers')).toBe(2);
  });

  it('is denied when two answers disagree', async () => {
    await event({ channelData: { ...fromChannelData(true), channel: { id: PRIVATE, type: 'shared' } } });
    expect(await members()).toMatchObject({ ok: true, isPrivate: false });
  });

  it('is not known while the question cannot be put', async () => {
    bot.teams.fails({ on: '/v3/teams/', how: 'status', status: 503 });
    expect(await members()).toMatchObject({ ok: false, why: 'unknown', code: 'kind_unknown' });
  });

  it('is known to a bot that has heard nothing from the channel, as after a restart', async () => {
    expect(await members()).toMatchObject({ isPrivate: true });
    expect(asked('/v3/teams/')).toBe(1);
  });
});

const fromChannelData = (typed: boolean): object => {
  const { channelData } = fromChannel(bot.teams, PRIVATE, typed) as { channelData: object };
  return channelData;
};

describe('what was read', () => {
  it('is kept for ten minutes and not longer', async () => {
    await members();
    staff.team.channel(PRIVATE, 'private', [staff.ezra, staff.guest]);
    bot.advance(10 * MINUTE - 1);
    expect(idsOf(await members())).toHaveLength(3);
    bot.advance(1);
    expect(idsOf(await members())).toContain('aad-guest guest');
  });

  it.each<[string, object]>([
    ['somebody joined the channel', { membersAdded: [{ id: '29:aad-guest' }] }],
    ['somebody left it', { membersRemoved: [{ id: '29:aad-nils' }] }],
    ['it was shared', { channelData: { tenant: { id: TENANT }, eventType: 'channelShared' } }],
    ['it was deleted', { channelData: { tenant: { id: TENANT }, eventType: 'channelDeleted' } }],
    ['the app was taken away', { type: 'installationUpdate', action: 'remove' }],
    [
      'somebody joined the team',
      {
        conversation: { id: TEAM, conversationType: 'channel', tenantId: TENANT },
        channelData: { tenant: { id: TENANT }, team: { id: TEAM }, eventType: 'teamMemberAdded' },
      },
    ],
    ['an event came that is too odd to be read', { membersAdded: 'nonsense' }],
    ['an event came that names another tenant', { conversation: { id: TEAM, tenantId: 'other' } }],
  ])('is dropped when %s', async (_what, extra) => {
    await members();
    staff.team.channel(PRIVATE, 'private', [staff.ezra, staff.guest]);
    await event(extra);
    expect(idsOf(await members())).toContain('aad-guest guest');
  });

  it('is kept while people only open their own chats', async () => {
    await members();
    await staff.tess.installs();
    await members();
    expect(asked('pagedmembers')).toBe(1);
  });

  it('is asked for again when an event came while the answer was on its way', async () => {
    bot.teams.fails({ on: 'pagedmembers', how: 'slow', ms: 100, times: 1 });
    const answer = members();
    await until(() => bot.teams.state.faults[0]?.times === 0);
    await event({ membersAdded: [{ id: '29:aad-guest' }] });
    expect(idsOf(await answer)).toHaveLength(3);
    expect(asked('pagedmembers')).toBe(2);
  });

  it('is not known while one event follows another', async () => {
    bot.teams.fails({ on: 'pagedmembers', how: 'slow', ms: 100, times: 2 });
    const answer = members();
    await until(() => bot.teams.state.faults[0]?.times === 1);
    await event({ membersAdded: [] });
    await until(() => bot.teams.state.faults[0]?.times === 0);
    await event({ membersAdded: [] });
    expect(await answer).toEqual({ ok: false, why: 'unknown', code: 'changing' });
  });

  it('is not taken for another channel', async () => {
    await members();
    expect(idsOf(await members(STANDARD))).toHaveLength(6);
  });

  it('says nothing about anybody in the log', async () => {
    bot.teams.fails({ on: 'pagedmembers', how: 'status', status: 500, times: 1 });
    await members();
    expect(JSON.stringify(bot.logs)).not.toMatch(/filtering-desk|aad-|Ezra/);
  });
});

/** Looks again after each turn of the event loop. */
async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setImmediate(resolve));
}

describe('a card in the channel', () => {
  it('stands there for all, addressed to nobody, with a notification that says nothing', async () => {
    const sent = await channel.post(staff.near, PRIVATE, CARD);
    if (!sent.ok) throw new Error(sent.code);
    const [posted, ...more] = bot.teams.channel(PRIVATE);
    expect(more).toEqual([]);
    expect(posted?.targeted).toBe(false);
    expect(posted?.activity).toMatchObject({ summary: 'E-safety has posted a card here.' });
    for (const key of ['recipient', 'text', 'entities', 'channelData'])
      expect(posted?.activity).not.toHaveProperty(key);
    expect(await channel.update(staff.near, PRIVATE, sent.message, { ...CARD, standing: 'Approved.' })).toEqual(sent);
    expect(JSON.stringify(bot.teams.channel(PRIVATE))).toContain('Approved.');
    expect(bot.teams.channel(PRIVATE)).toHaveLength(1);
  });

  it.each<[string, Omit<Fault, 'on'>, object]>([
    ['429', { how: 'status', status: 429, retryAfter: 7 }, { why: 'retry', retryAfterMs: 7000 }],
    ['500', { how: 'status', status: 500 }, { why: 'retry' }],
    ['a reset', { how: 'reset_after' }, { why: 'retry', code: 'network' }],
    ['403', { how: 'status', status: 403, code: 'BotNotInConversationRoster' }, { why: 'unreachable' }],
    ['404', { how: 'status', status: 404 }, { why: 'unreachable' }],
    ['413', { how: 'status', status: 413 }, { why: 'refused' }],
  ])('that meets %s is sent once and reported as it is', async (_what, fault, result) => {
    const before = bot.teams.state.calls.length;
    bot.teams.fails({ on: 'POST', ...fault });
    expect(await channel.post(staff.near, PRIVATE, CARD)).toMatchObject({ ok: false, ...result });
    expect(bot.teams.state.calls.length - before).toBe(1);
  });

  it('goes nowhere without an address, to no channel, and over no other channel’s card', async () => {
    const before = bot.teams.state.calls.length;
    expect(await channel.post(null, PRIVATE, CARD)).toMatchObject({ why: 'unreachable' });
    expect(await channel.post(staff.near, '19:x@thread.v2', CARD)).toMatchObject({ why: 'refused' });
    for (const message of [`${encodeURIComponent(STANDARD)} 1`, 'nonsense', `${encodeURIComponent(PRIVATE)} %E0%A4%A`])
      expect(await channel.update(staff.near, PRIVATE, message, CARD)).toMatchObject({ why: 'refused' });
    expect(bot.teams.state.calls).toHaveLength(before);
  });

  it('that is gone cannot be updated', async () => {
    const gone = `${encodeURIComponent(PRIVATE)} gone`;
    expect(await channel.update(staff.near, PRIVATE, gone, CARD)).toMatchObject({ ok: false, why: 'refused' });
  });
});
