// Time is data: an instant is milliseconds since 1970-01-01 UTC and is always handed in, never read from a clock here.

export type Instant = number;
export type Milliseconds = number;
/** A calendar day in the school's zone, `2026-11-24`. */
export type IsoDate = string;

export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
