// Documents: which, for when, as what; for words of cases a page more, to lock them; then a link that works once. Links stand in private
// answers alone.

import type { Refusal } from '../domain/shared/result.ts';
import type { DocumentChoices } from '../usecases/reports/reports-use-cases.ts';
import { COPY_TEXTS } from '../views/copy-texts.ts';
import { DOCUMENT_TEXTS } from '../views/document-texts.ts';
import type { Option, Question } from '../views/fields.ts';
import type { FormPage } from '../views/private-views.ts';
import { plain, primary, submits } from './buttons.ts';
import { keyQuestion, passphraseQuestions } from './casework/lock-questions.ts';
import { failed, isStoreDown, numbersFor } from './failure.ts';
import type { ConverseDeps, Handler, PersonCall } from './handler.ts';
import { message, notice } from './message.ts';
import { choice, type Typed } from './questions.ts';
import { encodeTarget, type Target } from './target.ts';
import type { Answer } from './turn.ts';
import { shows, type Verb } from './verb.ts';

const T = DOCUMENT_TEXTS;
const MOST_PAGES = 1000;

export const startDocuments: Handler = async (call, deps) => {
  const choices = await deps.useCases.documents.choices(call.who);
  const say = [notice(T.title, [T.typed], [plain('documents', '', T.buttons.start)])];
  if (choices.documents.length === 0 && !choices.forms)
    return { show: message(T.title, [T.nothing]), say: [notice(T.title, [T.nothing], [])], sayInstead: true };
  return { show: pageView(choices, call.inputs, {}), say, sayInstead: true };
};

function pageView(choices: DocumentChoices, inputs: Typed, errors: Typed): FormPage {
  const hasDocuments = choices.documents.length > 0;
  return {
    view: 'form_page',
    title: T.title,
    progress: '',
    warnings: [],
    intro: [T.intro, ...(choices.documents.includes('log') ? [T.locked] : [])],
    questions: hasDocuments ? questions(choices, inputs, errors) : [],
    numbers: [],
    actions: [
      ...(hasDocuments ? [submits(primary('documents.make', '', T.buttons.make))] : []),
      ...(choices.forms ? [plain('documents.forms', '', T.buttons.forms)] : []),
    ],
  };
}

function questions(
  { documents, periods, usualPeriod }: DocumentChoices,
  inputs: Typed,
  errors: Typed,
): readonly Question[] {
  const ask = (id: string, label: string, options: readonly Option[], help = '', usual = ''): Question => {
    const picked = options.find(({ value }) => value === (inputs[id] ?? usual)) ?? options[0];
    return choice(id, label, { help, options, value: picked?.value ?? '', error: errors[id] ?? '' });
  };
  const files = (['pdf', 'csv'] as const).map((value) => ({ value, label: T.files[value] }));
  return [
    ask(
      'document',
      T.document,
      documents.map((value) => ({ value, label: T.documents[value] })),
    ),
    ask('period', T.period, periods, documents.includes('governors') ? T.periodHelp : '', usualPeriod),
    ask('file', T.file, files),
  ];
}

type Wanted = { readonly document: string; readonly period: string; readonly file: string };

/** From the second page on, what was chosen on the first stands in the button. */
function wantedIn({ id, page }: Target, { document = '', period = '', file = '' }: Typed): Wanted {
  if (id === '') return { document, period, file };
  const [chosen = '', as = ''] = page.split(':');
  return { document: id, period: chosen, file: as };
}

const targetFor = ({ document, period, file }: Wanted): string =>
  encodeTarget({ id: document, page: `${period}:${file}` });

const isKeyField = (inputs: Typed): boolean => Object.hasOwn(inputs, 'recipient');

/** A PDF opens with a passphrase alone; a table also with the reader's own key, on a page of its own. */
function lockView(wanted: Wanted, way: 'passphrase' | 'key', inputs: Typed, errors: Typed): FormPage {
  const target = targetFor(wanted);
  const other =
    way === 'key'
      ? [plain('documents.lock', target, T.buttons.byPassphrase)]
      : wanted.file === 'csv'
        ? [plain('documents.key', target, T.buttons.byKey)]
        : [];
  return {
    ...{ view: 'form_page', title: T.lockTitle, progress: '', warnings: [], numbers: [] },
    intro: way === 'key' ? T.keyIntro : COPY_TEXTS.intro,
    questions: way === 'key' ? [keyQuestion(inputs, errors)] : passphraseQuestions(errors, true),
    actions: [
      submits(primary('documents.make', target, T.buttons.make)),
      ...other,
      plain('documents', '', T.buttons.back),
    ],
  };
}

/** Holds nothing but what was chosen: whether there is such a document for them is said by the step. */
const showLock =
  (way: 'passphrase' | 'key'): Handler =>
  async (call) => ({ show: lockView(wantedIn(call.target, {}), way, {}, {}) });

