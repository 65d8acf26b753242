// Visitors and supply staff without an account: today's list, and recording who signed on paper.

import { LONGEST_PLACE } from '../../domain/aup/paper/paper-life.ts';
import { LONGEST_VISITOR, VISIT_FIELDS } from '../../domain/aup/paper/visitor-life.ts';
import { ok, type Result, refuse } from '../../domain/shared/result.ts';
import type { VisitLine, VisitorsData } from '../../usecases/aup/paper/paper-use-cases.ts';
import type { Question } from '../../views/fields.ts';
import { PAPER_TEXTS } from '../../views/paper-texts.ts';
import type { FormPage, ItemList } from '../../views/private-views.ts';
import { plain, primary, submits } from '../buttons.ts';
import type { ConverseDeps, Handler, PersonCall } from '../handler.ts';
import { notice } from '../message.ts';
import { asTyped, date, errorsOf, faultsIn, shortText, type Typed, typedFor } from '../questions.ts';
import { encodeTarget } from '../target.ts';
import { agreementRefused, listButton, told } from './agreement-answer.ts';
import { wrongWith } from './agreement-sign.ts';
import { agreementTarget, readAgreementTarget } from './agreement-target.ts';
import { REASON, reasonForm, type Taking } from './paper-back.ts';

const T = PAPER_TEXTS.visitors;
const B = PAPER_TEXTS.buttons;

const visitorsButton = () => plain('aup.visitors', '', B.toVisitors);

const item = ({ book, id, name, words }: VisitLine, title = name): ItemList['items'][number] => ({
  title,
  lines: [words],
  action: plain('aup.visitor.back', encodeTarget({ id: book, page: id }), B.takeBack),
});

export const listVisitors: Handler = async (call, deps) => {
  const found = await deps.useCases.aup.papers.visitors(call.who);
  if (!found.ok) return agreementRefused(found.refusal, call, deps, false);
  const { text, today, coming } = found.value;
  const view: ItemList = {
    ...{ view: 'item_list', title: T.title, search: [], links: [], empty: T.empty },
    intro: [text === null ? T.noText : T.intro],
    items: [...today.map((visit) => item(visit)), ...coming.map((visit) => item(visit, T.coming(visit.name)))],
    actions: [
      ...(text === null ? [] : [primary('aup.visitor', agreementTarget(text.key, 1, text.hash), B.record)]),
      listButton(),
    ],
  };
  const say = [notice(T.title, [PAPER_TEXTS.classes.press], [plain('aup.visitors', '', B.visitors)])];
  return { show: view, say, sayInstead: true };
};

const QUESTIONS: readonly Question[] = [
  shortText(VISIT_FIELDS.name, T.name, { maxLength: LONGEST_VISITOR }),
  shortText(VISIT_FIELDS.organisation, T.organisation, {
    ...{ help: T.organisationHelp, required: false, maxLength: LONGEST_VISITOR },
  }),
  date(VISIT_FIELDS.from, T.from, { help: T.fromHelp, required: false }),
  date(VISIT_FIELDS.to, T.to, { help: T.toHelp, required: false }),
  date(VISIT_FIELDS.signedOn, T.date, { help: T.dateHelp, required: false }),
  shortText(VISIT_FIELDS.keptAt, PAPER_TEXTS.sheet.place, {
    ...{ help: PAPER_TEXTS.sheet.placeHelp, maxLength: LONGEST_PLACE },
  }),
];
type Fill = { readonly typed?: Typed; readonly errors?: Typed; readonly first?: readonly string[] };
type VisitorText = NonNullable<VisitorsData['text']>;

const visitorForm = (
  target: string,
  text: VisitorText | null,
  { typed = {}, errors = {}, first = [] }: Fill,
): FormPage => ({
  ...{ view: 'form_page', title: T.formTitle, progress: '', numbers: [], warnings: first },
  intro: text === null ? [] : [T.formIntro(text.title, text.version), PAPER_TEXTS.sheet.check],
  questions: asTyped(QUESTIONS, typed, errors),
  actions: [submits(primary('aup.visitor.save', target, B.record)), visitorsButton()],
});

