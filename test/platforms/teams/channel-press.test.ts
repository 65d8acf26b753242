// A button on a card in a channel: what comes of it reaches the one who pressed, in their own chat, and nobody who reads along.

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Answer, Turn } from '../../../src/chat/turn.ts';
import type { OverrideLine } from '../../../src/views/override-views.ts';
import { fromChannel, type TeamsUser, textOf } from '../../clients/teams-connector/index.ts';
import { action, type Bot, page, START, startBot } from './bot.ts';
import { CARD, PRIVATE, type StaffTeam, staffTeam } from './staff-team.ts';

const WRITTEN = 'I have written to you privately.';
const SECRET = 'a sentence that only one person may read';
const LINE: OverrideLine = {
  view: 'override_line',
  ref: 'FR-9Q2WHRT4',
  line: 'approved',
  addresses: [],
  more: 0,
  time: '11:00',
  by: 'Ezra Online',
  actions: [action('Open my request', 'filter.open')],
};

let bot: Bot;
let staff: StaffTeam;
beforeEach(async () => {
  bot = await startBot({ callTimeoutMs: 200 });
  staff = await staffTeam(bot);
  await bot.mounted.messenger.channel?.post(staff.near, PRIVATE, CARD);
});
afterEach(() => bot.stop());

const onPress = (answer: Answer | ((turn: Turn) => Answer | Promise<Answer>)): void =>
  bot.answer((turn) => {
    if (turn.kind !== 'press') return { say: [START] };
    return typeof answer === 'function' ? answer(turn) : answer;
  });
const lineOf = ({ body }: { readonly body: unknown }): unknown => {
  const { type, value } = body as { type: string; value: unknown };
  return type === 'application/vnd.microsoft.activity.message' ? value : `not a line but ${type}`;
};
const presses = (): readonly Turn[] => bot.turns.filter((turn) => turn.kind === 'press');
const secretPage = () => ({ ...page(), intro: [SECRET] });
/** All that anybody in the channel could ever read. */
const inChannel = (): string =>
  JSON.stringify(bot.teams.state.posts.filter((each) => each.conversationId.startsWith('19:')));
const rawPress = (who: TeamsUser, verb: string, where: object, target = 't_1'): Promise<{ body: unknown }> =>
  who.send(
    who.activity({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb, data: { target } } },
      ...where,
    }),
  );

