// Every step about reviews, as the conversation calls them. Rights are checked in each of them, from stored facts, at the press.

import type { LedgerAnchor } from '../../domain/review/anchor-duties.ts';
import type { DocId } from '../../domain/shared/document.ts';
import type { Result } from '../../domain/shared/result.ts';
import type { Fact, Section } from '../../views/fields.ts';
import type { Who } from '../who.ts';

type Press = { readonly key: string };
type Inputs = Readonly<Record<string, string>>;

export type ReviewItem = {
  readonly id: DocId;
  readonly title: string;
  /** "Due Fri 28 Nov", "Overdue since …", "Waiting for the headteacher". */
  readonly when: string;
  readonly owner: string;
  readonly overdue: boolean;
};

export type ReviewFileData = {
  readonly id: DocId;
  readonly title: string;
  readonly state: string;
  readonly facts: readonly Fact[];
  readonly sections: readonly Section[];
  readonly chronology: readonly { readonly time: string; readonly who: string; readonly what: string }[];
  readonly can: {
    readonly review: boolean;
    readonly approve: boolean;
    /** A governor's approval names the minute. */
    readonly needsMinute: boolean;
    readonly postpone: boolean;
    readonly bringForward: boolean;
  };
};

export type ReviewUseCases = {
  /** The next three months and what is overdue. Everybody sees their own; head, chair, DSL and co-ordinator see all. */
  readonly list: (who: Who) => Promise<Result<readonly ReviewItem[]>>;
  readonly open: (who: Who, id: DocId) => Promise<Result<ReviewFileData>>;
  /** findings, changes, reviewed_on; the next date follows from the interval. */
  readonly reviewed: (
    who: Who,
    id: DocId,
    input: Press & { readonly inputs: Inputs },
  ) => Promise<Result<ReviewFileData>>;
  readonly approve: (
    who: Who,
    id: DocId,
    input: Press & { readonly minute: string },
  ) => Promise<Result<ReviewFileData>>;
  readonly postpone: (
    who: Who,
    id: DocId,
    input: Press & { readonly inputs: Inputs },
  ) => Promise<Result<ReviewFileData>>;
  /** Every review that this brings forward; gives their titles. */
  readonly trigger: (who: Who, input: Press & { readonly trigger: string }) => Promise<Result<readonly string[]>>;
  /** A link to the person's own dates for Outlook and Google; making a new one ends the old one. */
  readonly calendarLink: (who: Who) => Promise<Result<string>>;
  readonly endCalendarLink: (who: Who) => Promise<Result<'ended'>>;
  /** For the HTTP server: the calendar of whoever holds this token, or null. */
  /** The end of the ledger, for the head and the chair. */
  readonly anchor: (who: Who) => Promise<Result<Pick<LedgerAnchor, 'signs'>>>;
  readonly readCalendar: (token: string) => Promise<{ readonly type: string; readonly body: string } | null>;
};
