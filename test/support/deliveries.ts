// A messenger that finds everybody and writes one line for each message: its kind, to whom, and the reference it names.

import type { Messenger } from '../../src/platforms/messenger.ts';
import type { ChatView } from '../../src/views/chat-views.ts';

export const delivering = (write: (line: string, view: ChatView) => void): Messenger => {
  const take = (to: string, view: ChatView) => {
    write(`${view.view} ${to} ${'ref' in view ? view.ref : '-'}`, view);
    return Promise.resolve({ ok: true as const, message: 'm' });
  };
  return {
    platform: 'console',
    send: (to, view) => take(to.userId, view),
    update: (to, _message, view) => take(to.userId, view),
    find: ({ id }) => Promise.resolve({ tenant: 'console', userId: id, address: null }),
  };
};
