// The form in motion: begin, go on, next, back. Each Next is stored before the next page is shown.

import type { Answers } from '../../domain/incident/answers.ts';
import {
  type Checked,
  checkPage,
  dangerNow,
  firstOpenPage,
  firstPage,
  lengthFault,
  nextPage,
  pageIds,
  previousPage,
  REVIEW,
  STORY_LENGTH,
  wantsAnonymous,
} from '../../domain/incident/form/form.ts';
import type { ReportStart } from '../../views/chat-views.ts';
import { CHAT_TEXTS } from '../../views/texts.ts';
import { primary, reportButton } from '../buttons.ts';
import { isStoreDown, numbersFor, refused } from '../failure.ts';
import type { ConverseDeps, Handler, PersonCall } from '../handler.ts';
import { encodeTarget } from '../target.ts';
import type { Answer } from '../turn.ts';
import type { UnnamedLimit } from '../unnamed-limit.ts';
import { type Draft, draftOf, isAlerted, isSent, loadDraft } from './draft.ts';
import { receiptAnswer } from './receipt.ts';
import { type PageExtras, pageView, RETURN, reviewView } from './report-views.ts';

const T = CHAT_TEXTS;

/** The card that stays in a Teams chat when typed words cannot be answered in place. It holds no answer. */
export const startCard = (call: PersonCall, deps: ConverseDeps, draftId: string | null): ReportStart => ({
  view: 'report_start',
  resuming: draftId !== null,
  numbers: numbersFor(deps.useCases, call.actor),
  actions: [
    draftId === null ? reportButton() : primary('report.resume', encodeTarget({ id: draftId }), T.buttons.resume),
  ],
});

export const startReport: Handler = async (call, deps) => {
  const open = await deps.useCases.openDraft(call.who);
  if (open !== null) return resumeOpen(await draftOf(open, call, deps), call, deps);
  const story = call.rest.slice(0, STORY_LENGTH);
  const fresh = await deps.useCases.startReport(call.who, story === '' ? {} : { story });
  if (!fresh.ok) return refused(fresh.refusal, call, deps, false);
  const draft = await draftOf(fresh.value, call, deps);
  const extras = { intro: deps.useCases.outOfHours(call.school) };
  const show = pageView(draft, firstPage, numbersFor(deps.useCases, call.actor), extras);
  return { show, say: [startCard(call, deps, null)], sayInstead: true };
};

async function resumeOpen(draft: Draft, call: PersonCall, deps: ConverseDeps): Promise<Answer> {
  const intro = call.rest === '' ? [T.form.resumed] : [T.form.resumed, T.form.wordsNotKept];
  const answer = await showPage(draft, draft.doc?.state.page ?? firstPage, call, deps, { intro });
  return { ...answer, say: [startCard(call, deps, draft.doc?.id ?? null)], sayInstead: true };
}

export const resumeReport: Handler = async (call, deps) => {
  if (call.target.id === '') return startReport(call, deps);
  const draft = await loadDraft(call, deps);
  if (!draft.ok) return refused(draft.refusal, call, deps, false);
  const page = call.target.page === '' ? (draft.value.doc?.state.page ?? firstPage) : call.target.page;
  return showPage(draft.value, page, call, deps, { fromReview: call.target.seen.includes(RETURN) });
};

export const previous: Handler = async (call, deps) => {
  const draft = await loadDraft(call, deps);
  if (!draft.ok) return refused(draft.refusal, call, deps, false);
  const page = previousPage(call.target.page, draft.value.answers, draft.value.ctx) ?? firstPage;
  return showPage(draft.value, page, call, deps);
};

/** A page, the last page, or (once sent) the receipt: whatever this report has come to. */
export async function showPage(
  draft: Draft,
  page: string,
  call: PersonCall,
  deps: ConverseDeps,
  extras: PageExtras = {},
): Promise<Answer> {
  if (isSent(draft)) return receiptAnswer(draft.who, draft.doc?.id ?? '', call, deps);
  const numbers = numbersFor(deps.useCases, call.actor);
  if (page !== REVIEW || draft.doc === null) return { show: pageView(draft, page, numbers, extras) };
  const open = firstOpenPage(draft.answers, draft.ctx);
  if (open !== null) return { show: pageView(draft, open, numbers, { intro: [T.form.unfinishedPage] }) };
  const preview = await deps.useCases.preview(draft.who, draft.doc.id);
  if (!preview.ok) return refused(preview.refusal, call, deps, false);
  return { show: reviewView(draft, preview.value) };
}

