// How a page and a question of the form are written down. A question sees only the pages before its own,
// because a page in Slack or Teams cannot change while somebody fills it in.

import type { FormContext } from './context.ts';

/** Resolved answers of the pages before: question id -> value, several ticks joined with commas. */
export type Values = Readonly<Record<string, string>>;

export type FormOption = { readonly value: string; readonly label: string };
export type FormKind = 'choice' | 'choices' | 'text' | 'longtext' | 'date' | 'time';

type Read<T> = T | ((values: Values, ctx: FormContext) => T);

export type QuestionDef = {
  readonly id: string;
  readonly kind: FormKind;
  readonly label: Read<string>;
  readonly help?: Read<string>;
  readonly options?: Read<readonly FormOption[]>;
  /** The careful answer that stands until the reporter changes it. A question with one never has to be touched. */
  readonly preset?: Read<string>;
  readonly required?: boolean;
  readonly maxLength?: number;
  readonly when?: (values: Values, ctx: FormContext) => boolean;
};

export type PageDef = {
  readonly id: string;
  /** At most 24 signs: Slack's limit for the title of a modal. */
  readonly title: string;
  readonly warnings?: Read<readonly string[]>;
  readonly intro?: Read<readonly string[]>;
  readonly questions: readonly QuestionDef[];
  readonly when?: (values: Values, ctx: FormContext) => boolean;
};

/** A question as it is asked now, with what stands in it. Fits the views' Question. */
export type FormQuestion = {
  readonly id: string;
  readonly kind: FormKind;
  readonly label: string;
  readonly help: string;
  readonly options: readonly FormOption[];
  readonly value: string;
  readonly required: boolean;
  readonly maxLength: number;
  readonly error: string;
};

export type FormPageData = {
  readonly page: string;
  readonly title: string;
  readonly progress: string;
  readonly warnings: readonly string[];
  readonly intro: readonly string[];
  readonly questions: readonly FormQuestion[];
};

export const read = <T extends string | readonly unknown[]>(
  part: Read<T> | undefined,
  values: Values,
  ctx: FormContext,
  fallback: T,
): T => (part === undefined ? fallback : typeof part === 'function' ? part(values, ctx) : part);
