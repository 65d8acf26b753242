// Leavers' accounts in the conversation: who is still open, the tick, and what was closed. Names stand in private views alone.

import type { Refusal } from '../../domain/shared/result.ts';
import type { LeaverItem } from '../../usecases/leavers/leavers-use-cases.ts';
import type { Action, Question } from '../../views/fields.ts';
import { LEAVER_TEXTS } from '../../views/leaver-texts.ts';
import type { FormPage, ItemList } from '../../views/private-views.ts';
import { plain, primary, submits } from '../buttons.ts';
import { failed, isStoreDown, numbersFor } from '../failure.ts';
import type { ConverseDeps, Handler, PersonCall } from '../handler.ts';
import { message, notice } from '../message.ts';
import { asTyped, choice, choices, date, errorsOf, optionsOf, type Typed, typedFor } from '../questions.ts';
import type { Answer } from '../turn.ts';
import { unreachedButton } from '../unreached.ts';

const T = LEAVER_TEXTS;

/** More would make a card that nobody reads to its end; the file has all of them. */
const MOST_SHOWN = 20;
/** Slack takes ten boxes to tick. */
const MOST_TICKS = 10;

const listButton = (): Action => plain('leavers', '', T.buttons.list);
const said = (title: string, button: Action = listButton()): Pick<Answer, 'say' | 'sayInstead'> => ({
  say: [notice(title, [T.press], [button])],
  sayInstead: true,
});

const listView = (given: Pick<ItemList, 'title' | 'intro' | 'items' | 'empty' | 'actions'>): ItemList => ({
  ...{ view: 'item_list', search: [], links: [] },
  ...given,
});

export const listLeavers: Handler = async (call, deps) => {
  const found = await deps.useCases.leavers.open(call.who);
  if (!found.ok) return refused(found.refusal, call, deps);
  const { items } = found.value;
  const show = listView({
    ...{ title: T.title, intro: items.length === 0 ? [] : [T.intro], empty: T.empty },
    items: items.slice(0, MOST_SHOWN).map(({ name, group, leftOn, closeBy, isOverdue }) => ({
      title: T.item(name, group),
      lines: [T.left(leftOn), isOverdue ? T.overdue(closeBy) : T.closeBy(closeBy)],
      action: null,
    })),
    actions: [
      ...(items.length === 0 ? [] : [primary('leavers.close', '', T.buttons.form)]),
      plain('leavers.closed', '', T.buttons.closed),
      plain('leavers.file', '', T.buttons.file),
      unreachedButton(),
    ],
  });
  return { show, ...said(T.title) };
};

export const listClosed: Handler = async (call, deps) => {
  const found = await deps.useCases.leavers.closed(call.who);
  if (!found.ok) return refused(found.refusal, call, deps);
  const show = listView({
    ...{ title: T.closed.title, intro: [], empty: T.closed.empty },
    items: found.value.slice(0, MOST_SHOWN).map(({ name, group, leftOn, closedOn, by, what, kit }) => ({
      title: T.item(name, group),
      lines: [T.left(leftOn), T.closed.line(closedOn, by), what, kit],
      action: null,
    })),
    actions: [plain('leavers.file', '', T.buttons.file), listButton()],
  });
  return { show, ...said(T.closed.title, plain('leavers.closed', '', T.buttons.closed)) };
};

const questionsFor = (items: readonly LeaverItem[], today: string): readonly Question[] => [
  choices('who', T.form.who, {
    options: items
      .slice(0, MOST_TICKS)
      .map(({ who, name, group, leftOn }) => ({ value: who, label: T.form.left(T.item(name, group), leftOn) })),
    value: items.length === 1 ? (items[0]?.who ?? '') : '',
  }),
  date('closed_on', T.form.on, { value: today }),
  choices('what', T.form.what, { help: T.form.whatHelp, options: optionsOf(T.form.kinds) }),
  choice('kit', T.form.kit, { options: optionsOf(T.form.kits) }),
];

const formView = (questions: readonly Question[], typed: Typed, errors: Typed): FormPage => ({
  ...{ view: 'form_page', title: T.form.title, progress: '', warnings: [], numbers: [], intro: [T.form.intro] },
  questions: asTyped(questions, typed, errors),
  actions: [submits(primary('leavers.close.save', '', T.buttons.save)), listButton()],
});

export const showClose: Handler = async (call, deps) => {
  const found = await deps.useCases.leavers.open(call.who);
  if (!found.ok) return refused(found.refusal, call, deps);
  const { items, today } = found.value;
  if (items.length === 0) return listLeavers(call, deps);
  return { show: formView(questionsFor(items, today), {}, {}), ...said(T.title) };
};

export const saveClose: Handler = async (call, deps) => {
  const done = await deps.useCases.leavers.close(call.who, { inputs: call.inputs, key: call.key });
  if (done.ok) {
    const lines = T.done(done.value.count, done.value.left);
    const actions = [listButton()];
    return {
      show: message(T.doneTitle, lines, { tone: 'good', actions }),
      say: [notice(T.doneTitle, lines, actions)],
      sayInstead: true,
    };
  }
  const found = isStoreDown(done.refusal) ? null : await deps.useCases.leavers.open(call.who);
  if (found?.ok !== true) return refused(done.refusal, call, deps);
  const questions = questionsFor(found.value.items, found.value.today);
  const errors = errorsOf(done.refusal, questions);
  if (errors === null) return refused(done.refusal, call, deps);
  return { show: formView(questions, typedFor(questions, call.inputs), errors), errors };
};

/** The link stands in the private answer alone. */
export const linkToLeavers: Handler = async (call, deps) => {
  const link = await deps.useCases.leavers.link(call.who);
  if (!link.ok) return refused(link.refusal, call, deps);
  const show = {
    ...message(T.file.title, [T.file.ready], { tone: 'good', actions: [listButton()] }),
    links: [{ label: T.buttons.link, url: link.value }],
  };
  const again = plain('leavers.file', '', T.buttons.file);
  return { show, say: [notice(T.title, [T.file.said], [again])], sayInstead: true };
};

/** Of a save that could not be written: what was typed stays on the page where the platform can keep it. */
function refused(refusal: Refusal, call: PersonCall, deps: ConverseDeps): Answer {
  if (isStoreDown(refusal)) {
    const answer = failed(numbersFor(deps.useCases, call.actor));
    return call.verb === 'leavers.close.save'
      ? { ...answer, notKept: true, errors: { closed_on: T.notSaved } }
      : answer;
  }
  return {
    show: message(T.wrong, [refusal.message], { tone: 'warning' }),
    say: [notice(T.wrong, [refusal.message], [])],
    sayInstead: true,
  };
}
