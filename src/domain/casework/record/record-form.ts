// The form of one kind of record, as data: one screen of questions, who may fill it in, and which earlier record it follows.
// The same data make the page, the check of what was typed, the line in the chronology and the paper.

import type { Answers } from '../../incident/answers.ts';
import type { DangerFacts, Facts } from '../../incident/facts.ts';
import type { Depth, TriageOutcome } from '../../incident/outcome.ts';
import type { PersonId } from '../../people/person.ts';
import type { Policy } from '../../school/policy.ts';
import type { IsoDate } from '../../shared/instant.ts';
import type { CaseRecord, RecordFields, RecordKind } from './record.ts';

export type RecordQuestion = {
  readonly id: string;
  readonly kind: 'choice' | 'choices' | 'text' | 'longtext' | 'date' | 'time';
  readonly label: string;
  /** One line, where a wrong answer would cost. */
  readonly help?: string;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly required: boolean;
};

export type RecordForm = {
  readonly kind: RecordKind;
  /** At most 24 signs: Slack's title of a window. */
  readonly title: string;
  /** In the list of what can be added: "A call to somebody outside the school". */
  readonly label: string;
  readonly intro: readonly string[];
  readonly questions: readonly RecordQuestion[];
  /** Who may write it; everybody named here reads only what they wrote themselves, unless they see the whole. */
  readonly depths: readonly Depth[];
  /** Only whoever leads on the case. */
  readonly accountableOnly: boolean;
  /** It follows an earlier record of one of these kinds, and is offered beside that record. */
  readonly follows?: readonly RecordKind[];
  /** What one question alone cannot say: question id -> what is wrong and the way out. */
  readonly check?: (fields: RecordFields) => Readonly<Record<string, string>>;
  /** What triage points to for this case stands first in the list of what can be added. */
  readonly suggested?: boolean;
  /** False where it makes no sense for this case, so that it is not in the list. Left out: it is. */
  readonly offered?: boolean;
  /** Keys of the referral table (`lado`, `childrens_social_care` ...) about which such a record holds a decision. */
  readonly covers?: (fields: RecordFields) => readonly string[];
  /** One line on what is still to be done about such a record, for whoever is about to close; null when nothing is. */
  readonly unfinished?: (record: CaseRecord, all: readonly CaseRecord[]) => string | null;
};

/** What a form may depend on: the school's pack, what triage decided, what was reported, who could be asked to do something. */
export type RecordContext = {
  readonly policy: Policy;
  readonly outcome: TriageOutcome | null;
  readonly facts: Facts | DangerFacts | null;
  readonly answers: Answers;
  readonly today: IsoDate;
  /** Who works here and is not shut out of this case; empty where a record is only read. */
  readonly people: readonly { readonly id: PersonId; readonly name: string }[];
  /** What can be put right, newest first: records, notes and closings this person may read. Left out where a record is only read. */
  readonly entries?: readonly { readonly id: string; readonly label: string }[];
  /** What stands in the case already, oldest first. */
  readonly records: readonly CaseRecord[];
  /** The earlier record, if this one follows one. */
  readonly about?: CaseRecord;
};

/** Every kind of record exports one of these; most of them need nothing of the case. */
export type MakeRecordForm = (context: RecordContext) => RecordForm;
