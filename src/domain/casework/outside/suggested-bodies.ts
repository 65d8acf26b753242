// Which bodies triage points to in this case. Suggestions to the holder: nobody is called by the bot.

import type { TriageOutcome } from '../../incident/outcome.ts';
import { BODY_KEYS, type BodyKey } from './body.ts';

/** In table order. A report to the app or site is a kind of record of its own. */
export const suggestedBodies = (outcome: Pick<TriageOutcome, 'referrals'> | null): readonly BodyKey[] =>
  BODY_KEYS.filter((key) => outcome?.referrals.includes(key) === true);

/** All of them, those that triage points to first. */
export function bodiesInOrder(outcome: Pick<TriageOutcome, 'referrals'> | null): readonly BodyKey[] {
  const first = suggestedBodies(outcome);
  return [...first, ...BODY_KEYS.filter((key) => !first.includes(key))];
}
