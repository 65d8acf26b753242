// Every step of reading and signing, as the conversation calls them. Rights are checked in each of them, from stored facts, at the press.

import type { Agreement } from '../../domain/aup/agreement.ts';
import type { NumberedClause } from '../../domain/aup/sign-form.ts';
import type { DocId } from '../../domain/shared/document.ts';
import type { Result } from '../../domain/shared/result.ts';
import type { Fact } from '../../views/fields.ts';
import type { Who } from '../who.ts';

type Press = { readonly key: string };
type Inputs = Readonly<Record<string, string>>;

/** One agreement as it concerns the person who asks. */
export type MyAgreement = {
  readonly key: string;
  readonly title: string;
  readonly version: string;
  /** In words: "To sign by Fri 27 Nov", "Signed Tue 24 Nov 2026", "You said no", "You asked about clause 7". */
  readonly state: string;
  /** Still to be signed, also while a question is open or after a no. */
  readonly owed: boolean;
};

/** Something this person signed, newest first. */
export type MySignature = {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly signedOn: string;
};

export type MineData = {
  readonly agreements: readonly MyAgreement[];
  readonly signed: readonly MySignature[];
  /** How many questions and refusals wait for this person as co-ordinator or custodian; null for everybody else. */
  readonly waiting: number | null;
  /** May see who has signed and who has not. */
  readonly seesAll: boolean;
  /** May start campaigns. */
  readonly runsCampaigns: boolean;
};

export type ChangesData = {
  /** "Changed since you signed in Sep 2025", "Changed while you were reading". */
  readonly heading: string;
  /** Ready to read, with words for what went and what came, and nothing told by colour alone. */
  readonly lines: readonly string[];
};

export type AskedField = {
  readonly id: string;
  readonly label: string;
  readonly required: boolean;
  /** What is known already. */
  readonly value: string;
};

export type ReadingData = {
  readonly agreement: Agreement;
  readonly state: string;
  /** Null for whoever signs it for the first time. */
  readonly changes: ChangesData | null;
  /** What this person asked about it. An answer that has not come is empty. */
  readonly asked: readonly { readonly clause: string; readonly question: string; readonly answer: string }[];
  /** False when there is nothing to sign: a copy. */
  readonly canSign: boolean;
  readonly fields: readonly AskedField[];
  /** What was signed of it last; null while nothing was. */
  readonly signature: string | null;
};

export type CopyData = {
  readonly id: string;
  /** Exactly what was signed. */
  readonly agreement: Agreement;
  readonly signedOn: string;
  readonly receipt: readonly Fact[];
  readonly boxes: readonly string[];
};

/** A question or a no that waits for the co-ordinator or the custodian. What was written is behind its own press. */
export type WaitingItem = {
  readonly kind: 'question' | 'refusal';
  readonly doc: DocId;
  readonly id: string;
  readonly title: string;
  readonly from: string;
  readonly when: string;
};

export type QuestionData = {
  readonly doc: DocId;
  readonly id: string;
  readonly title: string;
  readonly from: string;
  readonly when: string;
  /** As it was when the question was asked; null when that text is not kept. */
  readonly clause: NumberedClause | null;
  readonly text: string;
};

export type RefusalData = {
  readonly title: string;
  readonly version: string;
  readonly from: string;
  readonly when: string;
  /** Empty when none was given. */
  readonly reason: string;
};

/** One text, and who has not signed it. */
export type OutstandingText = {
  readonly title: string;
  readonly version: string;
  readonly asked: number;
  readonly signed: number;
  /** Signed before and sign again; nobody asks them before the campaign is started. */
  readonly waiting: number;
  readonly missing: readonly { readonly name: string; readonly state: string }[];
};

export type SigningUseCases = {
  readonly mine: (who: Who) => Promise<Result<MineData>>;
  /** `since` is the hash of a text that was on the screen before: what changed is then told against that one. */
  readonly read: (who: Who, agreement: string, since?: string) => Promise<Result<ReadingData>>;
  /**
   * `hash` is of the text that was on the screen: another one is refused (`agreement.changed`). Wrong answers to check questions
   * are refused by field with the clause to read again. Signed already: the same signature again.
   */
  readonly sign: (
    who: Who,
    agreement: string,
    input: Press & { readonly hash: string; readonly inputs: Inputs },
  ) => Promise<Result<CopyData>>;
  readonly refuse: (
    who: Who,
    agreement: string,
    input: Press & { readonly hash: string; readonly reason: string },
  ) => Promise<Result<ReadingData>>;
  readonly askClause: (
    who: Who,
    agreement: string,
    input: Press & { readonly hash: string; readonly clause: string; readonly text: string },
  ) => Promise<Result<ReadingData>>;
  /** What this person signed, word for word, at any time. */
  readonly copy: (who: Who, signature: string) => Promise<Result<CopyData>>;
  /** For the co-ordinator and the custodian: open questions, and for the custodian refusals. */
  readonly waiting: (who: Who) => Promise<Result<readonly WaitingItem[]>>;
  readonly question: (who: Who, doc: DocId, id: string) => Promise<Result<QuestionData>>;
  readonly answerClause: (
    who: Who,
    doc: DocId,
    id: string,
    input: Press & { readonly text: string },
  ) => Promise<Result<'answered'>>;
  readonly refusal: (who: Who, doc: DocId, id: string) => Promise<Result<RefusalData>>;
  /** For the custodian, the head and (unless the pack says `gate: none`) IT. */
  readonly outstanding: (who: Who) => Promise<Result<readonly OutstandingText[]>>;
  /** A one-time link to the same as CSV. */
  readonly outstandingLink: (who: Who) => Promise<Result<string>>;
};
