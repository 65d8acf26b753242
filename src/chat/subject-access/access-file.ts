// What is held about a person, case by case, and the locked file that is made of it.

import type { HeldData } from '../../usecases/subject-access/access-use-cases.ts';
import { ACCESS_TEXTS } from '../../views/access-texts.ts';
import { COPY_TEXTS } from '../../views/copy-texts.ts';
import type { FormPage, ItemList } from '../../views/private-views.ts';
import { plain, primary, submits } from '../buttons.ts';
import { lockQuestions } from '../casework/lock-questions.ts';
import { refused } from '../failure.ts';
import type { Handler, PersonCall } from '../handler.ts';
import { message, notice } from '../message.ts';
import { choices, type Typed } from '../questions.ts';
import { encodeTarget } from '../target.ts';
import { shows, type Verb } from '../verb.ts';

const T = ACCESS_TEXTS;
/** What a page shows; the file holds all of it. */
const MOST_LINES = 25;
const toRequest = (id: string) => plain('access.open', id, T.buttons.open);

/** Counted from 0; whatever else stands there is the first. */
const pageOf = ({ target }: PersonCall): number => (/^\d{1,3}$/.test(target.page) ? Number(target.page) : 0);
const onPage = (id: string, page: number): string => (page === 0 ? id : encodeTarget({ id, page: String(page) }));

function foundView(id: string, { ref, cases, page, more, others }: HeldData): ItemList {
  return {
    ...{ view: 'item_list', title: T.found.title, search: [], empty: T.found.noCases, links: [] },
    intro: [
      ref,
      T.found.limits,
      T.found.warning,
      ...(more === 0 ? [] : [T.found.more(more)]),
      ...(others.length === 0 ? [T.found.nothing] : others.slice(0, MOST_LINES)),
    ],
    items: cases.map((one) => ({
      title: one.ref,
      lines: [
        one.left === null
          ? T.found.caseLine.not_begun
          : one.left === 0
            ? T.found.caseLine.ready
            : T.found.left(one.left),
      ],
      action: plain('case.redact', encodeTarget({ id: one.id, page: `.${id}` }), T.buttons.redact),
    })),
    actions: [
      primary('access.file', onPage(id, page), T.buttons.file),
      ...(more === 0 ? [] : [plain('access.found', onPage(id, page + 1), T.buttons.next)]),
      ...(page === 0 ? [] : [plain('access.found', onPage(id, page - 1), T.buttons.previous)]),
      toRequest(id),
    ],
  };
}

const showFound: Handler = async (call, deps) => {
  const held = await deps.useCases.access.held(call.who, call.target.id, pageOf(call));
  return held.ok ? { show: foundView(call.target.id, held.value) } : refused(held.refusal, call, deps, false);
};

const fileView = (call: PersonCall, { ref, cases }: HeldData, errors: Typed): FormPage => {
  const ready = cases.filter(({ left }) => left === 0);
  return {
    ...{ view: 'form_page', title: T.file.title, progress: ref, warnings: [T.found.warning], numbers: [] },
    intro: [T.file.intro, T.found.limits, ...COPY_TEXTS.intro],
    questions: [
      ...(ready.length === 0
        ? []
        : [
            choices('cases', T.file.cases, {
              ...{ help: T.file.casesHelp, required: false },
              options: ready.map((one) => ({ value: one.id, label: one.ref })),
              ...{ value: call.inputs.cases ?? '', error: errors.cases ?? '' },
            }),
          ]),
      ...lockQuestions(call, errors),
    ],
    actions: [
      submits(primary('access.file.make', onPage(call.target.id, pageOf(call)), T.buttons.make)),
      plain('access.found', onPage(call.target.id, pageOf(call)), T.buttons.find),
    ],
  };
};

const showFile: Handler = async (call, deps) => {
  const held = await deps.useCases.access.held(call.who, call.target.id, pageOf(call));
  return held.ok ? { show: fileView(call, held.value, {}) } : refused(held.refusal, call, deps, false);
};

const makeFile: Handler = async (call, deps) => {
  const { copy = '', passphrase = '', again = '', recipient = '', cases = '' } = call.inputs;
  const ticked = cases.split(',').filter((id) => id !== '');
  const input = { copy, passphrase, again, recipient, cases: ticked };
  const link = await deps.useCases.access.file(call.who, call.target.id, input);
  if (link.ok) {
    const actions = [toRequest(call.target.id)];
    return {
      show: {
        ...message(T.file.ready, [COPY_TEXTS.ready.line], { tone: 'good', actions }),
        links: [{ label: COPY_TEXTS.ready.link, url: link.value.url }],
      },
      say: [notice(T.file.ready, [COPY_TEXTS.ready.said], actions)],
      sayInstead: true,
    };
  }
  const { field, message: fault } = link.refusal;
  const held = field === undefined ? null : await deps.useCases.access.held(call.who, call.target.id, pageOf(call));
  if (field === undefined || held === null || !held.ok) return refused(link.refusal, call, deps, false);
  const errors = { [field]: fault };
  return { show: fileView(call, held.value, errors), errors };
};

export const FILE_VERBS: Readonly<Record<string, Verb>> = {
  'access.found': shows(showFound),
  'access.file': shows(showFile),
  'access.file.make': shows(makeFile),
};
