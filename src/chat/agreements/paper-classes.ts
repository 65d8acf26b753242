// Class lists in the conversation: which papers are back in which class. Names of pupils stand in private views alone.

import type { ClassesData } from '../../usecases/aup/paper/paper-use-cases.ts';
import { PAPER_TEXTS } from '../../views/paper-texts.ts';
import type { ItemList } from '../../views/private-views.ts';
import { plain, primary, submits } from '../buttons.ts';
import type { Handler } from '../handler.ts';
import { message, notice } from '../message.ts';
import { shortText } from '../questions.ts';
import { encodeTarget } from '../target.ts';
import { agreementRefused, listButton } from './agreement-answer.ts';
import { pageNumber, paperTarget } from './paper-target.ts';

const T = PAPER_TEXTS;
const FIND_LETTERS = 40;

/** What is looked for travels with the press and never in a button. */
export const listClasses: Handler = async (call, deps) => {
  const find = (call.inputs.find ?? '').trim().slice(0, FIND_LETTERS);
  const page = call.target.page === '' ? 0 : pageNumber(call.target.page);
  const found = await deps.useCases.aup.papers.classes(call.who, { find, page });
  if (!found.ok) return agreementRefused(found.refusal, call, deps, false);
  const say = [notice(T.classes.title, [T.classes.press], [plain('aup.classes', '', T.buttons.classes)])];
  return { show: classesView(found.value, find, page), say, sayInstead: true };
};

/** Of one class from its sheet, else of all that this person keeps. */
export const linkToNotBack: Handler = async (call, deps) => {
  const link = await deps.useCases.aup.papers.notBackLink(call.who, call.target.id);
  if (!link.ok) return agreementRefused(link.refusal, call, deps, false);
  const actions = [plain('aup.classes', '', T.buttons.toClasses)];
  return {
    show: {
      ...message(T.file.title, [T.file.what], { tone: 'good', actions }),
      links: [{ label: T.buttons.link, url: link.value }],
    },
    say: [notice(T.file.title, [T.file.said], [plain('aup.classes', '', T.buttons.classes)])],
    sayInstead: true,
  };
};

type Line = ClassesData['classes'][number];

const sheetItems = ({ list, name, sheets }: Line): ItemList['items'] =>
  sheets.map(({ agreement, signer, hash, title, all, signed, refused, waiting }) => {
    const target = paperTarget({ list, agreement, signer }, 1, hash);
    const no = refused === 0 ? [] : [T.classes.no(refused)];
    const later = waiting === 0 ? [] : [T.classes.waiting(waiting)];
    return {
      title: T.classes.class(name, title),
      lines: [[T.classes.count(signed, all), ...no, ...later, T.signer[signer]].join(', ')],
      action: signed < all ? primary('aup.sheet', target, T.buttons.tick) : plain('aup.back', target, T.buttons.back),
    };
  });

function classesView({ classes, more, all }: ClassesData, find: string, page: number): ItemList {
  const turn = (to: number, label: string) => {
    const target = to === 0 ? '' : encodeTarget({ id: '', page: String(to) });
    return all ? submits(plain('aup.classes.find', target, label)) : plain('aup.classes', target, label);
  };
  return {
    ...{ view: 'item_list', title: T.classes.title, intro: [T.classes.intro], links: [], empty: T.classes.empty },
    search: all
      ? [
          shortText('find', T.classes.find, {
            ...{ help: T.classes.findHelp, required: false, value: find, maxLength: FIND_LETTERS },
          }),
        ]
      : [],
    items: classes.flatMap(sheetItems),
    actions: [
      ...(all ? [submits(primary('aup.classes.find', '', T.buttons.find))] : []),
      ...(page > 0 ? [turn(page - 1, T.buttons.previous)] : []),
      ...(more ? [turn(page + 1, T.buttons.next)] : []),
      ...(classes.length === 0 ? [] : [plain('aup.classes.file', '', T.buttons.file)]),
      listButton(),
    ],
  };
}
