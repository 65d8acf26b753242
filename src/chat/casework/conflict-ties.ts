// People close to me: named privately, taken off with the day on which it ended.

import { ROLE_NAMES } from '../../domain/people/role.ts';
import type { Named } from '../../usecases/casework/sharing/conflict-ties.ts';
import type { ItemList } from '../../views/private-views.ts';
import { SHARING_TEXTS } from '../../views/sharing-texts.ts';
import { casesButton, danger, plain, primary, submits } from '../buttons.ts';
import { refused } from '../failure.ts';
import type { Handler, PersonCall } from '../handler.ts';
import { message, notice } from '../message.ts';
import { date, typed } from '../questions.ts';
import { nameQuestion, page } from './people-questions.ts';

const T = SHARING_TEXTS.ties;
const B = SHARING_TEXTS.buttons;

export const tiesButton = () => plain('tie', '', B.ties);

export const showTies: Handler = async (call, deps) => {
  const name = typed(call, 'name');
  const { mine, found } = await deps.useCases.casework.ties.list(call.who, name);
  const view: ItemList = {
    view: 'item_list',
    title: T.title,
    intro: T.intro,
    search: [nameQuestion(T.find, T.findHelp, name)],
    items: [
      ...found.map((person) => ({
        title: person.name,
        lines: person.role === undefined ? [] : [ROLE_NAMES[person.role]],
        action: plain('tie.pick', person.personId, B.choose),
      })),
      ...mine.map((person) => ({
        title: person.name,
        lines: [T.mine(person.name)],
        action: plain('tie.end', person.personId, T.end),
      })),
    ],
    empty: name === '' ? T.empty : T.none,
    links: [],
    actions: [submits(primary('tie.find', '', B.find)), casesButton()],
  };
  return { show: view, say: [notice(T.title, [], [tiesButton()])], sayInstead: true };
};

/** The name is looked up among the staff and never taken from the press. */
const nameIn = (call: PersonCall, people: readonly Named[]): string =>
  people.find(({ personId }) => personId === call.target.id)?.name ?? '';

export const pickTie: Handler = async (call, deps) => {
  const found = await deps.useCases.casework.ties.person(call.who, call.target.id);
  if (!found.ok) return refused(found.refusal, call, deps, false);
  const save = primary('tie.save', call.target.id, B.tieYes);
  return { show: message(T.title, [T.ask(found.value.name)], { tone: 'warning', actions: [save, tiesButton()] }) };
};

export const saveTie: Handler = async (call, deps) => {
  const done = await deps.useCases.casework.ties.declare(call.who, call.target.id);
  if (!done.ok) return refused(done.refusal, call, deps, true);
  return { show: message(T.savedTitle, [T.saved], { tone: 'good', actions: [tiesButton(), casesButton()] }) };
};

const endPage = (call: PersonCall, name: string, error: string) =>
  page(
    T.endTitle,
    [T.endAsk(name)],
    [date('on', T.endDate, { value: typed(call, 'on'), error })],
    danger('tie.end.save', call.target.id, B.tieEndYes),
    tiesButton(),
  );

export const showTieEnd: Handler = async (call, deps) => {
  const { mine } = await deps.useCases.casework.ties.list(call.who, '');
  return { show: endPage(call, nameIn(call, mine), '') };
};

export const saveTieEnd: Handler = async (call, deps) => {
  const done = await deps.useCases.casework.ties.end(call.who, call.target.id, typed(call, 'on'));
  if (done.ok) return { show: message(T.savedTitle, [T.ended], { tone: 'good', actions: [tiesButton()] }) };
  if (done.refusal.field !== 'on') return refused(done.refusal, call, deps, true);
  const { mine } = await deps.useCases.casework.ties.list(call.who, '');
  return { show: endPage(call, nameIn(call, mine), T.endWrong), errors: { on: T.endWrong } };
};
