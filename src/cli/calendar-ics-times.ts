// The days of an entry on the school's own calendar: whole days, times with a zone, times without one.

import type { ClockTime } from '../domain/shared/clock-time.ts';
import { HOUR_MS, type Instant, type IsoDate } from '../domain/shared/instant.ts';
import { addDays, formatTime, instantAt, isIsoDate, isoDateOf, isZone } from '../domain/shared/time.ts';

/** As ical.js gives it. */
export type Property = {
  readonly name: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly type: string;
  readonly values: readonly unknown[];
};

/** A day, or a moment that falls on it. */
export type Spot = { readonly date: IsoDate; readonly at?: Instant };
/** How many days an entry lasts from its first; `starts` and `hours` only where it does not last whole days. */
export type Times = {
  readonly from: IsoDate;
  readonly days: number;
  readonly starts?: ClockTime;
  readonly hours?: number;
};

/** What Outlook and Exchange call the zones that a calendar of a British school may hold. */
const OUTLOOK_ZONES: ReadonlyMap<string, string> = new Map([
  ['gmt standard time', 'Europe/London'],
  ['gmt daylight time', 'Europe/London'],
  ['british summer time', 'Europe/London'],
  ['london', 'Europe/London'],
  ['(utc+00:00) dublin, edinburgh, lisbon, london', 'Europe/London'],
  ['(gmt) greenwich mean time : dublin, edinburgh, lisbon, london', 'Europe/London'],
  ['greenwich mean time : dublin, edinburgh, lisbon, london', 'Europe/London'],
  ['greenwich standard time', 'Atlantic/Reykjavik'],
  ['utc', 'UTC'],
  ['coordinated universal time', 'UTC'],
  ['w. europe standard time', 'Europe/Berlin'],
  ['romance standard time', 'Europe/Paris'],
  ['central europe standard time', 'Europe/Budapest'],
]);

/** IANA names stand as they are, also after a maker's prefix such as `/freeassociation.sourceforge.net/Europe/London`. */
function zoneNamed(name: string): string | null {
  const iana = /(?:^|\/)([A-Z][A-Za-z_]+\/[A-Z][A-Za-z_/-]+)$/.exec(name)?.[1];
  if (iana !== undefined && isZone(iana)) return iana;
  return OUTLOOK_ZONES.get(name.toLowerCase().trim()) ?? null;
}

/** A spot, null where the property is absent, or why it cannot be read. */
export function spotOf(properties: readonly Property[], name: string, school: string): Spot | string | null {
  const property = properties.find((each) => each.name === name);
  if (property === undefined) return null;
  const [value] = property.values;
  const text = typeof value === 'string' ? value : '';
  const parts = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}):\d{2}(Z?))?$/.exec(text);
  const [, date = '', time, utc] = parts ?? [];
  if (!isIsoDate(date)) return NO_DAY;
  if (time === undefined) return { date };
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time)) return NO_DAY;
  const { tzid } = property.parameters;
  const zone = utc === 'Z' ? 'UTC' : typeof tzid === 'string' ? zoneNamed(tzid) : school;
  if (zone === null) return 'its time zone is not known here.';
  const at = instantAt(date, time, zone);
  return { date: isoDateOf(at, school), at };
}

const NO_DAY = 'it says no day that exists.';

/** The days of an entry, or why they cannot be read. An entry without an end lasts a day; the last day of whole days is not counted. */
export function timesOf(properties: readonly Property[], school: string): Times | string {
  const from = spotOf(properties, 'dtstart', school);
  if (from === null) return NO_DAY;
  if (typeof from === 'string') return from;
  const to = endOf(properties, from, school);
  if (typeof to === 'string') return to;
  if (from.at === undefined || to.at === undefined) return wholeDays(from.date, to.date);
  return timed(from.at, to.at, school);
}

function endOf(properties: readonly Property[], from: Spot, school: string): Spot | string {
  const end = spotOf(properties, 'dtend', school);
  if (end !== null) return end;
  const duration = properties.find(({ name }) => name === 'duration')?.values[0];
  if (duration === undefined) return from;
  const parts = /^P(?:(\d{1,4})W|(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,4})M)?(?:\d{1,5}S)?)?)$/.exec(
    typeof duration === 'string' ? duration : '',
  );
  if (parts === null) return 'it does not say how long it lasts.';
  const [weeks = 0, days = 0, hours = 0, minutes = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  const date = addDays(from.date, weeks * 7 + days);
  return from.at === undefined
    ? { date }
    : { date, at: from.at + ((weeks * 7 + days) * 24 + hours + minutes / 60) * HOUR_MS };
}

const BACKWARDS = 'it ends before it begins.';

function wholeDays(from: IsoDate, to: IsoDate): Times | string {
  if (to < from) return BACKWARDS;
  return { from, days: Math.max(1, daysUntil(from, to)) };
}

function timed(from: Instant, to: Instant, zone: string): Times | string {
  if (to < from) return BACKWARDS;
  const first = isoDateOf(from, zone);
  // What ends at midnight does not touch the day that begins then.
  const last = isoDateOf(Math.max(from, to - 1), zone);
  const days = daysUntil(first, last) + 1;
  const midnights = instantAt(first, '00:00', zone) === from && instantAt(last, '24:00', zone) === to;
  return midnights
    ? { from: first, days }
    : { from: first, days, starts: formatTime(from, zone), hours: (to - from) / HOUR_MS };
}

const daysUntil = (from: IsoDate, to: IsoDate): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / (24 * HOUR_MS));
