// Whom the bot cannot reach, and what would help. Names stand in the private list alone.

import type { ItemList } from '../views/private-views.ts';
import { UNREACHED_TEXTS } from '../views/unreached-texts.ts';
import { plain } from './buttons.ts';
import { failed, isStoreDown, numbersFor } from './failure.ts';
import type { Handler } from './handler.ts';
import { message, notice } from './message.ts';
import { shows, type Verb } from './verb.ts';

const T = UNREACHED_TEXTS;

/** More would make a card that nobody reads to its end; the first of them are put right first. */
const MOST_SHOWN = 15;

export const unreachedButton = () => plain('unreached', '', T.button);

const showUnreached: Handler = async (call, deps) => {
  const found = await deps.useCases.unreached(call.who);
  if (!found.ok) {
    if (isStoreDown(found.refusal)) return failed(numbersFor(deps.useCases, call.actor));
    const lines = [found.refusal.message];
    return { show: message(T.wrong, lines, { tone: 'warning' }), say: [notice(T.wrong, lines, [])], sayInstead: true };
  }
  const view: ItemList = {
    ...{ view: 'item_list', title: T.title, intro: [T.intro], search: [], links: [], empty: T.empty },
    items: found.value.slice(0, MOST_SHOWN).map(({ name, lines }) => ({ title: name, lines, action: null })),
    actions: [plain('aup.outstanding', '', T.back)],
  };
  return { show: view, say: [notice(T.title, [T.press], [unreachedButton()])], sayInstead: true };
};

export const UNREACHED_VERBS: Readonly<Record<string, Verb>> = { unreached: shows(showUnreached) };
