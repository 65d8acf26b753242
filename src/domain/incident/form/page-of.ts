// One page as it is asked now, and the way forwards and back.

import type { Answers } from '../answers.ts';
import { categoryOf } from './category-of.ts';
import type { FormContext } from './context.ts';
import { type FormPageData, type FormQuestion, type PageDef, read } from './definition.ts';
import { EXTRA_PAGES } from './extra-pages.ts';
import { FIRST_PAGE, PAGES } from './pages.ts';
import { type ResolvedPage, resolve } from './resolve.ts';
import { TEXTS } from './texts.ts';

export const firstPage = FIRST_PAGE;
/** Where the last page's Next leads: everything typed, and who would be told. */
export const REVIEW = 'review';

export const isExtraPage = (page: string): boolean => EXTRA_PAGES.some((def) => def.id === page);

const defsOf = (page: string): readonly PageDef[] => (isExtraPage(page) ? EXTRA_PAGES : PAGES);

/** The page, or the nearest one before it that can be seen with these answers. */
export function findPage(page: string, answers: Answers, ctx: FormContext): ResolvedPage {
  const defs = defsOf(page);
  const { pages } = resolve(answers, ctx, defs);
  const order = defs.map((def) => def.id);
  const at = page === REVIEW ? order.length : order.indexOf(page);
  const near = pages.filter((candidate) => order.indexOf(candidate.def.id) <= at).at(-1) ?? pages[0];
  if (near === undefined) throw new Error('the form has no page');
  return near;
}

export function pageOf(page: string, answers: Answers, ctx: FormContext): FormPageData {
  const found = findPage(page, answers, ctx);
  const { def, before } = found;
  return {
    page: def.id,
    title: def.title,
    progress: isExtraPage(def.id) ? '' : progress(def.id, answers, ctx),
    warnings: read(def.warnings, before, ctx, []),
    intro: read(def.intro, before, ctx, []),
    questions: found.questions.map((question) => asked(question, found, answers, ctx)),
  };
}

function asked(
  question: ResolvedPage['questions'][number],
  page: ResolvedPage,
  answers: Answers,
  ctx: FormContext,
): FormQuestion {
  const { def } = question;
  const raw = answers[def.id];
  // A text that could not be taken is shown as it was typed.
  const typed = def.kind !== 'choice' && def.kind !== 'choices' && typeof raw === 'string' ? raw : question.value;
  return {
    id: def.id,
    kind: def.kind,
    label: read(def.label, page.before, ctx, ''),
    help: read(def.help, page.before, ctx, ''),
    options: read(def.options, page.before, ctx, []),
    value: typed,
    required: def.required === true,
    maxLength: def.maxLength ?? 0,
    error: '',
  };
}

/** Pages that nearly every kind of report brings, once the kind is known. */
const STILL_TO_COME = 3;

function progress(page: string, answers: Answers, ctx: FormContext): string {
  const { values, pages } = resolve(answers, ctx);
  const step = pages.findIndex((other) => other.def.id === page) + 1;
  if (categoryOf(values) !== null) return TEXTS.progress(step, pages.length + 1);
  const open = pages.some((other) => other.def.id === 'category') ? STILL_TO_COME - 1 : STILL_TO_COME;
  return TEXTS.progressAbout(step, pages.length + 1 + open);
}

export const pageIds = (answers: Answers, ctx: FormContext): readonly string[] =>
  resolve(answers, ctx).pages.map((page) => page.def.id);

export function nextPage(page: string, answers: Answers, ctx: FormContext): string {
  const ids = pageIds(answers, ctx);
  return ids[ids.indexOf(page) + 1] ?? REVIEW;
}

/** The page before, or null on the first. */
export function previousPage(page: string, answers: Answers, ctx: FormContext): string | null {
  const ids = pageIds(answers, ctx);
  if (page === REVIEW) return ids.at(-1) ?? null;
  const at = ids.indexOf(page);
  return at <= 0 ? null : (ids[at - 1] ?? null);
}

/** The first page on which something must still be answered, or null when the report can be sent. */
export function firstOpenPage(answers: Answers, ctx: FormContext): string | null {
  const open = resolve(answers, ctx).pages.find((page) =>
    page.questions.some((question) => question.def.required === true && !question.answered),
  );
  return open?.def.id ?? null;
}
