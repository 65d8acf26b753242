// How long records are kept, as the conversation calls it. Two different people decide before anything is destroyed.

import type { Result } from '../../domain/shared/result.ts';
import type { Who } from '../who.ts';

export type RetentionLine = {
  readonly key: string;
  /** The reference; for what an adult signed their name, which no certificate has. */
  readonly ref: string;
  /** What it is kept as, in words. */
  readonly kind: string;
  readonly rule: string;
  readonly endedOn: string;
  /** The day from which it may be decided; empty while that cannot be said. */
  readonly dueOn: string;
  readonly isDue: boolean;
  readonly hold: { readonly by: string; readonly on: string; readonly reason: string } | null;
  readonly proposal: { readonly by: string; readonly on: string; readonly why: string; readonly mine: boolean } | null;
  /** For a child's case: the year of birth that was entered. */
  readonly birthYear: number | null;
  readonly asksBirthYear: boolean;
  readonly can: { readonly propose: boolean; readonly confirm: boolean };
};

export type Certified = { readonly id: string; readonly ref: string; readonly line: string };

type Press = { readonly key: string };

export type RetentionUseCases = {
  /** Due, held or proposed, as far as this person may decide about them; refuses whoever decides about nothing. */
  readonly list: (who: Who) => Promise<Result<{ readonly lines: readonly RetentionLine[]; readonly held: boolean }>>;
  readonly find: (who: Who, ref: string) => Promise<Result<RetentionLine>>;
  readonly open: (who: Who, key: string) => Promise<Result<RetentionLine>>;
  readonly keep: (
    who: Who,
    about: string,
    input: Press & { readonly until: string; readonly birthYear: string },
  ) => Promise<Result<RetentionLine>>;
  readonly hold: (
    who: Who,
    about: string,
    input: Press & { readonly reason: string },
  ) => Promise<Result<RetentionLine>>;
  readonly lift: (who: Who, about: string, input: Press) => Promise<Result<RetentionLine>>;
  readonly propose: (
    who: Who,
    about: string,
    input: Press & { readonly why: string },
  ) => Promise<Result<RetentionLine>>;
  /** The second person. The record is gone when this answers, and only its certificate stays. */
  readonly confirm: (who: Who, about: string, input: Press) => Promise<Result<Certified>>;
  readonly certificates: (who: Who) => Promise<Result<readonly Certified[]>>;
  /** A link that works once. */
  readonly certificateLink: (who: Who, id: string) => Promise<Result<string>>;
};
