// The stand-in is only worth something while it refuses what Slack refuses.

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LogLevel, WebClient } from '@slack/web-api';
import { blockFaults, type SlackStandIn, startSlackStandIn, viewFaults } from './index.ts';

let slack: SlackStandIn;
let client: WebClient;
let time = 1_700_000_000_000;
beforeEach(async () => {
  slack = await startSlackStandIn({ now: () => time, people: [{ id: 'U1' }, { id: 'U2' }] });
  client = new WebClient(slack.settings.botToken, {
    slackApiUrl: slack.settings.apiUrl,
    ...{ retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, logLevel: LogLevel.ERROR },
  });
});
afterEach(() => slack.close());

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const section = { type: 'section' as const, text: plain('words') };
const modal = (more: object = {}) => ({ type: 'modal' as const, title: plain('A window'), blocks: [section], ...more });
const refusal = async (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'taken',
    (error: { data?: { error?: string } }) => error.data?.error ?? String(error),
  );

describe('a trigger', () => {
  it('opens one window within three seconds and never again', async () => {
    const trigger = slack.world.trigger('U1');
    expect(await refusal(client.views.open({ trigger_id: trigger, view: modal() }))).toBe('taken');
    expect(await refusal(client.views.open({ trigger_id: trigger, view: modal() }))).toBe('exchanged_trigger_id');
    const late = slack.world.trigger('U1');
    time += 3001;
    expect(await refusal(client.views.open({ trigger_id: late, view: modal() }))).toBe('expired_trigger_id');
    expect(await refusal(client.views.open({ trigger_id: 'none', view: modal() }))).toBe('invalid_trigger_id');
  });
});

describe('a window', () => {
  it('is not overwritten with a stale hash', async () => {
    const opened = await client.views.open({ trigger_id: slack.world.trigger('U1'), view: modal() });
    const view_id = opened.view?.id ?? '';
    const hash = opened.view?.hash ?? '';
    expect(await refusal(client.views.update({ view_id, hash, view: modal() }))).toBe('taken');
    expect(await refusal(client.views.update({ view_id, hash, view: modal() }))).toBe('hash_conflict');
    expect(await refusal(client.views.update({ view_id: 'V0', view: modal() }))).toBe('not_found');
  });

  it('takes no external id twice', async () => {
    const view = modal({ external_id: 'one' });
    await client.views.open({ trigger_id: slack.world.trigger('U1'), view });
    expect(await refusal(client.views.open({ trigger_id: slack.world.trigger('U2'), view }))).toBe(
      'duplicate_external_id',
    );
  });
});

describe('the methods', () => {
  it('want the right token and the right scope', async () => {
    const stranger = new WebClient('xoxb-wrong', { slackApiUrl: slack.settings.apiUrl, retryConfig: { retries: 0 } });
    expect(await refusal(stranger.users.info({ user: 'U1' }))).toBe('invalid_auth');
    slack.world.scopes.delete('users:read');
    expect(await refusal(client.users.info({ user: 'U1' }))).toBe('missing_scope');
    for (const scope of ['groups:read', 'channels:read']) slack.world.scopes.delete(scope);
    expect(await refusal(client.conversations.members({ channel: 'C1' }))).toBe('missing_scope');
  });

  it('write to nobody in a channel the bot is not in', async () => {
    const channel = slack.addChannel(['U1']);
    channel.members.delete(slack.world.botUserId);
    expect(await refusal(client.chat.postMessage({ channel: channel.id, text: 'x' }))).toBe('not_in_channel');
    expect(await refusal(client.chat.postEphemeral({ channel: channel.id, user: 'U2', text: 'x' }))).toBe(
      'user_not_in_channel',
    );
    expect(await refusal(client.chat.postMessage({ channel: 'C9', text: 'x' }))).toBe('channel_not_found');
  });

  it('tell of a private channel only when the bot is in it, page by page', async () => {
    const hidden = slack.addChannel(['U1', 'U2'], { private: true, withoutBot: true });
    expect(await refusal(client.conversations.info({ channel: hidden.id }))).toBe('channel_not_found');
    expect(await refusal(client.chat.postMessage({ channel: hidden.id, text: 'x' }))).toBe('channel_not_found');
    const ours = slack.addChannel(['U1', 'U2'], { private: true, id: 'C0SCHOOL' });
    const info = await client.conversations.info({ channel: ours.id, include_num_members: true });
    expect(info.channel).toMatchObject({ id: 'C0SCHOOL', is_private: true, is_ext_shared: false, num_members: 3 });
    const first = await client.conversations.members({ channel: ours.id, limit: 2 });
    const cursor = first.response_metadata?.next_cursor ?? '';
    const rest = await client.conversations.members({ channel: ours.id, limit: 2, cursor });
    expect([...(first.members ?? []), ...(rest.members ?? [])]).toEqual(['U1', 'U2', 'U0BOT']);
    expect(await refusal(client.conversations.members({ channel: ours.id, cursor: 'x' }))).toBe('invalid_cursor');
    slack.world.scopes.delete('groups:read');
    expect(await refusal(client.conversations.info({ channel: ours.id }))).toBe('missing_scope');
  });

  it('refuse blocks that Slack would refuse', async () => {
    const channel = slack.world.dm('U1').id;
    const call = client.chat.postMessage({
      channel,
      text: 'x',
      blocks: [{ type: 'header', text: plain('x'.repeat(151)) }],
    });
    expect(await refusal(call)).toBe('invalid_blocks');
    expect(await refusal(client.apiCall('chat.postMessage', { channel }))).toBe('no_text');
  });
});

