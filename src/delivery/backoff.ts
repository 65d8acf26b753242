// How long a failed message waits. One schedule for every platform, stretched when the platform names a longer time.

import type { Milliseconds } from '../domain/shared/instant.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../domain/shared/instant.ts';

/** The first repeats come fast, since an alert is worth most in its first minute. */
export const BACKOFF_MS: readonly Milliseconds[] = [
  2 * SECOND_MS,
  5 * SECOND_MS,
  15 * SECOND_MS,
  30 * SECOND_MS,
  MINUTE_MS,
  2 * MINUTE_MS,
  5 * MINUTE_MS,
  10 * MINUTE_MS,
  15 * MINUTE_MS,
];

/** After this many failed attempts a message is dead on this person, and a human hears of it. About an hour and a half in all. */
export const MOST_ATTEMPTS = 14;

/** An alert that has failed this often also goes by e-mail, while the repeats go on. */
export const MAIL_AFTER_ATTEMPTS = 3;

/** A platform that asks to wait this long is as good as away: the alert goes by e-mail meanwhile. */
export const LONG_WAIT_MS = 5 * MINUTE_MS;
/** Whatever a platform asks for, nobody waits longer than this for the next attempt. */
const LONGEST_WAIT_MS = HOUR_MS;

/** The wait before the next attempt; `attempts` counts the ones already made. Not shorter than what the platform asked for, within reason. */
export function waitAfter(attempts: number, retryAfterMs: Milliseconds | undefined): Milliseconds {
  const planned = BACKOFF_MS[Math.min(Math.max(attempts, 1), BACKOFF_MS.length) - 1] ?? 0;
  const asked = Number.isFinite(retryAfterMs) ? (retryAfterMs ?? 0) : 0;
  return Math.max(planned, Math.min(asked, LONGEST_WAIT_MS));
}
