// Requests for a person's data, as the conversation calls them. For the data protection officer, the safeguarding leads and the head.

import type { DocId } from '../../domain/shared/document.ts';
import type { Result } from '../../domain/shared/result.ts';
import type { AccessStep } from '../../domain/subject-access/access-request.ts';
import type { CopyInput, CopyLink } from '../casework/export/export-use-cases.ts';
import type { Who } from '../who.ts';

export type RequestLine = {
  readonly id: DocId;
  readonly ref: string;
  readonly kind: string;
  readonly received: string;
  readonly standing: string;
  readonly isClosed: boolean;
};

export type RequestFile = RequestLine & {
  readonly about: string;
  readonly asker: string;
  readonly steps: readonly {
    readonly on: string;
    readonly what: string;
    readonly words: string;
    readonly by: string;
  }[];
  readonly may: readonly AccessStep[];
  /** A complaint asks for no data. */
  readonly asksForData: boolean;
};

export type HeldData = {
  readonly ref: string;
  readonly cases: readonly {
    readonly id: DocId;
    readonly ref: string;
    /** Null while it was not begun. */
    readonly left: number | null;
  }[];
  /** Of the cases, counted from 0, and how many stand on later pages. */
  readonly page: number;
  readonly more: number;
  readonly others: readonly string[];
};

type Press = { readonly key: string };

export type AccessUseCases = {
  readonly list: (who: Who) => Promise<Result<readonly RequestLine[]>>;
  readonly register: (
    who: Who,
    input: Press & Readonly<Record<'kind' | 'whose' | 'name' | 'asker' | 'on', string>>,
  ) => Promise<Result<RequestFile>>;
  readonly open: (who: Who, id: DocId) => Promise<Result<RequestFile>>;
  readonly step: (
    who: Who,
    id: DocId,
    input: Press & Readonly<Record<'step' | 'on' | 'words', string>>,
  ) => Promise<Result<RequestFile>>;
  /** What this person may see, and nothing that hints at more. */
  readonly held: (who: Who, id: DocId, page?: number) => Promise<Result<HeldData>>;
  /** Rights and texts are checked again when the link is opened; it is recorded in every case before it leaves. */
  readonly file: (
    who: Who,
    id: DocId,
    input: CopyInput & { readonly cases: readonly DocId[] },
  ) => Promise<Result<CopyLink>>;
};
