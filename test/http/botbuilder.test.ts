// botbuilder's adapter is handed our request and response as they are: this shows that they fit.

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Route } from '../../src/platforms/route.ts';
import { type Started, start } from './support.ts';

let server: Started;
beforeAll(async () => {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
  const bot = new ActivityHandler();
  const botInvoke = Object.assign(bot, { onInvokeActivity: () => Promise.resolve({ status: 200, body: { ok: 'ü' } }) });
  const route: Route = {
    method: 'POST',
    path: '/api/messages',
    body: 'json',
    limit: 10_000,
    handle: (req, res) =>
      adapter.process(
        { body: req.body as Record<string, unknown>, headers: req.headers, method: req.method ?? 'POST' },
        res,
        (context) => botInvoke.run(context),
      ),
  };
  server = await start([route]);
});
afterAll(() => server.stop(0));

const activity = {
  type: 'invoke',
  name: 'adaptiveCard/action',
  channelId: 'msteams',
  id: '1',
  serviceUrl: 'http://127.0.0.1:1',
  from: { id: '29:a' },
  recipient: { id: '28:b' },
  conversation: { id: 'c' },
};

it('an invoke is answered in place through the restify response', async () => {
  const answer = await fetch(`${server.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(activity),
  });
  expect([answer.status, await answer.json()]).toEqual([200, { ok: 'ü' }]);
});

it('a failure inside botbuilder is answered too, and the server lives on', async () => {
  const answer = await fetch(`${server.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
});
