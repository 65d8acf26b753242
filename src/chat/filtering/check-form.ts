// A check that filtering or monitoring works, written down with the fields that are asked for (date, device, users, result, action).

import type { FilterCheckData } from '../../usecases/filtering/results.ts';
import { FILTER_TEXTS } from '../../views/filter-texts.ts';
import type { FormPage, RecordFile } from '../../views/private-views.ts';
import { plain, primary, submits } from '../buttons.ts';
import type { Handler } from '../handler.ts';
import { message, notice } from '../message.ts';
import { asTyped, errorsOf, type Typed, typedFor } from '../questions.ts';
import { filterRefused } from './filter-answer.ts';
import { CHECK_QUESTIONS } from './filter-questions.ts';

const T = FILTER_TEXTS;

const checkView = (typed: Typed, errors: Typed): FormPage => ({
  view: 'form_page',
  title: T.check.title,
  progress: '',
  warnings: [],
  intro: T.check.intro,
  questions: asTyped(CHECK_QUESTIONS, typed, errors),
  numbers: [],
  actions: [submits(primary('check.save', '', T.buttons.checkSave))],
});

export const startCheck: Handler = async (call, deps) => {
  if (!(await deps.useCases.filtering.mayKeepChecks(call.who))) {
    return {
      show: message(T.wrong.title, [T.check.notYours]),
      say: [notice(T.wrong.title, [T.check.notYours], [])],
      sayInstead: true,
    };
  }
  const { today } = await deps.useCases.formContext(call.who, call.school);
  const say = [notice(T.check.title, [T.typed.press], [primary('check.start', '', T.buttons.check)])];
  return { show: checkView({ date: today }, {}), say, sayInstead: true };
};

export const saveCheck: Handler = async (call, deps) => {
  const typed = typedFor(CHECK_QUESTIONS, call.inputs);
  const saved = await deps.useCases.filtering.saveCheck(call.who, { inputs: typed, key: call.key });
  if (!saved.ok) {
    const errors = errorsOf(saved.refusal, CHECK_QUESTIONS);
    return errors === null
      ? filterRefused(saved.refusal, call, deps, true)
      : { show: checkView(typed, errors), errors };
  }
  const lines = [T.check.saved(saved.value.ref)];
  const actions = [plain('check.open', saved.value.id, T.buttons.open), plain('check.start', '', T.buttons.check)];
  return {
    show: message(T.check.savedTitle, lines, { tone: 'good', actions }),
    say: [notice(T.check.savedTitle, lines, actions)],
    sayInstead: true,
  };
};

export const openCheck: Handler = async (call, deps) => {
  const found = await deps.useCases.filtering.openCheck(call.who, call.target.id);
  if (!found.ok) return filterRefused(found.refusal, call, deps, false);
  const say = [notice(found.value.ref, [T.typed.press], [plain('check.open', call.target.id, T.buttons.open)])];
  return { show: checkFile(found.value), say, sayInstead: true };
};

const checkFile = ({ ref, facts }: FilterCheckData): RecordFile => ({
  view: 'record_file',
  title: ref,
  state: '',
  warnings: [],
  sections: [{ title: T.check.fileTitle, facts, lines: [] }],
  chronology: [],
  actions: [plain('filter.log', '', T.buttons.log)],
});