describe('a press in a channel', () => {
  it('is answered with one fixed line, and what is said goes to the person’s own chat', async () => {
    onPress({ say: [LINE] });
    expect(lineOf(await staff.hana.pressIn(PRIVATE, 'Approve until 11:00'))).toBe(WRITTEN);
    expect(presses()).toMatchObject([
      { verb: 'filter.approve', target: 't_1', inputs: {}, actor: { userId: 'aad-hana', standing: 'member' } },
    ]);
    expect(staff.hana.text()).toContain('FR-9Q2WHRT4');
    expect(inChannel()).not.toContain('FR-9Q2WHRT4');
  });

  it('never puts a private page into the channel; the person’s chat gets a button that opens it, without doing it twice', async () => {
    onPress({ show: secretPage() });
    expect(lineOf(await staff.hana.pressIn(PRIVATE, 'Open'))).toBe(WRITTEN);
    expect(JSON.stringify(bot.teams.state.posts)).not.toContain(SECRET);
    await staff.hana.press('Open');
    expect(staff.hana.text()).toContain(SECRET);
    expect(presses()).toHaveLength(1);
    staff.hana.reopens();
    expect(JSON.stringify(bot.teams.state.posts)).not.toContain(SECRET);
  });

  it('leads to its page also later, asked for anew with the rights of that moment', async () => {
    onPress({ show: secretPage() });
    await staff.hana.pressIn(PRIVATE, 'Open');
    await staff.hana.press('Open');
    staff.hana.reopens();
    onPress({ say: [LINE] });
    expect(await staff.hana.press('Open')).toBe('I have written to you below.');
    expect(presses()).toMatchObject([{ verb: 'filter.open' }, { verb: 'filter.open', target: 't_1' }]);
    expect(textOf(staff.hana.card())).not.toContain(SECRET);
  });

  it('gives its page to nobody else who copies the button', async () => {
    onPress({ show: secretPage() });
    await staff.hana.pressIn(PRIVATE, 'Open');
    const [button] = JSON.stringify(staff.hana.card()).match(/"target":"[^"]+"/) ?? [];
    const { target } = JSON.parse(`{${button}}`) as { target: string };
    onPress((turn) => (turn.actor.userId === 'aad-hana' ? { show: secretPage() } : { say: [START] }));
    await staff.tess.says('hello');
    const { body } = await rawPress(staff.tess, 'teams.open', {}, target);
    expect(JSON.stringify(body)).not.toContain(SECRET);
    expect(presses().at(-1)).toMatchObject({ verb: 'filter.open', actor: { userId: 'aad-tess' } });
  });

  it.each([
    ['k case.close t_1', 0],
    ['k report.send t_1', 0],
    ['%E0%A4%A filter.open t_1', 0],
    ['', 0],
    ['k filter.open t_1', 1],
  ])('opens nothing by a made-up button %j that its verb would not', async (target, count) => {
    await staff.tess.says('hello');
    await rawPress(staff.tess, 'teams.open', {}, target);
    expect(presses()).toHaveLength(count);
  });

  it('says what stands in for a page alone, when the conversation gave that', async () => {
    onPress({ show: secretPage(), say: [LINE], sayInstead: true });
    await staff.hana.pressIn(PRIVATE, 'Open');
    expect(staff.hana.buttons()).toEqual(['Open my request']);
    expect(JSON.stringify(bot.teams.state.posts)).not.toContain(SECRET);
  });

  it('leads to its page rather than to something that stands in for it and has no button that does', async () => {
    onPress({ show: secretPage(), say: [{ ...LINE, actions: [] }], sayInstead: true });
    await staff.hana.pressIn(PRIVATE, 'Open');
    expect(JSON.stringify(staff.hana.kept())).not.toContain('FR-9Q2WHRT4');
    await staff.hana.press('Open');
    expect(staff.hana.text()).toContain(SECRET);
  });

  it('that Teams sends twice has one effect, one message and the first answer again', async () => {
    onPress({ say: [LINE] });
    const first = await staff.hana.pressIn(PRIVATE, 'Approve until 11:00');
    const kept = staff.hana.kept().length;
    const again = await staff.hana.pressIn(PRIVATE, 'Approve until 11:00', { repeat: true });
    expect([lineOf(first), lineOf(again)]).toEqual([WRITTEN, WRITTEN]);
    expect(presses()).toHaveLength(1);
    expect(staff.hana.kept()).toHaveLength(kept);
  });

  it('of two people at once is two presses, each answered to the one who pressed', async () => {
    onPress((turn) => ({ say: [{ ...LINE, by: turn.actor.name ?? '' }] }));
    await Promise.all([staff.hana, staff.nils].map((who) => who.pressIn(PRIVATE, 'Approve until 11:00')));
    expect(staff.hana.text()).toContain('Hana Head');
    expect(staff.nils.text()).toContain('Nils Network');
    expect(JSON.stringify(staff.nils.kept())).not.toContain('Hana Head');
  });

  it('that cannot be answered in a chat of the person’s own says how to get one, and does nothing', async () => {
    staff.hana.removesTheApp();
    expect(lineOf(await staff.hana.pressIn(PRIVATE, 'Approve until 11:00'))).toContain('press Add');
    expect(presses()).toEqual([]);
  });

  it('whose answer could not be posted says so', async () => {
    onPress({ say: [LINE] });
    await staff.hana.says('hello');
    bot.teams.fails({ on: 'POST /v3/conversations/a%3A', how: 'status', status: 500 });
    expect(lineOf(await staff.hana.pressIn(PRIVATE, 'Approve until 11:00'))).toContain('I cannot write to you yet');
  });

  it('that breaks says so in the person’s chat, with numbers to call, and nothing in the channel', async () => {
    onPress(() => {
      throw new Error(SECRET);
    });
    expect(lineOf(await staff.hana.pressIn(PRIVATE, 'Approve until 11:00'))).toBe(WRITTEN);
    expect(staff.hana.text()).toContain('01632 960001');
    expect(inChannel()).not.toMatch(/01632|sentence/);
  });

  it('is refused while Microsoft cannot say who pressed', async () => {
    await staff.hana.says('hello');
    bot.advance(25 * 60 * 60_000);
    bot.teams.fails({ on: '/members/', how: 'status', status: 503 });
    expect(lineOf(await staff.hana.pressIn(PRIVATE, 'Approve until 11:00'))).toContain('could not check');
    expect(presses()).toEqual([]);
  });

  it('that takes long is answered in time, and its answer comes by itself', async () => {
    const slow = await startBot({ pressWithinMs: 30 });
    const people = await staffTeam(slow);
    await slow.mounted.messenger.channel?.post(people.near, PRIVATE, CARD);
    let finish = (): void => {};
    slow.answer(
      (turn) =>
        new Promise((resolve) => {
          if (turn.kind !== 'press') return resolve({ say: [START] });
          finish = () => resolve({ show: secretPage(), say: [LINE] });
        }),
    );
    expect(lineOf(await people.hana.pressIn(PRIVATE, 'Open'))).toContain('I will write to you privately');
    finish();
    await people.hana.sees('FR-9Q2WHRT4');
    await people.hana.sees('Open it here');
    expect(JSON.stringify(slow.teams.state.posts)).not.toContain(SECRET);
    await slow.stop();
  });
});

