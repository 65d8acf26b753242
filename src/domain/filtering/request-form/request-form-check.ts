// What was typed on one page of a filter request, taken or sent back with each field named and the way out. What was typed is kept.

import { clean } from '../../incident/form/check-page.ts';
import type { SchoolCalendar } from '../../school/policy.ts';
import type { Instant } from '../../shared/instant.ts';
import { readAddresses, readAsLines } from '../address/addresses.ts';
import type { NeverReason } from '../address/never.ts';
import { neverReason } from '../address/never.ts';
import { FILTER_CATEGORIES, type FilterCategory } from '../filter-categories.ts';
import type { OverridesPolicy } from '../overrides-policy.ts';
import { defaultTimes } from '../period/default-times.ts';
import { defaultLesson, lessonChoices, longestLine, OTHER_TIME, periodOf } from '../period/lessons.ts';
import {
  asked,
  optionsOf,
  presetOf,
  REQUEST_PAGES,
  type RequestAnswers,
  type RequestChoices,
  type RequestPage,
  type RequestQuestion,
} from './request-form-pages.ts';
import { REQUEST_TEXTS as T } from './request-form-texts.ts';

/** What reading needs beside the answers. */
export type RequestContext = {
  readonly calendar: SchoolCalendar;
  readonly now: Instant;
  readonly overrides: OverridesPolicy;
  /** Classes of the requester. */
  readonly classes: readonly string[];
};

export type CheckedPage =
  /** `answers` are all of them now, this page's included. */
  | { readonly ok: true; readonly answers: RequestAnswers }
  | {
      readonly ok: false;
      readonly errors: Readonly<Record<string, string>>;
      readonly answers: RequestAnswers;
      /** Set when it is something nobody can open: its code says whether a report is offered. */
      readonly never?: NeverReason;
    };

type Errors = Readonly<Record<string, string>>;
type Found = { readonly errors: Errors; readonly never?: NeverReason };

export const isPage = (page: string): RequestPage => REQUEST_PAGES.find((known) => known === page) ?? 'site';

export function choicesOf(answers: RequestAnswers, ctx: RequestContext): RequestChoices {
  const { calendar, now, overrides, classes } = ctx;
  const read = readAddresses(answers.addresses ?? '', { keepEnd: keepsEnd(answers) });
  return {
    lessons: lessonChoices(calendar, now),
    defaultLesson: defaultLesson(calendar, now),
    classes,
    longestLine: longestLine(overrides.longest),
    readAs: read.ok ? readAsLines(read.value) : [],
  };
}

export const keepsEnd = (answers: RequestAnswers): boolean => answers.keep_end === 'yes';

export function checkPage(
  page: string,
  inputs: RequestAnswers,
  answers: RequestAnswers,
  ctx: RequestContext,
): CheckedPage {
  const here = isPage(page);
  const choices = choicesOf({}, ctx);
  const questions = asked(here, answers);
  const typed = Object.fromEntries(
    questions.map((question) => [question.id, typedIn(question, inputs, answers, choices)]),
  );
  const all = { ...answers, ...typed };
  const found = meaning(here, all, ctx);
  // In the order of the page, so that the first one named is the first one seen.
  const faults = questions.flatMap((question) => {
    const fault = faultIn(question, typed[question.id] ?? '', choices) ?? found.errors[question.id];
    return fault === undefined ? [] : [[question.id, fault] as const];
  });
  const errors: Errors = { ...Object.fromEntries(faults), ...without(found.errors, typed) };
  if (Object.keys(errors).length > 0) return { ok: false, ...found, errors, answers: all };
  return { ok: true, answers: here === 'when' ? withTimes(all, ctx) : all };
}

/** Faults of fields that are not on this page, so that none is lost. */
const without = (errors: Errors, typed: RequestAnswers): Errors =>
  Object.fromEntries(Object.entries(errors).filter(([field]) => typed[field] === undefined));

