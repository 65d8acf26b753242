// An unsuitable site: told to IT, or, if a child saw it or it may be illegal, gone on with as a report.

import type { SiteFoundData } from '../../usecases/filtering/results.ts';
import { FILTER_TEXTS } from '../../views/filter-texts.ts';
import type { FormPage } from '../../views/private-views.ts';
import { primary, submits } from '../buttons.ts';
import type { Handler } from '../handler.ts';
import { message, notice } from '../message.ts';
import { asTyped, errorsOf, type Typed, typedFor } from '../questions.ts';
import { beginReport } from '../report/begin-report.ts';
import type { Answer } from '../turn.ts';
import type { TypedWords } from '../typed-words.ts';
import { filterRefused } from './filter-answer.ts';
import { SITE_QUESTIONS } from './filter-questions.ts';

const T = FILTER_TEXTS;
const START = 'site.start';

const siteView = (typed: Typed, errors: Typed): FormPage => ({
  view: 'form_page',
  title: T.site.title,
  progress: '',
  warnings: [],
  intro: T.site.intro,
  questions: asTyped(SITE_QUESTIONS, typed, errors),
  numbers: [],
  actions: [submits(primary('site.save', '', T.buttons.siteSave))],
});

export const makeStartSite =
  (words: TypedWords): Handler =>
  async (call) => {
    if (call.rest !== '') words.keep(call.actor, START, call.rest);
    const addresses = words.of(call.actor, START);
    const line = addresses === '' ? T.typed.press : T.typed.kept;
    const say = [notice(T.typed.site, [line], [primary(START, '', T.buttons.startSite)])];
    return { show: siteView({ addresses }, {}), say, sayInstead: true };
  };

export const makeSaveSite =
  (words: TypedWords): Handler =>
  async (call, deps) => {
    const typed = typedFor(SITE_QUESTIONS, call.inputs);
    const done = await deps.useCases.filtering.siteFound(call.who, { inputs: typed, key: call.key });
    if (!done.ok) {
      const errors = errorsOf(done.refusal, SITE_QUESTIONS);
      return errors === null
        ? filterRefused(done.refusal, call, deps, true)
        : { show: siteView(typed, errors), errors };
    }
    if ('saved' in done.value) {
      words.forget(call.actor, START);
      return savedAnswer(done.value.saved);
    }
    const { report, why } = done.value;
    const intro = [...T.report.first, why, T.report.goOn];
    const begun = await beginReport(
      { answers: report, intro, typed: [typed.addresses, typed.note].filter(Boolean).join('\n') },
      call,
      deps,
    );
    if (begun.show?.view === 'form_page' && begun.notKept !== true) words.forget(call.actor, START);
    return begun;
  };

function savedAnswer({ ref, told, advice }: SiteFoundData): Answer {
  const lines = [T.site.saved(ref), T.site.told(told), ...advice];
  return {
    show: message(T.site.savedTitle, lines, { tone: 'good' }),
    say: [notice(T.site.savedTitle, lines, [])],
    sayInstead: true,
  };
}
