// Taking the names out of a copy: for whom it is and who stays named, then one text at a time, and at the end the locked copy.

import type { RedactionPage, RedactionRef, RedactionText } from '../../usecases/casework/export/export-use-cases.ts';
import type { Action, Question } from '../../views/fields.ts';
import type { FormPage } from '../../views/private-views.ts';
import { REDACT_TEXTS } from '../../views/redact-texts.ts';
import { CHAT_TEXTS } from '../../views/texts.ts';
import { plain, primary, submits } from '../buttons.ts';
import { refused } from '../failure.ts';
import type { ConverseDeps, Handler, PersonCall } from '../handler.ts';
import { message } from '../message.ts';
import { choice, choices, shortText, type Typed } from '../questions.ts';
import { encodeTarget } from '../target.ts';
import type { Answer } from '../turn.ts';
import { saves, shows, type Verb } from '../verb.ts';
import { REDACTED } from './files-copy.ts';

const T = REDACT_TEXTS;
/** Texts are shown in parts that each fit a block of Slack. */
const PART = 2400;
/** Slack takes a hundred options; whoever is not listed gets a label. */
const MOST_PEOPLE = 90;
/** What was replaced stands in the text as well. */
const MOST_LINES = 30;

/** `<which text>.<of which request>.<mark>`, the last two empty where there is none. */
function placeOf(call: PersonCall): {
  readonly ref: RedactionRef;
  readonly index: number | undefined;
  readonly mark: string;
} {
  const [index = '', of = '', mark = ''] = call.target.page.split('.');
  const ref = of === '' ? { caseId: call.target.id } : { caseId: call.target.id, of };
  return { ref, index: /^\d{1,5}$/.test(index) ? Number(index) : undefined, mark };
}

const to = ({ caseId, of = '' }: RedactionRef, index = '', mark = ''): string =>
  encodeTarget({ id: caseId, page: `${index}.${of}.${mark}`.replace(/\.+$/, '') });

/** Where a request for data asks for it, the way goes on there; the usual copy is locked at once. */
const copyButton = ({ caseId, of }: RedactionRef): readonly Action[] =>
  of === undefined
    ? [primary('case.copy', encodeTarget({ id: caseId, page: REDACTED }), T.buttons.make)]
    : [primary('access.open', of, T.buttons.request)];

const toCase = ({ caseId }: RedactionRef): Action => plain('case.open', caseId, CHAT_TEXTS.buttons.toCase);

function chooseQuestions(page: RedactionPage, call: PersonCall, errors: Typed): readonly Question[] {
  const purpose = call.inputs.purpose ?? page.purpose;
  const kept = page.people.filter(({ kept: is }) => is).map(({ key }) => key);
  return [
    choice('purpose', T.purpose, {
      options: (['next_school', 'parent', 'person', 'other'] as const).map((value) => ({
        value,
        label: T.purposes[value],
      })),
      value: purpose,
      error: errors.purpose ?? '',
    }),
    ...(page.people.length === 0
      ? []
      : [
          choices('keep', T.keep, {
            ...{ help: T.keepHelp, required: false },
            options: page.people.slice(0, MOST_PEOPLE).map(({ key, name }) => ({ value: key, label: name })),
            value: call.inputs.keep ?? kept.join(','),
          }),
        ]),
  ];
}

const chooseView = (page: RedactionPage, call: PersonCall, errors: Typed): FormPage => {
  const { ref } = placeOf(call);
  return {
    ...{ view: 'form_page', title: T.title, warnings: [T.warning], intro: T.intro, numbers: [] },
    progress: page.begun ? T.standing(page.texts, page.left) : '',
    questions: chooseQuestions(page, call, errors),
    actions: [
      submits(primary('case.redact.save', to(ref), T.buttons.read)),
      ...(page.begun && page.left === 0 ? copyButton(ref).map((one) => ({ ...one, style: 'plain' as const })) : []),
      toCase(ref),
    ],
  };
};

export const showRedaction: Handler = async (call, deps) => {
  const page = await deps.useCases.casework.copies.redaction.page(call.who, placeOf(call).ref);
  return page.ok ? { show: chooseView(page.value, call, {}) } : refused(page.refusal, call, deps, false);
};

