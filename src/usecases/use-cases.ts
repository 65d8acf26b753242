// Every step the conversation can ask for. Refusals are values; a store that cannot be read or written refuses with `store.unavailable`.

import type { CaseDoc } from '../domain/casework/case.ts';
import type { Answers } from '../domain/incident/answers.ts';
import type { FormContext } from '../domain/incident/form/context.ts';
import type { PersonId } from '../domain/people/person.ts';
import type { DocId } from '../domain/shared/document.ts';
import type { Result } from '../domain/shared/result.ts';
import type { PhoneLine } from '../views/fields.ts';
import type { AupUseCases } from './aup/aup-use-cases.ts';
import type { CaseworkUseCases } from './casework/casework-use-cases.ts';
import type { CoverUseCases } from './cover/cover-use-cases.ts';
import type { FilteringUseCases } from './filtering/filtering-use-cases.ts';
import type { LeaversUseCases } from './leavers/leavers-use-cases.ts';
import type { UnreachedList } from './reminders/unreached-list.ts';
import type { ReportsUseCases } from './reports/reports-use-cases.ts';
import type { CaseFileData, CaseItem, PreviewData, ReceiptData, ReportItem } from './results.ts';
import type { RetentionUseCases } from './retention/retention-use-cases.ts';
import type { ReviewUseCases } from './reviews/review-use-cases.ts';
import type { AccessUseCases } from './subject-access/access-use-cases.ts';
import type { Identity, Who } from './who.ts';

/** `key` is the platform's id of one press: the same key again gets the first answer again and has no second effect. */
type Press = { readonly key: string };

export type UseCases = {
  /** What holders do in a case: write into it, share it, close it. */
  readonly casework: CaseworkUseCases;
  /** Filter requests, unsuitable sites, filter checks. */
  readonly filtering: FilteringUseCases;
  /** What people sign. */
  readonly aup: AupUseCases;
  /** What is looked at again at regular times. */
  readonly cover: CoverUseCases;
  readonly reviews: ReviewUseCases;
  /** How long records are kept, and the two people who decide. */
  readonly retention: RetentionUseCases;
  /** Requests for the data about a person. */
  readonly access: AccessUseCases;
  /** The accounts of people who have left. */
  readonly leavers: LeaversUseCases;
  /** Files for those entitled: governors' report, incident log, one incident as a form. */
  readonly documents: ReportsUseCases;
  /** The date of the server is right: what waited for that goes on. For the head and whoever keeps the agreements. */
  readonly confirmTime: (who: Who) => Promise<Result<'confirmed' | 'not_held'>>;
  /** Whom no chat reaches, why, and what would help. For IT, whoever keeps the agreements, and the head. */
  readonly unreached: (who: Who) => Promise<Result<UnreachedList>>;
  /** Finds or binds the person. Guests, strangers and bots are turned away before this. */
  readonly identify: (actor: Identity) => Promise<Result<Who>>;
  readonly formContext: (who: Who | null, school: string) => Promise<FormContext>;
  /** The reporter's unfinished draft, if there is one. */
  readonly openDraft: (who: Who) => Promise<CaseDoc | null>;
  /** A fresh draft that is not stored yet (version 0); its answers hold the words typed after `report`, if any. */
  readonly startReport: (who: Who, input: { readonly story?: string }) => Promise<Result<CaseDoc>>;
  /** A draft by id: the reporter's own, or (who null) one without a name, addressed by its unguessable id. */
  readonly readDraft: (who: Who | null, caseId: DocId) => Promise<Result<CaseDoc>>;
  /**
   * Merges one page's answers. A null id creates the draft (page one's Next). Danger alerts leave here. `page` is where
   * the reporter goes next. `school` is only read when a draft is created.
   */
  readonly saveDraft: (
    who: Who | null,
    caseId: DocId | null,
    input: Press & { readonly school: string; readonly answers: Answers; readonly page: string },
  ) => Promise<Result<{ readonly doc: CaseDoc; readonly alerted: boolean }>>;
  readonly discardDraft: (who: Who | null, caseId: DocId) => Promise<Result<'discarded'>>;
  /** The report may be of a draft or of one that was alerted already. */
  readonly preview: (who: Who | null, caseId: DocId) => Promise<Result<PreviewData>>;
  readonly submitReport: (
    who: Who | null,
    caseId: DocId,
    input: Press & { readonly untick: readonly PersonId[] },
  ) => Promise<Result<ReceiptData>>;
  /** By case id for the reporter; by code for a report without a name. */
  readonly receipt: (who: Who | null, caseIdOrCode: string) => Promise<Result<ReceiptData>>;
  /** `caseIdOrCode` as for receipt. */
  readonly addToReport: (
    who: Who | null,
    caseIdOrCode: string,
    input: Press & { readonly text: string; readonly answers: Answers },
  ) => Promise<Result<ReceiptData>>;
  readonly myReports: (who: Who) => Promise<readonly ReportItem[]>;
  readonly myCases: (who: Who, page: number) => Promise<readonly CaseItem[]>;
  /** Records the showing first, then shows. */
  readonly openCase: (
    who: Who,
    caseId: DocId,
    input: Press & { readonly page?: number },
  ) => Promise<Result<CaseFileData>>;
  /** Acknowledges and opens in the same press. */
  readonly acknowledge: (who: Who, caseId: DocId, input: Press) => Promise<Result<CaseFileData>>;
  /** The holder steps back; the case moves on at once and they see it no more. Gives the reference. */
  readonly declareConflict: (
    who: Who,
    caseId: DocId,
    input: Press & { readonly reason: string },
  ) => Promise<Result<{ readonly ref: string }>>;
  /** `unnamed`: the poster may be writing a report without a name, so the safeguarding team hears of the file and not of the poster. */
  readonly filePosted: (who: Who, how: { readonly unnamed: boolean }) => Promise<void>;
  /** From the pack alone, so that it works when the store is down. */
  readonly numbers: (school: string) => readonly PhoneLine[];
  /** To be read before the first question while the school is shut; nothing while it is open. */
  readonly outOfHours: (school: string) => readonly string[];
  /** The school of an actor's tenant, or null. Pure, from the packs. */
  readonly schoolOf: (actor: Identity) => string | null;
};
