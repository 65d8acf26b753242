// The decision log: everybody's for those entitled, one's own for the rest. Searched, paged, and handed out as a file.

import type { DocId } from '../../domain/shared/document.ts';
import type { FilteringItem, FilteringLogData } from '../../usecases/filtering/results.ts';
import type { Action, Option, Question } from '../../views/fields.ts';
import { FILTER_TEXTS } from '../../views/filter-texts.ts';
import type { ItemList } from '../../views/private-views.ts';
import { filterButton, plain, primary, submits } from '../buttons.ts';
import type { Handler, PersonCall } from '../handler.ts';
import { message, notice } from '../message.ts';
import { choice, shortText } from '../questions.ts';
import { encodeTarget } from '../target.ts';
import type { Answer } from '../turn.ts';
import { filterRefused } from './filter-answer.ts';

const T = FILTER_TEXTS;
const MOST_PAGES = 1000;
const SEARCH_LENGTH = 120;

const SHOWN = ['all', 'waiting', 'open', 'checks', 'sites'] as const;
type Shown = (typeof SHOWN)[number];
const isShown = (value: string): value is Shown => SHOWN.some((one) => one === value);

/** The words of a search travel with the press and never in a button. */
type Search = { readonly search: string; readonly show: Shown; readonly page: number };

function searchOf({ inputs, target }: PersonCall): Search {
  const show = inputs.show ?? '';
  const page = /^\d{1,4}$/.test(target.page) ? Math.min(Number(target.page), MOST_PAGES) : 0;
  const search = (inputs.search ?? '').replace(/\p{Cc}/gu, ' ').trim();
  return { search: search.slice(0, SEARCH_LENGTH), show: isShown(show) ? show : 'all', page };
}

export const showLog: Handler = async (call, deps) => {
  const search = searchOf(call);
  const found = await deps.useCases.filtering.log(call.who, search);
  if (!found.ok) return filterRefused(found.refusal, call, deps, false);
  const mayCheck = found.value.whole && (await deps.useCases.filtering.mayKeepChecks(call.who));
  return {
    show: logView(found.value, search, mayCheck),
    say: [notice(T.log.title, [T.typed.press], [plain('filter.log', '', T.buttons.log)])],
    sayInstead: true,
  };
};

function logView(data: FilteringLogData, search: Search, mayCheck: boolean): ItemList {
  return {
    view: 'item_list',
    title: T.log.title,
    intro: data.whole ? data.summary : [T.log.own],
    search: questions(data.whole, search),
    items: data.items.map((item) => ({ title: item.title, lines: item.lines, action: openItem(item) })),
    empty: T.log.empty,
    links: [],
    actions: [...searching(data, search), filterButton(), ...(data.whole ? wholeActions(mayCheck) : [])],
  };
}

function questions(whole: boolean, { search, show }: Search): readonly Question[] {
  const shown = whole ? SHOWN : SHOWN.filter((one) => one !== 'checks' && one !== 'sites');
  const options: readonly Option[] = shown.map((value) => ({ value, label: T.log[value] }));
  return [
    shortText('search', T.log.search, {
      help: T.log.searchHelp,
      required: false,
      value: search,
      maxLength: SEARCH_LENGTH,
    }),
    choice('show', T.log.show, { options, required: false, value: show }),
  ];
}

function searching(data: FilteringLogData, { page }: Search): readonly Action[] {
  const turn = (to: number, label: string): Action =>
    submits(plain('filter.log.search', encodeTarget({ id: '', page: String(to) }), label));
  return [
    submits(primary('filter.log.search', '', T.buttons.search)),
    ...(page > 0 ? [turn(page - 1, T.buttons.newer)] : []),
    ...(data.more ? [turn(page + 1, T.buttons.more)] : []),
  ];
}

const wholeActions = (mayCheck: boolean): readonly Action[] => [
  ...(mayCheck ? [plain('check.start', '', T.buttons.check)] : []),
  plain('filter.export', 'requests', T.buttons.exportRequests),
  plain('filter.export', 'sites', T.buttons.exportSites),
  plain('filter.export', 'checks', T.buttons.exportChecks),
];

const OPENS: Readonly<Record<FilteringItem['kind'], string>> = {
  override: 'filter.open',
  site: 'site.open',
  filter_check: 'check.open',
};
const openItem = ({ kind, id }: { readonly kind: FilteringItem['kind']; readonly id: DocId }): Action =>
  plain(OPENS[kind], id, T.buttons.read);

const EXPORTS = ['requests', 'checks', 'sites'] as const;

/** A link that works once. It stands in the private answer alone. */
export const exportLog: Handler = async (call, deps) => {
  const what = EXPORTS.find((one) => one === call.target.id) ?? 'requests';
  const link = await deps.useCases.filtering.logLink(call.who, { what });
  return link.ok ? linkAnswer(link.value, what) : filterRefused(link.refusal, call, deps, false);
};

const linkAnswer = (url: string, what: string): Answer => ({
  show: {
    ...message(T.log.exportTitle, [T.log.export], { tone: 'good', actions: [plain('filter.log', '', T.buttons.log)] }),
    links: [{ label: T.log.exportLink, url }],
  },
  say: [notice(T.log.exportTitle, [T.log.exportSaid], [plain('filter.export', what, T.log.exportLink)])],
  sayInstead: true,
});
