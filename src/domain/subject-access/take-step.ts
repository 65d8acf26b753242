// What may be written about a request next. Nothing is ever taken back: a wrong day is put right by the same step once more.

import { ok, type Result, refuse } from '../shared/result.ts';
import {
  ACCESS_STEPS,
  type AccessRequestDoc,
  type AccessRequestState,
  type AccessStep,
  type StepTaken,
} from './access-request.ts';
import { dueDay, lastStep } from './due-day.ts';

const FOR: Readonly<Record<AccessRequestState['what'], readonly AccessStep[]>> = {
  access: ['identity_asked', 'identity_checked', 'clarification_asked', 'clarified', 'extended', 'closed'],
  complaint: ['acknowledged', 'closed'],
};
/** Without words somebody else could not say why. */
export const NEEDS_WORDS: readonly AccessStep[] = ['clarification_asked', 'extended', 'closed'];

export function stepsOpen(state: AccessRequestState): readonly AccessStep[] {
  if (lastStep(state, 'closed') !== null) return [];
  const waits = dueDay(state).kind === 'waits_for_clarification';
  return FOR[state.what].filter(
    (step) => (step !== 'clarified' || waits) && (step !== 'clarification_asked' || !waits),
  );
}

export function takeStep(
  doc: AccessRequestDoc,
  taken: StepTaken,
  today: string,
  faults: Faults,
): Result<AccessRequestDoc> {
  const { step, on, words } = taken;
  if (!stepsOpen(doc.state).includes(step)) return refuse('access.step', faults.step, 'step');
  if (on > today || on < doc.state.receivedOn) return refuse('access.day', faults.day, 'on');
  if (NEEDS_WORDS.includes(step) && words === '') return refuse('access.words', faults.words, 'words');
  return ok({
    ...doc,
    state: { ...doc.state, steps: [...doc.state.steps, taken] },
    history: [...doc.history, { at: taken.at, by: taken.by, action: 'access.step', detail: { step } }],
  });
}
type Faults = { readonly step: string; readonly day: string; readonly words: string };

export const isAccessStep = (text: string): text is AccessStep => ACCESS_STEPS.some((one) => one === text);
