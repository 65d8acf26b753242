// Every step about documents, as the conversation calls them. Rights are checked in each of them, and again when a file is fetched.

import type { DocId } from '../../domain/shared/document.ts';
import type { Result } from '../../domain/shared/result.ts';
import type { Option } from '../../views/fields.ts';
import type { CopyInput } from '../casework/export/export-use-cases.ts';
import type { Who } from '../who.ts';

export const DOCUMENTS = ['governors', 'log'] as const;
export type DocumentKind = (typeof DOCUMENTS)[number];
export const FILES = ['pdf', 'csv'] as const;
export type FileKind = (typeof FILES)[number];

export type DocumentChoices = {
  readonly documents: readonly DocumentKind[];
  /** This school year, the last, and their terms. Values are opaque. */
  readonly periods: readonly Option[];
  /** The one that stands there at first: for the report to governors the newest that can be made. */
  readonly usualPeriod: string;
  /** There are cases this person may have as a form. */
  readonly forms: boolean;
};

/** The passphrase twice, or for a table the reader's own age key; see copies of cases. */
export type LockInput = Pick<CopyInput, 'passphrase' | 'again' | 'recipient'>;

export type FormItem = { readonly id: DocId; readonly ref: string; readonly time: string };

export type ReportsUseCases = {
  readonly choices: (who: Who) => Promise<DocumentChoices>;
  /** Cases the person sees the whole of, newest first. Pages count from 0. */
  readonly forms: (who: Who, page: number) => Promise<{ readonly items: readonly FormItem[]; readonly more: boolean }>;
  /** A one-time link. What holds words of cases leaves locked; the figures for governors do not, and need no passphrase. */
  readonly link: (
    who: Who,
    input: LockInput & { readonly document: string; readonly period: string; readonly file: string },
  ) => Promise<Result<string>>;
  readonly formLink: (who: Who, caseId: DocId, lock: LockInput) => Promise<Result<string>>;
};
