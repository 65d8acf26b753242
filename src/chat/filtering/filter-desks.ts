// The short forms on a filter request or an unsuitable site, as data: refuse, ask, answer, confirm. One page, one button.

import type { Action, Option, Question } from '../../views/fields.ts';
import { FILTER_TEXTS } from '../../views/filter-texts.ts';
import type { FormPage } from '../../views/private-views.ts';
import { plain, primary, submits } from '../buttons.ts';
import { asTyped, choice, longText, shortText, type Typed } from '../questions.ts';

const T = FILTER_TEXTS;
const LONG = 1000;

export type DeskName =
  | 'filter.shorter'
  | 'filter.refuse'
  | 'filter.ask'
  | 'filter.answer'
  | 'filter.live'
  | 'site.blocked'
  | 'site.leave';

export type Desk = {
  readonly title: string;
  readonly intro: readonly string[];
  readonly questions: readonly Question[];
  readonly save: string;
};

const ticket: Question = shortText('ticket', T.desk.ticket, { required: false, maxLength: 60 });

export const DESKS: Readonly<Record<DeskName, Desk>> = {
  'filter.shorter': {
    title: T.desk.shorterTitle,
    intro: [T.desk.private],
    questions: [choice('until', T.desk.until), longText('reason', T.desk.why, { required: false, maxLength: LONG })],
    save: T.buttons.shorterSave,
  },
  'filter.refuse': {
    title: T.desk.refuseTitle,
    intro: [T.desk.private],
    questions: [longText('reason', T.desk.refuseWhy, { help: T.desk.refuseHelp, maxLength: LONG })],
    save: T.buttons.refuseSave,
  },
  'filter.ask': {
    title: T.desk.askTitle,
    intro: [T.desk.askIntro, T.desk.private],
    questions: [longText('text', T.desk.ask, { maxLength: LONG })],
    save: T.buttons.askSave,
  },
  'filter.answer': {
    title: T.desk.answerTitle,
    intro: [T.desk.answerIntro, T.desk.private],
    questions: [longText('text', T.desk.answer, { maxLength: LONG })],
    save: T.buttons.answerSave,
  },
  'filter.live': {
    title: T.desk.liveTitle,
    intro: [T.desk.liveIntro],
    questions: [ticket],
    save: T.buttons.liveSave,
  },
  'site.blocked': {
    title: T.site.blockedTitle,
    intro: [T.site.blockedIntro],
    questions: [ticket],
    save: T.buttons.siteBlockedSave,
  },
  'site.leave': {
    title: T.site.leaveTitle,
    intro: [T.site.leaveIntro],
    questions: [longText('reason', T.site.leaveWhy, { maxLength: LONG })],
    save: T.buttons.siteLeaveSave,
  },
};

/** The desk behind the button that saves it, such as `filter.refuse.save`. */
export function deskOfSave(verb: string): DeskName | null {
  const name = verb.replace(/\.save$/, '');
  return verb.endsWith('.save') && isDesk(name) ? name : null;
}
const isDesk = (name: string): name is DeskName => Object.hasOwn(DESKS, name);

export type DeskFill = {
  /** Stands before what the desk always says, such as which request it is about. */
  readonly intro?: readonly string[];
  readonly warnings?: readonly string[];
  readonly options?: readonly Option[];
  readonly typed?: Typed;
  readonly errors?: Typed;
};

/** With its options, which only `filter.shorter` has to be told. */
export const deskQuestions = (name: DeskName, options: readonly Option[] = []): readonly Question[] =>
  DESKS[name].questions.map((question) => (question.kind === 'choice' ? { ...question, options } : question));

export function deskView(name: DeskName, id: string, fill: DeskFill = {}): FormPage {
  const desk = DESKS[name];
  return {
    view: 'form_page',
    title: desk.title,
    progress: '',
    warnings: fill.warnings ?? [],
    intro: [...(fill.intro ?? []), ...desk.intro],
    questions: asTyped(deskQuestions(name, fill.options), fill.typed ?? {}, fill.errors ?? {}),
    numbers: [],
    actions: [submits(primary(`${name}.save`, id, desk.save)), backButton(name, id)],
  };
}

const backButton = (name: DeskName, id: string): Action =>
  name.startsWith('site.') ? plain('site.open', id, T.buttons.toSite) : plain('filter.open', id, T.buttons.toRequest);