describe('refused in a channel', () => {
  it('is a guest: nothing is done and nothing is said but one fixed line', async () => {
    expect(lineOf(await staff.guest.pressIn(PRIVATE, 'Approve until 11:00'))).toContain('only in our private chat');
    expect(presses()).toEqual([]);
    expect(staff.guest.kept()).toEqual([]);
  });

  it('is somebody whose chat is in another tenant', async () => {
    const away = bot.teams.user('aad-away', { tenantId: '99999999-1111-4111-8111-111111111111' });
    expect(lineOf(await away.pressIn(PRIVATE, 'Approve until 11:00'))).toContain('I cannot write to you yet');
    expect(presses()).toEqual([]);
  });

  it('is an activity of another tenant', async () => {
    const other = { tenantId: '99999999-1111-4111-8111-111111111111' };
    const where = { conversation: { id: PRIVATE, conversationType: 'channel', ...other } };
    expect(await rawPress(staff.hana, 'filter.approve', where)).toMatchObject({ status: 403 });
    expect(presses()).toEqual([]);
  });

  it.each([
    'case.note',
    'case.close',
    'report.start',
    'teams.fetch',
    'teams.open',
    'filter',
    'filterx.open',
    'FILTER.OPEN',
  ])('is %s', async (verb) => {
    expect(lineOf(await rawPress(staff.hana, verb, fromChannel(bot.teams, PRIVATE)))).toContain(
      'only in our private chat',
    );
    expect(presses()).toEqual([]);
  });

  it('is every press in a group chat', async () => {
    const { tenantId } = bot.teams.state;
    const where = { conversation: { id: '19:x@thread.v2', conversationType: 'groupChat', tenantId } };
    expect(lineOf(await rawPress(staff.hana, 'filter.approve', where))).toContain('only in our private chat');
    expect(presses()).toEqual([]);
  });
});

describe('an old client in a channel', () => {
  it('is understood: the answer goes to the person’s chat, and the channel gets the fixed line', async () => {
    onPress({ show: secretPage(), say: [LINE] });
    await staff.hana.pressIn(PRIVATE, 'Approve until 11:00', { old: true });
    expect(presses()).toMatchObject([{ verb: 'filter.approve', target: 't_1' }]);
    expect(JSON.stringify(staff.hana.kept())).toContain('FR-9Q2WHRT4');
    expect(bot.teams.channel(PRIVATE).at(-1)?.activity.text).toBe(WRITTEN);
    expect(inChannel()).not.toMatch(/FR-9Q2WHRT4|sentence/);
  });

  it('may press nothing else there', async () => {
    const message = { type: 'message', value: { verb: 'case.open', target: 'c_1' } };
    await staff.hana.send(staff.hana.activity({ ...message, ...fromChannel(bot.teams, PRIVATE) }));
    expect(presses()).toEqual([]);
  });

  it('is told in its own chat that it cannot show the page', async () => {
    onPress({ show: secretPage() });
    await staff.hana.pressIn(PRIVATE, 'Open', { old: true });
    const [button] = JSON.stringify(staff.hana.card()).match(/"target":"[^"]+"/) ?? [];
    const { target } = JSON.parse(`{${button}}`) as { target: string };
    await staff.hana.send(staff.hana.activity({ type: 'message', value: { verb: 'teams.open', target } }));
    expect(presses().at(-1)).toMatchObject({ verb: 'filter.open', target: 't_1' });
    expect(staff.hana.text()).toContain('This version of Teams cannot show');
  });
});
