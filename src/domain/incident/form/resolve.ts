// Answers as they stand: pages nobody sees now are left out, careful presets fill what was not touched,
// and a choice that is no longer offered counts as unanswered. Everything else in the form reads this.

import type { Answers } from '../answers.ts';
import type { FormContext } from './context.ts';
import { type PageDef, type QuestionDef, read, type Values } from './definition.ts';
import { PAGES } from './pages.ts';

export type ResolvedQuestion = {
  readonly def: QuestionDef;
  /** The answer or the preset; empty when there is neither. */
  readonly value: string;
  readonly answered: boolean;
};
export type ResolvedPage = {
  readonly def: PageDef;
  readonly before: Values;
  readonly questions: readonly ResolvedQuestion[];
};
export type Resolved = { readonly values: Values; readonly pages: readonly ResolvedPage[] };

export function resolve(answers: Answers, ctx: FormContext, defs: readonly PageDef[] = PAGES): Resolved {
  let values: Values = {};
  const pages: ResolvedPage[] = [];
  for (const def of defs) {
    const page = resolvePage(def, values, answers, ctx);
    if (page === null) continue;
    pages.push(page);
    values = { ...values, ...Object.fromEntries(page.questions.map((question) => [question.def.id, question.value])) };
  }
  return { values, pages };
}

/** Null when nobody sees the page now. A page with no question left is not shown either. */
function resolvePage(def: PageDef, before: Values, answers: Answers, ctx: FormContext): ResolvedPage | null {
  if (def.when !== undefined && !def.when(before, ctx)) return null;
  const questions = def.questions
    .filter((question) => question.when === undefined || question.when(before, ctx))
    .map((question) => resolveQuestion(question, before, answers, ctx));
  return questions.length === 0 ? null : { def, before, questions };
}

function resolveQuestion(def: QuestionDef, before: Values, answers: Answers, ctx: FormContext): ResolvedQuestion {
  const raw = answers[def.id];
  const preset = read(def.preset, before, ctx, '');
  if (raw === undefined) return { def, value: preset, answered: false };
  const value = offered(def, typeof raw === 'string' ? raw : raw.join(','), before, ctx);
  const empty = value === '' && def.kind !== 'choices';
  return empty ? { def, value: preset, answered: false } : { def, value, answered: true };
}

function offered(def: QuestionDef, value: string, before: Values, ctx: FormContext): string {
  if (def.kind !== 'choice' && def.kind !== 'choices') return value;
  const known = new Set(read(def.options, before, ctx, []).map((option) => option.value));
  return split(value)
    .filter((part) => known.has(part))
    .join(',');
}

export const split = (value: string): readonly string[] => value.split(',').filter((part) => part !== '');
