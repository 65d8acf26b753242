// Reads the rows of a calendar list. Every fault of every row is said at once, with the row and the column.

import type { SchoolCalendar } from '../school/policy.ts';
import type { ClockTime, Weekday } from '../shared/clock-time.ts';
import type { Fault } from '../shared/fault.ts';
import type { IsoDate } from '../shared/instant.ts';
import { isIsoDate } from '../shared/time.ts';
import {
  CALENDAR_COLUMNS,
  type CalendarColumn,
  calendarColumnOf,
  dayWritten,
  rowKindOf,
  timeWritten,
  WEEK,
  weekdaysOf,
} from './calendar-columns.ts';
import { type CalendarFile, MAX_NAME, shownText } from './calendar-file.ts';
import { type CalendarContent, type CalendarSpan, inOrder, KIND_NAMES, type SpanKind } from './school-calendar.ts';

/** `line` is the line of the file, the header being line 1. */
type RawRow = { readonly line: number; readonly cells: readonly string[] };
export type CalendarRows = CalendarFile & { readonly ignored: readonly string[] };

type Say = (column: CalendarColumn, message: string, fix: string) => void;
type Cells = (column: CalendarColumn) => string;
type Hours = { readonly days: readonly Weekday[]; readonly opens: ClockTime; readonly closes: ClockTime };
type Lesson = SchoolCalendar['lessons'][number];
type Row = { readonly span?: CalendarSpan; readonly hours?: Hours; readonly lesson?: Lesson };

const NOTHING: CalendarContent = { spans: [], hours: null, lessons: null };
const KIND_FIX = 'Write term, half_term, closure, inset, bank_holiday, hours or lesson.';
const DAY_FIX = 'Write 2026-09-02 or 02/09/2026.';
const TIME_FIX = 'Write hours and minutes, such as 08:30.';

export function readCalendarRows(header: readonly string[], raw: readonly RawRow[]): CalendarRows {
  const columns = header.map(calendarColumnOf);
  const ignored = header.filter((title, index) => columns[index] === undefined && title.trim() !== '').map(tidy);
  const faults = headerFaults(columns);
  if (faults.length > 0) return { content: NOTHING, notUnderstood: [], faults, ignored };
  const found: Fault[] = [];
  const rows = raw.map(({ line, cells }): Row => {
    const cell: Cells = (column) => tidy(cells[columns.indexOf(column)] ?? '');
    return readRow(cell, (column, message, fix) => found.push(rowFault(line, column, message, fix)));
  });
  const hours = rows.flatMap(({ hours }) => (hours === undefined ? [] : [hours]));
  const lessons = rows.flatMap(({ lesson }) => (lesson === undefined ? [] : [lesson]));
  const content = {
    spans: inOrder(rows.flatMap(({ span }) => (span === undefined ? [] : [span]))),
    hours: hours.length === 0 ? null : weekOf(hours),
    lessons: lessons.length === 0 ? null : lessons,
  };
  return { content, notUnderstood: [], faults: [...found, ...hoursTwice(hours)], ignored };
}

const tidy = (text: string): string => shownText(text, 120);

const rowFault = (line: number, column: string, message: string, fix: string): Fault => ({
  code: 'calendar.row',
  path: `row ${line}, ${column}`,
  message,
  fix,
});

function headerFaults(columns: readonly (CalendarColumn | undefined)[]): readonly Fault[] {
  const needed: readonly CalendarColumn[] = ['kind', 'from'];
  const missing = needed.filter((column) => !columns.includes(column) && !isTimesOnly(columns, column));
  const twice = CALENDAR_COLUMNS.filter((column) => columns.indexOf(column) !== columns.lastIndexOf(column));
  return [
    ...missing.map((column) =>
      rowFault(
        1,
        column,
        `There is no column for ${column === 'kind' ? 'the kind' : 'the first day'}.`,
        `Call it "${column}".`,
      ),
    ),
    ...twice.map((column) => rowFault(1, column, 'Two columns say this.', 'Keep one.')),
  ];
}

/** A list of hours and lessons alone needs no days. */
const isTimesOnly = (columns: readonly (CalendarColumn | undefined)[], column: CalendarColumn): boolean =>
  column === 'from' && columns.includes('opens') && columns.includes('closes');