/** A field nobody touched is left out by some clients: what stood there was seen and stands. A tick left out is no tick. */
function typedIn(
  question: RequestQuestion,
  inputs: RequestAnswers,
  answers: RequestAnswers,
  choices: RequestChoices,
): string {
  const raw = inputs[question.id];
  if (raw === undefined)
    return question.kind === 'choices' ? '' : (answers[question.id] ?? presetOf(question, choices));
  const text = clean(raw);
  return question.kind === 'text' ? text.replace(/\s+/gu, ' ') : text;
}

function faultIn(question: RequestQuestion, typed: string, choices: RequestChoices): string | null {
  const isText = question.kind === 'text' || question.kind === 'longtext';
  if (typed === '') {
    // Addresses and times have better words of their own.
    if (!question.required || ['addresses', 'lesson'].includes(question.id)) return null;
    if (question.kind === 'date' || question.kind === 'time') return null;
    return isText ? T.errors.requiredText : T.errors.required;
  }
  if (question.kind === 'choice' || question.kind === 'choices') {
    // A lesson that is over is told as such.
    if (question.id === 'lesson') return null;
    return optionsOf(question, choices).some(({ value }) => value === typed) ? null : T.errors.choice;
  }
  const most = question.maxLength ?? 0;
  return isText && question.id !== 'addresses' && typed.length > most ? T.errors.tooLong(typed.length, most) : null;
}

function meaning(page: RequestPage, answers: RequestAnswers, ctx: RequestContext): Found {
  if (page === 'site') return siteFaults(answers, ctx);
  const looked: Errors = page === 'when' && answers.looked !== 'yes' ? { looked: T.errors.notLooked } : {};
  const later = page === 'when' && answers.lesson === OTHER_TIME;
  return { errors: { ...looked, ...(later ? {} : timeFaults(answers, ctx)) } };
}

export const categoryOf = (answers: RequestAnswers): FilterCategory =>
  FILTER_CATEGORIES.find((category) => category === answers.category) ?? 'not_shown';

/** Stands in a chat, whose clients make links and mentions of what looks like one. */
const LOOKS_LIKE_LINK = /[\p{L}\p{N}][.。．｡․]\p{L}{2}|:\/\/|[@＠<>]/u;

function siteFaults(answers: RequestAnswers, { overrides }: RequestContext): Found {
  const read = readAddresses(answers.addresses ?? '', { keepEnd: keepsEnd(answers) });
  const category = categoryOf(answers);
  const never = neverReason({ category, addresses: read.ok ? read.value : [] }, overrides);
  const group: Errors = LOOKS_LIKE_LINK.test(answers.group ?? '') ? { group: T.errors.group } : {};
  const address: Errors = read.ok ? {} : { addresses: read.refusal.message };
  if (never === null) return { errors: { ...address, ...group } };
  return { errors: { ...address, ...group, [never.field ?? 'addresses']: never.message }, never };
}

export const periodFrom = (answers: RequestAnswers, { calendar, now, overrides }: RequestContext) =>
  periodOf(
    {
      lesson: answers.lesson ?? '',
      date: answers.date ?? '',
      from: answers.from ?? '',
      until: answers.until ?? '',
      lastDate: overrides.longest.kind === 'school_days' ? (answers.last_date ?? '') : '',
    },
    calendar,
    now,
    overrides,
  );

function timeFaults(answers: RequestAnswers, ctx: RequestContext): Errors {
  const period = periodFrom(answers, ctx);
  return period.ok ? {} : { [period.refusal.field ?? 'lesson']: period.refusal.message };
}

/** The fields of the next page stand filled in, so that most people only press on. */
function withTimes(answers: RequestAnswers, { calendar, now, overrides }: RequestContext): RequestAnswers {
  if (answers.lesson !== OTHER_TIME) return answers;
  const times = defaultTimes(calendar, now, overrides.longest);
  // Empty is the same day.
  const days: RequestAnswers = overrides.longest.kind === 'school_days' ? { last_date: '' } : {};
  return { ...times, ...days, ...answers };
}
