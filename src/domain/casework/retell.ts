// What is waited for once somebody deals with a case: an urgent one that then shows no entry is brought up again, and every day it is
// looked whether whoever holds it still may.

import { DAY_MS, HOUR_MS, type Instant } from '../shared/instant.ts';
import type { CaseState } from './case.ts';

export const RETELL_MS = 2 * HOUR_MS;

export const timersInHand = ({ outcome }: Pick<CaseState, 'outcome'>, now: Instant) => ({
  retell: outcome?.urgency === 'immediate' ? now + RETELL_MS : null,
  daily_look: now + DAY_MS,
});
