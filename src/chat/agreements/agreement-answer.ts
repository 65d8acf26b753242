// Answers that every step about agreements shares: what could not be done, and the way on.

import type { Refusal } from '../../domain/shared/result.ts';
import { AUP_TEXTS } from '../../views/aup-texts.ts';
import type { Action, PhoneLine } from '../../views/fields.ts';
import { plain } from '../buttons.ts';
import { failed, isStoreDown, numbersFor } from '../failure.ts';
import type { Call, ConverseDeps } from '../handler.ts';
import { message, notice } from '../message.ts';
import type { Answer } from '../turn.ts';
import { blindSignForm, targetAgain } from './agreement-form.ts';

const T = AUP_TEXTS;

export const listButton = (): Action => plain('aup', '', T.buttons.list);

/** A sentence or two for the person, and the same in the chat where nothing private can be shown. */
export function told(
  title: string,
  lines: readonly string[],
  actions: readonly Action[],
  tone: 'good' | 'warning' | 'plain' = 'good',
): Answer {
  return { show: message(title, lines, { tone, actions }), say: [notice(title, lines, actions)], sayInstead: true };
}

export function agreementRefused(refusal: Refusal, call: Call, deps: ConverseDeps, wantedToSave: boolean): Answer {
  if (!isStoreDown(refusal)) return told(T.wrong, [refusal.message], [listButton()], 'warning');
  return wantedToSave ? agreementNotSaved(call, []) : failed(numbersFor(deps.useCases, call.actor));
}

export const isAboutAgreements = (verb: string): boolean => verb === 'aup' || verb.startsWith('aup.');

/** Built from the press alone: it works when nothing can be read. */
export function agreementNotSaved(call: Call, numbers: readonly PhoneLine[]): Answer {
  const say = [notice(T.notSavedTitle, [T.notSavedPlain], [listButton()])];
  if (call.verb !== 'aup.sign.save') {
    const show = message(T.notSavedTitle, [T.notSavedPlain], { tone: 'warning', numbers, actions: [listButton()] });
    // Slack keeps the window open, with all that was typed, when a field is named.
    const field = Object.keys(call.inputs)[0];
    const errors = field === undefined ? {} : { errors: { [field]: T.notSaved } };
    return { show, say, sayInstead: true, notKept: true, ...errors };
  }
  const show = { ...blindSignForm(targetAgain(call.target), call.inputs, T.notSaved), numbers };
  return { show, say, sayInstead: true, notKept: true, errors: { [show.questions[0]?.id ?? '']: T.notSaved } };
}