const LOCK_FIELDS: readonly string[] = ['passphrase', 'again', 'recipient'];

export const makeDocument: Handler = async (call, deps) => {
  const wanted = wantedIn(call.target, call.inputs);
  const link = await deps.useCases.documents.link(call.who, { ...wanted, ...lockOf(call.inputs) });
  if (link.ok) return linkAnswer(link.value, plain('documents', '', T.buttons.start));
  const { field, message: fault } = link.refusal;
  if (field === undefined) return refusedDocument(link.refusal, call, deps);
  const isSecondPage = call.target.id !== '';
  if (LOCK_FIELDS.includes(field)) {
    // Nobody was asked for it before: that is the next page, and no fault.
    if (!isSecondPage) return { show: lockView(wanted, 'passphrase', {}, {}) };
    // The page with the key has no other field to say it at.
    const way = isKeyField(call.inputs) ? 'key' : 'passphrase';
    const errors = { [way === 'key' ? 'recipient' : field]: way === 'key' ? COPY_TEXTS.faults.recipient : fault };
    return { show: lockView(wanted, way, call.inputs, errors), errors };
  }
  const errors = { [field]: fault };
  const show = pageView(await deps.useCases.documents.choices(call.who), wanted, errors);
  return isSecondPage ? { show } : { show, errors };
};

export const showForms: Handler = async (call, deps) => {
  const page = /^\d{1,4}$/.test(call.target.page) ? Math.min(Number(call.target.page), MOST_PAGES) : 0;
  const { items, more } = await deps.useCases.documents.forms(call.who, page);
  const turn = (to: number, label: string) =>
    plain('documents.forms', encodeTarget({ id: '', page: String(to) }), label);
  return {
    show: {
      view: 'item_list',
      title: T.formsTitle,
      intro: [T.formsIntro],
      search: [],
      items: items.map(({ id, ref, time }) => ({
        title: ref,
        lines: [time],
        action: plain('documents.form', id, T.buttons.form),
      })),
      empty: T.formsEmpty,
      links: [],
      actions: [
        ...(page > 0 ? [turn(page - 1, T.buttons.newer)] : []),
        ...(more ? [turn(page + 1, T.buttons.more)] : []),
        plain('documents', '', T.buttons.start),
      ],
    },
    say: [notice(T.formsTitle, [T.typed], [plain('documents.forms', '', T.buttons.forms)])],
    sayInstead: true,
  };
};

const lockOf = ({ passphrase = '', again = '', recipient = '' }: Typed) => ({ passphrase, again, recipient });

/** Holds nothing of the case: whether there is one is said by the step. */
const formView = (call: PersonCall, errors: Typed): FormPage => ({
  ...{ view: 'form_page', title: T.formTitle, progress: '', warnings: [], intro: COPY_TEXTS.intro, numbers: [] },
  questions: passphraseQuestions(errors, true),
  actions: [
    submits(primary('documents.form.make', call.target.id, T.buttons.form)),
    plain('documents.forms', '', T.buttons.forms),
  ],
});

export const showForm: Handler = async (call) => ({ show: formView(call, {}) });

export const makeForm: Handler = async (call, deps) => {
  const link = await deps.useCases.documents.formLink(call.who, call.target.id, lockOf(call.inputs));
  if (!link.ok && link.refusal.field !== undefined) {
    const errors = { [link.refusal.field]: link.refusal.message };
    return { show: formView(call, errors), errors };
  }
  if (!link.ok) return refusedDocument(link.refusal, call, deps);
  return linkAnswer(link.value, plain('documents.forms', '', T.buttons.forms));
};

const linkAnswer = (url: string, back: ReturnType<typeof plain>): Answer => ({
  show: {
    ...message(T.ready.title, [T.ready.line, T.ready.gone], { tone: 'good', actions: [back] }),
    links: [{ label: T.ready.link, url }],
  },
  say: [notice(T.ready.title, [T.ready.said], [back])],
  sayInstead: true,
});

function refusedDocument(refusal: Refusal, call: PersonCall, deps: ConverseDeps): Answer {
  if (isStoreDown(refusal)) return failed(numbersFor(deps.useCases, call.actor));
  const lines = [refusal.message];
  return {
    show: message(T.wrong, lines, { tone: 'warning', actions: [plain('documents', '', T.buttons.start)] }),
    say: [notice(T.wrong, lines, [])],
    sayInstead: true,
  };
}

export const DOCUMENT_VERBS: Readonly<Record<string, Verb>> = {
  documents: shows(startDocuments),
  'documents.make': shows(makeDocument),
  'documents.lock': shows(showLock('passphrase')),
  'documents.key': shows(showLock('key')),
  'documents.forms': shows(showForms),
  'documents.form': shows(showForm),
  'documents.form.make': shows(makeForm),
};
