// What is remembered of the reminders that left: how often, and when last.

import type { IsoDate } from '../shared/instant.ts';
import { addDays } from '../shared/time.ts';
import type { Told } from './duty.ts';

export const NOTHING_TOLD: Told = { duties: {}, bundleDays: [] };

/** Enough to know that a bundle left today, also where the clock was put back. The history has them all. */
const BUNDLE_DAYS_KEPT = 40;
/** A duty that comes back within this time (a question was answered, a review was reopened) goes on where it stood. */
const FORGOTTEN_AFTER_DAYS = 60;

/** After a bundle with these duties left on that day. Twice the same day counts once. */
export function toldOn(told: Told, keys: readonly string[], day: IsoDate): Told {
  const now = keys.map((key) => {
    const before = told.duties[key];
    return [key, before?.lastOn === day ? before : { times: (before?.times ?? 0) + 1, lastOn: day }] as const;
  });
  const days = [...told.bundleDays.filter((other) => other !== day), day];
  return { duties: { ...told.duties, ...Object.fromEntries(now) }, bundleDays: days.slice(-BUNDLE_DAYS_KEPT) };
}

/**
 * A server that ran with a wrong date may remember reminders of days to come. They count as not told, or their duties would be
 * forgotten until those days.
 */
export const asOf = (told: Told, today: IsoDate): Told => ({
  ...told,
  duties: Object.fromEntries(Object.entries(told.duties).filter(([, { lastOn }]) => lastOn <= today)),
});

/** Without what is long done. */
export const forgetDone = (told: Told, open: readonly string[], today: IsoDate): Told['duties'] => {
  const oldest = addDays(today, -FORGOTTEN_AFTER_DAYS);
  return Object.fromEntries(
    Object.entries(told.duties).filter(([key, { lastOn }]) => open.includes(key) || lastOn >= oldest),
  );
};
