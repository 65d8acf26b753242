// Reads a calendar file (iCalendar) as councils and schools publish them. Each entry is read by itself, so that a broken one costs
// itself alone; nothing in the file is followed, fetched or run, and every count has an end.

import ICAL from 'ical.js';
import { z } from 'zod';
import { type NotUnderstood, shownText } from '../domain/calendar/calendar-file.ts';
import type { CalendarEvent } from '../domain/calendar/read-events.ts';
import type { IsoDate } from '../domain/shared/instant.ts';
import { addDays } from '../domain/shared/time.ts';
import { cutEntries, type RawEntry } from './calendar-ics-entries.ts';
import { expand, type Window } from './calendar-ics-repeats.ts';
import { type Property, type Spot, spotOf, type Times, timesOf } from './calendar-ics-times.ts';

export type Ics =
  | {
      readonly ok: true;
      /** What the calendar calls itself; titles often begin with it. */
      readonly name: string;
      readonly events: readonly CalendarEvent[];
      readonly unread: readonly NotUnderstood[];
      /** Entries outside the years that are looked at. */
      readonly elsewhere: number;
    }
  | { readonly ok: false; readonly message: string };

const MAX_EVENTS = 2000;
const MAX_OCCURRENCES = 5000;
const MAX_SHOWN_UNREAD = 200;
const DAYS_BACK = 500;
const DAYS_AHEAD = 4 * 366;

type Entry = {
  readonly line: number;
  readonly title: string;
  readonly properties: readonly Property[];
};
type Outcome = { readonly events: readonly CalendarEvent[]; readonly why?: string; readonly elsewhere?: boolean };

export function readIcs(bytes: Uint8Array, today: IsoDate, zone: string): Ics {
  const cut = cutEntries(bytes);
  if (!cut.ok) return cut;
  if (cut.entries.length > MAX_EVENTS) {
    return { ok: false, message: `This file has ${cut.entries.length} entries; ${MAX_EVENTS} are the most.` };
  }
  const window: Window = { from: addDays(today, -DAYS_BACK), to: addDays(today, DAYS_AHEAD) };
  const parsed = cut.entries.map(parseEntry);
  const entries = parsed.flatMap((each) => ('properties' in each ? [each] : []));
  const broken = parsed.flatMap((each) => ('why' in each ? [each] : []));
  const replaced = replacedDays(entries, zone);
  const read = entries.map((entry) => ({ entry, ...readEntry(entry, { zone, window, replaced }) }));
  const events = read.flatMap((each) => each.events);
  if (events.length > MAX_OCCURRENCES) return { ok: false, message: 'The entries of this file repeat without end.' };
  const unread = read.flatMap(({ entry, why }) =>
    why === undefined ? [] : [{ line: entry.line, title: entry.title, why }],
  );
  return {
    ok: true,
    name: shownText(cut.name, 80),
    events,
    unread: [...broken, ...unread].sort((a, b) => a.line - b.line).slice(0, MAX_SHOWN_UNREAD),
    elsewhere: read.filter(({ elsewhere }) => elsewhere === true).length,
  };
}

const jCal = z.tuple(
  [z.string(), z.array(z.tuple([z.string(), z.record(z.string(), z.unknown()), z.string()], z.unknown()))],
  z.unknown(),
);
const jCalendar = z.tuple([z.literal('vcalendar'), z.unknown(), z.array(jCal)]);

function parseEntry({ line, text }: RawEntry): Entry | NotUnderstood {
  try {
    const [, , [event]] = jCalendar.parse(ICAL.parse(`BEGIN:VCALENDAR\r\n${text}\r\nEND:VCALENDAR`));
    const properties: readonly Property[] = (event?.[1] ?? []).map(([name, parameters, type, ...values]) => ({
      name,
      parameters,
      type,
      values,
    }));
    const title = properties.find(({ name }) => name === 'summary')?.values[0];
    return { line, title: shownText(typeof title === 'string' ? title : '', 200), properties };
  } catch {
    return { line, title: '', why: 'this entry is broken and cannot be read.' };
  }
}

const textOf = (entry: Entry, name: string): string => {
  const value = entry.properties.find((each) => each.name === name)?.values[0];
  return typeof value === 'string' ? value : '';
};

/** Days of a series that stand in entries of their own, by the id of the series. */
function replacedDays(entries: readonly Entry[], zone: string): ReadonlyMap<string, readonly IsoDate[]> {
  const found = new Map<string, readonly IsoDate[]>();
  for (const entry of entries) {
    const moved = spotOf(entry.properties, 'recurrence-id', zone);
    const id = textOf(entry, 'uid');
    if (typeof moved === 'object' && moved !== null) found.set(id, [...(found.get(id) ?? []), moved.date]);
  }
  return found;
}

type Reading = {
  readonly zone: string;
  readonly window: Window;
  readonly replaced: ReadonlyMap<string, readonly IsoDate[]>;
};

function readEntry(entry: Entry, { zone, window, replaced }: Reading): Outcome {
  const unread = (why: string): Outcome => ({ events: [], why });
  if (textOf(entry, 'status').toUpperCase() === 'CANCELLED') return unread('this entry is cancelled.');
  if (entry.title === '') return unread('this entry has no title.');
  const times = timesOf(entry.properties, zone);
  if (typeof times === 'string') return unread(times);
  const ofSeries = textOf(entry, 'recurrence-id') !== '';
  const except = ofSeries ? [] : [...exceptions(entry, zone), ...(replaced.get(textOf(entry, 'uid')) ?? [])];
  if (entry.properties.some(({ name }) => name === 'rdate')) return unread(ODD_REPEAT);
  const rules = ofSeries ? [] : entry.properties.filter(({ name }) => name === 'rrule');
  const starts = rules.length > 1 ? null : expand(times.from, rules[0]?.values[0], window);
  if (starts === null) return unread(ODD_REPEAT);
  const events = starts.filter((start) => !except.includes(start)).map((start) => eventOn(entry, times, start));
  const inside = events.filter(({ from, to }) => window.from <= to && from <= window.to);
  return inside.length === 0 && except.length === 0 ? { events: [], elsewhere: true } : { events: inside };
}

const ODD_REPEAT = 'it repeats in a way that is not read here. Give each day an entry of its own.';

const exceptions = (entry: Entry, zone: string): readonly IsoDate[] =>
  entry.properties
    .filter(({ name }) => name === 'exdate')
    .flatMap((property) => property.values.map((value) => ({ ...property, values: [value] })))
    .map((property) => spotOf([property], 'exdate', zone))
    .flatMap((spot: Spot | string | null) => (typeof spot === 'object' && spot !== null ? [spot.date] : []));

const eventOn = ({ line, title }: Entry, { days, starts, hours }: Times, from: IsoDate): CalendarEvent => ({
  line,
  title,
  from,
  to: addDays(from, days - 1),
  ...(starts === undefined ? {} : { starts }),
  ...(hours === undefined ? {} : { hours }),
});
