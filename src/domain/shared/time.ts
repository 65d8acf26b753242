// The only room that knows time zones and daylight saving. Everything else handles instants and calendar days.

import { DateTime, IANAZone } from 'luxon';
import type { ClockTime, Weekday } from './clock-time.ts';
import { DAY_MS, type Instant, type IsoDate } from './instant.ts';

const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
// Our own words, because the short form of September differs between versions of the language data.
const DAY_WORDS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTH_WORDS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const inZone = (instant: Instant, zone: string) => DateTime.fromMillis(instant, { zone });
const word = (words: readonly string[], number: number) => words[number - 1] ?? '';
const dayWords = (day: DateTime) => `${word(DAY_WORDS, day.weekday)} ${day.day} ${word(MONTH_WORDS, day.month)}`;

export const isZone = (zone: string): boolean => IANAZone.isValidZone(zone);

/** True for a day that exists, written `2026-11-24`. */
export const isIsoDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, { zone: 'utc' }).isValid;

/** "14:10" */
export const formatTime = (instant: Instant, zone: string): string => inZone(instant, zone).toFormat('HH:mm');

/** "Tue 24 Nov" */
export const formatDay = (instant: Instant, zone: string): string => dayWords(inZone(instant, zone));

/** "Tue 24 Nov, 14:10" */
export const formatMoment = (instant: Instant, zone: string): string =>
  `${formatDay(instant, zone)}, ${formatTime(instant, zone)}`;

/** "14:10" on the day of `now`, "Tue 24 Nov, 14:10" on any other. */
export const formatTimeOrMoment = (instant: Instant, now: Instant, zone: string): string =>
  isoDateOf(instant, zone) === isoDateOf(now, zone) ? formatTime(instant, zone) : formatMoment(instant, zone);

/** "Tue 24 Nov 2026, 14:10", for what may be read years later. */
export const formatMomentOnRecord = (instant: Instant, zone: string): string =>
  `${formatDay(instant, zone)} ${inZone(instant, zone).year}, ${formatTime(instant, zone)}`;

/** "Tue 24 Nov 2026" for a calendar day that is not a moment. */
export function formatDate(date: IsoDate): string {
  const day = DateTime.fromISO(date, { zone: 'utc' });
  return `${dayWords(day)} ${day.year}`;
}

/** The calendar day on which this moment falls in that zone. */
export const isoDateOf = (instant: Instant, zone: string): IsoDate => inZone(instant, zone).toISODate() ?? '';

/**
 * The moment at which the clock on the wall shows `time` on `date`; `24:00` is the end of the day. A time that is
 * skipped in March counts as one hour later; of a time that comes twice in October the first counts.
 */
export function instantAt(date: IsoDate, time: ClockTime, zone: string): Instant {
  if (time === '24:00') return instantAt(addDays(date, 1), '00:00', zone);
  const either = DateTime.fromISO(`${date}T${time}`, { zone }).getPossibleOffsets();
  return Math.min(...either.map((moment) => moment.toMillis()));
}

/** Days are counted one by one for everybody who signs, so this is plain arithmetic: a day of UTC always has as many milliseconds. */
export function addDays(date: IsoDate, days: number): IsoDate {
  // From the 29th on a month may have no such day, and the calendar says so.
  if (!PLAIN_DAY.test(date) || !(Math.abs(days) < FAR_DAYS)) return addDaysByCalendar(date, days);
  const after = Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8)) + days);
  return new Date(after).toISOString().slice(0, 10);
}

/** Any day that every month has, in years of our time. */
const PLAIN_DAY = /^(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/;
const FAR_DAYS = 100_000;
const addDaysByCalendar = (date: IsoDate, days: number): IsoDate =>
  DateTime.fromISO(date, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd');

/** Asked of everybody on a rota each time somebody opens a case, so this too is plain arithmetic: 1 January 1970 was a Thursday. */
export const weekdayOf = (date: IsoDate): Weekday => {
  const days = Date.parse(`${date}T00:00:00.000Z`) / DAY_MS;
  return WEEKDAYS[(((days + 3) % 7) + 7) % 7] ?? 'mon';
};

/** The same day so many months on; the last day of the month where there is no such day (29 February, 31 June). */
export const addMonths = (date: IsoDate, months: number): IsoDate =>
  DateTime.fromISO(date, { zone: 'utc' }).plus({ months }).toFormat('yyyy-MM-dd');

/** Whole calendar days from one day to another; negative when `to` comes first. */
export const daysBetween = (from: IsoDate, to: IsoDate): number =>
  Math.round(DateTime.fromISO(to, { zone: 'utc' }).diff(DateTime.fromISO(from, { zone: 'utc' }), 'days').days);
