// Signing, asking about a clause, saying no. What was typed stays whatever goes wrong; a text that changed is read first.

import { numberedClauses } from '../../domain/aup/sign-form.ts';
import { LONGEST_TEXT } from '../../domain/aup/sign-life.ts';
import { MINUTE_MS } from '../../domain/shared/instant.ts';
import type { Refusal } from '../../domain/shared/result.ts';
import type { ReadingData } from '../../usecases/aup/signing-use-cases.ts';
import { AUP_TEXTS } from '../../views/aup-texts.ts';
import type { Question } from '../../views/fields.ts';
import type { FormPage } from '../../views/private-views.ts';
import { plain, primary, submits } from '../buttons.ts';
import { isStoreDown } from '../failure.ts';
import type { ConverseDeps, Handler, PersonCall } from '../handler.ts';
import { notice } from '../message.ts';
import { asTyped, choice, errorsOf, faultsIn, longText, type Typed, typedFor } from '../questions.ts';
import type { Actor, Answer } from '../turn.ts';
import type { TypedWords } from '../typed-words.ts';
import { agreementNotSaved, agreementRefused, listButton, told } from './agreement-answer.ts';
import { signForm, signQuestions } from './agreement-form.ts';
import { agreementTarget, readAgreementTarget } from './agreement-target.ts';
import { copyAnswer, readingAnswer } from './agreements.ts';

const T = AUP_TEXTS;

/** What was typed under a text that changed meanwhile: kept until the new one is read, in memory alone. */
const READING_MS = 60 * MINUTE_MS;

const keptUnder = (key: string): string => `aup.sign ${key}`;

function keptTyped(words: TypedWords, actor: Actor, key: string): Typed {
  try {
    const kept: unknown = JSON.parse(words.of(actor, keptUnder(key)) || '{}');
    return Object.fromEntries(Object.entries(Object(kept)).map(([id, value]) => [id, String(value)]));
  } catch {
    // Longer than what is kept.
    return {};
  }
}

type Show = (data: ReadingData, call: PersonCall) => FormPage;

/** A form that hangs on the text on the screen: if that is another one by now, the text is shown instead. */
const showForm =
  (form: Show): Handler =>
  async (call, deps) => {
    const { key, hash } = readAgreementTarget(call.target);
    const found = await deps.useCases.aup.read(call.who, key);
    if (!found.ok) return agreementRefused(found.refusal, call, deps, false);
    const data = found.value;
    if (!data.canSign) return readingAnswer(data, 1);
    if (data.agreement.hash !== hash) return changedText(call, deps, [T.standing.changedMeanwhile, T.read.readAgain]);
    const say = [notice(data.agreement.title, [T.list.press], [primary('aup.read', key, T.buttons.read)])];
    return { show: form(data, call), say, sayInstead: true };
  };

async function changedText(call: PersonCall, deps: ConverseDeps, first: readonly string[]): Promise<Answer> {
  const { key, hash } = readAgreementTarget(call.target);
  const found = await deps.useCases.aup.read(call.who, key, hash);
  if (!found.ok) return agreementRefused(found.refusal, call, deps, false);
  return { ...readingAnswer(found.value, 1, first), notKept: true };
}

export const makeShowSign = (words: TypedWords): Handler =>
  showForm((data, call) => signForm(data, { typed: keptTyped(words, call.actor, data.agreement.key) }));

export const makeSign =
  (words: TypedWords): Handler =>
  async (call, deps) => {
    const { key, hash } = readAgreementTarget(call.target);
    const { inputs } = call;
    const done = await deps.useCases.aup.sign(call.who, key, { hash, inputs, key: call.key });
    if (done.ok) {
      words.forget(call.actor, keptUnder(key));
      return copyAnswer(done.value, T.receipt.kept);
    }
    const { refusal } = done;
    if (isStoreDown(refusal)) return agreementNotSaved(call, []);
    if (refusal.code === 'agreement.changed') {
      words.keep(call.actor, keptUnder(key), JSON.stringify(inputs), READING_MS);
      return changedText(call, deps, [T.read.changed, T.read.kept]);
    }
    const found = refusal.fields === undefined ? null : await deps.useCases.aup.read(call.who, key);
    if (found === null || !found.ok) return agreementRefused(refusal, call, deps, true);
    const errors = refusal.fields ?? {};
    return { show: signForm(found.value, { typed: typedFor(signQuestions(found.value), inputs), errors }), errors };
  };

