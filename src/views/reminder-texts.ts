// The words of reminders, and of the question whether the date is right.

import { formatDate, formatDay, instantAt } from '../domain/shared/time.ts';
import type { ChatText } from './chat-text.ts';
import type { ReminderBundle } from './reminder-views.ts';

export const REMINDER_TEXTS = {
  title: (count: number): string =>
    count === 1 ? 'One thing is waiting for you' : `${count} things are waiting for you`,
  more: (count: number): string =>
    count === 1 ? 'One more follows on another day.' : `${count} more follow on other days.`,
  by: (day: string): string => `By ${day}`,
  today: 'By today',
  wasDue: (day: string): string => `Was due ${day}`,
  last: (who: string): string => `This is the last reminder before ${who} is told.`,
  somebodyElse: 'somebody else',
  mail: {
    subject: 'Reminders from the e-safety bot',
    button: (label: string): string => `In the chat: ${label}`,
    footer: [
      'You get this by e-mail because the chat could not reach you.',
      'Open Teams or Slack and write "help" to the e-safety bot. Do not answer this e-mail.',
    ],
  },
  held: {
    title: 'Is the date on the e-safety server right?',
    lines: (moment: string): readonly string[] => [
      `The server’s clock jumped to ${moment}. Reminders wait until somebody says that this is right.`,
      'If it is wrong, press nothing and tell IT. Reports and their alerts go on.',
    ],
    button: 'Yes, the date is right',
    doneTitle: 'Reminders go on',
    done: 'Thank you. Reminders go out again in school hours.',
    nothing: 'Somebody has confirmed it already. Reminders go out in school hours.',
    notYoursTitle: 'Somebody else decides this',
    notYours: 'The headteacher or whoever keeps the agreements can confirm the date. Nothing was changed.',
  },
} as const;

/** The words that stand before the things themselves. */
export const reminderText = ({ items, more }: ReminderBundle): ChatText => ({
  warnings: [],
  title: REMINDER_TEXTS.title(items.length + more),
  lines: more > 0 ? [REMINDER_TEXTS.more(more)] : [],
});

/** The things themselves, for where no card is drawn. */
export const reminderLines = ({ items }: ReminderBundle): readonly string[] =>
  items.map((item) =>
    [item.title, item.why, item.when, item.last]
      .filter((part) => part !== '')
      .map(ended)
      .join(' '),
  );

const ended = (part: string): string => (/[.?]$/.test(part) ? part : `${part}.`);

/** "Fri 28 Nov", with the year where it is another one than today's. */
const dayWords = (day: string, today: string): string =>
  day.slice(0, 4) === today.slice(0, 4) ? formatDay(instantAt(day, '12:00', 'utc'), 'utc') : formatDate(day);

/** "By Fri 28 Nov", "By today", "Was due Fri 28 Nov"; empty when there is no day. */
export function whenWords(dueOn: string | null, today: string): string {
  if (dueOn === null) return '';
  if (dueOn === today) return REMINDER_TEXTS.today;
  return dueOn > today ? REMINDER_TEXTS.by(dayWords(dueOn, today)) : REMINDER_TEXTS.wasDue(dayWords(dueOn, today));
}
