// NOT saved, about filtering: said at once, with everything that was typed still there and the very same button to try again.

import { type RequestPage, requestPageOf } from '../../domain/filtering/request-form/request-form.ts';
import type { Action, PhoneLine, Question } from '../../views/fields.ts';
import { FILTER_TEXTS } from '../../views/filter-texts.ts';
import type { FormPage } from '../../views/private-views.ts';
import { plain, primary, submits } from '../buttons.ts';
import type { Call } from '../handler.ts';
import { message, notice } from '../message.ts';
import { asTyped, typedFor } from '../questions.ts';
import { encodeTarget } from '../target.ts';
import type { Answer } from '../turn.ts';
import { DESKS, deskOfSave, deskView } from './filter-desks.ts';
import { CHECK_QUESTIONS, SITE_QUESTIONS } from './filter-questions.ts';

const T = FILTER_TEXTS;

export const isAboutFilter = (verb: string): boolean => /^(filter|site|check)\./.test(verb);

/** Built from the press alone: it works when nothing can be read. */
export function filterNotSaved(call: Call, numbers: readonly PhoneLine[]): Answer {
  const page = pageAgain(call);
  const say = [notice(T.wrong.notSavedTitle, [T.wrong.notSaved], [wayBack(call)])];
  if (page === null) {
    const more = { tone: 'warning' as const, numbers, actions: [wayBack(call)] };
    return { show: message(T.wrong.notSavedTitle, [T.wrong.notSaved], more), say, sayInstead: true, notKept: true };
  }
  const show = { ...page, warnings: [T.wrong.notSavedForm], numbers };
  // Slack keeps the window open, with all that was typed, when a field is named.
  return {
    show,
    say,
    sayInstead: true,
    notKept: true,
    errors: { [show.questions[0]?.id ?? '']: T.wrong.notSavedForm },
  };
}

function pageAgain(call: Call): FormPage | null {
  const desk = deskOfSave(call.verb);
  // How long a request may be open has to be read, and is quickly picked again.
  if (desk !== null && desk !== 'filter.shorter')
    return deskView(desk, call.target.id, { typed: typedFor(DESKS[desk].questions, call.inputs) });
  if (call.verb === 'site.save') return blindPage(call, T.site.title, SITE_QUESTIONS, T.buttons.siteSave);
  if (call.verb === 'check.save') return blindPage(call, T.check.title, CHECK_QUESTIONS, T.buttons.checkSave);
  return call.verb === 'filter.next' && isStanding(call.target.page) ? requestPage(call, call.target.page) : null;
}

/** Lessons have to be read; the other pages stand by themselves. */
const isStanding = (page: string): page is RequestPage => page === 'site' || page === 'times';

function requestPage(call: Call, page: RequestPage): FormPage {
  const choices = { lessons: [], defaultLesson: '', classes: [], longestLine: '', readAs: [] };
  const { title, questions } = requestPageOf(page, call.inputs, choices);
  return blindPage(call, title, questions, T.buttons.tryAgain);
}

const blindPage = (call: Call, title: string, questions: readonly Question[], label: string): FormPage => ({
  view: 'form_page',
  title,
  progress: '',
  warnings: [],
  intro: [],
  questions: asTyped(questions, typedFor(questions, call.inputs), {}),
  numbers: [],
  actions: [submits(primary(call.verb, encodeTarget(call.target), label))],
});

/** Leads to the form again, or is the very same press. */
function wayBack(call: Call): Action {
  if (call.verb === 'filter.next') return plain('filter.start', '', T.buttons.tryAgain);
  if (call.verb === 'site.save' || call.verb === 'check.save')
    return plain(call.verb.replace('save', 'start'), '', T.buttons.tryAgain);
  const verb = deskOfSave(call.verb) ?? call.verb;
  return plain(verb, encodeTarget(call.target), T.buttons.tryAgain);
}
