// Every step, bound to the world it works in. Nothing is decided here.

import { makeAupUseCases } from './aup/make-aup-use-cases.ts';
import { formContext } from './casework/decide.ts';
import { caseList } from './casework/finding/finding.ts';
import { myReports } from './casework/finding/lists.ts';
import { makeCaseworkUseCases } from './casework/make-casework-use-cases.ts';
import { declareConflict } from './casework/sharing/declare-conflict.ts';
import { acknowledge, openCase } from './casework/work-case.ts';
import { makeCoverUseCases } from './cover/make-cover-use-cases.ts';
import { makeFilteringUseCases } from './filtering/make-filtering-use-cases.ts';
import { makeLeaversUseCases } from './leavers/make-leavers-use-cases.ts';
import { numbers } from './numbers.ts';
import { outOfHoursLines } from './out-of-hours.ts';
import { identify } from './people/identify.ts';
import type { Deps } from './ports.ts';
import { confirmTimeBy } from './reminders/held-time.ts';
import { unreachedList } from './reminders/unreached-list.ts';
import { addToReport } from './reporting/add-to-report.ts';
import { filePosted } from './reporting/file-posted.ts';
import { preview } from './reporting/preview.ts';
import { receipt } from './reporting/receipt.ts';
import { discardDraft, openDraft, readDraft, saveDraft, startReport } from './reporting/report-draft.ts';
import { submitReport } from './reporting/submit-report.ts';
import { makeReportsUseCases } from './reports/make-reports-use-cases.ts';
import { makeRetentionUseCases } from './retention/make-retention-use-cases.ts';
import { makeReviewUseCases } from './reviews/make-review-use-cases.ts';
import { makeAccessUseCases } from './subject-access/make-access-use-cases.ts';
import type { UseCases } from './use-cases.ts';
import type { Identity } from './who.ts';

/** `schoolOf` is pure and from the packs: which school an actor's tenant belongs to. */
export function makeUseCases(deps: Deps, schoolOf: (actor: Identity) => string | null): UseCases {
  return {
    casework: makeCaseworkUseCases(deps),
    filtering: makeFilteringUseCases(deps),
    aup: makeAupUseCases(deps),
    cover: makeCoverUseCases(deps),
    reviews: makeReviewUseCases(deps),
    retention: makeRetentionUseCases(deps),
    access: makeAccessUseCases(deps),
    leavers: makeLeaversUseCases(deps),
    documents: makeReportsUseCases(deps),
    confirmTime: (who) => confirmTimeBy(deps, who),
    unreached: (who) => unreachedList(deps, who),
    schoolOf,
    numbers: (school) => numbers(deps.policy(school)),
    outOfHours: (school) => outOfHoursLines(deps.policy(school), deps.clock.now()),
    identify: (actor) => identify(deps, schoolOf(actor), actor),
    formContext: (who, school) => formContext(deps, school, who?.person ?? null, deps.clock.now()),
    openDraft: (who) => openDraft(deps, who),
    startReport: (who, { story }) => startReport(deps, who, story),
    readDraft: (who, id) => readDraft(deps, who, id),
    saveDraft: (who, id, input) => saveDraft(deps, who, id, input),
    discardDraft: (who, id) => discardDraft(deps, who, id),
    preview: (who, id) => preview(deps, who, id),
    submitReport: (who, id, input) => submitReport(deps, who, id, input),
    receipt: (who, idOrCode) => receipt(deps, who, idOrCode),
    addToReport: (who, idOrCode, input) => addToReport(deps, who, idOrCode, input),
    myReports: (who) => myReports(deps, who),
    myCases: async (who, page) => (await caseList(deps, who, page)).items,
    openCase: (who, id, opening) => openCase(deps, who, id, opening),
    acknowledge: (who, id, press) => acknowledge(deps, who, id, press),
    declareConflict: (who, id, press) => declareConflict(deps, who, id, press),
    filePosted: (who, how) => filePosted(deps, who, how),
  };
}
