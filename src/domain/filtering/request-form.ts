// The form of a filter request as data: what is asked on which page, what was typed, and the request it makes.

import type { FormQuestion } from '../incident/form/definition.ts';
import type { SchoolCalendar } from '../school/policy.ts';
import type { Instant } from '../shared/instant.ts';
import type { Result } from '../shared/result.ts';
import { refuse } from '../shared/result.ts';
import type { LessonOption } from './lessons.ts';
import type { OverrideRequest } from './override.ts';
import type { OverridesPolicy } from './overrides-policy.ts';

export const REQUEST_PAGES = ['site', 'when', 'times'] as const;
export type RequestPage = (typeof REQUEST_PAGES)[number];
export type RequestAnswers = Readonly<Record<string, string>>;

/** All that is needed to draw a page: the steps hand it on as RequestFormData. */
export type RequestChoices = {
  readonly lessons: readonly LessonOption[];
  readonly defaultLesson: string;
  readonly classes: readonly string[];
  readonly longestLine: string;
  readonly readAs: readonly string[];
};
/** What reading needs beside the answers. */
export type RequestContext = {
  readonly calendar: SchoolCalendar;
  readonly now: Instant;
  readonly overrides: OverridesPolicy;
  readonly classes: readonly string[];
};

export type RequestPageData = {
  readonly page: RequestPage;
  /** At most 24 signs. */
  readonly title: string;
  readonly progress: string;
  readonly intro: readonly string[];
  readonly questions: readonly FormQuestion[];
};
export type CheckedPage =
  /** `answers` are all of them now, this page's included. */
  | { readonly ok: true; readonly answers: RequestAnswers }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>>; readonly answers: RequestAnswers };

export const choicesOf = (_answers: RequestAnswers, ctx: RequestContext): RequestChoices => ({
  lessons: [],
  defaultLesson: '',
  classes: ctx.classes,
  longestLine: '',
  readAs: [],
});

/** One page as it is asked now. `errors` by question id. An unknown page is the first. */
export const requestPageOf = (
  _page: string,
  _answers: RequestAnswers,
  _choices: RequestChoices,
  _errors: Readonly<Record<string, string>> = {},
): RequestPageData => ({ page: 'site', title: '', progress: '', intro: [], questions: [] });

export const pageQuestions = (
  page: string,
  answers: RequestAnswers,
  choices: RequestChoices,
  errors: Readonly<Record<string, string>> = {},
): readonly FormQuestion[] => requestPageOf(page, answers, choices, errors).questions;

/** What was typed on one page, taken or sent back; what was typed is always kept. */
export const checkPage = (
  _page: string,
  inputs: RequestAnswers,
  answers: RequestAnswers,
  _ctx: RequestContext,
): CheckedPage => ({ ok: true, answers: { ...answers, ...inputs } });

/** The page after this one, or null when the request can be sent. */
export const nextPage = (_page: string, _answers: RequestAnswers): RequestPage | null => null;
export const previousPage = (_page: string, _answers: RequestAnswers): RequestPage | null => null;

/** True when it is wanted every week or all term: then it is proposed for the filtering review, and nothing is opened. */
export const isRecurring = (answers: RequestAnswers): boolean => answers.how_often === 'recurring';

/** The whole request. A refusal names the field, and `pageOfField` the page it is on. Never-opened things are refused here too. */
export const requestFrom = (_answers: RequestAnswers, _ctx: RequestContext): Result<OverrideRequest> =>
  refuse('override.unfinished', 'Please finish the form.', 'addresses');

/** The page on which this field is asked. */
export const pageOfField = (_field: string): RequestPage => 'site';
