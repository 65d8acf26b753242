// Every step about agreements, as the conversation calls them. Rights are checked in each of them, from stored facts, at the press.

import type { Agreement } from '../../domain/aup/agreement.ts';
import type { DocId } from '../../domain/shared/document.ts';
import type { Result } from '../../domain/shared/result.ts';
import type { Fact } from '../../views/fields.ts';
import type { Who } from '../use-cases.ts';

type Press = { readonly key: string };
type Inputs = Readonly<Record<string, string>>;

/** One agreement as it concerns the person who asks. */
export type MyAgreement = {
  readonly key: string;
  readonly title: string;
  readonly version: string;
  /** In words: "To sign by Fri 28 Nov", "Signed Tue 24 Nov 2026", "You said no", "You asked about clause 7". */
  readonly state: string;
  readonly owed: boolean;
};

/** A line of the difference against what this person signed last. */
export type ChangeLine = {
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  readonly clause: string;
  /** Ready to read, with words for what went and what came, and no colour alone. */
  readonly text: string;
};

export type ReadingData = {
  readonly agreement: Agreement;
  readonly state: string;
  /** Empty for whoever signs it for the first time. */
  readonly changes: readonly ChangeLine[];
  /** False when there is nothing to sign: a copy. */
  readonly canSign: boolean;
  /** Further fields the pack's form asks: `job_title`, `class`. */
  readonly fields: readonly { readonly id: string; readonly label: string }[];
  readonly receipt: readonly Fact[];
};

export type Progress = {
  readonly campaign: DocId;
  readonly title: string;
  readonly phase: string;
  readonly asked: number;
  readonly signed: number;
  readonly refused: number;
  readonly unreachable: number;
  readonly dueOn: string;
  /** By group: staff, governors, a class. Text bars are drawn by the conversation. */
  readonly groups: readonly { readonly name: string; readonly signed: number; readonly asked: number }[];
  /** Names, for those entitled only; empty otherwise. */
  readonly outstanding: readonly string[];
  readonly cannotReach: readonly string[];
  readonly can: { readonly start: boolean; readonly cancel: boolean; readonly csv: boolean };
};

export type ClassSheet = {
  readonly id: DocId;
  readonly name: string;
  readonly title: string;
  /** Who signs here, and for each pupil whether it came back. */
  readonly signer: 'pupil' | 'parent';
  readonly pupils: readonly {
    readonly id: string;
    readonly name: string;
    readonly signed: boolean;
    readonly refused: boolean;
  }[];
  readonly pages: number;
  readonly page: number;
};

export type AupUseCases = {
  readonly mine: (who: Who) => Promise<readonly MyAgreement[]>;
  readonly read: (who: Who, agreement: string) => Promise<Result<ReadingData>>;
  /**
   * `hash` is of the text that was on the screen: another one is refused (`agreement.changed`), with what was typed kept. Wrong
   * answers to check questions are refused by field with the clause to read again.
   */
  readonly sign: (
    who: Who,
    agreement: string,
    input: Press & { readonly hash: string; readonly inputs: Inputs },
  ) => Promise<Result<ReadingData>>;
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
  /** For the co-ordinator and the custodian: open questions and refusals. */
  readonly questions: (who: Who) => Promise<
    Result<
      readonly {
        readonly person: string;
        readonly id: string;
        readonly title: string;
        readonly clause: string;
        readonly text: string;
        readonly asked: string;
      }[]
    >
  >;
  readonly answerClause: (
    who: Who,
    person: string,
    id: string,
    input: Press & { readonly text: string },
  ) => Promise<Result<'answered'>>;

  readonly campaigns: (who: Who) => Promise<Result<readonly Progress[]>>;
  readonly campaign: (who: Who, id: DocId) => Promise<Result<Progress>>;
  /** Prepares one by hand: an agreement's key and the last day to sign. */
  readonly prepare: (who: Who, input: Press & { readonly inputs: Inputs }) => Promise<Result<Progress>>;
  readonly start: (who: Who, id: DocId, input: Press) => Promise<Result<Progress>>;
  readonly cancel: (who: Who, id: DocId, input: Press) => Promise<Result<Progress>>;
  /** One-time link: who has not signed (X20), as CSV for IT and the custodian. */
  readonly gateLink: (who: Who, agreement: string) => Promise<Result<string>>;

  readonly classes: (
    who: Who,
  ) => Promise<Result<readonly { readonly id: DocId; readonly name: string; readonly line: string }[]>>;
  readonly sheet: (
    who: Who,
    id: DocId,
    agreement: string,
    signer: 'pupil' | 'parent',
    page: number,
  ) => Promise<Result<ClassSheet>>;
  readonly tick: (
    who: Who,
    id: DocId,
    input: Press & {
      readonly agreement: string;
      readonly signer: 'pupil' | 'parent';
      readonly page: number;
      readonly inputs: Inputs;
    },
  ) => Promise<Result<ClassSheet>>;
  /** Paper of an adult without an account here: a visitor, a governor. */
  readonly paper: (who: Who, input: Press & { readonly inputs: Inputs }) => Promise<Result<'noted'>>;
};
