// Requests that must not get in: each has its status, none has an effect, and nothing of their content is logged.

import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contentOf, type Delivery, eventPayload, signed } from '../../clients/slack-stand-in/index.ts';
import { type Bot, startBot } from './bot.ts';
import { notice } from './views.ts';

const SENTINEL = 'SENTINEL-story-of-a-child';
const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ converse: () => ({ say: [notice('Hello')] }) });
});
afterAll(() => bot.stop());
beforeEach(() => {
  bot.turns.length = 0;
});

const command = (more: Record<string, string> = {}): string =>
  new URLSearchParams({
    ...{
      command: '/esafety',
      text: SENTINEL,
      user_id: 'U1',
      team_id: 'T0SCHOOL',
      trigger_id: bot.slack.world.trigger('U1'),
    },
    ...more,
  }).toString();

const post = (body: string | Buffer, headers: Record<string, string>): Promise<Response> =>
  fetch(bot.url, { method: 'POST', headers, body: typeof body === 'string' ? body : new Uint8Array(body) });

const sign = (body: string, atMs = bot.clock.time, secret = bot.slack.settings.signingSecret) =>
  signed(secret, body, atMs);

const event = (content: Record<string, unknown>): Delivery => ({
  kind: 'events_api',
  payload: eventPayload(bot.slack.world, content),
});

const untouched = (): void => {
  expect(bot.turns).toEqual([]);
  expect(bot.logged()).not.toContain(SENTINEL);
};

describe('a request that is not from Slack', () => {
  const wrong: readonly [string, (body: string) => Record<string, string>][] = [
    ['has no signature', () => ({})],
    ['is signed with another secret', (body) => sign(body, bot.clock.time, 'another-secret')],
    ['is 6 minutes old', (body) => sign(body, bot.clock.time - 6 * 60_000)],
    ['comes from the future', (body) => sign(body, bot.clock.time + 6 * 60_000)],
    ['is signed for another body', () => sign('text=another')],
    ['has a timestamp that is no number', (body) => ({ ...sign(body), 'x-slack-request-timestamp': 'soon' })],
    [
      'has a timestamp changed after signing',
      (body) => ({ ...sign(body), 'x-slack-request-timestamp': String(Math.floor(bot.clock.time / 1000) - 1) }),
    ],
    ['has a signature of another version', (body) => ({ ...sign(body), 'x-slack-signature': 'v1=00' })],
    ['has an empty signature', (body) => ({ ...sign(body), 'x-slack-signature': '' })],
  ];
  it.each(wrong)('is refused with 401 when it %s', async (_name, headers) => {
    const body = command();
    const reply = await post(body, { 'content-type': FORM, ...headers(body) });
    expect(reply.status).toBe(401);
    expect(reply.headers.get('x-slack-no-retry')).toBe('1');
    expect(await reply.text()).toBe('');
    untouched();
  });

  it('is refused even when it calls itself a check of the certificate', async () => {
    const reply = await post(`ssl_check=1&text=${SENTINEL}`, { 'content-type': FORM });
    expect(reply.status).toBe(401);
    untouched();
  });
});