const CLAUSE_LETTERS = 70;
const short = (text: string): string =>
  text.length <= CLAUSE_LETTERS ? text : `${text.slice(0, CLAUSE_LETTERS - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`;

const askQuestions = ({ agreement }: ReadingData): readonly Question[] => [
  choice('clause', T.ask.clause, {
    options: numberedClauses(agreement).map(({ id, number, text }) => ({
      value: id,
      label: short(`Clause ${number}: ${text}`),
    })),
  }),
  longText('text', T.ask.text, { maxLength: LONGEST_TEXT }),
];

const refuseQuestions = (): readonly Question[] => [
  longText('reason', T.refuse.reason, { help: T.refuse.reasonHelp, required: false, maxLength: LONGEST_TEXT }),
];

type Small = 'ask' | 'refuse';

const QUESTIONS: Readonly<Record<Small, (data: ReadingData) => readonly Question[]>> = {
  ask: askQuestions,
  refuse: refuseQuestions,
};

type Fill = { readonly typed?: Typed; readonly errors?: Typed; readonly warnings?: readonly string[] };

function smallForm(kind: Small, data: ReadingData, { typed = {}, errors = {}, warnings = [] }: Fill = {}): FormPage {
  const { key, hash, title } = data.agreement;
  const target = agreementTarget(key, 1, hash);
  const intro = kind === 'ask' ? [T.ask.intro] : T.refuse.intro;
  return {
    ...{ view: 'form_page', title: T[kind].title, progress: '', warnings, numbers: [] },
    intro: [title, ...intro],
    questions: asTyped(QUESTIONS[kind](data), typed, errors),
    actions: [
      submits(primary(`aup.${kind}.save`, target, kind === 'ask' ? T.buttons.askSave : T.buttons.refuseSave)),
      plain('aup.read', target, T.buttons.back),
    ],
  };
}

export const showAsk: Handler = showForm((data) => smallForm('ask', data));
export const showRefuse: Handler = showForm((data) => smallForm('refuse', data));

const savesSmall =
  (kind: Small, save: (call: PersonCall, deps: ConverseDeps, typed: Typed) => Promise<Refusal | null>): Handler =>
  async (call, deps) => {
    const { key } = readAgreementTarget(call.target);
    const found = await deps.useCases.aup.read(call.who, key);
    if (!found.ok) return agreementRefused(found.refusal, call, deps, true);
    const questions = QUESTIONS[kind](found.value);
    const typed = typedFor(questions, call.inputs);
    const faults = faultsIn(questions, typed);
    const refusal = faults === null ? await save(call, deps, typed) : null;
    if (faults === null && refusal === null) return told(T[kind].doneTitle, [T[kind].done], [listButton()]);
    if (refusal?.code === 'agreement.changed')
      return sendAgain(smallForm(kind, found.value, { typed, warnings: [T[kind].changed] }));
    const errors = faults ?? (refusal === null ? null : wrongWith(refusal, questions));
    if (errors !== null) return { show: smallForm(kind, found.value, { typed, errors }), errors };
    return refusal === null ? {} : agreementRefused(refusal, call, deps, true);
  };

/** With what was typed, and bound to the text as it is now. */
const sendAgain = (show: FormPage): Answer => ({ show, notKept: true });

/** Nothing was stored: what was typed stays, and the first field says so. */
export const wrongWith = (refusal: Refusal, questions: readonly Question[]): Typed | null =>
  isStoreDown(refusal) ? { [questions[0]?.id ?? '']: T.notSaved } : errorsOf(refusal, questions);

export const saveAsk = savesSmall('ask', async (call, deps, { clause = '', text = '' }) => {
  const { key, hash } = readAgreementTarget(call.target);
  const done = await deps.useCases.aup.askClause(call.who, key, { hash, clause, text, key: call.key });
  return done.ok ? null : done.refusal;
});

export const saveRefusal = savesSmall('refuse', async (call, deps, { reason = '' }) => {
  const { key, hash } = readAgreementTarget(call.target);
  const done = await deps.useCases.aup.refuse(call.who, key, { hash, reason, key: call.key });
  return done.ok ? null : done.refusal;
});
