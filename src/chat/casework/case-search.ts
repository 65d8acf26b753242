// Find a case: by reference, name, kind, day, state, part and age. What was typed travels with the press and stands in no button.

import { AGES, type CaseSearch, PARTS, readSearch, SHOWN } from '../../domain/casework/finding/case-search.ts';
import { CATEGORY_INFO } from '../../domain/incident/categories.ts';
import { CATEGORIES } from '../../domain/incident/facts.ts';
import type { CasePage } from '../../usecases/casework/finding/finding.ts';
import type { Action, Option, Question } from '../../views/fields.ts';
import { FINDING_TEXTS } from '../../views/finding-texts.ts';
import type { ItemList } from '../../views/private-views.ts';
import { CHAT_TEXTS } from '../../views/texts.ts';
import { casesButton, plain, primary, submits } from '../buttons.ts';
import type { Handler } from '../handler.ts';
import { notice } from '../message.ts';
import { choice, date, shortText, type Typed } from '../questions.ts';
import { encodeTarget } from '../target.ts';
import { findButton, pageAsked } from './case-list.ts';

const T = FINDING_TEXTS.find;
const B = FINDING_TEXTS.buttons;
const WORDS = 120;
const ANY = 'any';
/** In a button: every question is on the page. */
const ALL = 'all';
const FEW = 2;

/** Before anything was asked for, nothing is listed: the open cases have a list of their own. */
export const showFind: Handler = async () => ({
  show: view(readSearch({}), null, { page: 0, all: false, errors: {} }),
  say: [notice(T.title, [], [findButton()])],
  sayInstead: true,
});

export const findCase: Handler = async (call, deps) => {
  const search = readSearch(call.inputs);
  const page = pageAsked(call.target.page);
  const all = call.target.seen[0] === ALL;
  if (search.from !== null && search.to !== null && search.to < search.from) {
    const errors = { to: T.wrongDays };
    return { show: view(search, null, { page, all: true, errors }), errors };
  }
  // Asked for on the way to more questions: what was typed comes along, and nothing is looked up yet.
  if (call.target.page === ALL) return { show: view(search, null, { page: 0, all: true, errors: {} }) };
  const found = await deps.useCases.casework.finding.find(call.who, search, page);
  return {
    show: view(search, found, { page, all, errors: {} }),
    say: [notice(T.title, [], [findButton()])],
    sayInstead: true,
  };
};

/** `all` the questions, or the two that are asked for most, so that what is found stands on the same screen. */
type Asked = {
  readonly page: number;
  readonly all: boolean;
  readonly errors: Typed;
};

function view(search: CaseSearch, found: CasePage | null, asked: Asked): ItemList {
  return {
    view: 'item_list',
    title: T.title,
    intro: T.intro,
    search: questions(search)
      .slice(0, asked.all ? undefined : FEW)
      .map((question) => ({ ...question, error: asked.errors[question.id] ?? '' })),
    items: (found?.items ?? []).map(({ id, ref, urgency, state, time }) => ({
      title: ref,
      lines: [`${urgency}. ${state}.`, time],
      action: plain('case.open', id, CHAT_TEXTS.buttons.open),
    })),
    empty: found === null ? '' : T.empty,
    links: [],
    actions: actions(found, asked),
  };
}

function actions(found: CasePage | null, { page, all }: Asked): readonly Action[] {
  const seen = all ? [ALL] : [];
  const turn = (to: string, label: string): Action =>
    submits(plain('case.search', encodeTarget({ id: '', page: to, seen }), label));
  return [
    submits(primary('case.search', encodeTarget({ id: '', seen }), B.search)),
    ...(all ? [] : [turn(ALL, B.moreQuestions)]),
    ...(found !== null && page > 0 ? [turn(String(page - 1), B.earlier)] : []),
    ...(found?.more === true ? [turn(String(page + 1), B.more)] : []),
    casesButton(),
  ];
}

const optionsOf = (values: readonly string[], words: Readonly<Record<string, string>>): readonly Option[] =>
  values.map((value) => ({ value, label: words[value] ?? value }));

/** Slack has 75 signs for one line of a list. */
const LABEL = 75;
const KINDS: readonly Option[] = [
  { value: ANY, label: T.anyKind },
  ...CATEGORIES.map((value) => ({ value, label: CATEGORY_INFO[value].label.slice(0, LABEL) })),
];

/** Nothing here has to be answered. */
const questions = (search: CaseSearch): readonly Question[] =>
  [
    shortText('words', T.words, { value: search.words, help: T.wordsHelp, maxLength: WORDS }),
    choice('show', T.show, { value: search.show, options: optionsOf(SHOWN, T.shown), folded: true }),
    choice('part', T.part, { value: search.part, options: optionsOf(PARTS, T.parts), folded: true }),
    choice('category', T.category, { value: search.category ?? ANY, options: KINDS }),
    choice('age', T.age, { value: search.age, options: optionsOf(AGES, T.ages), folded: true }),
    date('from', T.from, { value: search.from ?? '' }),
    date('to', T.to, { value: search.to ?? '' }),
  ].map((question) => ({ ...question, required: false }));
