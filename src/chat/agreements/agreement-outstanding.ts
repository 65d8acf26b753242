// Who has signed and who has not, for whoever keeps the agreements. Names stand in the private list and in the file alone.

import { AUP_TEXTS } from '../../views/aup-texts.ts';
import { CAMPAIGN_TEXTS } from '../../views/campaign-texts.ts';
import type { ItemList } from '../../views/private-views.ts';
import { plain } from '../buttons.ts';
import type { Handler } from '../handler.ts';
import { message, notice } from '../message.ts';
import { unreachedButton } from '../unreached.ts';
import { agreementRefused, listButton } from './agreement-answer.ts';

const T = AUP_TEXTS;

/** More would make a card that nobody reads to its end; the file has all of them. */
const MOST_NAMES = 15;

export const showOutstanding: Handler = async (call, deps) => {
  const found = await deps.useCases.aup.outstanding(call.who);
  if (!found.ok) return agreementRefused(found.refusal, call, deps, false);
  const view: ItemList = {
    ...{ view: 'item_list', title: T.outstanding.title, search: [], links: [], empty: T.outstanding.empty },
    intro: [T.outstanding.intro],
    items: found.value.map(({ title, version, asked, signed, waiting, missing }) => ({
      title: T.outstanding.item(title, version),
      lines: [
        T.outstanding.count(signed, asked),
        ...(waiting > 0 ? [CAMPAIGN_TEXTS.outstanding.waiting(waiting)] : []),
        ...(missing.length === 0 ? [] : [T.outstanding.notYet]),
        ...missing.slice(0, MOST_NAMES).map(({ name, state }) => T.outstanding.missing(name, state)),
        ...(missing.length > MOST_NAMES ? [T.outstanding.more(missing.length - MOST_NAMES)] : []),
      ],
      action: null,
    })),
    actions: [plain('aup.outstanding.file', '', T.buttons.outstandingFile), unreachedButton(), listButton()],
  };
  const say = [notice(T.outstanding.title, [T.list.press], [plain('aup.outstanding', '', T.buttons.outstanding)])];
  return { show: view, say, sayInstead: true };
};

export const linkToOutstanding: Handler = async (call, deps) => {
  const link = await deps.useCases.aup.outstandingLink(call.who);
  if (!link.ok) return agreementRefused(link.refusal, call, deps, false);
  const actions = [plain('aup.outstanding', '', T.buttons.outstanding)];
  return {
    show: {
      ...message(T.outstanding.fileTitle, [T.outstanding.file], { tone: 'good', actions }),
      links: [{ label: T.buttons.outstandingLink, url: link.value }],
    },
    say: [
      notice(T.outstanding.title, [T.outstanding.said], [plain('aup.outstanding.file', '', T.buttons.outstandingFile)]),
    ],
    sayInstead: true,
  };
};