export const saveRedaction: Handler = async (call, deps) => {
  const { ref } = placeOf(call);
  const { purpose = '', keep = '' } = call.inputs;
  const steps = deps.useCases.casework.copies.redaction;
  const names = keep.split(',').filter((key) => key !== '');
  const chosen = await steps.choose(call.who, ref, { key: call.key, purpose, keep: names });
  if (chosen.ok) return textAnswer(await steps.text(call.who, ref), ref, call, deps);
  const { field, message: fault } = chosen.refusal;
  const page = field === undefined ? null : await steps.page(call.who, ref);
  if (field === undefined || page === null || !page.ok) return refused(chosen.refusal, call, deps, true);
  const errors = { [field]: fault };
  return { show: chooseView(page.value, call, errors), errors };
};

export const showText: Handler = async (call, deps) => {
  const { ref, index } = placeOf(call);
  return textAnswer(await deps.useCases.casework.copies.redaction.text(call.who, ref, index), ref, call, deps);
};

type Shown = Awaited<ReturnType<ConverseDeps['useCases']['casework']['copies']['redaction']['text']>>;

function textAnswer(text: Shown, ref: RedactionRef, call: PersonCall, deps: ConverseDeps, errors: Typed = {}): Answer {
  if (!text.ok) return refused(text.refusal, call, deps, false);
  if (text.value !== null) return { show: textView(text.value, ref, errors) };
  const actions = [...copyButton(ref), plain('case.redact', to(ref), T.buttons.choose), toCase(ref)];
  return { show: message(T.title, [T.done], { tone: 'good', actions }) };
}

function textView(text: RedactionText, ref: RedactionRef, errors: Typed): FormPage {
  const { index, of, left, where, replaced, decided, mark } = text;
  const here = to(ref, String(index), mark);
  const turn = (place: number, label: string): readonly Action[] =>
    place < 0 || place >= of ? [] : [plain('case.redact.text', to(ref, String(place)), label)];
  return {
    ...{
      view: 'form_page',
      title: T.textTitle(index + 1, of),
      progress: T.standing(of, left),
      warnings: [],
      numbers: [],
    },
    intro: [
      where,
      ...inParts(text.text),
      ...(replaced.length === 0
        ? [T.nothingReplaced]
        : replaced.slice(0, MOST_LINES).map(({ was, label, times }) => T.replaced(was, label, times))),
      ...(decided === null ? [] : [T.decided[decided]]),
    ],
    questions: [
      shortText('reason', T.reason, {
        ...{ help: T.reasonHelp, required: false, maxLength: 300 },
        ...{ value: text.reason, error: errors.reason ?? '' },
      }),
    ],
    actions: [
      submits(primary('case.redact.stands', here, T.buttons.stands)),
      submits(plain('case.redact.withhold', here, T.buttons.withhold)),
      ...turn(index + 1, T.buttons.next),
      ...turn(index - 1, T.buttons.previous),
      toCase(ref),
    ],
  };
}

/** At a space where there is one, so that no word is cut. */
function inParts(text: string): readonly string[] {
  if (text.length <= PART) return [text];
  const space = text.lastIndexOf(' ', PART);
  const at = space > PART / 2 ? space + 1 : PART;
  return [text.slice(0, at), ...inParts(text.slice(at))];
}

const decide =
  (how: 'stands' | 'withheld'): Handler =>
  async (call, deps) => {
    const { ref, index = -1, mark } = placeOf(call);
    const steps = deps.useCases.casework.copies.redaction;
    const input = { index, mark, how, reason: call.inputs.reason ?? '' };
    const next = await steps.decide(call.who, ref, input);
    if (next.ok) return textAnswer(next, ref, call, deps);
    const { field, code, message: fault } = next.refusal;
    if (field === undefined && code !== 'redaction.changed') return refused(next.refusal, call, deps, true);
    // What is to be decided is shown again as it now stands.
    const errors = { reason: fault };
    const again = await steps.text(call.who, ref, index);
    return { ...textAnswer(again, ref, call, deps, errors), errors };
  };

export const REDACT_VERBS: Readonly<Record<string, Verb>> = {
  'case.redact': shows(showRedaction),
  'case.redact.save': saves(saveRedaction),
  'case.redact.text': shows(showText),
  'case.redact.stands': saves(decide('stands')),
  'case.redact.withhold': saves(decide('withheld')),
};
