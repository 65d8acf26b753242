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
};

export type CopyLink = {
  readonly url: string;
  /** Of the server's signature, for the letter that goes with the copy. */
  readonly fingerprint: string;
  readonly copy: CopyKind;
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
  /** Writes where the case goes on, and closes it here in the same commit. */
  readonly moveElsewhere: (who: Who, caseId: DocId, input: ElsewhereInput) => Promise<Result<{ readonly ref: string }>>;
};