function readRow(cell: Cells, say: Say): Row {
  const kind = rowKindOf(cell('kind'));
  if (kind === undefined) {
    say('kind', cell('kind') === '' ? 'The kind is missing.' : `"${cell('kind')}" is not known here.`, KIND_FIX);
    return {};
  }
  if (kind === 'hours') return readHours(cell, say);
  if (kind === 'lesson') return readLesson(cell, say);
  return readSpan(kind, cell, say);
}

function readSpan(kind: SpanKind, cell: Cells, say: Say): Row {
  const name = readName(cell, say, kind === 'term' ? null : capital(KIND_NAMES[kind]));
  const from = readDay(cell, 'from', say);
  const to = cell('to') === '' && kind !== 'term' ? from : readDay(cell, 'to', say);
  for (const column of ['opens', 'closes', 'days'] as const) {
    if (cell(column) !== '')
      say(column, 'This is for hours and lessons.', 'Leave it empty: whole days are meant here.');
  }
  if (from === null || to === null || name === null) return {};
  if (to < from) {
    say('to', 'This is before the first day.', 'Write the first day under from and the last day under to.');
    return {};
  }
  return { span: { kind, name, from, to } };
}

function readHours(cell: Cells, say: Say): Row {
  const times = readTimes(cell, say, 'The school closes before it opens.');
  const days = cell('days') === '' ? WEEK.slice(0, 5) : weekdaysOf(cell('days'));
  if (days === undefined)
    say('days', `"${cell('days')}" are not days of the week.`, 'Write mon-fri, or Mon, Wed, Fri.');
  return times === null || days === undefined ? {} : { hours: { days, ...times } };
}

function readLesson(cell: Cells, say: Say): Row {
  const name = readName(cell, say, null);
  const times = readTimes(cell, say, 'This lesson ends before it starts.');
  const days = cell('days') === '' ? WEEK.slice(0, 5) : (weekdaysOf(cell('days')) ?? []);
  if (days.length < 5) say('days', 'Lessons are the same on every school day.', 'Leave it empty, or write mon-fri.');
  return times === null || name === null
    ? {}
    : { lesson: { name: shownText(name, 40), from: times.opens, to: times.closes } };
}

/** Under opens and closes or, if these are empty, under from and to. */
function readTimes(cell: Cells, say: Say, wrongOrder: string): Omit<Hours, 'days'> | null {
  const own = cell('opens') !== '' || cell('closes') !== '';
  if (own) {
    for (const column of ['from', 'to'] as const) {
      if (cell(column) !== '') say(column, 'This holds in the whole year.', 'Leave it empty beside opens and closes.');
    }
  }
  const opens = readTime(cell, own ? 'opens' : 'from', say);
  const closes = readTime(cell, own ? 'closes' : 'to', say);
  if (opens === null || closes === null) return null;
  if (opens < closes) return { opens, closes };
  say(own ? 'closes' : 'to', wrongOrder, 'Write the later time last.');
  return null;
}

function readName(cell: Cells, say: Say, otherwise: string | null): string | null {
  const name = cell('name') === '' ? otherwise : cell('name');
  if (name === null) say('name', 'The name is missing.', 'Write one, such as Autumn term or Lesson 1.');
  else if (name.length > MAX_NAME) say('name', `This is longer than ${MAX_NAME} letters.`, 'Shorten it.');
  else return name;
  return null;
}

function readDay(cell: Cells, column: CalendarColumn, say: Say): IsoDate | null {
  const iso = dayWritten(cell(column));
  if (isIsoDate(iso)) return iso;
  say(column, cell(column) === '' ? 'The day is missing.' : `"${cell(column)}" is not a day.`, DAY_FIX);
  return null;
}

function readTime(cell: Cells, column: CalendarColumn, say: Say): ClockTime | null {
  const time = timeWritten(cell(column));
  if (time === undefined) {
    say(column, cell(column) === '' ? 'The time is missing.' : `"${cell(column)}" is not a time of day.`, TIME_FIX);
  }
  return time ?? null;
}

const weekOf = (hours: readonly Hours[]): SchoolCalendar['days'] =>
  Object.fromEntries(hours.flatMap(({ days, opens, closes }) => days.map((day) => [day, { opens, closes }])));

function hoursTwice(hours: readonly Hours[]): readonly Fault[] {
  const all = hours.flatMap(({ days }) => days);
  const twice = WEEK.filter((day) => all.indexOf(day) !== all.lastIndexOf(day));
  return twice.length === 0
    ? []
    : [rowFault(1, 'days', `Two rows give hours for ${twice.join(', ')}.`, 'Keep one row for each day.')];
}

const capital = (text: string): string => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;
