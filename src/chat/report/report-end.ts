// The ways out of the form: send it, keep it for later, or delete it (asked once).

import type { Answers } from '../../domain/incident/answers.ts';
import { checkPage, firstOpenPage, isExtraPage, REVIEW } from '../../domain/incident/form/form.ts';
import type { WouldBeTold } from '../../usecases/results.ts';
import { CHAT_TEXTS } from '../../views/texts.ts';
import { danger, plain, primary, reportButton } from '../buttons.ts';
import { numbersFor, refused } from '../failure.ts';
import type { ConverseDeps, Handler, PersonCall } from '../handler.ts';
import { message } from '../message.ts';
import { encodeTarget, markOf } from '../target.ts';
import type { Answer } from '../turn.ts';
import { type Draft, draftOf, isAlerted, isSent, loadDraft } from './draft.ts';
import { receiptView } from './receipt.ts';
import { showPage } from './report-form.ts';

const T = CHAT_TEXTS;
/** Where a target says that the question "really delete?" was answered. No page has this name. */
const CONFIRMED = 'yes';

export const sendReport: Handler = async (call, deps) => {
  const numbers = numbersFor(deps.useCases, call.actor);
  const draft = await loadDraft(call, deps);
  if (!draft.ok) return refused(draft.refusal, call, deps, true);
  const { doc, who } = draft.value;
  const incomplete = firstOpenPage(draft.value.answers, draft.value.ctx) !== null;
  if (doc === null || (incomplete && !isSent(draft.value))) return showPage(draft.value, REVIEW, call, deps);
  const untick = await untickedNow(draft.value, doc.id, call, deps);
  if (!untick.ok) return refused(untick.refusal, call, deps, true);
  const sent = await deps.useCases.submitReport(who, doc.id, { untick: untick.value, key: call.key });
  return sent.ok ? { show: receiptView(sent.value, numbers) } : refused(sent.refusal, call, deps, true);
};

/** Only somebody the reporter was shown can have been unticked: whoever came in since is told. */
async function untickedNow(draft: Draft, id: string, call: PersonCall, deps: ConverseDeps) {
  const ticked = call.inputs.told;
  if (ticked === undefined || isSent(draft)) return { ok: true as const, value: [] };
  const preview = await deps.useCases.preview(draft.who, id);
  if (!preview.ok) return preview;
  const left = new Set(ticked.split(',').map((part) => part.trim()));
  const wasShown = (person: WouldBeTold) => call.target.seen.includes(markOf(person.personId));
  const unticked = preview.value.told.filter(
    (person) => person.canUntick && wasShown(person) && !left.has(person.personId),
  );
  return { ok: true as const, value: unticked.map((person) => person.personId) };
}

/** Keeps whatever on the page can be kept; an answer that is still missing does not stand in the way. */
export const saveAndClose: Handler = async (call, deps) => {
  const draft = await loadDraft(call, deps);
  if (!draft.ok) return refused(draft.refusal, call, deps, true);
  const { doc, who } = draft.value;
  if (doc === null || who === null || isSent(draft.value)) return showPage(draft.value, call.target.page, call, deps);
  const answers = keepable(draft.value, call);
  const input = { school: call.school, answers, page: call.target.page || doc.state.page, key: call.key };
  const saved = await deps.useCases.saveDraft(who, doc.id, input);
  if (!saved.ok) return refused(saved.refusal, call, deps, true);
  return kept(await draftOf(saved.value.doc, call, deps), call, deps);
};

function keepable(draft: Draft, call: PersonCall): Answers {
  const { page } = call.target;
  if (page === '' || page === REVIEW || isExtraPage(page)) return {};
  const checked = checkPage(page, call.inputs, draft.ctx, draft.answers);
  if (checked.ok) return checked.answers;
  return Object.fromEntries(
    Object.entries(checked.answers).filter(([id, value]) => checked.errors[id] === undefined && value !== ''),
  );
}

function kept(draft: Draft, call: PersonCall, deps: ConverseDeps): Answer {
  const target = encodeTarget({ id: draft.doc?.id ?? '', unnamed: draft.who === null });
  const numbers = numbersFor(deps.useCases, call.actor);
  const actions = [primary('report.resume', target, T.buttons.resume)];
  const lines = [isAlerted(draft) ? T.saved.alerted : T.saved.line, T.saved.how];
  // A draft that lost its name meanwhile leaves no card behind: its id must not stand in a chat.
  if (draft.who === null) return { show: message(T.saved.title, lines, { numbers, actions }) };
  return {
    show: message(T.saved.title, lines, { tone: 'good', numbers, actions }),
    say: [{ view: 'report_start', resuming: true, numbers, actions }],
  };
}

export const discardReport: Handler = async (call, deps) => {
  const { id, page, unnamed } = call.target;
  if (id === '') return { show: message(T.discard.nothingTitle, [T.discard.nothing], { actions: [reportButton()] }) };
  if (page !== CONFIRMED) {
    const actions = [
      danger('report.discard', encodeTarget({ id, page: CONFIRMED, unnamed }), T.buttons.discardYes),
      plain('report.resume', encodeTarget({ id, page, unnamed }), T.buttons.keep),
    ];
    return { show: message(T.discard.title, [T.discard.ask], { tone: 'warning', actions }) };
  }
  const gone = await deps.useCases.discardDraft(unnamed ? null : call.who, id);
  if (gone.ok) return { show: message(T.discard.doneTitle, [T.discard.done], { actions: [reportButton()] }) };
  return refused(gone.refusal, call, deps, false);
};