describe('a request that cannot be read', () => {
  it.each([
    ['no JSON', JSON_TYPE, `{"event": ${SENTINEL}`, 400],
    ['JSON that is a list', JSON_TYPE, `["${SENTINEL}"]`, 400],
    ['JSON that is null', JSON_TYPE, 'null', 400],
    ['an empty body', JSON_TYPE, '', 400],
    ['a form without a payload or command', FORM, `text=${SENTINEL}`, 400],
    ['a form whose payload is no JSON', FORM, `payload=${SENTINEL}`, 400],
    ['a form with broken escapes', FORM, `payload=%7B%E0%A4%A${SENTINEL}`, 400],
    ['another content type', 'text/plain', `text=${SENTINEL}`, 415],
    ['no content type', '', `text=${SENTINEL}`, 415],
  ])('with %s is refused', async (_name, type, body, status) => {
    const reply = await post(Buffer.from(body), { ...(type === '' ? {} : { 'content-type': type }), ...sign(body) });
    expect(reply.status).toBe(status);
    untouched();
  });

  it('with bytes that are not UTF-8 is refused', async () => {
    const body = Buffer.from([0xff, 0xfe, 0x41]);
    const reply = await post(body, { 'content-type': FORM, ...sign(body.toString('latin1')) });
    expect(reply.status).toBe(401);
  });

  it('of more than 256 KB is refused, announced or not', async () => {
    const body = command({ text: SENTINEL.repeat(20_000) });
    const announced = await post(body, { 'content-type': FORM, ...sign(body) });
    expect(announced.status).toBe(413);
    expect(await chunked(body, { 'content-type': FORM, ...sign(body) })).toBe(413);
    untouched();
  });

  it('that never ends is refused after a while', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const asked = request(
        bot.url,
        { method: 'POST', headers: { 'content-type': FORM, 'content-length': '100' } },
        (res) => {
          resolve(res.statusCode);
          res.resume();
        },
      );
      asked.on('error', reject);
      asked.write('text=');
    });
    expect(status).toBe(408);
  });

  it('that is cut off harms nobody', async () => {
    await new Promise<void>((resolve) => {
      const asked = request(bot.url, { method: 'POST', headers: { 'content-type': FORM, 'content-length': '100' } });
      asked.on('error', () => resolve());
      asked.write('text=', () => asked.destroy());
    });
    expect((await bot.slack.user('U1').command('report')).status).toBe(200);
  });
});

describe('a request from Slack that is not for us', () => {
  it.each(['T0OTHER', ''])('from the workspace "%s" gets a fixed line for a command, and no turn', async (team) => {
    const body = command({ team_id: team });
    const reply = await post(body, { 'content-type': FORM, ...sign(body) });
    expect(reply.status).toBe(200);
    expect(await reply.json()).toMatchObject({
      response_type: 'ephemeral',
      text: expect.stringContaining('another school'),
    });
    untouched();
  });

  it('from another workspace is taken and forgotten when it is an event or a press', async () => {
    const message = { type: 'message', channel: 'D1', channel_type: 'im', user: 'U1', text: SENTINEL };
    const other = { ...event(message).payload, team_id: 'T0OTHER', authorizations: [{ team_id: 'T0OTHER' }] };
    expect(await bot.slack.deliver({ kind: 'events_api', payload: other })).toEqual({ status: 200, body: null });
    const press = {
      type: 'block_actions',
      team: { id: 'T0OTHER' },
      user: { id: 'U1' },
      trigger_id: 'x1',
      actions: [{ action_id: 'verb:open:1', value: SENTINEL }],
    };
    expect(await bot.slack.deliver({ kind: 'interactive', payload: press })).toEqual({ status: 200, body: null });
    untouched();
  });

  it('with an unknown command gets a fixed line', async () => {
    await bot.slack.user('U1').command(SENTINEL, { command: '/other' });
    expect(bot.slack.user('U1').whispers().at(-1)).toContain('I do not know that command');
    untouched();
  });

  const team = { id: 'T0SCHOOL' };
  const user = { id: 'U1', team_id: 'T0SCHOOL' };
  const view = {
    id: 'V1',
    type: 'modal',
    callback_id: 'theirs',
    hash: 'h',
    private_metadata: SENTINEL,
    blocks: [],
    state: { values: {} },
  };
  const strange: readonly [string, Record<string, unknown>][] = [
    [
      'an action that is no button of ours',
      { type: 'block_actions', actions: [{ action_id: 'theirs', value: SENTINEL }] },
    ],
    ['an action without actions', { type: 'block_actions', actions: [] }],
    [
      'an action with a broken view',
      { type: 'block_actions', actions: [{ action_id: 'verb:a:1' }], view: { id: 7, note: SENTINEL } },
    ],
    ['a closed window', { type: 'view_closed', view }],
    ['an unknown shortcut of a message', { type: 'message_action', callback_id: 'x', message: { text: SENTINEL } }],
    ['a menu that asks for choices', { type: 'block_suggestion', action_id: 'x', value: SENTINEL }],
    ['a type from the future', { type: 'hologram', text: SENTINEL }],
    ['no type at all', { text: SENTINEL }],
  ];
  it.each(strange)('with %s is acknowledged and changes nothing', async (_name, payload) => {
    const reply = await bot.slack.deliver({
      kind: 'interactive',
      payload: { team, user, trigger_id: bot.slack.world.id('t'), ...payload },
    });
    expect(reply.status).toBe(200);
    untouched();
  });

  it('with a window that we did not make is not answered as if it were saved', async () => {
    const payload = { type: 'view_submission', team, user, trigger_id: bot.slack.world.id('t'), view };
    const reply = await bot.slack.deliver({ kind: 'interactive', payload });
    expect(JSON.stringify(reply.body)).toContain('may not be saved');
    untouched();
  });

  it.each([
    ['an unknown event', { type: 'team_join', user: { id: 'U9', note: SENTINEL } }],
    ['a message without a user', { type: 'message', channel: 'D1', channel_type: 'im', text: SENTINEL }],
    ['a message whose user is no text', { type: 'message', channel: 'D1', channel_type: 'im', user: { id: SENTINEL } }],
    ['a home opened by nobody', { type: 'app_home_opened', tab: 'home' }],
  ])('with %s is acknowledged and changes nothing', async (_name, content) => {
    expect((await bot.slack.deliver(event(content))).status).toBe(200);
    untouched();
  });

  it('with an event that is no object does not end the process', async () => {
    const reply = await bot.slack.deliver({ kind: 'events_api', payload: { ...event({}).payload, event: SENTINEL } });
    expect([200, 500]).toContain(reply.status);
    expect((await bot.slack.user('U1').command('still here')).status).toBe(200);
    expect(bot.logged()).not.toContain(SENTINEL);
  });
});

