// Every answer in words, with the page where it can be changed.

import type { Answers } from '../answers.ts';
import type { FormContext } from './context.ts';
import { type FormOption, type PageDef, read } from './definition.ts';
import { EXTRA_PAGES } from './extra-pages.ts';
import { PAGES } from './pages.ts';
import { type ResolvedPage, resolve, split } from './resolve.ts';
import { TEXTS } from './texts.ts';

export type ReviewLine = {
  /** Id of the question, for what a holder's depth allows. */
  readonly question: string;
  readonly label: string;
  readonly value: string;
  readonly page: string;
};

/** Optional texts left empty are not listed. */
export const reviewLines = (answers: Answers, ctx: FormContext): readonly ReviewLine[] => linesOf(PAGES, answers, ctx);

/** The answers to the further questions, for the holder's view. */
export const extraLines = (answers: Answers, ctx: FormContext): readonly ReviewLine[] =>
  linesOf(EXTRA_PAGES, answers, ctx);

function linesOf(defs: readonly PageDef[], answers: Answers, ctx: FormContext): readonly ReviewLine[] {
  return resolve(answers, ctx, defs).pages.flatMap((page) => pageLines(page, ctx));
}

function pageLines(page: ResolvedPage, ctx: FormContext): readonly ReviewLine[] {
  return page.questions
    .filter(({ def, value }) => value !== '' || def.required === true)
    .map(({ def, value }) => ({
      question: def.id,
      label: read(def.label, page.before, ctx, ''),
      value: words(value, read(def.options, page.before, ctx, [])),
      page: page.def.id,
    }));
}

function words(value: string, options: readonly FormOption[]): string {
  if (value === '') return TEXTS.unanswered;
  if (options.length === 0) return value;
  return split(value)
    .map((part) => options.find((option) => option.value === part)?.label ?? part)
    .join('; ');
}
