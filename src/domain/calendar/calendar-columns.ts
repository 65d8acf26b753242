// The words of a calendar list: what its columns, its kinds and its days may be called. Data, not rules.

import type { Weekday } from '../shared/clock-time.ts';
import type { SpanKind } from './school-calendar.ts';

export const CALENDAR_COLUMNS = ['kind', 'name', 'from', 'to', 'opens', 'closes', 'days'] as const;
export type CalendarColumn = (typeof CALENDAR_COLUMNS)[number];
export type RowKind = SpanKind | 'hours' | 'lesson';

/** Compared without case, blanks and signs. */
const HEADERS: Readonly<Record<CalendarColumn, readonly string[]>> = {
  kind: ['kind', 'type', 'what', 'category', 'entrytype'],
  name: ['name', 'title', 'event', 'description', 'summary', 'subject', 'lesson', 'term'],
  from: ['from', 'start', 'starts', 'startdate', 'begins', 'date', 'firstday', 'datefrom', 'begin', 'opensdate'],
  to: ['to', 'end', 'ends', 'enddate', 'until', 'lastday', 'dateto', 'finish', 'finishes'],
  opens: ['opens', 'open', 'starttime', 'opentime', 'opening', 'timefrom', 'fromtime', 'opensat'],
  closes: ['closes', 'close', 'endtime', 'closetime', 'closing', 'timeto', 'totime', 'closesat'],
  days: ['days', 'weekdays', 'dayofweek', 'day', 'daysofweek'],
};

const KINDS: Readonly<Record<RowKind, readonly string[]>> = {
  term: ['term', 'terms', 'termtime', 'schoolterm'],
  half_term: ['halfterm', 'halfterms', 'midterm', 'midtermbreak', 'halftermholiday', 'halftermbreak'],
  closure: ['closure', 'closed', 'schoolclosed', 'holiday', 'holidays', 'schoolholiday', 'break'],
  inset: [
    'inset',
    'insetday',
    'insetdays',
    'trainingday',
    'stafftraining',
    'stafftrainingday',
    'inserviceday',
    'inservice',
  ],
  bank_holiday: ['bankholiday', 'bankholidays', 'publicholiday'],
  hours: ['hours', 'openinghours', 'schoolhours', 'schoolday', 'opening', 'open'],
  lesson: ['lesson', 'lessons', 'period'],
};
const ROW_KINDS: readonly RowKind[] = ['term', 'half_term', 'closure', 'inset', 'bank_holiday', 'hours', 'lesson'];

const plainWord = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

export const calendarColumnOf = (header: string): CalendarColumn | undefined =>
  CALENDAR_COLUMNS.find((column) => HEADERS[column].includes(plainWord(header)));

export const rowKindOf = (word: string): RowKind | undefined =>
  ROW_KINDS.find((kind) => KINDS[kind].includes(plainWord(word)));

export const WEEK: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const DAY_WORD =
  /^(mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)s?$/;

const dayOf = (word: string): Weekday | undefined => {
  const named = DAY_WORD.exec(word.trim())?.[1]?.slice(0, 3);
  return WEEK.find((day) => day === named);
};

/** "mon-fri", "Monday to Thursday", "Mon, Wed", "weekdays", "every day"; undefined for anything else. */
export function weekdaysOf(text: string): readonly Weekday[] | undefined {
  const plain = text.toLowerCase().replace(/\./g, '').replace(/\s+/g, ' ').trim();
  if (plain === 'weekdays') return WEEK.slice(0, 5);
  if (['daily', 'every day', 'all days'].includes(plain)) return WEEK;
  const found = plain.split(/,|;|&|\/|\+|\band\b/).map((part): readonly Weekday[] | undefined => {
    const [first = '', last, ...more] = part.split(/\bto\b|[-–—]/);
    const from = dayOf(first);
    const to = last === undefined ? from : dayOf(last);
    if (from === undefined || to === undefined || more.length > 0) return undefined;
    return WEEK.slice(WEEK.indexOf(from), WEEK.indexOf(to) + 1);
  });
  if (found.some((days) => days === undefined || days.length === 0)) return undefined;
  const named = new Set(found.flatMap((days) => days ?? []));
  return WEEK.filter((day) => named.has(day));
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** 2026-09-02, 02/09/2026 or "Wed 2 September 2026", as year-month-day; the text itself if it is none of these. */
export function dayWritten(text: string): string {
  const plain = text.trim().replace(/[T ]00:00.*$/, '');
  const numbers = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(plain);
  if (numbers) return isoOf(numbers[3], numbers[2], numbers[1]);
  const words = /^(?:\p{L}+,? )?(\d{1,2})(?:st|nd|rd|th)? (\p{L}{3})\p{L}*,? (\d{4})$/iu.exec(plain);
  const month = MONTHS.indexOf(words?.[2]?.toLowerCase() ?? '') + 1;
  return words && month > 0 ? isoOf(words[3], String(month), words[1]) : plain;
}

const isoOf = (year = '', month = '', day = ''): string => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

/** 08:30, 8.30, 8:30am, 3pm, as hours and minutes of the day; undefined if it is no time. */
export function timeWritten(text: string): string | undefined {
  const parts = /^(\d{1,2})(?:[:.](\d{2}))?(?::00)? ?(am|pm)?$/i.exec(text.trim());
  if (!parts || (parts[2] === undefined && parts[3] === undefined)) return undefined;
  const [, hour = '', minute = '00', half] = parts;
  const given = Number(hour);
  if (half !== undefined && (given < 1 || given > 12)) return undefined;
  const hours = half === undefined ? given : (given % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  const inDay = (hours < 24 && Number(minute) < 60) || (hours === 24 && minute === '00');
  return inDay ? `${String(hours).padStart(2, '0')}:${minute}` : undefined;
}