describe('whatever is signed', () => {
  it('is answered, never crashes and never leaks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('events_api', 'interactive'),
        fc.dictionary(keys, fc.jsonValue({ maxDepth: 3 }), { maxKeys: 6 }),
        async (kind, payload) => {
          const reply = await bot.slack.deliver({
            kind,
            payload: { team: { id: 'T0SCHOOL' }, user: { id: 'U1' }, ...payload, note: SENTINEL },
          });
          expect([200, 500]).toContain(reply.status);
          expect(bot.logged()).not.toContain(SENTINEL);
        },
      ),
      { numRuns: 150 },
    );
  });
  const keys = fc.constantFrom(
    'type',
    'event',
    'view',
    'actions',
    'command',
    'team',
    'user',
    'name',
    'authorizations',
    'callback_id',
  );
});

describe('Slack asking about the address', () => {
  it('gets its challenge back when it is signed', async () => {
    const payload = { type: 'url_verification', challenge: 'abc', token: 'x' };
    expect(await bot.slack.deliver({ kind: 'events_api', payload })).toEqual({
      status: 200,
      body: { challenge: 'abc' },
    });
  });

  it('may name a character set in its content type', async () => {
    const { body } = contentOf({ kind: 'events_api', payload: { type: 'url_verification', challenge: 'abc' } });
    const reply = await post(body, { 'content-type': 'application/json; charset=utf-8', ...sign(body) });
    expect(await reply.json()).toEqual({ challenge: 'abc' });
  });
});

function chunked(body: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(
      bot.url,
      { method: 'POST', headers: { ...headers, 'transfer-encoding': 'chunked' } },
      (res) => {
        resolve(res.statusCode);
        res.resume();
      },
    );
    // The rest of the body is refused while it is still being sent.
    asked.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EPIPE' || error.code === 'ECONNRESET' ? undefined : reject(error),
    );
    asked.end(body);
  });
}
