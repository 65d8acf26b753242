// One's open cases as a list, and the first page of App Home and of a Teams chat.

import { AUP_TEXTS } from '../../views/aup-texts.ts';
import type { Home } from '../../views/chat-views.ts';
import { FINDING_TEXTS } from '../../views/finding-texts.ts';
import type { CaseList } from '../../views/private-views.ts';
import { CHAT_TEXTS } from '../../views/texts.ts';
import {
  casesButton,
  filterButton,
  helpButton,
  lookButton,
  mineButton,
  plain,
  primary,
  receiptButton,
  reportButton,
} from '../buttons.ts';
import { numbersFor } from '../failure.ts';
import type { Call, ConverseDeps, Handler, OpenHandler } from '../handler.ts';
import { notice } from '../message.ts';
import { encodeTarget } from '../target.ts';
import { tiesButton } from './conflict-ties.ts';

const T = CHAT_TEXTS;
const F = FINDING_TEXTS;
const MOST_PAGES = 1000;

/** Which page a button asks for; whatever cannot be one is the first. */
export const pageAsked = (page: string): number => (/^\d{1,4}$/.test(page) ? Math.min(Number(page), MOST_PAGES) : 0);

export const findButton = () => plain('case.find', '', F.buttons.find);

export const showCases: Handler = async (call, deps) => {
  const page = pageAsked(call.target.page);
  const { items, more } = await deps.useCases.casework.finding.list(call.who, page);
  const turn = (to: number, label: string) => plain('cases', encodeTarget({ id: '', page: String(to) }), label);
  const view: CaseList = {
    view: 'case_list',
    title: T.cases.title,
    items: items.map(({ id, ref, urgency, state, time }) => ({
      ref,
      urgency,
      state,
      time,
      action: plain('case.open', id, T.buttons.open),
    })),
    empty: T.cases.empty,
    actions: [
      ...(page > 0 ? [turn(page - 1, F.buttons.earlier)] : []),
      ...(more ? [turn(page + 1, F.buttons.more)] : []),
      findButton(),
      tiesButton(),
    ],
  };
  return { show: view, say: [notice(T.cases.title, [], [casesButton()])], sayInstead: true };
};

/** The same page when it is asked for by word. References, urgency and times alone: it stays in the chat. */
export const showHome: OpenHandler = async (call, deps) => {
  const home = await homeView(call, deps);
  // Slack keeps this page in its own tab and nowhere else.
  if (call.actor.platform !== 'slack') return { say: [home] };
  return { say: [home, notice(F.home.title, [...home.lines, F.home.slack], home.actions.slice(0, HOME_BUTTONS))] };
};
const HOME_BUTTONS = 3;
/** The rest stand in the list: what can be done besides must not be far below. */
const MOST_AT_HOME = 5;

type Lists = Pick<Home, 'openCases' | 'reports' | 'lines'>;
const NOTHING: Lists = { lines: [], openCases: [], reports: [] };

/** Kept by the platform, so references and times only. With the store down it still shows the way in and the numbers. */
export async function homeView(call: Call, deps: ConverseDeps): Promise<Home> {
  const lists = await homeLists(call, deps).catch(() => NOTHING);
  const hasCases = lists.openCases.length > 0;
  return {
    view: 'home',
    ...lists,
    numbers: numbersFor(deps.useCases, call.actor),
    actions: [
      reportButton(),
      ...(hasCases ? [casesButton(), findButton()] : []),
      filterButton(),
      mineButton(),
      // Six fit; who works on cases finds the others under help.
      ...(hasCases ? [] : [plain('aup', '', AUP_TEXTS.buttons.start), lookButton()]),
      helpButton(),
    ],
  };
}

async function homeLists(call: Call, deps: ConverseDeps): Promise<Lists> {
  const known = await deps.useCases.identify(call.actor);
  if (!known.ok) return NOTHING;
  const [cases, reports] = await Promise.all([
    deps.useCases.casework.finding.list(known.value, 0),
    deps.useCases.myReports(known.value),
  ]);
  return {
    lines: cases.open > 0 ? [F.home.open(cases.open)] : [],
    openCases: cases.items.slice(0, MOST_AT_HOME).map(({ id, ref, urgency, time }) => ({
      ref,
      urgency,
      time,
      action: primary('case.open', id, T.buttons.open),
    })),
    reports: reports.map(({ id, ref, status, time }) => ({
      ref,
      status,
      time,
      action: receiptButton(encodeTarget({ id })),
    })),
  };
}
