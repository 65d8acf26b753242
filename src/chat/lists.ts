// One's own reports, help, and the answers to what is neither a word nor a button.

import { ACCESS_TEXTS } from '../views/access-texts.ts';
import { AUP_TEXTS } from '../views/aup-texts.ts';
import type { Help, NoFiles, Notice, Welcome } from '../views/chat-views.ts';
import { COVER_TEXTS } from '../views/cover-texts.ts';
import { DOCUMENT_TEXTS } from '../views/document-texts.ts';
import { FILTER_TEXTS } from '../views/filter-texts.ts';
import { FINDING_TEXTS } from '../views/finding-texts.ts';
import { LEAVER_TEXTS } from '../views/leaver-texts.ts';
import type { MyReports } from '../views/private-views.ts';
import { RETENTION_TEXTS } from '../views/retention-texts.ts';
import { REVIEW_TEXTS } from '../views/review-texts.ts';
import { CHAT_TEXTS } from '../views/texts.ts';
import {
  casesButton,
  filterButton,
  helpButton,
  lookButton,
  mineButton,
  plain,
  receiptButton,
  reportButton,
} from './buttons.ts';
import { COMMANDS, type Command } from './commands.ts';
import { numbersFor } from './failure.ts';
import type { Call, ConverseDeps, Handler, OpenHandler } from './handler.ts';
import { encodeTarget } from './target.ts';
import type { Actor, Answer } from './turn.ts';

const T = CHAT_TEXTS;

export const showMine: Handler = async (call, deps) => {
  const items = await deps.useCases.myReports(call.who);
  const view: MyReports = {
    view: 'my_reports',
    title: T.mine.title,
    items: items.map(({ id, ref, status, time }) => ({
      ref,
      status,
      time,
      action: receiptButton(encodeTarget({ id })),
    })),
    empty: T.mine.empty,
    actions: [reportButton(), lookButton()],
  };
  return { show: view, say: [pointer(T.mine.title, mineButton())], sayInstead: true };
};

/** What stands in the chat instead of a private list. */
const pointer = (title: string, action: Notice['actions'][number]): Notice => ({
  view: 'notice',
  title,
  lines: [],
  actions: [action],
});

const WHAT: Readonly<Record<Command['what'], string>> = {
  ...T.commands,
  ...FILTER_TEXTS.commands,
  aup: AUP_TEXTS.command,
  documents: DOCUMENT_TEXTS.command,
  retention: RETENTION_TEXTS.command,
  personfile: ACCESS_TEXTS.command,
  leavers: LEAVER_TEXTS.command,
  away: COVER_TEXTS.command,
  rota: COVER_TEXTS.rota.command,
  reviews: REVIEW_TEXTS.command,
  home: FINDING_TEXTS.command,
};

export const helpView = (actor: Actor, deps: ConverseDeps): Help => ({
  view: 'help',
  commands: COMMANDS.map(({ usage, what }) => ({ usage, what: WHAT[what] })),
  numbers: numbersFor(deps.useCases, actor),
  actions: [reportButton(), filterButton(), mineButton(), casesButton(), lookButton()],
});

/** From the pack alone: works when nothing can be read or written. */
export const showHelp: OpenHandler = async (call, deps) => ({ say: [helpView(call.actor, deps)] });

/** The way to a report stands beside every guess: who mistypes may be worried about something else. */
export function suggest(command: Command): Answer {
  const notice: Notice = {
    view: 'notice',
    title: T.help.didYouMean(command.name),
    lines: [T.call999],
    actions: [
      ...(isAlwaysOffered(command.name) ? [] : [plain(command.verb, '', SUGGESTED[command.name])]),
      reportButton(),
      helpButton(),
    ],
  };
  return { say: [notice] };
}

type AlwaysOffered = 'report' | 'help';
const isAlwaysOffered = (name: Command['name']): name is AlwaysOffered => name === 'report' || name === 'help';

const SUGGESTED: Readonly<Record<Exclude<Command['name'], AlwaysOffered>, string>> = {
  mine: T.buttons.mine,
  cases: T.buttons.cases,
  unblock: FILTER_TEXTS.buttons.start,
  block: FILTER_TEXTS.buttons.startSite,
  overrides: FILTER_TEXTS.buttons.log,
  filtercheck: FILTER_TEXTS.buttons.check,
  aup: AUP_TEXTS.buttons.start,
  documents: DOCUMENT_TEXTS.buttons.start,
  retention: RETENTION_TEXTS.buttons.start,
  personfile: ACCESS_TEXTS.buttons.list,
  leavers: LEAVER_TEXTS.buttons.list,
  away: COVER_TEXTS.buttons.list,
  rota: COVER_TEXTS.rota.buttons.list,
  reviews: REVIEW_TEXTS.buttons.list,
  home: FINDING_TEXTS.buttons.home,
};

export const notUnderstood = (): Answer => {
  const notice: Notice = {
    view: 'notice',
    title: T.help.notUnderstoodTitle,
    lines: [T.call999, T.help.notUnderstood],
    actions: [reportButton(), helpButton()],
  };
  return { say: [notice] };
};

export const welcome = (): Answer => {
  const card: Welcome = { view: 'welcome', actions: [reportButton(), helpButton()] };
  return { say: [card] };
};

export const noFiles = (call: Call, deps: ConverseDeps): Answer => {
  const card: NoFiles = {
    view: 'no_files',
    numbers: numbersFor(deps.useCases, call.actor),
    actions: [reportButton()],
  };
  return { say: [card] };
};
