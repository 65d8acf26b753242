// Earlier cases of the same person, device or site, and the reminder that an app or site comes up again and again.

import { FINDING_TEXTS } from '../../views/finding-texts.ts';
import type { ItemList } from '../../views/private-views.ts';
import { CHAT_TEXTS } from '../../views/texts.ts';
import { casesButton, plain } from '../buttons.ts';
import { refused } from '../failure.ts';
import type { Handler } from '../handler.ts';
import { message } from '../message.ts';
import { findButton } from './case-list.ts';

const T = FINDING_TEXTS.earlier;

export const showEarlier: Handler = async (call, deps) => {
  const found = await deps.useCases.casework.finding.earlier(call.who, call.target.id);
  if (!found.ok) return refused(found.refusal, call, deps, false);
  const { ref, items, more } = found.value;
  const view: ItemList = {
    view: 'item_list',
    title: T.title,
    intro: [T.intro(ref), ...(more ? [T.more] : [])],
    search: [],
    items: items.map((item) => ({
      title: item.ref,
      lines: [item.common.map((one) => T.common[one]).join(' '), `${item.time}. ${item.state}.`],
      action: plain('case.open', item.id, CHAT_TEXTS.buttons.open),
    })),
    empty: T.empty,
    links: [],
    actions: [plain('case.open', call.target.id, CHAT_TEXTS.buttons.toCase)],
  };
  return { show: view };
};

export const openPattern: Handler = async (call, deps) => {
  const found = await deps.useCases.casework.finding.pattern(call.who, call.target.id);
  if (!found.ok) return refused(found.refusal, call, deps, false);
  const lines = [
    FINDING_TEXTS.pattern.told,
    FINDING_TEXTS.pattern.kinds(found.value.kinds),
    FINDING_TEXTS.pattern.next,
  ];
  return { show: message(FINDING_TEXTS.pattern.page, lines, { actions: [casesButton(), findButton()] }) };
};
