// Every line that only the Teams platform says. All the rest comes from the conversation.

import { message } from '../../chat/message.ts';
import type { Notice } from '../../views/chat-views.ts';
import type { PhoneLine } from '../../views/fields.ts';
import type { Message } from '../../views/private-views.ts';
import { CHAT_TEXTS } from '../../views/texts.ts';

const DANGER_LINE = CHAT_TEXTS.call999;

/** The verb of the button that fetches an answer which came too late for its press. */
export const FETCH_VERB = 'teams.fetch';

/** The verb of the button that shows in the 1:1 chat what a press in a channel led to. */
export const OPEN_VERB = 'teams.open';

export const stillSaving = (key: string): Message =>
  message('Still saving', [DANGER_LINE, 'Still saving. Do not close. Press the button in a few seconds.'], {
    actions: [{ verb: FETCH_VERB, target: key, label: 'See if it is saved', style: 'primary', withInputs: false }],
  });

export const CLOSED = message('Closed', ['You can close this. To go on later, type report in this chat.']);

const phoneLines = (numbers: readonly PhoneLine[]): readonly string[] =>
  numbers.map((line) => `${line.name}: ${line.phone}`);

const notice = (title: string, lines: readonly string[]): Notice => ({ view: 'notice', title, lines, actions: [] });

export const notCheckedNotice = (numbers: readonly PhoneLine[]): Notice =>
  notice('I could not check your account', [
    DANGER_LINE,
    'I could not check with Microsoft who you are, so I have not opened anything. Nothing was saved. Try again in a minute, or call.',
    ...phoneLines(numbers),
  ]);

export const OLD_TEAMS = notice('This Teams cannot show it', [
  DANGER_LINE,
  'This version of Teams cannot show private pages in the chat. Use Teams on a computer, or update the app, and type report.',
]);

export const TYPE_REPORT = notice('I have no page for that here', ['To make a report, type report.']);

export const openHere = (target: string): Notice => ({
  ...notice('Open it here', ['You pressed a button in the channel. What it leads to is private, so it opens here.']),
  actions: [{ verb: OPEN_VERB, target, label: 'Open', style: 'primary', withInputs: false }],
});

// Lines in a channel, where everybody reads along, or under a card.
export const SAID_PRIVATELY = 'I have written to you in our private chat. Do not write names or details here.';
/** After a press. It says the same whatever came of it. */
export const WRITTEN_PRIVATELY = 'I have written to you privately.';
export const STILL_AT_IT = 'This takes a little longer. I will write to you privately.';
/** What a lock screen shows of a card in a channel. */
export const CHANNEL_SUMMARY = 'E-safety has posted a card here.';
export const CANNOT_WRITE =
  'I cannot write to you yet. In Teams open Apps, find me and press Add. Then type report in our chat. Do not write names or details here.';
export const PRIVATE_CHAT_ONLY = 'This works only in our private chat. Open it and type report.';
export const WRITTEN_BELOW = 'I have written to you below.';
export const DONE = 'Done.';
export const GONE = 'That page is gone from here. Type report to go on: what was saved is kept.';
export const NOT_CHECKED_LINE = `${DANGER_LINE} I could not check with Microsoft who you are. What you sent last was not saved. Try again in a minute.`;

/** Never let it look saved. */
const failedLines = (numbers: readonly PhoneLine[]): readonly string[] => [
  DANGER_LINE,
  'Something failed on our side. What you sent last may not be saved. Try again, or call.',
  ...phoneLines(numbers),
];

export const failedLine = (numbers: readonly PhoneLine[]): string => failedLines(numbers).join(' ');

export const failedNotice = (numbers: readonly PhoneLine[]): Notice =>
  notice('That did not work', failedLines(numbers));
