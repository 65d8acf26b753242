// Reviews in the conversation: the list, one review, and what can be done about it.

import type { Refusal, Result } from '../../domain/shared/result.ts';
import type { ReviewFileData } from '../../usecases/reviews/review-use-cases.ts';
import type { Action, Question } from '../../views/fields.ts';
import type { ItemList, RecordFile } from '../../views/private-views.ts';
import { REVIEW_TEXTS } from '../../views/review-texts.ts';
import { plain, primary } from '../buttons.ts';
import { failed, isStoreDown, numbersFor } from '../failure.ts';
import type { ConverseDeps, Handler, PersonCall } from '../handler.ts';
import { message, notice } from '../message.ts';
import { errorsOf, faultsIn, type Typed, typedFor } from '../questions.ts';
import type { Answer } from '../turn.ts';
import { REVIEW_DESKS, type ReviewDeskName, reviewDesk } from './review-desks.ts';

const T = REVIEW_TEXTS;

const openButton = (id: string): Action => plain('review.open', id, T.buttons.open);
const listButton = (): Action => plain('review.list', '', T.buttons.list);

export const listReviews: Handler = async (call, deps) => {
  const found = await deps.useCases.reviews.list(call.who);
  if (!found.ok) return refused(found.refusal, call, deps, false);
  const view: ItemList = {
    view: 'item_list',
    title: T.title,
    intro: [T.intro],
    search: [],
    items: found.value.map((item) => ({
      title: item.title,
      lines: [item.when, item.owner],
      action: openButton(item.id),
    })),
    empty: T.empty,
    links: [],
    actions: [plain('review.trigger', '', T.buttons.trigger), plain('review.calendar', '', T.buttons.calendar)],
  };
  return { show: view, say: [notice(T.title, [T.press], [listButton()])], sayInstead: true };
};

/** Whoever is to agree reads what was found before the button that says so. */
function sectionsOf({ facts, sections, can }: ReviewFileData): RecordFile['sections'] {
  const about = { title: can.approve ? T.plan : '', facts, lines: [] };
  const before = can.approve ? sections.slice(0, 1) : [];
  return [...before, about, ...sections.slice(before.length)];
}

const fileView = (data: ReviewFileData): RecordFile => ({
  view: 'record_file',
  title: T.one,
  state: T.about(data.title, data.state),
  warnings: [],
  sections: sectionsOf(data),
  chronology: data.chronology,
  actions: [
    ...(data.can.approve ? [primary('review.approve', data.id, T.buttons.approve)] : []),
    ...(data.can.review ? [primary('review.done', data.id, T.buttons.reviewed)] : []),
    ...(data.can.postpone ? [plain('review.postpone', data.id, T.buttons.postpone)] : []),
    listButton(),
  ],
});

export const openReview: Handler = async (call, deps) => {
  const found = await deps.useCases.reviews.open(call.who, call.target.id);
  if (!found.ok) return refused(found.refusal, call, deps, false);
  const say = [notice(found.value.title, [T.press], [openButton(found.value.id)])];
  return { show: fileView(found.value), say, sayInstead: true };
};

/** The form, if this person may send it now; otherwise the review as it stands. */
export const showReviewDesk =
  (name: ReviewDeskName, may: (data: ReviewFileData) => boolean): Handler =>
  async (call, deps) => {
    const found = await deps.useCases.reviews.open(call.who, call.target.id);
    if (!found.ok) return refused(found.refusal, call, deps, false);
    const { id, title } = found.value;
    const say = [notice(title, [T.press], [openButton(id)])];
    if (!may(found.value)) return { show: fileView(found.value), say, sayInstead: true };
    const { today } = await deps.useCases.formContext(call.who, call.school);
    const typed = name === 'review.done' ? { reviewed_on: today } : {};
    return { show: reviewDesk(name, id, { about: title, typed }), say, sayInstead: true };
  };

/** The head agrees with one press; governors give the minute first. */
export const approveReview: Handler = async (call, deps) => {
  const found = await deps.useCases.reviews.open(call.who, call.target.id);
  if (!found.ok) return refused(found.refusal, call, deps, false);
  const { id, title, can } = found.value;
  const say = [notice(title, [T.press], [openButton(id)])];
  if (can.approve && can.needsMinute)
    return { show: reviewDesk('review.approve', id, { about: title }), say, sayInstead: true };
  if (!can.approve) return { show: fileView(found.value), say, sayInstead: true };
  const done = await deps.useCases.reviews.approve(call.who, id, { minute: '', key: call.key });
  return outcome(done, T.done.approved, call, deps);
};

const saves =
  (
    name: ReviewDeskName,
    save: (call: PersonCall, deps: ConverseDeps, typed: Typed) => Promise<Answer | Refusal>,
  ): Handler =>
  async (call, deps) => {
    const { questions } = REVIEW_DESKS[name];
    const typed = typedFor(questions, call.inputs);
    const faults = faultsIn(questions, typed);
    const done = faults === null ? await save(call, deps, typed) : null;
    if (done !== null && !('code' in done)) return done;
    const errors = faults ?? (done === null ? null : wrongWith(done, questions));
    if (errors !== null) {
      const about = await titleOf(call, deps);
      return {
        show: reviewDesk(name, call.target.id, { ...(about === null ? {} : { about }), typed, errors }),
        errors,
      };
    }
    return done === null ? {} : refused(done, call, deps, true);
  };

