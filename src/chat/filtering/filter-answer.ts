// How every press on a filter request is answered: the file, or a sentence on where it stands now. In a channel nothing can be
// shown in place, so the same always stands ready as a short card for the person's own chat.

import type { Refusal, Result } from '../../domain/shared/result.ts';
import type { OverrideFileData } from '../../usecases/filtering/results.ts';
import type { Action } from '../../views/fields.ts';
import { FILTER_TEXTS } from '../../views/filter-texts.ts';
import type { RecordFile } from '../../views/private-views.ts';
import { danger, plain, primary, reportButton } from '../buttons.ts';
import { failed, isStoreDown, numbersFor } from '../failure.ts';
import type { Call, ConverseDeps } from '../handler.ts';
import { message, notice } from '../message.ts';
import type { Answer } from '../turn.ts';
import { filterNotSaved } from './filter-not-saved.ts';

const T = FILTER_TEXTS;

/** Teams puts more behind a menu, and a stressed reader does not look there. */
const MOST_BUTTONS = 6;

const openButton = (id: string): Action => plain('filter.open', id, T.buttons.open);

export function fileActions({ id, can }: OverrideFileData): readonly Action[] {
  const actions: readonly (Action | false)[] = [
    can.approve && primary('filter.approve', id, T.buttons.approve(can.until)),
    can.answer && primary('filter.answer', id, T.buttons.answer),
    can.confirmOpen && primary('filter.live', id, T.buttons.live),
    can.confirmClosed && primary('filter.back', id, T.buttons.back),
    can.finish && plain('filter.finish', id, T.buttons.finish),
    can.approve && can.shorter.length > 0 && plain('filter.shorter', id, T.buttons.shorter),
    can.refuse && danger('filter.refuse', id, T.buttons.refuse),
    can.ask && plain('filter.ask', id, T.buttons.ask),
    can.revoke && danger('filter.revoke', id, T.buttons.revoke),
    can.withdraw && danger('filter.withdraw', id, T.buttons.withdraw),
    can.liftIllegal === true && plain('filter.lift', id, T.buttons.lift),
    can.stopAsIllegal && danger('filter.illegal', id, T.buttons.illegal),
  ];
  return actions.filter((action) => action !== false).slice(0, MOST_BUTTONS);
}

const fileView = (data: OverrideFileData, warnings: readonly string[]): RecordFile => ({
  view: 'record_file',
  title: data.ref,
  state: data.state,
  warnings: [...warnings, ...data.warnings],
  sections: data.sections,
  chronology: data.chronology,
  actions: fileActions(data),
});

export const fileAnswer = (data: OverrideFileData, warnings: readonly string[] = []): Answer => ({
  show: fileView(data, warnings),
  say: [{ ...data.card, actions: fileActions(data) }],
  sayInstead: true,
});

/** A button that was right when the card was made and is not any more. */
export const notNow = (data: OverrideFileData): Answer => fileAnswer(data, [T.done.notNow]);

/** What was done, and where the request really stands now: the words on the button may be old. */
export function doneAnswer(title: string, data: OverrideFileData): Answer {
  const lines = [T.done.standing(data.ref, data.card.standing)];
  const actions = [
    openButton(data.id),
    ...(data.can.revoke ? [danger('filter.revoke', data.id, T.buttons.revoke)] : []),
  ];
  return {
    show: message(title, lines, { tone: 'good', actions }),
    say: [notice(title, lines, actions)],
    sayInstead: true,
  };
}

/** Asked once before something final. */
export function confirmAnswer(title: string, lines: readonly string[], actions: readonly Action[]): Answer {
  return {
    show: message(title, lines, { tone: 'warning', actions }),
    say: [notice(title, lines, actions)],
    sayInstead: true,
  };
}

/** A kind refusal in its own words, with the way out; when the store is down, what the press wanted decides what is said. */
export function filterRefused(refusal: Refusal, call: Call, deps: ConverseDeps, wantedToSave: boolean): Answer {
  const numbers = numbersFor(deps.useCases, call.actor);
  if (isStoreDown(refusal)) return wantedToSave ? filterNotSaved(call, numbers) : failed(numbers);
  const actions = wayOut(refusal, call);
  return {
    show: message(T.wrong.title, [refusal.message], { tone: 'warning', actions }),
    say: [notice(T.wrong.title, [isForm(call.verb) ? T.wrong.form : refusal.message], actions)],
    sayInstead: true,
  };
}

/** What is wrong with a form can quote what was typed, which has no place in a chat. */
const isForm = (verb: string): boolean => ['filter.next', 'site.save', 'check.save'].includes(verb);

function wayOut({ code }: Refusal, { verb, target }: Call): readonly Action[] {
  if (code === 'override.illegal') return [reportButton()];
  if (code === 'request.already_sent') return [openButton(target.id)];
  const isHidden = code.endsWith('.not_yours') || code.endsWith('.not_found') || target.id === '';
  if (isHidden || isForm(verb) || LEADS_NOWHERE.includes(verb)) return [];
  if (verb.startsWith('filter.')) return [openButton(target.id)];
  return verb.startsWith('site.') ? [plain('site.open', target.id, T.buttons.open)] : [];
}

/** Pressed on what cannot be opened otherwise: the file itself, a request that is not sent, the log. */
const LEADS_NOWHERE: readonly string[] = [
  'filter.open',
  'site.open',
  'check.open',
  'filter.previous',
  'filter.discard',
  'filter.export',
];

/** The answer of a step that was to change something. */
export const outcome = (
  result: Result<OverrideFileData>,
  title: string | ((data: OverrideFileData) => string),
  call: Call,
  deps: ConverseDeps,
): Answer =>
  result.ok
    ? doneAnswer(typeof title === 'string' ? title : title(result.value), result.value)
    : filterRefused(result.refusal, call, deps, true);
