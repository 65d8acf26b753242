// A filter's address in the whole program: made by the command beside the running server, read over HTTP, revoked at once.

import { afterEach, expect, it } from '@jest/globals';
import { closeApps, openApp, type TestApp } from '../support/open-app.ts';
import { esafety } from '../support/run-esafety.ts';

afterEach(closeApps);

it('an address works from the moment it is made until the moment it is revoked, also over a restart, and stands in no log', async () => {
  const app = await openApp();
  const made = await esafety(app, ['feed', 'create', 'Main filter']);
  expect(made).toMatchObject({ code: 0, err: '' });
  const token = /\/feed\/([A-Za-z0-9_-]{43})/.exec(made.out)?.[1] ?? '';
  const read = async (on: TestApp) => {
    const answer = await fetch(`${on.url}/feed/${token}`);
    return [answer.status, answer.headers.get('content-type'), await answer.text()];
  };
  const nothingOpen = [200, 'text/plain; charset=utf-8', ''];
  expect(await read(app)).toEqual(nothingOpen);
  expect((await esafety(app, ['feed', 'list'])).out).toMatch(/^Main filter: made .+, last read .+\n$/);

  const again = await app.restart();
  expect(await read(again)).toEqual(nothingOpen);
  expect((await esafety(again, ['feed', 'revoke', 'Main filter'])).code).toBe(0);
  expect((await read(again))[0]).toBe(404);
  expect([...app.logged, ...again.logged].join('\n')).not.toContain(token);
});
