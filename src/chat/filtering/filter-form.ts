// The form of a filter request in motion: begin or go on, next, back, send, delete. Each page is stored before the next is shown.

import { pageOfField, previousPage, requestPageOf } from '../../domain/filtering/request-form/request-form.ts';
import type { Refusal } from '../../domain/shared/result.ts';
import type { OverrideFileData, RequestFormData } from '../../usecases/filtering/results.ts';
import type { Action } from '../../views/fields.ts';
import { FILTER_TEXTS } from '../../views/filter-texts.ts';
import type { FormPage } from '../../views/private-views.ts';
import { danger, filterButton, plain, primary, reportButton, submits } from '../buttons.ts';
import { isStoreDown, numbersFor } from '../failure.ts';
import type { ConverseDeps, Handler, PersonCall } from '../handler.ts';
import { message, notice } from '../message.ts';
import type { Typed } from '../questions.ts';
import { encodeTarget } from '../target.ts';
import type { Answer } from '../turn.ts';
import type { TypedWords } from '../typed-words.ts';
import { filterRefused } from './filter-answer.ts';

const T = FILTER_TEXTS;
const FIRST = 'site';
const START = 'filter.start';
/** Where a target says that the question "really delete?" was answered. No page has this name. */
const CONFIRMED = 'yes';
type Extras = {
  readonly typed?: Typed;
  readonly errors?: Typed;
  readonly warnings?: readonly string[];
  readonly intro?: readonly string[];
  readonly urgent?: readonly Action[];
};

export const makeStartRequest =
  (words: TypedWords): Handler =>
  async (call, deps) => {
    if (call.rest !== '') words.keep(call.actor, START, call.rest);
    const typed = words.of(call.actor, START);
    const found = await deps.useCases.filtering.startRequest(call.who, { words: typed });
    if (!found.ok) return filterRefused(found.refusal, call, deps, false);
    const say = [
      notice(T.typed.request, [typed === '' ? T.typed.press : T.typed.kept], [primary(START, '', T.buttons.start)]),
    ];
    if (found.value.id === null) return { show: formView(found.value, {}), say, sayInstead: true };
    return { ...(await resumed(found.value, typed, call, deps)), say, sayInstead: true };
  };

/** There is an unfinished one: what was typed just now joins its addresses, where it can be taken out again. */
async function resumed(data: RequestFormData, typed: string, call: PersonCall, deps: ConverseDeps): Promise<Answer> {
  if (typed === '' || data.id === null) return { show: formView(data, { intro: [T.form.resumed] }) };
  const found = await deps.useCases.filtering.readRequest(call.who, data.id, FIRST);
  if (!found.ok) return filterRefused(found.refusal, call, deps, false);
  const standing = found.value.answers.addresses ?? '';
  const lines = standing.split('\n').filter((line) => line.trim() !== '');
  const fresh = typed.split('\n').filter((line) => !lines.includes(line));
  const addresses = [...lines, ...fresh].join('\n');
  return { show: formView(found.value, { typed: { addresses }, intro: [T.form.wordsAdded] }) };
}

function formView(data: RequestFormData, extras: Extras): FormPage {
  const { id, lessons, defaultLesson, classes, longestLine, readAs } = data;
  const choices = { lessons, defaultLesson, classes, longestLine, readAs };
  const answers = { ...data.answers, ...extras.typed };
  const page = requestPageOf(data.page, answers, choices, extras.errors ?? {});
  return {
    view: 'form_page',
    title: page.title,
    progress: page.progress,
    warnings: extras.warnings ?? [],
    ...(extras.urgent === undefined ? {} : { urgent: extras.urgent }),
    intro: [...(extras.intro ?? []), ...page.intro],
    questions: page.questions,
    numbers: [],
    actions: pageActions(id ?? '', page.page, answers),
  };
}

function pageActions(id: string, page: string, answers: Typed): readonly Action[] {
  const target = encodeTarget({ id, page });
  const back = previousPage(page, answers);
  return [
    // From the second page on the press may send it, so it says so.
    submits(primary('filter.next', target, page === FIRST ? T.buttons.next : T.buttons.send)),
    ...(back === null ? [] : [plain('filter.previous', target, T.buttons.previous)]),
    plain('filter.discard', target, id === '' ? T.buttons.stop : T.buttons.discard),
  ];
}

