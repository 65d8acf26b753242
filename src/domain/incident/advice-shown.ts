// The advice lines of one case as they are shown: what triage chose, adjusted to who can really be reached, in table order.

import type { Plan } from '../people/plan.ts';
import { ADVICE, type Advice } from './advice.ts';
import type { TriageOutcome } from './outcome.ts';

export function adviceShown(
  outcome: Pick<TriageOutcome, 'advice'>,
  plan: Pick<Plan, 'advice' | 'withheld'>,
): readonly Advice[] {
  const wanted = new Set([...outcome.advice, ...plan.advice]);
  for (const key of plan.withheld ?? []) wanted.delete(key);
  return ADVICE.filter((advice) => wanted.has(advice.key));
}
