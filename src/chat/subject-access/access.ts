// Requests for the data about a person: the register, one request, and what happened to it.

import { ACCESS_STEPS } from '../../domain/subject-access/access-request.ts';
import type { RequestFile } from '../../usecases/subject-access/access-use-cases.ts';
import { ACCESS_TEXTS } from '../../views/access-texts.ts';
import type { Question } from '../../views/fields.ts';
import type { FormPage, RecordFile } from '../../views/private-views.ts';
import { plain, primary, submits } from '../buttons.ts';
import { refused } from '../failure.ts';
import type { ConverseDeps, Handler, PersonCall } from '../handler.ts';
import { notice } from '../message.ts';
import { asTyped, choice, date, longText, optionsOf, shortText, type Typed, typed, typedFor } from '../questions.ts';
import type { Answer } from '../turn.ts';
import { savesOnce, shows, type Verb } from '../verb.ts';
import { FILE_VERBS } from './access-file.ts';

const T = ACCESS_TEXTS;
const listButton = () => plain('access', '', T.buttons.list);

const showList: Handler = async (call, deps) => {
  const list = await deps.useCases.access.list(call.who);
  if (!list.ok) return refused(list.refusal, call, deps, false);
  return {
    show: {
      ...{ view: 'item_list', title: T.title, intro: [T.intro], search: [], empty: T.empty, links: [] },
      items: list.value.map(({ id, ref, kind, received, standing }) => ({
        ...{ title: ref, lines: [kind, T.received(received), standing] },
        action: plain('access.open', id, T.buttons.open),
      })),
      actions: [primary('access.new', '', T.buttons.add)],
    },
    say: [notice(T.title, [T.typed], [listButton()])],
    sayInstead: true,
  };
};

function requestView(file: RequestFile): RecordFile {
  const { id, ref, standing, kind, about, asker, received, steps, may, asksForData } = file;
  return {
    ...{ view: 'record_file', title: ref, state: standing, warnings: [] },
    sections: [
      {
        ...{ title: kind, lines: [] },
        facts: [
          { label: T.facts.about, value: about },
          { label: T.facts.asker, value: asker },
          { label: T.facts.received, value: received },
        ],
      },
    ],
    chronology: steps.map(({ on, by, what, words }) => ({
      time: on,
      who: by,
      what: words === '' ? what : `${what}. ${words}`,
    })),
    actions: [
      ...(may.length === 0 ? [] : [primary('access.step', id, T.buttons.step)]),
      ...(asksForData ? [plain('access.found', id, T.buttons.find)] : []),
      listButton(),
    ],
  };
}

const openAccess: Handler = async (call, deps) => {
  const file = await deps.useCases.access.open(call.who, call.target.id);
  return file.ok ? { show: requestView(file.value) } : refused(file.refusal, call, deps, false);
};

const NAME = 120;
const LONGEST = 1000;

const NEW: readonly Question[] = [
  choice('kind', T.kind, { options: optionsOf(T.kinds), value: 'access' }),
  choice('whose', T.form.whose, { options: optionsOf(T.form.whoseOptions), value: 'other' }),
  shortText('name', T.form.name, { maxLength: NAME }),
  shortText('asker', T.form.asker, { required: false, help: T.form.askerHelp, maxLength: NAME }),
  date('on', T.form.on),
];

const newView = (call: PersonCall, errors: Typed): FormPage => ({
  ...{ view: 'form_page', title: T.form.title, progress: '', warnings: [], intro: [T.form.intro], numbers: [] },
  questions: asTyped(NEW, typedFor(NEW, call.inputs), errors),
  actions: [submits(primary('access.new.save', '', T.buttons.save)), listButton()],
});

/** Opened by whoever keeps the register, and by nobody else. */
const showNew: Handler = async (call, deps) => {
  const list = await deps.useCases.access.list(call.who);
  return list.ok ? { show: newView(call, {}) } : refused(list.refusal, call, deps, false);
};

const taken = (call: PersonCall, id: string, most = LONGEST): string => typed(call, id).slice(0, most);

const saveNew: Handler = async (call, deps) => {
  const input = { kind: taken(call, 'kind'), whose: taken(call, 'whose'), on: taken(call, 'on') };
  const words = { name: taken(call, 'name', NAME), asker: taken(call, 'asker', NAME) };
  const saved = await deps.useCases.access.register(call.who, { ...input, ...words, key: call.key });
  return answered(saved, call, deps, (errors) => newView(call, errors));
};

type Saved = Awaited<ReturnType<ConverseDeps['useCases']['access']['register']>>;

function answered(saved: Saved, call: PersonCall, deps: ConverseDeps, again: (errors: Typed) => FormPage): Answer {
  if (saved.ok) return { show: requestView(saved.value) };
  const { field, message } = saved.refusal;
  if (field === undefined) return refused(saved.refusal, call, deps, true);
  const errors = { [field]: message };
  return { show: again(errors), errors };
}

function stepView(call: PersonCall, may: RequestFile['may'], errors: Typed): FormPage {
  const options = ACCESS_STEPS.filter((step) => may.includes(step)).map((value) => ({ value, label: T.steps[value] }));
  const questions = [
    choice('step', T.step.step, { options }),
    date('on', T.step.on),
    longText('words', T.step.words, { required: false, maxLength: LONGEST }),
  ];
  return {
    ...{ view: 'form_page', title: T.step.title, progress: '', warnings: [], intro: [], numbers: [] },
    questions: asTyped(questions, typedFor(questions, call.inputs), errors),
    actions: [
      submits(primary('access.step.save', call.target.id, T.buttons.save)),
      plain('access.open', call.target.id, T.buttons.open),
    ],
  };
}

const showStep: Handler = async (call, deps) => {
  const file = await deps.useCases.access.open(call.who, call.target.id);
  if (!file.ok) return refused(file.refusal, call, deps, false);
  return { show: file.value.may.length === 0 ? requestView(file.value) : stepView(call, file.value.may, {}) };
};

const saveStep: Handler = async (call, deps) => {
  const input = { step: taken(call, 'step'), on: taken(call, 'on'), words: taken(call, 'words'), key: call.key };
  const saved = await deps.useCases.access.step(call.who, call.target.id, input);
  const file = saved.ok ? saved : await deps.useCases.access.open(call.who, call.target.id);
  return answered(saved, call, deps, (errors) => stepView(call, file.ok ? file.value.may : [], errors));
};

export const ACCESS_VERBS: Readonly<Record<string, Verb>> = {
  access: shows(showList),
  'access.new': shows(showNew),
  'access.new.save': savesOnce(saveNew),
  'access.open': shows(openAccess),
  'access.step': shows(showStep),
  'access.step.save': savesOnce(saveStep),
  ...FILE_VERBS,
};
