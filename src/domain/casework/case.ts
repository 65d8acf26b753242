// The case: born as the reporter's draft with the same id and reference, alerted early when somebody is in danger, then open, then closed.
//
//   draft -> open -> closed          draft -> discarded (only while nobody was alerted)
//   draft -> alerted -> open         alerted: the danger alert left before the form was finished

import type { Answers } from '../incident/answers.ts';
import type { DangerFacts, Facts } from '../incident/facts.ts';
import type { Depth, TriageOutcome } from '../incident/outcome.ts';
import type { PersonId } from '../people/person.ts';
import type { Role } from '../people/role.ts';
import type { Doc } from '../shared/document.ts';
import type { Instant } from '../shared/instant.ts';
import type { Redaction } from './export/redaction.ts';
import type { CaseRecord } from './record/record.ts';

export type CasePhase = 'draft' | 'alerted' | 'open' | 'closed' | 'discarded';

/**
 * What is waited for. Each timer is handled once when its moment has passed, however late that is noticed:
 * danger_alert: 60 s after a danger page one whose second page never came · form_stopped: 20 min without a touch on a danger form
 * draft_notice, draft_end: the seven days of a draft · ladder: nobody has accepted yet · retell: accepted, but nothing entered since
 * daily_look: accepted, so no ladder runs: once a day it is checked that whoever holds the case still may
 * handover: somebody was put in charge of an accepted case and must have said that they deal with it from now on
 * clock: the next moment at which one of the clocks of the case is nearly over or has run out
 */
export type TimerName =
  | 'danger_alert'
  | 'form_stopped'
  | 'draft_notice'
  | 'draft_end'
  | 'ladder'
  | 'retell'
  | 'daily_look'
  | 'handover'
  | 'clock';
export type Timers = Readonly<Partial<Record<TimerName, Instant>>>;

/** `confidential`: named only to the person handling it. An anonymous reporter is not stored at all, only the hash of the code. */
export type CaseReporter =
  | { readonly kind: 'person'; readonly personId: PersonId; readonly confidential: boolean }
  | { readonly kind: 'anonymous'; readonly codeHash: string | null };

export type Recusal = {
  readonly personId: PersonId;
  readonly why: 'subject' | 'tie' | 'unticked' | 'declared' | 'self_report' | 'role_excluded';
  readonly at: Instant;
};

export type Holder = {
  readonly personId: PersonId;
  readonly roles: readonly Role[];
  readonly depth: Depth;
  readonly accountable: boolean;
  readonly rung: number;
  readonly toldAt: Instant;
  readonly openedAt?: Instant;
  readonly acknowledgedAt?: Instant;
  /** Brought in by another holder, not by triage: who, and why. */
  readonly sharedBy?: PersonId;
  readonly sharedFor?: string;
  /** Set when the person was shut out after having been told. They keep nothing. */
  readonly withdrawnAt?: Instant;
};

export type Note = {
  readonly id: string;
  readonly at: Instant;
  readonly by: PersonId | 'anonymous';
  /** `addition` comes from the reporter, `note` from a holder. */
  readonly kind: 'note' | 'addition';
  readonly text: string;
  /** Further form answers that came with an addition. */
  readonly answers?: Answers;
};

export type Closing = {
  readonly at: Instant;
  readonly by: PersonId;
  readonly summary: string;
  readonly action: string;
  readonly decision: string;
  readonly reason: string;
  readonly outcome: string;
  /** Whether lessons mean that a policy is looked at again, and the key of that review. Left out in closings of old. */
  readonly lessons?: 'yes' | 'no';
  readonly review?: string;
  /** Why it was closed although something was not finished. */
  readonly despite?: string;
};

/** Why a closed case was opened again. The closing itself is kept. */
export type Reopening = { readonly at: Instant; readonly by: PersonId; readonly reason: string };

/** Another holder ended somebody's access: no recusal, so that they may be brought in again. */
export type AccessEnded = {
  readonly personId: PersonId;
  readonly by: PersonId;
  readonly at: Instant;
  readonly reason: string;
};

export type CaseState = {
  readonly ref: string;
  readonly phase: CasePhase;
  readonly reporter: CaseReporter;
  readonly createdAt: Instant;
  readonly touchedAt: Instant;
  readonly submittedAt?: Instant;
  /** Form answers by question id; the page the reporter is on. */
  readonly answers: Answers;
  readonly page: string;
  /** Adults of the school the report is about, once known by person. */
  readonly subjects: readonly PersonId[];
  /** Roles that triage shut out because one of the subjects held them then: nobody who holds one later is meant. */
  readonly meant?: readonly Role[];
  readonly recusals: readonly Recusal[];
  readonly facts: Facts | DangerFacts | null;
  readonly outcome: TriageOutcome | null;
  readonly holders: readonly Holder[];
  /** Of whoever was not brought in again since. */
  readonly accessEnded?: readonly AccessEnded[];
  /** rung: the last one that was told, -1 before the first. lateAt: first time nobody accepted in time. failedAt: no rung was left. */
  readonly ladder: { readonly rung: number; readonly lateAt?: Instant; readonly failedAt?: Instant };
  readonly timers: Timers;
  /** Who deals with it, and since when. `inHandSince`: where it was handed over, since when somebody does without a gap. */
  readonly acknowledged?: { readonly by: PersonId; readonly at: Instant; readonly inHandSince?: Instant };
  /** Who was put in charge of it while somebody else deals with it, and has not said yet that they do. */
  readonly handover?: { readonly to: PersonId; readonly by: PersonId; readonly at: Instant } | null;
  readonly notes: readonly Note[];
  /** What holders wrote, oldest first. Left out while there is nothing. */
  readonly records?: readonly CaseRecord[];
  /** How it stands closed now; a closing before it was opened again is among the earlier ones. */
  readonly closing?: Closing;
  readonly earlierClosings?: readonly Closing[];
  readonly reopenings?: readonly Reopening[];
  /** How names are taken out of copies: `copy`, or the id of a request for a person's data. */
  readonly redactions?: Readonly<Record<string, Redaction>>;
  /** What was said of each clock, so that it is said once: `ico:ending`, `ico:out`. */
  readonly clocksTold?: readonly string[];
  /** Where the reporter's status message stands, so that it can be updated in place: platform -> opaque message reference. */
  readonly statusMessages: Readonly<Record<string, string>>;
  /** Keys of presses already carried out, newest last, so that a double click or a platform's retry has no second effect. */
  readonly pressesSeen: readonly string[];
};

export type CaseDoc = Doc<'case', CaseState>;
