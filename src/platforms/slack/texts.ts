// Every line that only the Slack platform says. All the rest comes from the conversation.

import { message } from '../../chat/message.ts';
import type { Notice } from '../../views/chat-views.ts';
import type { PhoneLine } from '../../views/fields.ts';
import type { Message } from '../../views/private-views.ts';
import { CHAT_TEXTS } from '../../views/texts.ts';

const DANGER_LINE = CHAT_TEXTS.call999;

/** Fills the window while we look things up, so that Slack's 3 seconds are never the limit. */
export const OPENING = message('One moment', [DANGER_LINE, 'Opening.']);

export const STILL_SAVING = message('Still saving', [DANGER_LINE, 'Still saving. Do not close.']);

export const WRITTEN_TO_YOU = message('Look in Messages', [
  'I have written to you in our Messages tab. You can close this.',
]);

export const DONE = message('Done', ['Done. You can close this.']);

/** Something broke on our side before the conversation could answer: never let it look saved. */
export const failedHere = (numbers: readonly PhoneLine[]): Message =>
  message(
    'That did not work',
    [DANGER_LINE, 'Something failed on our side. What you sent last may not be saved. Try again, or call.'],
    { tone: 'warning', numbers },
  );

const notice = (title: string, lines: readonly string[]): Notice => ({ view: 'notice', title, lines, actions: [] });

/** A window could not be opened and the conversation had nothing else to say. */
export const COULD_NOT_OPEN = notice('The window did not open', [
  'Slack did not open the window in time. Press the button again, or type report here.',
]);

/** The answer was ready, but the window it belonged to was gone. */
export const WINDOW_WAS_CLOSED = notice('The window was closed', [
  'I had an answer for you, but the window was closed. Type report here to carry on.',
]);

/** Plain lines said only to the person, beside a command or in a channel. */
export const SAID_PRIVATELY = 'I have written to you privately. Look under Apps in Slack.';
export const UNKNOWN_COMMAND = 'I do not know that command. Type /esafety report to report a worry.';
export const NOT_YOUR_WORKSPACE = `${DANGER_LINE} This bot belongs to another school. Speak to your own school's safeguarding lead.`;
export const FAILED_LINE = `${DANGER_LINE} Something failed on our side and nothing was opened. Try again, or speak to your safeguarding lead.`;
