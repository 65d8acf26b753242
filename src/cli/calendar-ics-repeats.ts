// Entries that repeat: the plain rules that calendars of schools use, and no others. A rule that could run without end, or that a
// library is known to read wrongly, is not followed.

import ICAL from 'ical.js';
import { z } from 'zod';
import type { IsoDate } from '../domain/shared/instant.ts';

export type Window = { readonly from: IsoDate; readonly to: IsoDate };

/** Steps from the first day on; a daily entry of three years fits. */
const MAX_STEPS = 1500;
const EARLIEST = '1970-01-01';

const one = z.union([z.number(), z.array(z.number()).length(1)]).transform((value) => [value].flat()[0] ?? 0);
const weekday = z.string().regex(/^-?[1-4]?(?:MO|TU|WE|TH|FR|SA|SU)$/);
const rule = z.strictObject({
  freq: z.enum(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']),
  interval: z.number().int().min(1).max(60).exactOptional(),
  count: z.number().int().min(1).max(100_000).exactOptional(),
  until: z.string().max(30).exactOptional(),
  wkst: z.union([z.number(), z.string()]).exactOptional(),
  byday: z.union([weekday, z.array(weekday).max(7)]).exactOptional(),
  bymonth: one.exactOptional(),
  bymonthday: one.exactOptional(),
});
type Rule = z.infer<typeof rule>;

/** The first days of all repeats up to the end of the window; null for a rule that is not followed. */
export function expand(first: IsoDate, given: unknown, window: Window): readonly IsoDate[] | null {
  if (given === undefined) return [first];
  const parsed = rule.safeParse(given);
  if (!parsed.success || first < EARLIEST || !fits(parsed.data, first)) return null;
  const { freq, byday, bymonthday: _same, bymonth, ...rest } = parsed.data;
  const until = rest.until?.slice(0, 10);
  const dates = ICAL.Recur.fromData({
    freq,
    // On its own, the first day says which day and month repeat.
    ...(byday && { byday: [byday].flat() }),
    ...(byday && bymonth && { bymonth: [bymonth] }),
    ...(rest.interval && { interval: rest.interval }),
    ...(rest.count && { count: rest.count }),
  }).iterator(ICAL.Time.fromDateString(first));
  const found: IsoDate[] = [];
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const next = dates.next()?.toString().slice(0, 10);
    if (next === undefined || next > window.to || (until !== undefined && next > until)) return found;
    // 29 February has no day in most years; the library would take the day after.
    if (byday !== undefined || freq === 'DAILY' || freq === 'WEEKLY' || next.slice(8) === first.slice(8))
      found.push(next);
  }
  return null;
}

/** Month and day only repeat what the first day says already; a weekday with a number needs months or years. */
function fits({ freq, byday, bymonth, bymonthday }: Rule, first: IsoDate): boolean {
  const numbered = [byday ?? []].flat().some((day) => /\d/.test(day));
  const [, month, day] = first.split('-').map(Number);
  return (
    (bymonth === undefined || (freq === 'YEARLY' && bymonth === month)) &&
    (bymonthday === undefined || (byday === undefined && bymonthday === day && ['MONTHLY', 'YEARLY'].includes(freq))) &&
    (!numbered || freq === 'MONTHLY' || (freq === 'YEARLY' && bymonth !== undefined)) &&
    (freq !== 'YEARLY' || byday === undefined || numbered)
  );
}
