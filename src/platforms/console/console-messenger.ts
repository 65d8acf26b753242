// Delivery's way into a person's column.

import type { Log } from '../../usecases/ports.ts';
import type { ChatView } from '../../views/chat-views.ts';
import type { Messenger, SendResult } from '../messenger.ts';
import type { ConsoleChat } from './console-chat.ts';

export function createConsoleMessenger(chat: ConsoleChat, log: Log): Messenger {
  const attempt = async (write: () => Promise<string | null>): Promise<SendResult> => {
    try {
      const message = await write();
      return message === null ? { ok: false, why: 'refused', code: 'message_not_found' } : { ok: true, message };
    } catch (error) {
      log.error('console.chat_not_kept', { platform: 'console' }, error);
      return { ok: false, why: 'retry', code: 'chat_not_kept' };
    }
  };
  const unknown: SendResult = { ok: false, why: 'unreachable', code: 'person_not_in_console' };
  return {
    platform: 'console',
    send: async (to, view: ChatView) =>
      chat.knows(to.userId) ? attempt(async () => (await chat.post(to.userId, view)).message) : unknown,
    update: async (to, message, view: ChatView) =>
      chat.knows(to.userId)
        ? attempt(async () => (await chat.change(to.userId, message, view))?.message ?? null)
        : unknown,
    find: async ({ id }) => (chat.knows(id) ? { tenant: 'console', userId: id, address: null } : null),
  };
}
