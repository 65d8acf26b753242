// The same words without a card: for notifications, screen readers, e-mail and clients that draw no cards.

import { chatText } from './chat-texts.ts';
import type { ChatView } from './chat-views.ts';
import type { PhoneLine } from './fields.ts';
import { overrideWords } from './override-texts.ts';
import { reminderLines } from './reminder-texts.ts';
import { CHAT_VIEW_NAMES, type View } from './view.ts';

/** A private view has no words outside itself, so its fallback gives nothing away. */
export function fallbackText(view: View): string {
  return isChatView(view) ? chatLines(view).join('\n') : 'Open this in the app to read it.';
}

export function isChatView(view: View): view is ChatView {
  return CHAT_VIEW_NAMES.some((name) => name === view.view);
}

function chatLines(view: ChatView): readonly string[] {
  const text = chatText(view);
  const title = /[.?]$/.test(text.title) ? text.title : `${text.title}.`;
  const numbers = numberLines('numbers' in view ? view.numbers : []);
  const said = [...text.lines, ...ownLines(view)];
  // Whoever asks for help may need somebody to call more than a list of words.
  return [...text.warnings, title, ...(view.view === 'help' ? [...numbers, ...said] : [...said, ...numbers])];
}

function ownLines(view: ChatView): readonly string[] {
  if (view.view === 'help') return view.commands.map((command) => `${command.usage}: ${command.what}`);
  if (view.view === 'override_card' || view.view === 'override_line' || view.view === 'site_card')
    return overrideWords(view);
  if (view.view === 'reminder_bundle') return reminderLines(view);
  if (view.view !== 'home') return [];
  return [
    ...section(
      'Cases to look at',
      view.openCases.map((item) => `${item.ref} ${item.urgency}. ${item.time}.`),
    ),
    ...section(
      'Reports you sent',
      view.reports.map((item) => `${item.ref} ${item.status}. ${item.time}.`),
    ),
  ];
}

function numberLines(numbers: readonly PhoneLine[]): readonly string[] {
  return section(
    'Numbers to call',
    numbers.map((line) => `${line.name}: ${line.phone}`),
  );
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines];
}
