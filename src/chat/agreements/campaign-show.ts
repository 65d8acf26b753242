// Campaigns as whoever runs them sees them: the list, one of them, what people will read, who is late.

import { formatDate } from '../../domain/shared/time.ts';
import type { CampaignList, CampaignPage } from '../../usecases/aup/campaigns/campaign-use-cases.ts';
import { CAMPAIGN_TEXTS } from '../../views/campaign-texts.ts';
import type { Action } from '../../views/fields.ts';
import type { ItemList, RecordFile } from '../../views/private-views.ts';
import { danger, plain, primary } from '../buttons.ts';
import type { Handler } from '../handler.ts';
import { message, notice } from '../message.ts';
import { encodeTarget, type Target } from '../target.ts';
import type { Answer } from '../turn.ts';
import { agreementRefused, listButton } from './agreement-answer.ts';
import { pagesOf, textParts } from './agreement-pages.ts';
import { pageLine, pageView } from './agreements.ts';
import { isAhead, itemLines, sectionsOf, stateLine } from './campaign-words.ts';

const T = CAMPAIGN_TEXTS;

export const campaignsButton = (): Action => plain('aup.campaigns', '', T.buttons.list);
const campaignButton = (id: string, label: string = T.buttons.back): Action => plain('aup.campaign', id, label);

const ON_A_PAGE = 8;
const pageIn = ({ page }: Target): number => (/^\d{1,4}$/.test(page) ? Math.max(1, Number(page)) : 1);

export const listCampaigns: Handler = async (call, deps) => {
  const found = await deps.useCases.aup.campaigns.list(call.who);
  if (!found.ok) return agreementRefused(found.refusal, call, deps, false);
  return {
    show: listView(found.value, pageIn(call.target)),
    say: [notice(T.list.title, [T.list.press], [campaignsButton()])],
    sayInstead: true,
  };
};

function listView({ items }: CampaignList, page: number): ItemList {
  const from = (page - 1) * ON_A_PAGE;
  const turn = (to: number, label: string): Action =>
    plain('aup.campaigns', encodeTarget({ id: '', page: String(to) }), label);
  return {
    ...{ view: 'item_list', title: T.list.title, search: [], links: [], empty: T.list.empty, intro: [T.list.intro] },
    items: items.slice(from, from + ON_A_PAGE).map((item) => ({
      title: T.list.item(item.title, item.version),
      lines: itemLines(item),
      action:
        item.stage === 'to_start'
          ? primary('aup.campaign', item.id, T.buttons.open)
          : plain('aup.campaign', item.id, T.buttons.open),
    })),
    actions: [
      plain('aup.campaign.new', '', T.buttons.create),
      ...(from + ON_A_PAGE < items.length ? [turn(page + 1, T.buttons.older)] : []),
      ...(page > 1 ? [turn(page - 1, T.buttons.newer)] : []),
      listButton(),
    ],
  };
}

export const showCampaign: Handler = async (call, deps) => {
  const found = await deps.useCases.aup.campaigns.open(call.who, call.target.id);
  return found.ok ? campaignAnswer(found.value) : agreementRefused(found.refusal, call, deps, false);
};

/** `first`: what the press has done, where the state below does not say it. */
export const campaignAnswer = (page: CampaignPage, first = ''): Answer => ({
  show: campaignView(page, first),
  say: [notice(T.list.title, [page.title, T.list.press], [campaignButton(page.id, T.buttons.open)])],
  sayInstead: true,
});

const campaignView = (page: CampaignPage, first: string): RecordFile => ({
  ...{ view: 'record_file', title: T.page.title, chronology: [] },
  state: first === '' ? stateLine(page) : `${first} ${stateLine(page)}`,
  warnings: page.held ? [T.page.held] : [],
  sections: sectionsOf(page),
  actions: actionsOf(page),
});

