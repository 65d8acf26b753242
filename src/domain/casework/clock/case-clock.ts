// A clock of one case: something that has to be done by a time, worked out from the case as it stands and never stored.

import type { Instant } from '../../shared/instant.ts';

/**
 * accept: somebody says that they are dealing with it · la_copy: a copy to a body the pack names · lado: the designated officer is told
 * ico: notify the Information Commissioner, or decide not to · platform_followup: look again at what was reported to a platform
 * custody: something is held until it is handed on; it has no end of its own
 */
export type ClockKind = 'accept' | 'la_copy' | 'lado' | 'ico' | 'platform_followup' | 'custody';

export type CaseClock = {
  /** The same as long as it is the same clock: `ico`, `la_copy:la_esafety_officer`, `platform_followup:r3`. */
  readonly id: string;
  readonly kind: ClockKind;
  /** What it counts: every hour, the hours the school is open, or working days. */
  readonly calendar: 'clock' | 'school' | 'working';
  readonly startedAt: Instant;
  /** Null: it runs until it is stopped. */
  readonly dueAt: Instant | null;
  /** When whoever leads is reminded. Null: never, because something else sees to it or there is no good time. */
  readonly warnAt: Instant | null;
  /** When whoever leads, and the next person, hear that it has run out. */
  readonly outAt: Instant | null;
  readonly stoppedAt?: Instant;
  /** The contact it is for, or the record it began with. */
  readonly about?: string;
};

export const isRunning = (clock: CaseClock): boolean => clock.stoppedAt === undefined;

export const hasRunOut = (clock: CaseClock, now: Instant): boolean =>
  isRunning(clock) && clock.dueAt !== null && clock.dueAt <= now;
