// Agreements in the conversation: my list, the text page by page, my copies.

import type { PaperWays } from '../../usecases/aup/paper/paper-use-cases.ts';
import type { CopyData, MineData, ReadingData } from '../../usecases/aup/signing-use-cases.ts';
import { AUP_TEXTS } from '../../views/aup-texts.ts';
import { CAMPAIGN_TEXTS } from '../../views/campaign-texts.ts';
import type { Action } from '../../views/fields.ts';
import { PAPER_TEXTS } from '../../views/paper-texts.ts';
import type { ItemList, RecordFile } from '../../views/private-views.ts';
import { plain, primary } from '../buttons.ts';
import type { Handler } from '../handler.ts';
import { notice } from '../message.ts';
import { encodeTarget } from '../target.ts';
import type { Answer } from '../turn.ts';
import { agreementRefused, listButton } from './agreement-answer.ts';
import { pagesOf, type ReadPage, readingParts, textParts } from './agreement-pages.ts';
import { agreementTarget, readAgreementTarget } from './agreement-target.ts';

const T = AUP_TEXTS;

export const listAgreements: Handler = async (call, deps) => {
  const found = await deps.useCases.aup.mine(call.who);
  if (!found.ok) return agreementRefused(found.refusal, call, deps, false);
  const say = [notice(T.list.title, [T.list.press], [plain('aup', '', T.buttons.start)])];
  const papers = await deps.useCases.aup.papers.paperWays(call.who);
  const ways = papers.ok ? papers.value : { classes: false, adults: false };
  return { show: listView(found.value, ways), say, sayInstead: true };
};

/** Copies fill a card in the end: the newest are what anybody looks for. */
const MOST_COPIES = 12;

const listView = ({ agreements, signed, waiting, seesAll, runsCampaigns }: MineData, ways: PaperWays): ItemList => ({
  ...{ view: 'item_list', title: T.list.title, search: [], links: [], empty: T.list.empty },
  intro: [T.list.intro],
  items: [
    ...agreements.map(({ key, title, version, state, owed }) => ({
      title,
      lines: [T.list.version(version), state],
      action: owed ? primary('aup.read', key, T.buttons.read) : plain('aup.read', key, T.buttons.readAgain),
    })),
    ...signed.slice(0, MOST_COPIES).map(({ id, title, version, signedOn }) => ({
      title: T.list.copy(title),
      lines: [T.list.signed(version, signedOn)],
      action: plain('aup.copy', id, T.buttons.copy),
    })),
  ],
  actions: [
    ...(waiting === null ? [] : [plain('aup.waiting', '', `${T.buttons.waiting} (${waiting})`)]),
    ...(seesAll ? [plain('aup.outstanding', '', T.buttons.outstanding)] : []),
    ...(runsCampaigns ? [plain('aup.campaigns', '', CAMPAIGN_TEXTS.buttons.list)] : []),
    ...paperButtons(ways),
  ],
});

const paperButtons = ({ classes, adults }: PaperWays): readonly Action[] => [
  ...(classes ? [plain('aup.classes', '', PAPER_TEXTS.buttons.classes)] : []),
  ...(adults ? [plain('aup.adults', '', PAPER_TEXTS.buttons.adults)] : []),
  ...(adults ? [plain('aup.visitors', '', PAPER_TEXTS.buttons.visitors)] : []),
];

export const readAgreement: Handler = async (call, deps) => {
  const { key, page, hash } = readAgreementTarget(call.target);
  const found = await deps.useCases.aup.read(call.who, key);
  if (!found.ok) return agreementRefused(found.refusal, call, deps, false);
  if (hash === '' || hash === found.value.agreement.hash) return readingAnswer(found.value, page);
  // Another text than the one they had begun: from its beginning, with what is different.
  const anew = await deps.useCases.aup.read(call.who, key, hash);
  return anew.ok
    ? readingAnswer(anew.value, 1, [T.standing.changedMeanwhile, T.read.readAgain])
    : agreementRefused(anew.refusal, call, deps, false);
};

export function readingAnswer(data: ReadingData, page: number, first: readonly string[] = []): Answer {
  const { key, title } = data.agreement;
  const label = data.canSign ? T.buttons.read : T.buttons.readAgain;
  return {
    show: readingView(data, page, first),
    say: [notice(title, [T.list.pressToRead], [primary('aup.read', key, label)])],
    sayInstead: true,
  };
}