export const makeNext =
  (limit: UnnamedLimit): Handler =>
  async (call, deps) => {
    const draft = await loadDraft(call, deps);
    if (!draft.ok) return refused(draft.refusal, call, deps, true);
    if (isSent(draft.value)) return showPage(draft.value, REVIEW, call, deps);
    const checked = withStory(checkPage(call.target.page, call.inputs, draft.value.ctx, draft.value.answers), call);
    const naming = checked.ok ? namingFault(draft.value, checked.answers, call, limit) : null;
    const errors = checked.ok ? naming : checked.errors;
    if (errors === null) return store(draft.value, checked.answers, call, deps);
    return sentBack(draft.value, checked.answers, errors, call, deps);
  };

/** The page again with what was typed, and what is wrong with it. */
function sentBack(
  draft: Draft,
  answers: Answers,
  errors: Readonly<Record<string, string>>,
  call: PersonCall,
  deps: ConverseDeps,
): Answer {
  const fromReview = call.target.seen.includes(RETURN);
  const numbers = numbersFor(deps.useCases, call.actor);
  return { show: pageView(draft, call.target.page, numbers, { answers, errors, fromReview }), errors };
}

/** First words that stood on page one travel with its Next. */
function withStory(checked: Checked, call: PersonCall): Checked {
  const story = call.inputs.story?.trim() ?? '';
  if (call.target.id !== '' || call.target.page !== firstPage || story === '') return checked;
  const answers = { ...checked.answers, story };
  const error = lengthFault({ kind: 'longtext', maxLength: STORY_LENGTH }, story);
  if (error === null) return { ...checked, answers };
  return { ok: false, answers, errors: { ...(checked.ok ? {} : checked.errors), story: error } };
}

/** Whether a report carries a name is settled when it is first stored; until an alert has left a name can still be taken off. */
function namingFault(
  draft: Draft,
  answers: Answers,
  call: PersonCall,
  limit: UnnamedLimit,
): Readonly<Record<string, string>> | null {
  if (answers.naming === undefined) return null;
  const unnamed = wantsAnonymous(answers);
  if (draft.who === null) return unnamed ? null : { naming: T.form.staysUnnamed };
  if (unnamed && isAlerted(draft)) return { naming: T.form.staysNamed };
  if (!unnamed || draft.doc !== null) return null;
  // Danger is never held up, but is counted all the same.
  const allowed = limit.allows(call.actor, call.key);
  return allowed || dangerNow(answers) ? null : { naming: T.form.tooManyUnnamed };
}

async function store(draft: Draft, typed: Answers, call: PersonCall, deps: ConverseDeps): Promise<Answer> {
  const answers = { ...draft.answers, ...typed };
  const page = following(draft, answers, call);
  const who = draft.who === null || (draft.doc === null && wantsAnonymous(typed)) ? null : draft.who;
  const saved = await deps.useCases.saveDraft(who, draft.doc?.id ?? null, {
    school: call.school,
    answers: typed,
    page,
    key: call.key,
  });
  if (!saved.ok) return notStored(draft, typed, saved.refusal, call, deps);
  const next = await draftOf(saved.value.doc, call, deps);
  return showPage(next, following({ ...draft, ctx: next.ctx }, next.answers, call), call, deps);
}

/** Back to the last page when a single answer was changed from there and no new question came of it. */
function following(draft: Draft, answers: Answers, call: PersonCall): string {
  const before = pageIds(draft.answers, draft.ctx).join();
  const same = before === pageIds(answers, draft.ctx).join();
  if (call.target.seen.includes(RETURN) && same) return REVIEW;
  return nextPage(call.target.page, answers, draft.ctx);
}

/** Nothing was stored: the page stays with everything typed on it, and says so first. */
function notStored(
  draft: Draft,
  answers: Answers,
  refusal: { readonly code: string; readonly message: string },
  call: PersonCall,
  deps: ConverseDeps,
): Answer {
  const numbers = numbersFor(deps.useCases, call.actor);
  if (!isStoreDown(refusal)) return refused(refusal, call, deps, true);
  const show = pageView(draft, call.target.page, numbers, { answers, warnings: [T.form.notSaved] });
  // Slack keeps the modal open, with all that was typed, when a field is named.
  const errors = { [show.questions[0]?.id ?? '']: T.form.notSaved };
  return { show, say: [{ view: 'not_saved', numbers }], sayInstead: true, errors };
}
