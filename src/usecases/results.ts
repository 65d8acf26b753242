// What the steps hand back, ready for a view: the conversation adds titles, buttons and numbers, and nothing else.

import type { TriageOutcome } from '../domain/incident/outcome.ts';
import type { PersonId } from '../domain/people/person.ts';
import type { DocId } from '../domain/shared/document.ts';
import type { StatusWord, UrgencyWord } from '../views/chat-views.ts';
import type { Fact, Section } from '../views/fields.ts';

/** One person who would be told, as the reporter sees it before sending. */
export type WouldBeTold = {
  readonly personId: PersonId;
  readonly name: string;
  /** Role in words, as in ROLE_NAMES. */
  readonly role: string;
  readonly canUntick: boolean;
};

export type PreviewData = {
  readonly outcome: TriageOutcome;
  readonly told: readonly WouldBeTold[];
  /** Lines about who is told, such as what happens when nobody of the team is in. */
  readonly lines: readonly string[];
  /** Lines to be read before anything else, the 999 line first when it applies. */
  readonly warnings: readonly string[];
};

/** Everything the reporter may see about a report of their own. Feeds the Receipt and the ReportStatus card. */
export type ReceiptData = {
  readonly caseId: DocId;
  readonly ref: string;
  readonly status: StatusWord;
  /** When it was saved, ready to read: `Tue 24 Nov, 14:10`. */
  readonly savedAt: string;
  readonly advice: readonly string[];
  /** By role, never by more than the reporter was shown before sending. */
  readonly told: readonly string[];
  readonly toldCount: number;
  /** What is next and by when, one line each. */
  readonly next: readonly string[];
  /** Clock time of the next check, empty when nothing more is due. */
  readonly nextCheck: string;
  readonly nobodyAccepted: boolean;
  /** The anonymous code, given once with the answer to Send; empty otherwise. */
  readonly code: string;
  /** True when the report has no name on it. */
  readonly anonymous: boolean;
};

export type ReportItem = {
  readonly id: DocId;
  readonly ref: string;
  readonly status: StatusWord;
  readonly time: string;
};

export type CaseItem = {
  readonly id: DocId;
  readonly ref: string;
  readonly urgency: UrgencyWord;
  /** In words: `New`, `In hand by you`, `Closed`. */
  readonly state: string;
  readonly time: string;
};

/** A case as one holder may see it; what their depth does not allow is not in it. */
export type CaseFileData = {
  readonly caseId: DocId;
  readonly ref: string;
  readonly urgency: UrgencyWord;
  readonly state: string;
  readonly advice: readonly string[];
  readonly referrals: readonly Fact[];
  readonly why: readonly string[];
  readonly sections: readonly Section[];
  /** How many of the sections stand before the numbers to call. */
  readonly lead?: number;
  readonly chronology: readonly { readonly time: string; readonly who: string; readonly what: string }[];
  /** What this holder may do now. The server checks again at the press. */
  readonly can: {
    readonly acknowledge: boolean;
    /** Pressing that says no more than that they have read it: others lead on the case. */
    readonly readOnly?: boolean;
    /** They were put in charge of what another is dealing with, and may say that they deal with it from now on. */
    readonly takeOver?: boolean;
    readonly note: boolean;
    readonly conflict: boolean;
    readonly close: boolean;
    readonly reopen?: boolean;
    /** Own tasks that nobody has said are done. */
    readonly done?: readonly string[];
    /** A locked copy of the whole case. */
    readonly copy?: boolean;
    /** What to have ready before a call to somebody outside the school. */
    readonly outside?: boolean;
    /** Who sees this case, and changing it. */
    readonly people?: boolean;
    /** Cases that have something in common with this one. */
    readonly earlier?: boolean;
  };
  /** Read before everything else: what came while something was written, or since this holder looked. */
  readonly notices?: readonly string[];
  /** Pages count back from the newest, which is 0. */
  readonly pages?: { readonly shown: number; readonly of: number };
};

export type { ClosingInput } from '../domain/casework/close.ts';
