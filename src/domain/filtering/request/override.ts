// A filter request: asked by a member of staff, approved by others, open for a stated time, and always put back.
//
//   draft -> asked -> approved -> open -> closing -> closed
//     |        |          \________________/            approved but never confirmed open also ends in closing
//     |        -> refused, lapsed, withdrawn
//     -> proposed (a recurring need: an item for the filtering review, never an exception)
//     -> discarded

import type { PersonId } from '../../people/person.ts';
import type { Role } from '../../people/role.ts';
import type { Doc, DocId } from '../../shared/document.ts';
import type { Instant } from '../../shared/instant.ts';
import type { WebAddress } from '../address/address.ts';
import type { FilterCategory } from '../filter-categories.ts';
import type { Purpose } from '../purposes.ts';

export type OverridePhase =
  | 'draft'
  | 'asked'
  | 'approved'
  | 'open'
  | 'closing'
  | 'closed'
  | 'refused'
  | 'lapsed'
  | 'withdrawn'
  | 'proposed'
  | 'discarded';

/** From and until are moments; until is never missing. Nothing is open before from or at and after until. */
export type Period = { readonly from: Instant; readonly until: Instant };

/** What was asked, once it is sent. Free text stands in `note` and `forWhomNote` only and is shown in private views only. */
export type OverrideRequest = {
  readonly addresses: readonly WebAddress[];
  /** What the block page says, as the requester told. */
  readonly category: FilterCategory;
  readonly purpose: Purpose;
  /** Class or group in the requester's words, at most 40 signs: it stands in the channel. */
  readonly group: string;
  readonly wanted: Period;
  /** Name of the lesson if one was picked, as in the pack. */
  readonly lesson: string;
  /** The requester looked at what pupils will see. */
  readonly riskChecked: boolean;
  /** Who will be with the pupils: a name in the requester's words. */
  readonly supervisor: string;
  readonly note: string;
};

/** daily_look is not needed here: every phase that waits has a timer of its own. */
export type OverrideTimer =
  /** An unsent request fades. */
  | 'draft_end'
  /** Nobody has decided: the next approvers are asked. */
  | 'ladder'
  /** Too late to decide: it lapses. */
  | 'lapse'
  /** The approved period begins. */
  | 'begin'
  /** IT has not confirmed that it is open. */
  | 'open_chase'
  /** Shortly before the end the teacher is asked. */
  | 'ending'
  /** The approved period is over. */
  | 'end'
  /** IT has not confirmed that it is blocked again. */
  | 'put_back'
  /** Long enough: the head hears of it. */
  | 'escalate'
  /** Look through the filter. */
  | 'probe';
export type OverrideTimers = Readonly<Partial<Record<OverrideTimer, Instant>>>;

export type AskedPerson = {
  readonly personId: PersonId;
  readonly roles: readonly Role[];
  readonly rung: number;
  readonly at: Instant;
};

export type Approval = {
  readonly by: PersonId;
  readonly at: Instant;
  readonly until: Instant;
  /** Written privately; missing when none was given. */
  readonly reason?: string;
};

export type Decision = {
  readonly what: 'approved' | 'refused';
  /** Everybody whose approval counted, or who refused. */
  readonly by: readonly PersonId[];
  readonly at: Instant;
  /** Written privately. Where none was, what it was asked for; empty where the filter's own list decided. */
  readonly reason: string;
};

export type Exchange = {
  readonly id: string;
  readonly by: PersonId;
  readonly at: Instant;
  readonly text: string;
  readonly answer?: { readonly at: Instant; readonly text: string };
};

export type ProbeFinding = 'open' | 'closed' | 'unknown';
export type ProbeRecord = { readonly at: Instant; readonly wanted: 'open' | 'closed'; readonly found: ProbeFinding };

/** Who, or what, showed that it is so: a person of IT, the reader of the feed, or a look through the filter. */
export type Confirmation = { readonly at: Instant; readonly by: PersonId | 'feed' | 'probe' };

export type OverrideState = {
  /** `FR-` and 8 signs. */
  readonly ref: string;
  readonly phase: OverridePhase;
  readonly requester: PersonId;
  readonly createdAt: Instant;
  readonly touchedAt: Instant;
  readonly askedAt?: Instant;
  /** Form answers by question id, and the page the requester is on. */
  readonly answers: Readonly<Record<string, string>>;
  readonly page: string;
  readonly request: OverrideRequest | null;
  /** Everybody who was asked to decide; `inChannel` when the card stands, or is owed, in the private channel. */
  readonly asked: readonly AskedPerson[];
  readonly rung: number;
  readonly inChannel: boolean;
  readonly approvals: readonly Approval[];
  readonly decision?: Decision;
  readonly questions: readonly Exchange[];
  /** The approved period: starts at the approval at the earliest. */
  readonly period?: Period;
  /** IT people who have the task now. */
  readonly itPeople: readonly PersonId[];
  readonly openedLive?: Confirmation;
  /** Set when the requester finished early or the approval was taken back: then nothing is allowed from that moment. */
  readonly endedEarly?: { readonly at: Instant; readonly by: PersonId };
  /** IT found that the filter lists it as something nobody may open; `found`: in another request for the same site, by its id. */
  readonly stoppedAsIllegal?: { readonly at: Instant; readonly by: PersonId; readonly found?: DocId };
  /** The safeguarding lead has looked at it: the site may be asked for again. */
  readonly illegalLifted?: { readonly at: Instant; readonly by: PersonId };
  readonly closedConfirmed?: Confirmation;
  readonly escalatedAt?: Instant;
  readonly ticket: string;
  readonly probes: readonly ProbeRecord[];
  readonly timers: OverrideTimers;
  /** Where each standing message is: `<slot>@<route>` -> the platform's opaque reference, so that it is updated in place. */
  readonly messages: Readonly<Record<string, string>>;
  readonly pressesSeen: readonly string[];
};

export type OverrideDoc = Doc<'override', OverrideState>;
