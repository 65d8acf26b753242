// Every step about filtering, as the conversation calls them. Rights are checked in each of them, from stored facts, at the press.

import type { CaseDoc } from '../../domain/casework/case.ts';
import type { Answers } from '../../domain/incident/answers.ts';
import type { DocId } from '../../domain/shared/document.ts';
import type { Result } from '../../domain/shared/result.ts';
import type { Download } from '../ports.ts';
import type { Who } from '../who.ts';
import type {
  FilterCheckData,
  FilteringLogData,
  OverrideFileData,
  RequestFormData,
  SiteFileData,
  SiteFoundData,
} from './results.ts';

type Press = { readonly key: string };
type Inputs = Readonly<Record<string, string>>;

export type FilteringUseCases = {
  /** A new form with `words` as the address, or the person's unfinished one. Nothing is stored yet. */
  readonly startRequest: (who: Who, input: { readonly words: string }) => Promise<Result<RequestFormData>>;
  /** The page of a stored draft, the person's own. An empty page means where they stopped. */
  readonly readRequest: (who: Who, id: DocId, page: string) => Promise<Result<RequestFormData>>;
  /**
   * Checks and stores one page; a null id creates the draft. Gives the next page, or the file once the last page was sent.
   * Refusals name the field (`addresses`, `lesson`, `until`, …) and keep what was typed.
   */
  readonly saveRequest: (
    who: Who,
    id: DocId | null,
    input: Press & { readonly page: string; readonly inputs: Inputs },
  ) => Promise<Result<{ readonly next: RequestFormData } | { readonly sent: OverrideFileData }>>;
  readonly discardRequest: (who: Who, id: DocId) => Promise<Result<'discarded'>>;
  /** The requester, those asked, IT, and whoever may see the whole log. */
  readonly openOverride: (who: Who, id: DocId, input: Press) => Promise<Result<OverrideFileData>>;
  /** `until` is the value of one of `can.shorter`; empty means as long as was asked. */
  readonly approve: (
    who: Who,
    id: DocId,
    input: Press & { readonly until: string; readonly reason: string },
  ) => Promise<Result<OverrideFileData>>;
  readonly refuseRequest: (
    who: Who,
    id: DocId,
    input: Press & { readonly reason: string },
  ) => Promise<Result<OverrideFileData>>;
  readonly askRequester: (
    who: Who,
    id: DocId,
    input: Press & { readonly text: string },
  ) => Promise<Result<OverrideFileData>>;
  readonly answerQuestion: (
    who: Who,
    id: DocId,
    input: Press & { readonly text: string },
  ) => Promise<Result<OverrideFileData>>;
  readonly withdrawRequest: (who: Who, id: DocId, input: Press) => Promise<Result<OverrideFileData>>;
  /** The requester is done before the end, or an approver or IT takes it back. */
  readonly endEarly: (who: Who, id: DocId, input: Press) => Promise<Result<OverrideFileData>>;
  readonly confirmOpen: (
    who: Who,
    id: DocId,
    input: Press & { readonly ticket: string },
  ) => Promise<Result<OverrideFileData>>;
  readonly confirmClosed: (who: Who, id: DocId, input: Press) => Promise<Result<OverrideFileData>>;
  /** IT saw that the filter lists it as something nobody may open. */
  readonly stopAsIllegal: (who: Who, id: DocId, input: Press) => Promise<Result<OverrideFileData>>;
  /** The safeguarding lead has looked at it: the site may be asked for again. Nothing is opened by this. */
  readonly liftIllegal: (who: Who, id: DocId, input: Press) => Promise<Result<OverrideFileData>>;
  /** A report of "the filter is off and pupils are using it" begun from this request (TR48): its draft, not yet stored. */
  readonly reportNotPutBack: (who: Who, id: DocId) => Promise<Result<CaseDoc>>;

  /**
   * An unsuitable site. If a child was shown it, or it may be illegal, nothing is stored here: `report` holds the first
   * answers of a report to begin instead (TR16, TR17, TR07).
   */
  readonly siteFound: (
    who: Who,
    input: Press & { readonly inputs: Inputs },
  ) => Promise<Result<{ readonly saved: SiteFoundData } | { readonly report: Answers; readonly why: string }>>;
  readonly openSite: (who: Who, id: DocId, input: Press) => Promise<Result<SiteFileData>>;
  readonly confirmBlocked: (
    who: Who,
    id: DocId,
    input: Press & { readonly ticket: string },
  ) => Promise<Result<SiteFileData>>;
  readonly leaveOpen: (
    who: Who,
    id: DocId,
    input: Press & { readonly reason: string },
  ) => Promise<Result<SiteFileData>>;

  /** `search` is a reference, a part of a host, or a name. Pages count from 0. */
  readonly log: (
    who: Who,
    input: {
      readonly search: string;
      readonly show: 'all' | 'waiting' | 'open' | 'checks' | 'sites';
      readonly page: number;
    },
  ) => Promise<Result<FilteringLogData>>;
  /** A one-time link to the log as CSV, for those who may see the whole log. */
  readonly logLink: (who: Who, input: { readonly what: 'requests' | 'checks' | 'sites' }) => Promise<Result<string>>;
  readonly saveCheck: (who: Who, input: Press & { readonly inputs: Inputs }) => Promise<Result<FilterCheckData>>;
  readonly openCheck: (who: Who, id: DocId) => Promise<Result<FilterCheckData>>;
  readonly mayKeepChecks: (who: Who) => Promise<boolean>;

  /** For the HTTP server. The list of allowed addresses now, or null for an unknown or revoked token. */
  readonly readFeed: (token: string) => Promise<string | null>;
  /** For the HTTP server. Who has not signed, for a token made for that; null for any other. */
  readonly readUnsigned: (token: string) => Promise<{ readonly type: string; readonly body: string } | null>;
  readonly takeDownload: (token: string) => Promise<Download | null>;
};
