// The button that says the date of the server is right. Pressing it twice is the same as once.

import { REMINDER_TEXTS } from '../views/reminder-texts.ts';
import { failed, isStoreDown, numbersFor } from './failure.ts';
import type { Handler } from './handler.ts';
import { message, notice } from './message.ts';
import type { Answer } from './turn.ts';
import { shows, type Verb } from './verb.ts';

const T = REMINDER_TEXTS.held;

const confirmTime: Handler = async (call, deps) => {
  const done = await deps.useCases.confirmTime(call.who);
  if (!done.ok) {
    if (isStoreDown(done.refusal)) return failed(numbersFor(deps.useCases, call.actor));
    return said('warning', T.notYoursTitle, done.refusal.message);
  }
  return said('good', T.doneTitle, done.value === 'confirmed' ? T.done : T.nothing);
};

const said = (tone: 'good' | 'warning', title: string, line: string): Answer => ({
  show: message(title, [line], { tone }),
  say: [notice(title, [line], [])],
  sayInstead: true,
});

export const TIME_VERBS: Readonly<Record<string, Verb>> = { 'time.confirm': shows(confirmTime) };
