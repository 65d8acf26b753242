// Whom the bot cannot reach, and what would help. Names stand in the private list alone.

import type { UnreachedItem } from '../usecases/reminders/unreached-list.ts';
import { LEAVER_TEXTS } from '../views/leaver-texts.ts';
import type { ItemList } from '../views/private-views.ts';
import { UNREACHED_TEXTS } from '../views/unreached-texts.ts';
import { plain } from './buttons.ts';
import { failed, isStoreDown, numbersFor } from './failure.ts';
import type { Handler } from './handler.ts';
import { message, notice } from './message.ts';
import { shows, type Verb } from './verb.ts';

const T = UNREACHED_TEXTS;

/** More would make a card that nobody reads to its end; the first of them are put right first. */
const MOST_SHOWN = 40;

/** What would help stands once above the names of all whom it would help. */
function itemsOf(people: readonly UnreachedItem[]): ItemList['items'] {
  const shown = people.slice(0, MOST_SHOWN);
  const reasons = new Map(shown.map(({ why }) => [why.join('\n'), why]));
  const items = [...reasons].map(([same, [title = '', ...help]]) => {
    const names = shown.filter(({ why }) => why.join('\n') === same).map(({ name, since }) => T.person(name, since));
    return { title, lines: [...help, ...names], action: null };
  });
  const left = people.length - MOST_SHOWN;
  return left > 0 ? [...items, { title: T.more(left), lines: [], action: null }] : items;
}

export const unreachedButton = () => plain('unreached', '', T.button);

const showUnreached: Handler = async (call, deps) => {
  const found = await deps.useCases.unreached(call.who);
  if (!found.ok) {
    if (isStoreDown(found.refusal)) return failed(numbersFor(deps.useCases, call.actor));
    const lines = [found.refusal.message];
    return { show: message(T.wrong, lines, { tone: 'warning' }), say: [notice(T.wrong, lines, [])], sayInstead: true };
  }
  const { items, seesSigned } = found.value;
  const view: ItemList = {
    ...{
      view: 'item_list',
      title: T.title,
      intro: items.length === 0 ? [] : [T.intro],
      search: [],
      links: [],
      empty: T.empty,
    },
    items: itemsOf(items),
    actions: seesSigned ? [plain('aup.outstanding', '', T.back)] : [plain('leavers', '', LEAVER_TEXTS.buttons.list)],
  };
  return { show: view, say: [notice(T.title, [T.press], [unreachedButton()])], sayInstead: true };
};

export const UNREACHED_VERBS: Readonly<Record<string, Verb>> = { unreached: shows(showUnreached) };
