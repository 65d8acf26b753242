// The words of everything that may stand in a chat. Card templates say how they look; the fallback text says the same words.

import { caseLineText } from './case-lines.ts';
import type { ChatText } from './chat-text.ts';
import type { CaseAlert, ChatView, ReportStatus, StatusWord } from './chat-views.ts';
import { FINDING_TEXTS } from './finding-texts.ts';
import { overrideText } from './override-texts.ts';
import { reminderText } from './reminder-texts.ts';
import { CHAT_TEXTS } from './texts.ts';

const DANGER_LINE = CHAT_TEXTS.call999;

export function chatText(view: ChatView): ChatText {
  switch (view.view) {
    case 'case_alert':
      return alertText(view);
    case 'case_line':
      return { warnings: [], title: `Report ${view.ref}`, lines: [caseLineText(view.line, view.time)] };
    case 'report_status':
      return statusText(view);
    case 'report_start':
      return { warnings: [DANGER_LINE], ...(view.resuming ? RESUME : START) };
    case 'notice':
      return { warnings: [], title: view.title, lines: view.lines };
    case 'override_card':
    case 'override_line':
    case 'site_card':
      return overrideText(view);
    case 'reminder_bundle':
      return reminderText(view);
    case 'home':
      return { warnings: [DANGER_LINE], title: FINDING_TEXTS.home.title, lines: view.lines };
    default:
      return FIXED[view.view];
  }
}

function alertText(view: CaseAlert): ChatText {
  const when = `${view.urgency}. ${view.time}.`;
  if (view.attempt <= 1) return { warnings: [], title: `New report ${view.ref}`, lines: [when] };
  const waiting = 'Nobody has said yet that they are dealing with it.';
  return { warnings: [], title: `Report ${view.ref} is waiting`, lines: [when, waiting] };
}

function statusText(view: ReportStatus): ChatText {
  const waiting = 'Nobody has said yet that they are dealing with this. Do not wait. Call one of the numbers below.';
  return {
    warnings: view.nobodyAccepted ? [waiting, DANGER_LINE] : [],
    title: `${STATUS_TITLES[view.status]} ${view.ref}`,
    lines: [
      ...(STATUS_SENTENCES[view.status] === '' ? [] : [STATUS_SENTENCES[view.status]]),
      `Received ${view.time}.`,
      toldLine(view.toldCount),
      ...(view.status === 'Received' ? ['You will see here when somebody has read it.'] : []),
      ...(view.nextCheck === '' ? [] : [`Next check ${view.nextCheck}.`]),
    ],
  };
}

function toldLine(count: number): string {
  if (count === 0) return 'Nobody has been told yet.';
  return count === 1 ? '1 person has been told.' : `${count} people have been told.`;
}

const STATUS_TITLES: Readonly<Record<StatusWord, string>> = {
  Received: 'Saved.',
  Seen: 'Seen.',
  'In hand': 'In hand.',
  Closed: 'Closed.',
};

const STATUS_SENTENCES: Readonly<Record<StatusWord, string>> = {
  // The title says it already.
  Received: '',
  Seen: 'Somebody has read your report.',
  'In hand': 'Somebody is dealing with your report.',
  Closed: 'The people dealing with your report have closed it. Still worried? Add something, or call a number below.',
};

const START = {
  title: CHAT_TEXTS.buttons.report,
  lines: [
    'It takes a few minutes. You can stop and go on later.',
    'You do not need to be sure. Do not look into it yourself, and do not send pictures or files.',
  ],
};

const RESUME = {
  // The card stays in the chat after the report is sent, so it may not say that it is not.
  title: 'You put a report aside',
  lines: [
    'If you have not sent it yet, go on from where you stopped. Nobody gets it until you send it, unless someone may be in danger now.',
  ],
};

type FixedView = 'not_saved' | 'welcome' | 'help' | 'guest_help' | 'no_files';

const FIXED: Readonly<Record<FixedView, ChatText>> = {
  not_saved: {
    warnings: ['Your report was NOT saved. Nobody has been told.', DANGER_LINE],
    title: 'Call instead',
    lines: ['Something went wrong here. Call one of these numbers now, or tell the safeguarding team face to face.'],
  },
  welcome: {
    warnings: [DANGER_LINE],
    title: 'Report an online safety concern',
    lines: [
      'Tell me when something online worries you about a child, an adult or the school’s systems.',
      'I ask a few short questions. Only people who need to act are told.',
      'Type report to begin, or help to see what else I can do.',
    ],
  },
  help: {
    warnings: [DANGER_LINE],
    title: 'What you can do here',
    lines: ['Type one of these words, or use the buttons.'],
  },
  guest_help: {
    warnings: [DANGER_LINE],
    title: 'Reports come from staff',
    lines: [
      'I can only take reports from full members of this school. If you are worried about a child, call a number below.',
    ],
  },
  no_files: {
    warnings: [DANGER_LINE],
    title: 'Do not send pictures or files here',
    lines: [
      'I did not open it or keep a copy. It may still be in this chat, and I cannot remove it.',
      'If it shows a child without clothes or in a sexual way: do not copy, save, forward or show it to anyone. Keep the device as it is.',
      'Tell the safeguarding team in your own words. Describe it; do not send it.',
    ],
  },
};