describe('the table of limits', () => {
  const input = (element: object, more: object = {}) => ({
    type: 'input',
    block_id: 'q',
    label: plain('Q'),
    element,
    ...more,
  });
  const options = (count: number) => Array.from({ length: count }, (_, i) => ({ text: plain(`o${i}`), value: `${i}` }));
  it.each([
    ['a title of 25 letters', modal({ title: plain('x'.repeat(25)) }), 'title'],
    ['an input without a submit', modal({ blocks: [input({ type: 'plain_text_input', action_id: 'a' })] }), 'submit'],
    ['101 blocks', modal({ blocks: Array.from({ length: 101 }, () => section) }), 'more than 100'],
    [
      'a block id twice',
      modal({
        blocks: [
          { ...section, block_id: 'a' },
          { ...section, block_id: 'a' },
        ],
      }),
      'twice',
    ],
    ['an unknown block', modal({ blocks: [{ type: 'hologram' }] }), 'unknown block'],
    ['an unknown key', modal({ refresh: true }), 'unknown key'],
    ['too much metadata', modal({ private_metadata: 'x'.repeat(3001) }), '3000'],
    [
      '11 radio buttons',
      modal({ submit: plain('Go'), blocks: [input({ type: 'radio_buttons', action_id: 'a', options: options(11) })] }),
      'more than 10',
    ],
    [
      '101 choices',
      modal({ submit: plain('Go'), blocks: [input({ type: 'static_select', action_id: 'a', options: options(101) })] }),
      'more than 100',
    ],
    [
      'a first choice that is none',
      modal({
        submit: plain('Go'),
        blocks: [
          input({
            type: 'radio_buttons',
            action_id: 'a',
            options: options(2),
            initial_option: { text: plain('z'), value: 'z' },
          }),
        ],
      }),
      'initial option',
    ],
    [
      'a button of 76 letters',
      modal({
        blocks: [{ type: 'actions', elements: [{ type: 'button', action_id: 'a', text: plain('x'.repeat(76)) }] }],
      }),
      '75',
    ],
    [
      'a link in rich text',
      modal({
        blocks: [
          {
            type: 'rich_text',
            elements: [{ type: 'rich_text_section', elements: [{ type: 'link', url: 'https://x' }] }],
          },
        ],
      }),
      'plain text',
    ],
    ['an empty text', modal({ blocks: [{ type: 'section', text: plain('') }] }), 'empty'],
  ])('refuses %s', (_name, view, words) => {
    expect(viewFaults(view).join()).toContain(words);
  });

  it('takes what is right', () => {
    expect(viewFaults(modal())).toEqual([]);
    expect(blockFaults([section, { type: 'divider' }], 'message')).toEqual([]);
    expect(
      blockFaults(
        Array.from({ length: 51 }, () => section),
        'message',
      ),
    ).toEqual(['blocks: more than 50']);
  });
});

describe('a person', () => {
  it('cannot press what is not there, nor answer what is not asked', async () => {
    const tess = slack.user('U1');
    expect(() => tess.press('Open')).toThrow('sees no button "Open"');
    await client.views.open({
      trigger_id: slack.world.trigger('U1'),
      view: modal({
        submit: plain('Go'),
        blocks: [
          {
            type: 'input',
            block_id: 'q',
            label: plain('Q'),
            element: { type: 'plain_text_input', action_id: 'q', max_length: 3 },
          },
        ],
      }),
    });
    await expect(tess.type('Another', 'x')).rejects.toThrow('there are: "Q"');
    await expect(tess.type('Q', 'four')).rejects.toThrow('after 3 letters');
    expect(() => tess.submit()).toThrow('"Q" is empty');
    expect(slack.user('U2').modal()).toBeNull();
  });
});
