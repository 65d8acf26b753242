// When a request has to be answered (G50, G51): one month from when it came or the identity was clear, standing still while something that was
// asked back is open, two months more where it is complex. A complaint is acknowledged within 30 days. Holidays and weekends count.

import type { IsoDate } from '../shared/instant.ts';
import { addDays, addMonths, daysBetween } from '../shared/time.ts';
import type { AccessRequestState, AccessStep } from './access-request.ts';

export type DueDay =
  | { readonly kind: 'due'; readonly on: IsoDate }
  | { readonly kind: 'waits_for_identity' | 'waits_for_clarification' | 'done' };

const ACKNOWLEDGE_DAYS = 30;
const EXTRA_MONTHS = 2;

export const lastStep = ({ steps }: Pick<AccessRequestState, 'steps'>, step: AccessStep): IsoDate | null =>
  steps.findLast((one) => one.step === step)?.on ?? null;

export function dueDay(state: Pick<AccessRequestState, 'what' | 'receivedOn' | 'steps'>): DueDay {
  const on = (step: AccessStep): IsoDate | null => lastStep(state, step);
  if (on('closed') !== null) return { kind: 'done' };
  if (state.what === 'complaint')
    return on('acknowledged') === null
      ? { kind: 'due', on: addDays(state.receivedOn, ACKNOWLEDGE_DAYS) }
      : { kind: 'done' };
  const checked = on('identity_checked');
  if (on('identity_asked') !== null && checked === null) return { kind: 'waits_for_identity' };
  const paused = pausedDays(state);
  if (paused === null) return { kind: 'waits_for_clarification' };
  const from = checked !== null && checked > state.receivedOn ? checked : state.receivedOn;
  return { kind: 'due', on: addDays(addMonths(from, on('extended') === null ? 1 : 1 + EXTRA_MONTHS), paused) };
}

/** Days on which an answer was waited for; null while one is. */
function pausedDays({ steps }: Pick<AccessRequestState, 'steps'>): number | null {
  let since: IsoDate | null = null;
  let days = 0;
  for (const { step, on } of steps) {
    if (step === 'clarification_asked' && since === null) since = on;
    if (step === 'clarified' && since !== null) {
      days += Math.max(0, daysBetween(since, on));
      since = null;
    }
  }
  return since === null ? days : null;
}
