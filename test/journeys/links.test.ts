// Addresses that are opened without a chat, in the whole program: a token that nobody was given is told so, and written nowhere.

import { afterEach, describe, expect, it } from '@jest/globals';
import { closeApps, openApp } from '../support/open-app.ts';

afterEach(closeApps);

describe('the whole program', () => {
  it.each(['d', 'feed'])(
    'answers /%s/ with "not here" for a token that nobody was given, and keeps it out of the log',
    async (room) => {
      const app = await openApp();
      const token = 'Zm9yZ2VkLXRva2VuLW9mLXJpZ2h0LWxlbmd0aC0xMjM';
      const answer = await fetch(`${app.url}/${room}/${token}`);
      expect(answer.status).toBe(404);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(app.logged.join('\n')).not.toContain(token);
    },
  );
});
