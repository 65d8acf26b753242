// What triage decides: roles to tell, who is shut out, how fast, which lines are shown and which outside help is suggested.

import type { Role } from '../people/role.ts';

export const URGENCIES = ['immediate', 'same_day', 'next_day'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** How much of a case a holder sees (domain rule P1-P6). Ordered from most to least. */
export const DEPTHS = ['whole', 'technical', 'data', 'task', 'line'] as const;
export type Depth = (typeof DEPTHS)[number];

export type Exclusion = 'subject' | 'reporter' | Role;

export type TriageOutcome = {
  readonly notify: readonly Role[];
  readonly exclude: readonly Exclusion[];
  readonly urgency: Urgency;
  /** Keys of the advice table, in table order. */
  readonly advice: readonly string[];
  /** Keys of the referral table, in table order. Suggestions to the holder; nothing is sent. */
  readonly referrals: readonly string[];
  /** The rows that matched, e.g. `TR04`. */
  readonly rows: readonly string[];
  /** Whose acknowledgement stops the ladder. */
  readonly accountable: readonly Role[];
  /** How much each told role sees. */
  readonly depth: Readonly<Partial<Record<Role, Depth>>>;
  /** True when a safeguarding row matched (TR01-TR14, TR18, TR22 for threat, TR23, TR25, TR54-TR56). */
  readonly safeguarding: boolean;
  /** Which row put each entry there, for `--explain` and the "why" of a case: entry key -> row ids. */
  readonly because: Readonly<Record<string, readonly string[]>>;
};
