// A span of time in words that are coarse on purpose.

import { DAY_MS, HOUR_MS, MINUTE_MS, type Milliseconds } from '../shared/instant.ts';

const BANDS: readonly (readonly [Milliseconds, string])[] = [
  [5 * MINUTE_MS, 'under 5 minutes'],
  [15 * MINUTE_MS, '5 to 15 minutes'],
  [HOUR_MS, '15 minutes to 1 hour'],
  [4 * HOUR_MS, '1 to 4 hours'],
  [DAY_MS, '4 to 24 hours'],
  [3 * DAY_MS, '1 to 3 days'],
  [7 * DAY_MS, '3 to 7 days'],
  [14 * DAY_MS, '1 to 2 weeks'],
  [28 * DAY_MS, '2 to 4 weeks'],
];

export const spell = (span: Milliseconds | null): string | null =>
  span === null ? null : (BANDS.find(([most]) => span < most)?.[1] ?? 'more than 4 weeks');
