// What was typed on one page, taken or sent back with the field named and the way out. What was typed is always kept.

import type { Answers } from '../answers.ts';
import type { FormContext } from './context.ts';
import { type QuestionDef, read, type Values } from './definition.ts';
import { findPage } from './page-of.ts';
import { split } from './resolve.ts';
import { TEXTS } from './texts.ts';

export type Inputs = Readonly<Record<string, string>>;
export type Checked =
  | { readonly ok: true; readonly answers: Answers }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>>; readonly answers: Answers };

/** `answers` are the ones stored so far; the result holds this page's only. */
export function checkPage(page: string, inputs: Inputs, ctx: FormContext, answers: Answers): Checked {
  const found = findPage(page, answers, ctx);
  const errors: Record<string, string> = {};
  const taken: Record<string, string | readonly string[]> = {};
  for (const { def, value: standing } of found.questions) {
    // Slack and Teams leave out a field nobody touched: what stood there was seen and stands.
    const typed = inputs[def.id] === undefined ? (def.kind === 'choices' ? '' : standing) : clean(inputs[def.id] ?? '');
    const error = fault(def, typed, found.before, ctx);
    if (error !== null) errors[def.id] = error;
    taken[def.id] = def.kind === 'choices' ? split(typed) : typed;
  }
  return Object.keys(errors).length === 0 ? { ok: true, answers: taken } : { ok: false, errors, answers: taken };
}

/** Line ends made equal; control signs and signs that turn the reading direction taken out; words are never changed. */
export const clean = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, '')
    .trim();

function fault(def: QuestionDef, typed: string, before: Values, ctx: FormContext): string | null {
  if (typed === '') {
    if (def.required !== true) return null;
    return def.kind === 'longtext' || def.kind === 'text' ? TEXTS.errors.requiredText : TEXTS.errors.required;
  }
  switch (def.kind) {
    case 'choice':
      return isOffered(def, [typed], before, ctx) ? null : TEXTS.errors.choice;
    case 'choices':
      return isOffered(def, split(typed), before, ctx) ? null : TEXTS.errors.choice;
    case 'date':
      return dateFault(typed, ctx);
    case 'time':
      return /^([01]\d|2[0-3]):[0-5]\d$/.test(typed) ? null : TEXTS.errors.time;
    case 'text':
    case 'longtext':
      return lengthFault(def, typed);
  }
}

export function lengthFault(def: { readonly kind: string; readonly maxLength?: number }, typed: string): string | null {
  const most = def.maxLength ?? 0;
  if (most === 0 || typed.length <= most) return null;
  return def.kind === 'longtext'
    ? TEXTS.errors.storyTooLong(typed.length, most)
    : TEXTS.errors.tooLong(typed.length, most);
}

function isOffered(def: QuestionDef, values: readonly string[], before: Values, ctx: FormContext): boolean {
  const known = new Set(read(def.options, before, ctx, []).map((option) => option.value));
  return values.every((value) => known.has(value));
}

function dateFault(typed: string, ctx: FormContext): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(typed)) return TEXTS.errors.date;
  const day = new Date(`${typed}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== typed) return TEXTS.errors.date;
  return typed > ctx.today ? TEXTS.errors.future : null;
}
