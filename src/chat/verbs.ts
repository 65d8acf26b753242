// Every button that can be pressed, in one table: who may, whether it saves, and what answers. What is not here is refused.

import {
  acknowledgeCase,
  confirmConflict,
  openCase,
  saveClose,
  saveNote,
  showClose,
  showConflict,
  showNote,
} from './cases.ts';
import { MEMBERS_ONLY } from './commands.ts';
import type { Handler, OpenHandler } from './handler.ts';
import { showCases, showHelp, showMine } from './lists.ts';
import { lookByCode, saveAdd, showAdd, showReceipt } from './receipt.ts';
import { discardReport, saveAndClose, sendReport } from './report-end.ts';
import { makeNext, previous, resumeReport, startReport } from './report-form.ts';
import type { Actor } from './turn.ts';
import type { UnnamedLimit } from './unnamed-limit.ts';

type Shared = {
  readonly who: readonly Actor['standing'][];
  /** True when a failure means that something was NOT saved. */
  readonly saves: boolean;
  /** True when a second arrival of the same press gets the first answer. Never for a case: each showing is checked anew. */
  readonly once: boolean;
};
export type Verb =
  | (Shared & { readonly knows: 'person'; readonly answer: Handler })
  | (Shared & { readonly knows: 'school'; readonly answer: OpenHandler });

const shows = (answer: Handler): Verb => ({ who: MEMBERS_ONLY, saves: false, once: false, knows: 'person', answer });
const saves = (answer: Handler): Verb => ({ ...shows(answer), saves: true });
const savesOnce = (answer: Handler): Verb => ({ ...saves(answer), once: true });
const open = (answer: OpenHandler): Verb => ({ who: MEMBERS_ONLY, saves: false, once: false, knows: 'school', answer });

export const makeVerbs = (limit: UnnamedLimit): Readonly<Record<string, Verb>> => ({
  'report.start': shows(startReport),
  'report.resume': shows(resumeReport),
  'report.next': savesOnce(makeNext(limit)),
  'report.back': shows(previous),
  'report.save': savesOnce(saveAndClose),
  'report.discard': shows(discardReport),
  'report.send': savesOnce(sendReport),
  'report.receipt': shows(showReceipt),
  'report.add': shows(showAdd),
  'report.add.save': savesOnce(saveAdd),
  mine: shows(showMine),
  cases: shows(showCases),
  'case.open': shows(openCase),
  'case.acknowledge': saves(acknowledgeCase),
  'case.note': shows(showNote),
  'case.note.save': saves(saveNote),
  'case.conflict': shows(showConflict),
  'case.conflict.confirm': saves(confirmConflict),
  'case.close': shows(showClose),
  'case.close.save': saves(saveClose),
  'anonymous.look': open(lookByCode),
  help: open(showHelp),
});
