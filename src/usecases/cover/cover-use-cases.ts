// What the conversation can ask about being away.

import type { PersonId } from '../../domain/people/person.ts';
import type { RotaDay } from '../../domain/people/rota-days.ts';
import type { Result } from '../../domain/shared/result.ts';
import type { Who } from '../who.ts';

export type AwayData = {
  readonly absences: readonly {
    readonly from: string;
    readonly to: string;
    readonly said: boolean;
    /** By name: whom they named to be asked first. */
    readonly cover: string;
  }[];
  /** Whom they can name. */
  readonly eligible: readonly { readonly id: PersonId; readonly name: string }[];
  /** Ready to read: for whom they stand in, because they were named. */
  readonly standsIn: readonly string[];
  /** For each role of theirs, by name: who is asked while they are away. */
  readonly covers: readonly { readonly role: string; readonly names: readonly string[] }[];
  /** Ready to read. */
  readonly gaps: readonly string[];
};

export type RotaData = {
  readonly team: readonly { readonly id: PersonId; readonly name: string }[];
  readonly days: readonly { readonly day: RotaDay; readonly onDuty: readonly PersonId[] }[];
  readonly awayToday: readonly string[];
  readonly canSet: boolean;
};

export type CoverUseCases = {
  readonly rota: (who: Who) => Promise<Result<RotaData>>;
  /** Who is asked first on that day of the week; nobody: as usual. */
  readonly setRota: (
    who: Who,
    given: { readonly day: string; readonly people: readonly PersonId[] },
  ) => Promise<Result<RotaData>>;
  readonly mine: (who: Who) => Promise<Result<AwayData>>;
  readonly away: (
    who: Who,
    days: { readonly from: string; readonly to: string; readonly cover?: PersonId },
  ) => Promise<Result<AwayData>>;
  readonly back: (who: Who, days: { readonly from: string; readonly to: string }) => Promise<Result<AwayData>>;
};
