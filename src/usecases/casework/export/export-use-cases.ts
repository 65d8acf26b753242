// A copy of one case for somebody outside: asked for, locked, signed, recorded, fetched once.

import type { DocId } from '../../../domain/shared/document.ts';
import type { Result } from '../../../domain/shared/result.ts';
import type { Who } from '../../who.ts';

export type CopyKind = 'bundle' | 'paper';

export type CopyInput = {
  /** `paper`: one PDF that asks for the passphrase. `bundle`: everything with the proof, as one age file. */
  readonly copy: string;
  readonly passphrase: string;
  readonly again: string;
  /** An open age key in place of the passphrase; for a bundle only. Empty: none. */
  readonly recipient: string;
  /** `redacted`: with names taken out. Left out or anything else: whole. */
  readonly variant?: string;
};

export type CopyLink = {
  readonly url: string;
  /** Of the server's signature, for the letter that goes with the copy. */
  readonly fingerprint: string;
  readonly copy: CopyKind;
};

/** For whom a copy with names taken out is, who may stay named, and how far the texts are decided. */
export type RedactionPage = {
  readonly ref: string;
  readonly purpose: string;
  /** Those of the case: value, name and what they are to it. */
  readonly people: readonly { readonly key: string; readonly name: string; readonly kept: boolean }[];
  /** Whether it was begun; then how many texts there are, and how many nobody has decided about. */
  readonly begun: boolean;
  readonly texts: number;
  readonly left: number;
};

/** One text as it would leave. `index` counts from 0 through all texts of the case. */
export type RedactionText = {
  readonly ref: string;
  readonly id: string;
  readonly index: number;
  readonly of: number;
  readonly left: number;
  readonly where: string;
  readonly text: string;
  /** In words: "Amy’s" is now Child A. */
  readonly replaced: readonly { readonly was: string; readonly label: string; readonly times: number }[];
  readonly mark: string;
  readonly decided: 'stands' | 'withheld' | null;
  readonly reason: string;
};

/** `of`: for which copy, as long as it is not the usual one: the id of a request for a person's data. */
export type RedactionRef = { readonly caseId: DocId; readonly of?: string };

export type RedactionUseCases = {
  readonly page: (who: Who, ref: RedactionRef) => Promise<Result<RedactionPage>>;
  /** Begins, or chooses anew; decisions about texts that stay the same are kept. */
  readonly choose: (
    who: Who,
    ref: RedactionRef,
    input: { readonly key?: string; readonly purpose: string; readonly keep: readonly string[] },
  ) => Promise<Result<RedactionPage>>;
  /** The showing is recorded first. Without an index: the first that nobody has decided about. */
  readonly text: (who: Who, ref: RedactionRef, index?: number) => Promise<Result<RedactionText | null>>;
  /** `mark`: of the text as it was shown; refused where it has changed since. Gives the next one to decide, or null. */
  readonly decide: (
    who: Who,
    ref: RedactionRef,
    input: { readonly index: number; readonly mark: string; readonly how: string; readonly reason: string },
  ) => Promise<Result<RedactionText | null>>;
};

export type ElsewhereInput = {
  readonly key: string;
  readonly system: string;
  readonly reference: string;
  readonly summary: string;
  readonly reason: string;
  /** `yes` or `no`: whether a policy should be looked at again. */
  readonly lessons: string;
};

export type ExportUseCases = {
  /** Whether this person may take a copy now, and the reference. */
  readonly copyForm: (who: Who, caseId: DocId) => Promise<Result<{ readonly ref: string }>>;
  /** The right is checked again when the link is opened, and the copy is recorded before it leaves. */
  readonly copyLink: (who: Who, caseId: DocId, input: CopyInput) => Promise<Result<CopyLink>>;
  /** Taking the names out of a copy, text by text. */
  readonly redaction: RedactionUseCases;
  /** Writes where the case goes on, and closes it here in the same commit. */
  readonly moveElsewhere: (who: Who, caseId: DocId, input: ElsewhereInput) => Promise<Result<{ readonly ref: string }>>;
};
