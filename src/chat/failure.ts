// What is shown when something could not be done. A report that was not saved says so at once, with numbers to phone.

import type { Refusal } from '../domain/shared/result.ts';
import type { UseCases } from '../usecases/use-cases.ts';
import type { GuestHelp } from '../views/chat-views.ts';
import type { Action, PhoneLine } from '../views/fields.ts';
import { CHAT_TEXTS } from '../views/texts.ts';
import { helpButton, reportButton } from './buttons.ts';
import type { Call, ConverseDeps } from './handler.ts';
import { message } from './message.ts';
import { notSaved } from './not-saved.ts';
import type { Actor, Answer } from './turn.ts';

/** When not even the school is known. */
const ANYWHERE: readonly PhoneLine[] = [
  { name: 'Emergency', phone: '999' },
  { name: 'Police, not an emergency', phone: '101' },
];

/** Never throws: the numbers are the last thing that may fail. */
export function numbersFor(useCases: UseCases, actor: Actor): readonly PhoneLine[] {
  try {
    const school = useCases.schoolOf(actor);
    return school === null ? ANYWHERE : useCases.numbers(school);
  } catch {
    return ANYWHERE;
  }
}

export const guestHelp = (numbers: readonly PhoneLine[]): Answer => {
  const card: GuestHelp = { view: 'guest_help', numbers };
  return { say: [card] };
};

export function failed(numbers: readonly PhoneLine[]): Answer {
  const lines = [CHAT_TEXTS.failed.again];
  return {
    show: message(CHAT_TEXTS.failed.title, lines, { tone: 'warning', numbers, actions: [helpButton()] }),
    say: [{ view: 'notice', title: CHAT_TEXTS.failed.title, lines: [...lines, ...phoneLines(numbers)], actions: [] }],
    sayInstead: true,
  };
}

const phoneLines = (numbers: readonly PhoneLine[]): readonly string[] =>
  numbers.map(({ name, phone }) => `${name}: ${phone}`);

export const isStoreDown = (refusal: Refusal): boolean => refusal.code.startsWith('store.');

/** A kind refusal in its own words; when the store is down, what the press wanted decides what is said. */
export function refused(
  refusal: Refusal,
  call: Call,
  deps: Pick<ConverseDeps, 'useCases'>,
  wantedToSave: boolean,
): Answer {
  const numbers = numbersFor(deps.useCases, call.actor);
  if (isStoreDown(refusal)) return wantedToSave ? notSaved(call, numbers) : failed(numbers);
  const actions: readonly Action[] = refusal.code.startsWith('report.') ? [reportButton()] : [];
  return {
    show: message(CHAT_TEXTS.failed.title, [refusal.message], { tone: 'warning', numbers, actions }),
    say: [{ view: 'notice', title: CHAT_TEXTS.failed.title, lines: [refusal.message], actions }],
    sayInstead: true,
  };
}
