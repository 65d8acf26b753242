// The value that the head and the chair keep outside the server, and what it is for.

import { ANCHOR_TEXTS } from '../../views/anchor-texts.ts';
import { plain } from '../buttons.ts';
import { failed, isStoreDown, numbersFor } from '../failure.ts';
import type { Handler } from '../handler.ts';
import { message, notice } from '../message.ts';

const T = ANCHOR_TEXTS;

export const showAnchor: Handler = async (call, deps) => {
  const found = await deps.useCases.reviews.anchor(call.who);
  const say = [notice(T.title, [T.press], [plain('ledger.anchor', '', T.button)])];
  if (found.ok) {
    return { show: message(T.title, [T.value(found.value.signs), ...T.lines]), say, sayInstead: true };
  }
  if (isStoreDown(found.refusal)) return failed(numbersFor(deps.useCases, call.actor));
  const lines = [found.refusal.message];
  return { show: message(T.wrong, lines, { tone: 'warning' }), say: [notice(T.wrong, lines, [])], sayInstead: true };
};