/** Which review a page is about that is shown once more. Null for none, or when it cannot be read now. */
async function titleOf(call: PersonCall, deps: ConverseDeps): Promise<string | null> {
  if (call.target.id === '') return null;
  const found = await deps.useCases.reviews.open(call.who, call.target.id);
  return found.ok ? found.value.title : null;
}

/** Nothing was stored: what was typed stays, and the first field says so. */
const wrongWith = (refusal: Refusal, questions: readonly Question[]): Typed | null =>
  isStoreDown(refusal) ? { [questions[0]?.id ?? '']: T.notSaved } : errorsOf(refusal, questions);

export const saveReviewed = saves('review.done', async (call, deps, inputs) => {
  const done = await deps.useCases.reviews.reviewed(call.who, call.target.id, { inputs, key: call.key });
  return done.ok ? doneAnswer(T.done.reviewed, done.value) : done.refusal;
});

export const saveApproval = saves('review.approve', async (call, deps, { minute = '' }) => {
  const done = await deps.useCases.reviews.approve(call.who, call.target.id, { minute, key: call.key });
  return done.ok ? doneAnswer(T.done.approved, done.value) : done.refusal;
});

export const savePostponed = saves('review.postpone', async (call, deps, inputs) => {
  const done = await deps.useCases.reviews.postpone(call.who, call.target.id, { inputs, key: call.key });
  return done.ok ? doneAnswer(T.done.postponed, done.value) : done.refusal;
});

export const showTrigger: Handler = async () => ({
  show: reviewDesk('review.trigger', ''),
  say: [notice(T.trigger.title, [T.press], [plain('review.trigger', '', T.buttons.trigger)])],
  sayInstead: true,
});

export const saveTrigger = saves('review.trigger', async (call, deps, { trigger = '' }) => {
  const done = await deps.useCases.reviews.trigger(call.who, { trigger, key: call.key });
  if (!done.ok) return done.refusal;
  const lines = done.value.length === 0 ? [T.done.none] : done.value;
  return {
    show: message(T.done.trigger, lines, { tone: 'good', actions: [listButton()] }),
    say: [notice(T.done.trigger, lines, [listButton()])],
    sayInstead: true,
  };
});

export const showCalendar: Handler = async () => {
  const actions = [
    primary('review.calendar.make', '', T.buttons.calendarMake),
    plain('review.calendar.end', '', T.buttons.calendarEnd),
  ];
  return {
    show: message(T.calendar.title, T.calendar.lines, { actions }),
    say: [notice(T.calendar.title, T.calendar.lines, actions)],
    sayInstead: true,
  };
};

/** The address stands in the private answer alone. */
export const makeCalendar: Handler = async (call, deps) => {
  const made = await deps.useCases.reviews.calendarLink(call.who);
  if (!made.ok) return refused(made.refusal, call, deps, true);
  const actions = [plain('review.calendar.end', '', T.buttons.calendarEnd)];
  return {
    show: {
      ...message(T.calendar.madeTitle, T.calendar.made, { tone: 'good', actions }),
      links: [{ label: T.buttons.calendarOpen, url: made.value }],
    },
    say: [notice(T.calendar.title, [T.calendar.said], [plain('review.calendar', '', T.buttons.calendar)])],
    sayInstead: true,
  };
};

export const endCalendar: Handler = async (call, deps) => {
  const done = await deps.useCases.reviews.endCalendarLink(call.who);
  if (!done.ok) return refused(done.refusal, call, deps, true);
  return {
    show: message(T.calendar.endedTitle, [T.calendar.ended], { tone: 'good', actions: [listButton()] }),
    say: [notice(T.calendar.endedTitle, [T.calendar.ended], [listButton()])],
    sayInstead: true,
  };
};

const doneAnswer = (title: string, data: ReviewFileData): Answer => {
  const lines = [T.about(data.title, data.state)];
  const actions = [openButton(data.id), listButton()];
  return {
    show: message(title, lines, { tone: 'good', actions }),
    say: [notice(title, lines, actions)],
    sayInstead: true,
  };
};

const outcome = (done: Result<ReviewFileData>, title: string, call: PersonCall, deps: ConverseDeps): Answer =>
  done.ok ? doneAnswer(title, done.value) : refused(done.refusal, call, deps, true);

function refused(refusal: Refusal, call: PersonCall, deps: ConverseDeps, wantedToSave: boolean): Answer {
  if (isStoreDown(refusal) && !wantedToSave) return failed(numbersFor(deps.useCases, call.actor));
  const actions = [listButton()];
  const line = isStoreDown(refusal) ? T.notSaved : refusal.message;
  return {
    show: message(T.wrong, [line], { tone: 'warning', actions }),
    say: [notice(T.wrong, [line], actions)],
    sayInstead: true,
  };
}
