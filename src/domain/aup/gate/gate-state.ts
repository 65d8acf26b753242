// Whether somebody may have an account while something is unsigned (X20). Whoever begins here has none before signing; whoever is here
// keeps theirs up to the last day to sign. So a yearly round, or the first day of the bot, bars nobody by surprise.

import type { IsoDate } from '../../shared/instant.ts';
import type { AgreementsPolicy } from '../agreements-policy.ts';
import type { Standing } from '../sign-standing.ts';

/** block: no account until it is signed. warn: it is unsigned, and that is all. */
export type GateState = 'block' | 'warn';

export type GateFacts = {
  readonly gate: AgreementsPolicy['gate'];
  readonly today: IsoDate;
  /** Since when the school has the text. */
  readonly textSeenOn: IsoDate;
  /** The first day here, where the school's list gives one. */
  readonly startsOn: IsoDate | null;
};

/** Null for somebody who has signed, and for a school without a gate. */
export function gateState(standing: Standing, { gate, today, textSeenOn, startsOn }: GateFacts): GateState | null {
  if (standing.state === 'signed' || gate === 'none') return null;
  // Nobody asks them yet: no campaign for it is started.
  if (standing.waits === true) return null;
  if (gate === 'warn') return 'warn';
  const isNew = standing.why === 'first' && startsOn !== null && startsOn >= textSeenOn;
  return isNew || standing.dueOn < today ? 'block' : 'warn';
}