function readingView(data: ReadingData, asked: number, first: readonly string[]): ItemList {
  const { agreement, state } = data;
  const pages = pagesOf(readingParts(data));
  const page = Math.min(asked, pages.length);
  return pageView({
    title: data.canSign ? T.read.title : T.read.readTitle,
    intro: [...first, agreement.title, `${T.list.version(agreement.version)}. ${state}`, ...pageLine(page, pages)],
    page: pages[page - 1] ?? [],
    actions: readingActions(data, page, pages.length),
  });
}

export const pageLine = (page: number, pages: readonly ReadPage[]): readonly string[] =>
  pages.length < 2 ? [] : [T.read.page(page, pages.length)];

export const pageView = (given: {
  readonly title: string;
  readonly intro: readonly string[];
  readonly page: ReadPage;
  readonly actions: readonly Action[];
}): ItemList => ({
  ...{ view: 'item_list', title: given.title, intro: given.intro, search: [], links: [], empty: '' },
  items: given.page.map((part) => ({ ...part, action: null })),
  actions: given.actions,
});

/** The way to sign stands under the last page and nowhere before it. */
function readingActions(
  { agreement, canSign, signature }: ReadingData,
  page: number,
  pages: number,
): readonly Action[] {
  const { key, hash } = agreement;
  const to = (n: number): string => agreementTarget(key, n, hash);
  const last = page >= pages;
  return [
    ...(last ? [] : [primary('aup.read', to(page + 1), T.buttons.next)]),
    ...(last && canSign ? [primary('aup.sign', to(page), T.buttons.toSign)] : []),
    ...(page > 1 ? [plain('aup.read', to(page - 1), T.buttons.previous)] : []),
    ...(canSign ? [plain('aup.ask', to(page), T.buttons.ask)] : []),
    ...(last && canSign ? [plain('aup.refuse', to(page), T.buttons.refuse)] : []),
    ...(canSign || signature === null ? [] : [plain('aup.copy', signature, T.buttons.copy)]),
    listButton(),
  ];
}

export const showCopy: Handler = async (call, deps) => {
  const found = await deps.useCases.aup.copy(call.who, call.target.id);
  return found.ok ? copyAnswer(found.value) : agreementRefused(found.refusal, call, deps, false);
};

export function copyAnswer(data: CopyData, state = ''): Answer {
  const { id, agreement, signedOn } = data;
  const words = T.receipt.state(agreement.title, signedOn);
  return {
    show: copyView(data, state),
    say: [notice(T.receipt.title, [words], [plain('aup.copy', id, T.buttons.copy)])],
    sayInstead: true,
  };
}

const copyView = ({ id, agreement, signedOn, receipt, boxes }: CopyData, state: string): RecordFile => ({
  ...{ view: 'record_file', title: T.receipt.title, warnings: [], chronology: [] },
  state: [T.receipt.state(agreement.title, signedOn), state].filter((part) => part !== '').join(' '),
  sections: [
    { title: T.receipt.section, facts: receipt, lines: [] },
    ...(boxes.length === 0 ? [] : [{ title: T.receipt.boxes, facts: [], lines: boxes }]),
  ],
  actions: [plain('aup.text', encodeTarget({ id, page: '1' }), T.buttons.copyText), listButton()],
});

/** Word for word what was signed, also when another text holds by now. */
export const showCopyText: Handler = async (call, deps) => {
  const found = await deps.useCases.aup.copy(call.who, call.target.id);
  if (!found.ok) return agreementRefused(found.refusal, call, deps, false);
  const { id, agreement, signedOn } = found.value;
  const pages = pagesOf(textParts(agreement));
  const page = Math.min(readAgreementTarget(call.target).page, pages.length);
  const to = (n: number): string => encodeTarget({ id, page: String(n) });
  const show = pageView({
    title: T.read.signedTitle,
    intro: [agreement.title, T.list.signed(agreement.version, signedOn), ...pageLine(page, pages)],
    page: pages[page - 1] ?? [],
    actions: [
      ...(page < pages.length ? [primary('aup.text', to(page + 1), T.buttons.next)] : []),
      ...(page > 1 ? [plain('aup.text', to(page - 1), T.buttons.previous)] : []),
      plain('aup.copy', id, T.buttons.copy),
      listButton(),
    ],
  });
  return {
    show,
    say: [notice(agreement.title, [T.list.press], [plain('aup.copy', id, T.buttons.copy)])],
    sayInstead: true,
  };
};
