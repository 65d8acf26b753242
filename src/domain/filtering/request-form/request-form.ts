// The form of a filter request, as the steps and the conversation use it.

import type { FormQuestion } from '../../incident/form/definition.ts';
import type { Result } from '../../shared/result.ts';
import { ok, refuse } from '../../shared/result.ts';
import { readAddresses } from '../address/addresses.ts';
import { PURPOSES } from '../purposes.ts';
import type { OverrideRequest } from '../request/override.ts';
import { categoryOf, checkPage, isPage, keepsEnd, periodFrom, type RequestContext } from './request-form-check.ts';
import {
  asked,
  helpOf,
  optionsOf,
  pagesFor,
  presetOf,
  RECURRING,
  REQUEST_PAGE_DEFS,
  REQUEST_PAGES,
  type RequestAnswers,
  type RequestChoices,
  type RequestPage,
  type RequestQuestion,
} from './request-form-pages.ts';
import { REQUEST_TEXTS } from './request-form-texts.ts';

export { type CheckedPage, checkPage, choicesOf, type RequestContext } from './request-form-check.ts';
export { REQUEST_PAGES, type RequestAnswers, type RequestChoices, type RequestPage } from './request-form-pages.ts';

export type RequestPageData = {
  readonly page: RequestPage;
  /** At most 24 signs. */
  readonly title: string;
  readonly progress: string;
  readonly intro: readonly string[];
  readonly questions: readonly FormQuestion[];
};
type Errors = Readonly<Record<string, string>>;

/** One page as it is asked now. `errors` by question id. An unknown page is the first. */
export function requestPageOf(
  page: string,
  answers: RequestAnswers,
  choices: RequestChoices,
  errors: Errors = {},
): RequestPageData {
  const here = isPage(page);
  const pages = pagesFor(answers);
  const def = REQUEST_PAGE_DEFS[here];
  return {
    page: here,
    title: def.title,
    progress: REQUEST_TEXTS.progress(
      REQUEST_PAGES.indexOf(here) + 1,
      Math.max(pages.length, REQUEST_PAGES.indexOf(here) + 1),
    ),
    intro: def.intro(choices),
    questions: asked(here, answers)
      .filter((question) => question.drawn?.(answers) ?? true)
      .map((question) => drawn(question, answers, choices, errors)),
  };
}

function drawn(
  question: RequestQuestion,
  answers: RequestAnswers,
  choices: RequestChoices,
  errors: Errors,
): FormQuestion {
  const options = optionsOf(question, choices);
  const standing = answers[question.id] ?? presetOf(question, choices);
  // A choice that is no longer offered, such as a lesson that is over, cannot be shown as chosen.
  const gone = question.kind === 'choice' && !options.some(({ value }) => value === standing);
  return {
    id: question.id,
    kind: question.kind,
    label: question.label,
    help: helpOf(question, choices),
    options,
    value: gone ? presetOf(question, choices) : standing,
    required: question.required,
    maxLength: question.maxLength ?? 0,
    error: errors[question.id] ?? '',
  };
}

export const pageQuestions = (
  page: string,
  answers: RequestAnswers,
  choices: RequestChoices,
  errors: Errors = {},
): readonly FormQuestion[] => requestPageOf(page, answers, choices, errors).questions;

/** The page after this one, or null when the request can be sent. */
export const nextPage = (page: string, answers: RequestAnswers): RequestPage | null => {
  const pages = pagesFor(answers);
  return pages[pages.indexOf(isPage(page)) + 1] ?? null;
};

export const previousPage = (page: string, _answers: RequestAnswers): RequestPage | null =>
  REQUEST_PAGES[REQUEST_PAGES.indexOf(isPage(page)) - 1] ?? null;

/** True when it is wanted every week or all term: then it is proposed for the filtering review, and nothing is opened. */
export const isRecurring = (answers: RequestAnswers): boolean => answers.how_often === RECURRING;

/** The page on which this field is asked. */
export const pageOfField = (field: string): RequestPage =>
  REQUEST_PAGES.find((page) => REQUEST_PAGE_DEFS[page].questions.some(({ id }) => id === field)) ?? 'site';

/** The whole request. A refusal names the field, and `pageOfField` the page it is on. What nobody can open is refused here too. */
export function requestFrom(stored: RequestAnswers, ctx: RequestContext): Result<OverrideRequest> {
  let answers = stored;
  for (const page of pagesFor(stored)) {
    const checked = checkPage(page, stored, stored, ctx);
    answers = { ...answers, ...checked.answers };
    if (checked.ok) continue;
    if (checked.never !== undefined) return { ok: false, refusal: checked.never };
    const [field = 'addresses', message = ''] = Object.entries(checked.errors)[0] ?? [];
    return refuse('override.unfinished', message, field);
  }
  const addresses = readAddresses(answers.addresses ?? '', { keepEnd: keepsEnd(answers) });
  if (!addresses.ok) return addresses;
  const period = periodFrom(answers, ctx);
  if (!period.ok) return period;
  return ok({
    addresses: addresses.value,
    category: categoryOf(answers),
    purpose: PURPOSES.find((purpose) => purpose === answers.purpose) ?? 'other',
    group: answers.group ?? '',
    wanted: period.value.period,
    lesson: period.value.lesson,
    riskChecked: answers.looked === 'yes',
    supervisor: answers.supervisor ?? '',
    note: answers.note ?? '',
  });
}
