// A private sentence or two.

import type { Message } from '../views/private-views.ts';

export const message = (
  title: string,
  lines: readonly string[],
  more: Partial<Pick<Message, 'tone' | 'numbers' | 'actions'>> = {},
): Message => ({ view: 'message', title, tone: 'plain', lines, numbers: [], actions: [], ...more });
