// What the conversation can ask about being away.

import type { Result } from '../../domain/shared/result.ts';
import type { Who } from '../who.ts';

export type AwayData = {
  readonly absences: readonly { readonly from: string; readonly to: string; readonly said: boolean }[];
  /** For each role of theirs, by name: who is asked while they are away. */
  readonly covers: readonly { readonly role: string; readonly names: readonly string[] }[];
  /** Ready to read. */
  readonly gaps: readonly string[];
};

export type CoverUseCases = {
  readonly mine: (who: Who) => Promise<Result<AwayData>>;
  readonly away: (who: Who, days: { readonly from: string; readonly to: string }) => Promise<Result<AwayData>>;
  readonly back: (who: Who, days: { readonly from: string; readonly to: string }) => Promise<Result<AwayData>>;
};