function actionsOf({ id, stage, held, counts }: CampaignPage): readonly Action[] {
  const isOpen = stage === 'running' || stage === 'late';
  return [
    ...(stage === 'to_start' && !held ? [primary('aup.campaign.start', id, T.buttons.start)] : []),
    ...(isOpen && counts.late > 0 ? [plain('aup.campaign.late', id, T.buttons.late)] : []),
    plain('aup.campaign.text', id, T.buttons.text),
    plain('aup.campaign.pdf', id, T.buttons.pdf),
    plain('aup.campaign.csv', id, T.buttons.csv),
    ...(stage === 'late' ? [plain('aup.campaign.end', id, T.buttons.end)] : []),
    ...(isOpen || isAhead(stage)
      ? [danger('aup.campaign.cancel', id, isAhead(stage) ? T.buttons.cancel : T.buttons.stop)]
      : []),
    campaignsButton(),
  ];
}

/** Exactly what people will read, page by page, with what is different on top. */
export const showCampaignText: Handler = async (call, deps) => {
  const { id } = call.target;
  const found = await deps.useCases.aup.campaigns.text(call.who, id);
  if (!found.ok) return agreementRefused(found.refusal, call, deps, false);
  const { agreement, changes } = found.value;
  const changed = changes.length === 0 ? [] : [{ title: T.text.changes, lines: changes }];
  const pages = pagesOf([...changed, ...textParts(agreement)]);
  const page = Math.min(pageIn(call.target), pages.length);
  const to = (n: number, label: string): Action =>
    plain('aup.campaign.text', encodeTarget({ id, page: String(n) }), label);
  return {
    show: pageView({
      title: T.text.title,
      intro: [T.list.item(agreement.title, agreement.version), ...pageLine(page, pages)],
      page: pages[page - 1] ?? [],
      actions: [
        ...(page < pages.length ? [to(page + 1, T.buttons.next)] : []),
        ...(page > 1 ? [to(page - 1, T.buttons.previous)] : []),
        campaignButton(id),
      ],
    }),
    say: [notice(agreement.title, [T.list.press], [campaignButton(id, T.buttons.open)])],
    sayInstead: true,
  };
};

/** More would make a card that nobody reads to its end; the table has all of them. */
const MOST_NAMES = 30;

export const showLate: Handler = async (call, deps) => {
  const { id } = call.target;
  const found = await deps.useCases.aup.campaigns.late(call.who, id);
  if (!found.ok) return agreementRefused(found.refusal, call, deps, false);
  const { title, names } = found.value;
  const lines = [
    ...names.slice(0, MOST_NAMES).map(({ name, dueOn }) => T.late.line(name, formatDate(dueOn))),
    ...(names.length > MOST_NAMES ? [T.late.more(names.length - MOST_NAMES)] : []),
  ];
  const view: ItemList = {
    ...{ view: 'item_list', title: T.late.title, search: [], links: [], empty: T.late.empty, intro: [T.late.intro] },
    items: lines.length === 0 ? [] : [{ title, lines, action: null }],
    actions: [plain('aup.campaign.csv', id, T.buttons.csv), campaignButton(id)],
  };
  return {
    show: view,
    say: [notice(T.late.title, [T.list.press], [campaignButton(id, T.buttons.open)])],
    sayInstead: true,
  };
};

export const linkTo =
  (file: 'pdf' | 'csv'): Handler =>
  async (call, deps) => {
    const { id } = call.target;
    const link = await deps.useCases.aup.campaigns.link(call.who, id, file);
    if (!link.ok) return agreementRefused(link.refusal, call, deps, false);
    const lines = file === 'csv' ? [T.file.ready, T.file.names] : [T.file.ready];
    return {
      show: {
        ...message(T.file.readyTitle, lines, { tone: 'good', actions: [campaignButton(id)] }),
        links: [{ label: T.buttons.download, url: link.value }],
      },
      say: [notice(T.list.title, [T.file.said], [campaignButton(id, T.buttons.open)])],
      sayInstead: true,
    };
  };
