// Every button that can be pressed, in one table: who may, whether it saves, and what answers. What is not here is refused.

import { agreementVerbs } from './agreements/agreement-verbs.ts';
import { acknowledgeCase, confirmConflict, openCase, showConflict } from './casework/cases.ts';
import { CLOSE_VERBS } from './casework/close-case.ts';
import { COPY_VERBS } from './casework/files-copy.ts';
import { ELSEWHERE_VERBS } from './casework/files-elsewhere.ts';
import { REDACT_VERBS } from './casework/files-redact.ts';
import { FINDING_VERBS } from './casework/finding-verbs.ts';
import { OUTSIDE_VERBS } from './casework/outside-pages.ts';
import { PEOPLE_VERBS } from './casework/people-verbs.ts';
import { RECORD_VERBS } from './casework/record-pages.ts';
import { COVER_VERBS } from './cover/away.ts';
import { filterVerbs } from './filtering/filter-verbs.ts';
import { LEAVER_VERBS } from './leavers/leaver-verbs.ts';
import { showHelp, showMine } from './lists.ts';
import { lookByCode, saveAdd, showAdd, showReceipt } from './report/receipt.ts';
import { discardReport, saveAndClose, sendReport } from './report/report-end.ts';
import { makeNext, previous, resumeReport, startReport } from './report/report-form.ts';
import { DOCUMENT_VERBS } from './report-documents.ts';
import { RETENTION_VERBS } from './retention/retention.ts';
import { REVIEW_VERBS } from './reviews/review-verbs.ts';
import { ACCESS_VERBS } from './subject-access/access.ts';
import { TIME_VERBS } from './time.ts';
import type { TypedWords } from './typed-words.ts';
import type { UnnamedLimit } from './unnamed-limit.ts';
import { UNREACHED_VERBS } from './unreached.ts';
import { open, saves, savesOnce, shows, type Verb } from './verb.ts';

export const makeVerbs = (limit: UnnamedLimit, words: TypedWords): Readonly<Record<string, Verb>> => ({
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
  ...FINDING_VERBS,
  ...PEOPLE_VERBS,
  'case.open': shows(openCase),
  'case.acknowledge': saves(acknowledgeCase),
  'case.conflict': shows(showConflict),
  'case.conflict.confirm': saves(confirmConflict),
  ...CLOSE_VERBS,
  ...RECORD_VERBS,
  ...OUTSIDE_VERBS,
  ...filterVerbs(words),
  ...agreementVerbs(words),
  ...COVER_VERBS,
  ...REVIEW_VERBS,
  ...LEAVER_VERBS,
  ...DOCUMENT_VERBS,
  ...RETENTION_VERBS,
  ...ACCESS_VERBS,
  ...TIME_VERBS,
  ...UNREACHED_VERBS,
  ...COPY_VERBS,
  ...ELSEWHERE_VERBS,
  ...REDACT_VERBS,
  'anonymous.look': open(lookByCode),
  help: open(showHelp),
});