const formTarget = ({ key, hash }: VisitorText): string => agreementTarget(key, 1, hash);

export const showVisitorForm: Handler = async (call, deps) => {
  const found = await deps.useCases.aup.papers.visitors(call.who);
  if (!found.ok) return agreementRefused(found.refusal, call, deps, false);
  const { text, keptAt } = found.value;
  if (text === null) return told(T.title, [T.noText], [listButton()], 'warning');
  const say = [notice(T.title, [PAPER_TEXTS.classes.press], [plain('aup.visitors', '', B.visitors)])];
  return {
    show: visitorForm(formTarget(text), text, { typed: { [VISIT_FIELDS.keptAt]: keptAt } }),
    say,
    sayInstead: true,
  };
};

export const saveVisitor: Handler = async (call, deps) => {
  const { key, hash } = readAgreementTarget(call.target);
  const typed = typedFor(QUESTIONS, call.inputs);
  const input = { key: call.key, hash, inputs: typed };
  const done = await deps.useCases.aup.papers.recordVisitor(call.who, input);
  if (done.ok) return told(T.savedTitle, [T.saved], [visitorsButton(), listButton()]);
  if (done.refusal.code === 'agreement.changed') {
    const found = await deps.useCases.aup.papers.visitors(call.who);
    const text = found.ok ? found.value.text : null;
    if (text === null) return agreementRefused(done.refusal, call, deps, true);
    return { show: visitorForm(formTarget(text), text, { typed, first: [done.refusal.message] }), notKept: true };
  }
  const errors = wrongWith(done.refusal, QUESTIONS) ?? errorsOf(done.refusal, QUESTIONS);
  if (errors === null) return agreementRefused(done.refusal, call, deps, true);
  const fill = { typed, errors, first: [PAPER_TEXTS.sheet.wrong] };
  return { show: visitorForm(agreementTarget(key, 1, hash), null, fill), errors };
};

const TAKING: Taking = {
  ...{ save: 'aup.visitor.back.save', intro: PAPER_TEXTS.takeBack.visitor },
  back: visitorsButton(),
};

/** With the visitor's name on top, read anew. */
async function takingVisitor({ who, target }: PersonCall, deps: ConverseDeps): Promise<Result<Taking>> {
  const found = await deps.useCases.aup.papers.visitors(who);
  if (!found.ok) return found;
  const { today, coming } = found.value;
  const visit = [...today, ...coming].find(({ book, id }) => book === target.id && id === target.page);
  if (visit === undefined) return refuse('visitor.gone', PAPER_TEXTS.takeBack.visitorGone);
  return ok({ ...TAKING, intro: [PAPER_TEXTS.takeBack.visitorIs(visit.name), visit.words, ...TAKING.intro] });
}

export const askVisitorBack: Handler = async (call, deps) => {
  const taking = await takingVisitor(call, deps);
  if (!taking.ok) return agreementRefused(taking.refusal, call, deps, false);
  const say = [notice(T.title, [PAPER_TEXTS.classes.press], [plain('aup.visitors', '', B.visitors)])];
  return { show: reasonForm(taking.value, encodeTarget(call.target)), say, sayInstead: true };
};

export const saveVisitorBack: Handler = async (call, deps) => {
  const { id: book, page: visit } = call.target;
  const typed = typedFor(REASON, call.inputs);
  const faults = faultsIn(REASON, typed);
  const input = { key: call.key, reason: typed.reason ?? '' };
  const done = faults === null ? await deps.useCases.aup.papers.takeBackVisitor(call.who, book, visit, input) : null;
  if (done?.ok === true)
    return told(PAPER_TEXTS.takeBack.doneTitle, [PAPER_TEXTS.takeBack.visitorDone], [visitorsButton()]);
  const errors = faults ?? (done === null ? null : wrongWith(done.refusal, REASON));
  if (errors === null) return done === null ? {} : agreementRefused(done.refusal, call, deps, true);
  const taking = await takingVisitor(call, deps);
  const form = taking.ok ? taking.value : TAKING;
  return { show: reasonForm(form, encodeTarget(call.target), typed, errors), errors };
};
