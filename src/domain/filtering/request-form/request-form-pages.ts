// What the form of a filter request asks on which page, as data. A question sees the answers so far and the lists to pick from.

import type { FormOption } from '../../incident/form/definition.ts';
import { FILTER_CATEGORIES, FILTER_CATEGORY_WORDS } from '../filter-categories.ts';
import type { LessonOption } from '../period/lessons.ts';
import { OTHER_TIME } from '../period/lessons.ts';
import { PURPOSE_WORDS, PURPOSES } from '../purposes.ts';
import { REQUEST_TEXTS as T } from './request-form-texts.ts';

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

export type RequestQuestion = {
  readonly id: string;
  readonly kind: 'choice' | 'choices' | 'text' | 'longtext' | 'date' | 'time';
  readonly label: string;
  readonly help?: string | ((choices: RequestChoices) => string);
  readonly options?: readonly FormOption[] | ((choices: RequestChoices) => readonly FormOption[]);
  /** Stands until it is changed: a question with one need not be touched. */
  readonly preset?: string | ((choices: RequestChoices) => string);
  readonly required: boolean;
  readonly maxLength?: number;
  readonly when?: (answers: RequestAnswers) => boolean;
  /** Not drawn where there is nothing to ask; it then counts as left empty. */
  readonly drawn?: (answers: RequestAnswers) => boolean;
};
export type RequestPageDef = {
  /** At most 24 signs: Slack's limit for the title of a modal. */
  readonly title: string;
  readonly intro: (choices: RequestChoices) => readonly string[];
  readonly questions: readonly RequestQuestion[];
};

/** One field of a Slack form takes no more. */
const ADDRESS_SIGNS = 3000;
export const GROUP_LENGTH = 40;
export const RECURRING = 'recurring';

function read({ readAs }: RequestChoices): readonly string[] {
  if (readAs.length === 1) return [`${T.readAs} ${readAs[0] ?? ''}`];
  return readAs.length === 0 ? [] : [T.readAs, ...readAs];
}

const SITE: readonly RequestQuestion[] = [
  {
    id: 'addresses',
    kind: 'longtext',
    label: T.site.addresses,
    help: T.site.addressesHelp,
    required: true,
    maxLength: ADDRESS_SIGNS,
  },
  {
    id: 'keep_end',
    kind: 'choices',
    label: T.site.keepEnd,
    help: T.site.keepEndHelp,
    options: [{ value: 'yes', label: T.site.keepEndTick }],
    required: false,
    drawn: ({ addresses = '' }) => addresses.trim() === '' || /[?#]/u.test(addresses),
  },
  {
    id: 'category',
    kind: 'choice',
    label: T.site.category,
    options: FILTER_CATEGORIES.map((value) => ({ value, label: FILTER_CATEGORY_WORDS[value] })),
    required: true,
  },
  {
    id: 'purpose',
    kind: 'choice',
    label: T.site.purpose,
    options: PURPOSES.map((value) => ({ value, label: PURPOSE_WORDS[value] })),
    required: true,
  },
  {
    id: 'group',
    kind: 'text',
    label: T.site.group,
    help: T.site.groupHelp,
    preset: ({ classes }) => (classes.length === 1 ? (classes[0] ?? '').slice(0, GROUP_LENGTH) : ''),
    required: true,
    maxLength: GROUP_LENGTH,
  },
];

const WHEN: readonly RequestQuestion[] = [
  {
    id: 'lesson',
    kind: 'choice',
    label: T.when.lesson,
    help: ({ longestLine }) => longestLine,
    options: ({ lessons }) => lessons,
    preset: ({ defaultLesson }) => defaultLesson,
    required: true,
  },
  {
    id: 'how_often',
    kind: 'choice',
    label: T.when.often,
    help: T.when.oftenHelp,
    options: [
      { value: 'once', label: T.when.once },
      { value: RECURRING, label: T.when.recurring },
    ],
    preset: 'once',
    required: true,
  },
  {
    id: 'supervisor',
    kind: 'text',
    label: T.when.supervisor,
    help: T.when.supervisorHelp,
    preset: T.when.supervisorPreset,
    required: true,
    maxLength: 60,
  },
  {
    id: 'looked',
    kind: 'choice',
    label: T.when.looked,
    help: T.when.lookedHelp,
    options: [
      { value: 'yes', label: T.when.yes },
      { value: 'no', label: T.when.no },
    ],
    required: true,
  },
  { id: 'note', kind: 'longtext', label: T.when.note, help: T.when.noteHelp, required: false, maxLength: 1000 },
];

const TIMES: readonly RequestQuestion[] = [
  { id: 'date', kind: 'date', label: T.times.date, required: true },
  { id: 'from', kind: 'time', label: T.times.from, required: true },
  {
    id: 'last_date',
    kind: 'date',
    label: T.times.lastDate,
    help: T.times.lastDateHelp,
    required: false,
    // It stands among the answers only where the pack allows several days.
    when: (answers) => answers.last_date !== undefined,
  },
  { id: 'until', kind: 'time', label: T.times.until, help: ({ longestLine }) => longestLine, required: true },
];

export const REQUEST_PAGE_DEFS: Readonly<Record<RequestPage, RequestPageDef>> = {
  site: { title: T.site.title, intro: () => [T.site.intro], questions: SITE },
  when: { title: T.when.title, intro: read, questions: WHEN },
  times: { title: T.times.title, intro: () => [T.times.intro], questions: TIMES },
};

/** The pages these answers lead over. */
export const pagesFor = (answers: RequestAnswers): readonly RequestPage[] =>
  answers.lesson === OTHER_TIME ? REQUEST_PAGES : ['site', 'when'];

export const optionsOf = (question: RequestQuestion, choices: RequestChoices): readonly FormOption[] => {
  const { options = [] } = question;
  return typeof options === 'function' ? options(choices) : options;
};
const words = (part: RequestQuestion['help'], choices: RequestChoices): string =>
  typeof part === 'function' ? part(choices) : (part ?? '');
export const helpOf = (question: RequestQuestion, choices: RequestChoices): string => words(question.help, choices);
export const presetOf = (question: RequestQuestion, choices: RequestChoices): string => words(question.preset, choices);

export const asked = (page: RequestPage, answers: RequestAnswers): readonly RequestQuestion[] =>
  REQUEST_PAGE_DEFS[page].questions.filter((question) => question.when?.(answers) ?? true);
