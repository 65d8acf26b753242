// A private sentence or two.

import type { Notice } from '../views/chat-views.ts';
import type { Action } from '../views/fields.ts';
import type { Message } from '../views/private-views.ts';

export const message = (
  title: string,
  lines: readonly string[],
  more: Partial<Pick<Message, 'tone' | 'numbers' | 'actions'>> = {},
): Message => ({ view: 'message', title, tone: 'plain', lines, numbers: [], actions: [], ...more });

/** The same in a chat: fixed words, references and times only. */
export const notice = (title: string, lines: readonly string[], actions: readonly Action[]): Notice => ({
  view: 'notice',
  title,
  lines,
  actions,
});