export const previousOfRequest: Handler = async (call, deps) => {
  const { id, page } = call.target;
  const { filtering } = deps.useCases;
  const found =
    id === '' ? await filtering.startRequest(call.who, { words: '' }) : await filtering.readRequest(call.who, id, page);
  if (!found.ok) return filterRefused(found.refusal, call, deps, false);
  const before = previousPage(page, found.value.answers) ?? FIRST;
  return { show: formView({ ...found.value, page: before }, {}) };
};

export const makeNextOfRequest =
  (words: TypedWords): Handler =>
  async (call, deps) => {
    const { id, page } = call.target;
    const input = { page: page === '' ? FIRST : page, inputs: call.inputs, key: call.key };
    const saved = await deps.useCases.filtering.saveRequest(call.who, id === '' ? null : id, input);
    if (!saved.ok) return notTaken(saved.refusal, call, deps);
    words.forget(call.actor, START);
    return 'sent' in saved.value ? sentAnswer(saved.value.sent) : { show: formView(saved.value.next, {}) };
  };

/** The page with the field in question, with what was typed, and what is wrong with it. */
async function notTaken(refusal: Refusal, call: PersonCall, deps: ConverseDeps): Promise<Answer> {
  const { field, code } = refusal;
  if (field === undefined || isStoreDown(refusal)) return filterRefused(refusal, call, deps, true);
  const page = pageOfField(field);
  const found = await pageToRepeat(page, call, deps);
  if (!found.ok) return filterRefused(found.refusal, call, deps, true);
  const data = { ...found.value, id: call.target.id === '' ? null : call.target.id, page };
  const fill = { typed: call.inputs, errors: refusal.fields ?? { [field]: refusal.message } };
  if (code === 'override.illegal') return illegalAnswer(data, fill, call, deps);
  const show = formView(data, fill);
  const isAsked = show.questions.some((question) => question.id === field);
  return isAsked ? { show, errors: fill.errors } : { show: { ...show, warnings: [refusal.message] }, notKept: true };
}

const pageToRepeat = (page: string, { who, target }: PersonCall, { useCases: { filtering } }: ConverseDeps) =>
  target.id === '' ? filtering.startRequest(who, { words: '' }) : filtering.readRequest(who, target.id, page);

/** Never opened by anybody, and perhaps somebody saw it: the way to a report stands beside the reason. */
function illegalAnswer(data: RequestFormData, fill: Extras, call: PersonCall, deps: ConverseDeps): Answer {
  const show = formView(data, { ...fill, warnings: [T.form.neverReport], urgent: [reportButton()] });
  // The reason can name what the filter says about it, which has no place in a chat.
  const say = [notice(T.form.neverTitle, [T.form.neverReport], [reportButton()])];
  // No field is named to the platform: Slack would then leave the window as it is, without the button.
  return { show: { ...show, numbers: numbersFor(deps.useCases, call.actor) }, say, sayInstead: true, notKept: true };
}

function sentAnswer(data: OverrideFileData): Answer {
  const { ref, asked = [], hearBy = '', card } = data;
  const waiting = [T.form.asked(asked), hearBy === '' ? T.form.hear : T.form.hearBy(hearBy), T.form.blockedUntilThen];
  const lines = [T.form.sent(ref), ...(asked.length === 0 ? [card.standing] : waiting)];
  const actions = [plain('filter.open', data.id, T.buttons.open)];
  return {
    show: message(T.form.sentTitle, lines, { tone: 'good', actions }),
    say: [notice(T.form.sentTitle, lines, actions)],
    sayInstead: true,
  };
}

export const makeDiscardRequest =
  (words: TypedWords): Handler =>
  async (call, deps) => {
    const { id, page } = call.target;
    if (id === '') {
      words.forget(call.actor, START);
      return { show: message(T.form.stoppedTitle, [T.form.stopped], { actions: [filterButton()] }) };
    }
    if (page !== CONFIRMED) return { show: askToDiscard(id) };
    const gone = await deps.useCases.filtering.discardRequest(call.who, id);
    if (!gone.ok) return filterRefused(gone.refusal, call, deps, false);
    words.forget(call.actor, START);
    return { show: message(T.form.discardedTitle, [T.form.discarded], { actions: [filterButton()] }) };
  };

function askToDiscard(id: string) {
  const actions = [
    danger('filter.discard', encodeTarget({ id, page: CONFIRMED }), T.buttons.discardYes),
    plain(START, '', T.buttons.keep),
  ];
  return message(T.form.discardTitle, [T.form.discardAsk], { tone: 'warning', actions });
}
