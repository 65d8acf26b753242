// Small schema parts that every section of a policy pack is made of. Each carries its own plain remedy.

import { z } from 'zod';
import { CATEGORIES } from '../domain/incident/facts.ts';
import { ROLES } from '../domain/people/role.ts';
import { isIsoDate } from '../domain/shared/time.ts';
import { describeIssue } from './describe-issue.ts';

/** A check whose message says what is wrong and whose `fix` says what to write instead. */
export const checkedText = (holds: (text: string) => boolean, wrong: string, fix: string) =>
  z.string().refine(holds, { error: (issue) => `${JSON.stringify(issue.input)} ${wrong}.`, params: { fix } });

export const line = (max = 200) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => !/[\p{Cc}\u2028\u2029]/u.test(text), {
      error: 'This holds a line break or a control sign.',
      params: { fix: 'Write it on one line.' },
    });

export const isoDate = checkedText(isIsoDate, 'is not a day', 'Write year-month-day in quotes, such as "2026-09-02".');

export const isClockTime = (text: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(text);

export const clockTime = checkedText(
  isClockTime,
  'is not a time of day',
  'Write hours and minutes in quotes, such as "08:30".',
);

export const role = z.enum(ROLES);
export const category = z.enum(CATEGORIES);

export const unique = <T>(items: readonly T[]): boolean => new Set(items).size === items.length;

export const listOf = <S extends z.ZodType>(item: S) =>
  z.array(item).refine(unique, { error: 'An entry stands here twice.', params: { fix: 'Remove the repeat.' } });

/** A bare word, or a group of keys whose own faults are told rather than "cannot be used". */
export const wordOr = <W, S extends z.ZodType>(word: string, meaning: W, schema: S, fix: string) =>
  z.unknown().transform((raw, ctx): W | z.output<S> => {
    if (raw === word) return meaning;
    if (typeof raw !== 'object' || raw === null) {
      ctx.addIssue({ code: 'custom', message: `${JSON.stringify(raw)} is not known here.`, params: { fix } });
      return z.NEVER;
    }
    const parsed = schema.safeParse(raw, { reportInput: true });
    if (parsed.success) return parsed.data;
    for (const { path, message, fix: remedy } of parsed.error.issues.flatMap(describeIssue))
      ctx.addIssue({ code: 'custom', path: [...path], message, params: { fix: remedy } });
    return z.NEVER;
  });

/** 999 and 101 have three digits, text-relay and short codes up to six, everything else ten or more. */
const looksLikePhone = (text: string): boolean => {
  const digits = text.replace(/\D/g, '');
  return /^\+?[\d ()-]+$/.test(text) && digits.length >= 3 && digits.length <= 15;
};

export const phone = checkedText(
  looksLikePhone,
  'is not a telephone number',
  'Write digits and spaces in quotes, such as "020 7946 0100".',
);
