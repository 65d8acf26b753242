// The buttons of a case file. Each room of the desk adds its own here, from what this holder may do now; the order is the order shown.

import type { CaseFileData } from '../../usecases/results.ts';
import { COPY_TEXTS } from '../../views/copy-texts.ts';
import type { Action } from '../../views/fields.ts';
import { FINDING_TEXTS } from '../../views/finding-texts.ts';
import { OUTSIDE_TEXTS } from '../../views/outside-texts.ts';
import { RECORD_TEXTS } from '../../views/record-texts.ts';
import { SHARING_TEXTS } from '../../views/sharing-texts.ts';
import { CHAT_TEXTS } from '../../views/texts.ts';
import { plain, primary } from '../buttons.ts';
import { encodeTarget } from '../target.ts';
import { recordTarget } from './record-target.ts';

const T = CHAT_TEXTS.buttons;
const R = RECORD_TEXTS.buttons;

type Buttons = (data: CaseFileData) => readonly Action[];

const accept: Buttons = ({ can, caseId }) => {
  if (can.takeOver === true) return [primary('case.acknowledge', caseId, SHARING_TEXTS.buttons.takeOver)];
  if (!can.acknowledge) return [];
  return [primary('case.acknowledge', caseId, can.readOnly === true ? R.read : T.acknowledge)];
};
/** A note is written most, so it is one press away. */
const write: Buttons = ({ can, caseId }) =>
  can.note ? [plain('case.note', caseId, R.note), plain('case.add', caseId, R.add)] : [];
/** One task is ended in one press more; of several the list says which. */
const done: Buttons = ({ can, caseId }) => {
  const [task, another] = can.done ?? [];
  if (task === undefined) return [];
  const target = recordTarget(caseId, 'task_done', task);
  return [another === undefined ? primary('case.record', target, R.done) : primary('case.add', caseId, R.done)];
};
const end: Buttons = ({ can, caseId }) => [
  ...(can.close ? [plain('case.close', caseId, T.close)] : []),
  ...(can.reopen === true ? [plain('case.reopen', caseId, R.reopen)] : []),
];
const stepBack: Buttons = ({ can, caseId }) => (can.conflict ? [plain('case.conflict', caseId, T.conflict)] : []);

const copies: Buttons = ({ can, caseId }) => [
  ...(can.copy === true ? [plain('case.copy', caseId, COPY_TEXTS.buttons.copy)] : []),
  ...(can.copy === true && can.close ? [plain('case.elsewhere', caseId, COPY_TEXTS.buttons.elsewhere)] : []),
];

/** Pages count back from the newest. */
const turn: Buttons = ({ pages = { shown: 0, of: 1 }, caseId }) => {
  const to = (page: number, label: string): Action =>
    plain('case.open', encodeTarget({ id: caseId, page: page === 0 ? '' : String(page) }), label);
  const { shown, of } = pages;
  return [
    ...(shown + 1 < of ? [to(shown + 1, R.earlier)] : []),
    ...(shown > 0 ? [to(shown - 1, R.later)] : []),
    ...(shown > 1 ? [to(0, R.newest)] : []),
    ...(shown + 2 < of ? [to(of - 1, R.oldest)] : []),
  ];
};

const outside: Buttons = ({ can, caseId }) =>
  can.outside === true ? [plain('case.outside', caseId, OUTSIDE_TEXTS.buttons.prepare)] : [];

const people: Buttons = ({ can, caseId }) =>
  can.people === true ? [plain('case.people', caseId, SHARING_TEXTS.buttons.people)] : [];

const earlier: Buttons = ({ can, caseId }) =>
  can.earlier === true ? [plain('case.earlier', caseId, FINDING_TEXTS.buttons.earlierCases)] : [];

/** Until somebody has said that they deal with it, that and stepping back come before who sees it and closing. */
const first: Buttons = (data) =>
  (data.can.acknowledge
    ? [accept, done, write, outside, stepBack]
    : [accept, done, write, outside, people, end]
  ).flatMap((room) => room(data));

/** Every button there is, those at the end of the page in this order. A room adds its buttons here. */
const ROOMS: readonly Buttons[] = [accept, done, write, people, end, turn, earlier, copies, outside, stepBack];

export function caseButtons(data: CaseFileData): readonly Action[] {
  const inFront = first(data);
  const others = ROOMS.flatMap((room) => room(data)).filter(
    ({ verb, label }) => !inFront.some((one) => one.verb === verb && one.label === label),
  );
  return [...inFront, ...others.map((action): Action => ({ ...action, later: true }))];
}
