// What those who decide, and the requester who is asked something, can press. Rights are checked by the steps at each press.

import type { OverrideFileData } from '../../usecases/filtering/results.ts';
import { FILTER_TEXTS } from '../../views/filter-texts.ts';
import { primary } from '../buttons.ts';
import type { Call, ConverseDeps, Handler, PersonCall } from '../handler.ts';
import { notice } from '../message.ts';
import { faultsIn, type Typed, typedFor } from '../questions.ts';
import type { Answer } from '../turn.ts';
import { fileAnswer, filterRefused, notNow, outcome } from './filter-answer.ts';
import { DESKS, type DeskFill, type DeskName, deskQuestions, deskView } from './filter-desks.ts';

const T = FILTER_TEXTS;

export const openOverride: Handler = async (call, deps) => {
  const found = await deps.useCases.filtering.openOverride(call.who, call.target.id, { key: call.key });
  return found.ok ? fileAnswer(found.value) : filterRefused(found.refusal, call, deps, false);
};

/** One press is enough: where nothing is written, what it was asked for is kept as the reason. */
export const approve: Handler = async (call, deps) => {
  const input = { until: '', reason: '', key: call.key };
  const done = await deps.useCases.filtering.approve(call.who, call.target.id, input);
  return outcome(done, approvedTitle, call, deps);
};

/** While a second yes is needed, the card still asks. */
const approvedTitle = ({ card }: OverrideFileData): string =>
  card.heading === 'decide' ? T.done.halfTitle : T.done.approvedTitle;

/** Shows a short form on a request, unless it can no longer be done: that is said before anybody types. */
export const showDesk =
  (name: DeskName, may: (data: OverrideFileData) => boolean): Handler =>
  async (call, deps) => {
    const found = await deps.useCases.filtering.openOverride(call.who, call.target.id, { key: call.key });
    if (!found.ok) return filterRefused(found.refusal, call, deps, false);
    if (!may(found.value)) return notNow(found.value);
    const show = deskView(name, call.target.id, fillFrom(name, found.value));
    return { show, say: [pointer(name, found.value.ref, call)], sayInstead: true };
  };

function fillFrom(name: DeskName, data: OverrideFileData): DeskFill {
  const question = name === 'filter.answer' ? (data.openQuestion ?? '') : '';
  const intro = [
    T.done.standing(data.ref, data.card.standing),
    ...data.card.addresses,
    ...(data.card.more === 0 ? [] : [T.desk.more(data.card.more)]),
    ...(question === '' ? [] : [T.desk.question(question)]),
  ];
  return { intro, options: data.can.shorter };
}

/** A page with fields has no place in a channel: this leads to it. */
export const pointer = (name: DeskName, ref: string, call: Call) =>
  notice(T.typed.here(ref), [T.typed.press], [primary(name, call.target.id, DESKS[name].title)]);

type Save = (call: PersonCall, deps: ConverseDeps, typed: Typed) => Promise<Answer>;

/** Takes what was typed, or sends the page back with it and the field named. */
export const saveDesk =
  (name: DeskName, save: Save): Handler =>
  async (call, deps) => {
    const typed = typedFor(DESKS[name].questions, call.inputs);
    const errors = faultsIn(DESKS[name].questions, typed);
    if (errors === null) return save(call, deps, typed);
    return { show: deskView(name, call.target.id, { typed, errors }), errors };
  };

/** The ends to choose from move on with the clock, so they are read anew before one is taken. */
export const saveShorter: Handler = async (call, deps) => {
  const { id } = call.target;
  const found = await deps.useCases.filtering.openOverride(call.who, id, { key: `${call.key}:look` });
  if (!found.ok) return filterRefused(found.refusal, call, deps, true);
  if (!found.value.can.approve) return notNow(found.value);
  const questions = deskQuestions('filter.shorter', found.value.can.shorter);
  const typed = typedFor(questions, call.inputs);
  const errors = faultsIn(questions, typed);
  if (errors !== null) {
    const fill = { ...fillFrom('filter.shorter', found.value), typed, errors };
    return { show: deskView('filter.shorter', id, fill), errors };
  }
  const input = { until: typed.until ?? '', reason: typed.reason ?? '', key: call.key };
  return outcome(await deps.useCases.filtering.approve(call.who, id, input), approvedTitle, call, deps);
};

export const saveRefusal = saveDesk('filter.refuse', async (call, deps, { reason = '' }) => {
  const done = await deps.useCases.filtering.refuseRequest(call.who, call.target.id, { reason, key: call.key });
  return outcome(done, T.done.refusedTitle, call, deps);
});

export const saveQuestion = saveDesk('filter.ask', async (call, deps, { text = '' }) => {
  const done = await deps.useCases.filtering.askRequester(call.who, call.target.id, { text, key: call.key });
  return outcome(done, T.done.askedTitle, call, deps);
});

export const saveAnswer = saveDesk('filter.answer', async (call, deps, { text = '' }) => {
  const done = await deps.useCases.filtering.answerQuestion(call.who, call.target.id, { text, key: call.key });
  return outcome(done, T.done.answeredTitle, call, deps);
});
