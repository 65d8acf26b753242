// The calendar for the person at the terminal: what a file says, what would change, and how the coming year stands.

import { formatFaults } from '../config/fault.ts';
import { WEEK } from '../domain/calendar/calendar-columns.ts';
import { type CalendarFile, daysText } from '../domain/calendar/calendar-file.ts';
import type { CalendarSpan } from '../domain/calendar/school-calendar.ts';
import { KIND_NAMES } from '../domain/calendar/school-calendar.ts';
import type { YearAhead } from '../domain/calendar/year-ahead.ts';
import type { SchoolCalendar } from '../domain/school/policy.ts';
import type { Fault } from '../domain/shared/fault.ts';
import { formatDate } from '../domain/shared/time.ts';
import type { CalendarReport } from '../usecases/calendar/import-calendar.ts';

const spanLine = ({ kind, name, from, to }: CalendarSpan): string =>
  `  - ${KIND_NAMES[kind].padEnd(12)}  ${name}: ${daysText({ from, to })}\n`;

const block = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `${title} (${lines.length}):\n${lines.join('')}`;

/** Days with the same hours stand in one line, in the order of the week. */
function hoursLines(days: SchoolCalendar['days']): readonly string[] {
  const open = WEEK.flatMap((day) => {
    const hours = days[day];
    return hours === undefined ? [] : [{ day, words: `${hours.opens} to ${hours.closes}` }];
  });
  const words = [...new Set(open.map((each) => each.words))];
  return words.map((same) => {
    const which = open
      .filter((each) => each.words === same)
      .map(({ day }) => `${day[0]?.toUpperCase()}${day.slice(1)}`);
    return `  - ${which.join(', ')}: ${same}\n`;
  });
}

const lessonLine = ({ name, from, to }: SchoolCalendar['lessons'][number]): string => `  - ${name}: ${from} to ${to}\n`;

/** What was made of the file, before anything else is asked of it. */
export function fileText({ content, notUnderstood }: CalendarFile): string {
  const unread = notUnderstood.map(
    ({ line, title, why }) => `  - line ${line}${title === '' ? '' : `, "${title}"`}: ${why}\n`,
  );
  return [
    block('Read from the file', content.spans.map(spanLine)),
    block('Opening hours', content.hours === null ? [] : hoursLines(content.hours)),
    block('Lessons', (content.lessons ?? []).map(lessonLine)),
    block('Not understood, and not used', unread),
    unread.length === 0
      ? ''
      : 'If one of these matters, write it as CSV: kind, name, from, to. It can be imported beside this file.\n',
  ].join('');
}

export const reportText = (report: CalendarReport): string =>
  [
    '\n',
    block('New', report.added.map(spanLine)),
    block('No longer there', report.gone.map(spanLine)),
    `Unchanged: ${report.same}\n`,
    report.hours ? 'The opening hours change.\n' : '',
    report.lessons ? 'The lessons change.\n' : '',
    faultsText('This must be put right:', report.faults),
    faultsText('Read this too:', report.warnings),
    OUTCOME[report.outcome](report),
  ].join('');

const faultsText = (title: string, faults: readonly Fault[]): string =>
  faults.length === 0 ? '' : `${title}\n${formatFaults(faults)}\n`;

const OUTCOME: Readonly<Record<CalendarReport['outcome'], (report: CalendarReport) => string>> = {
  preview: ({ faults }) =>
    faults.length > 0
      ? 'Nothing was changed. Put the above right first; until then --apply is refused.\n'
      : 'Nothing was changed yet. To write this, run it again with --apply.\n',
  refused: () => 'Nothing was changed. Put the above right first.\n',
  applied: ({ moved }) =>
    `Done. Every clock goes by it from now on.${moved === 0 ? '' : ` ${moved === 1 ? 'One open case, filter request or site' : `${moved} open cases, filter requests and sites`} moved with it.`}\n`,
  unavailable: () =>
    'Nothing was changed: the calendar could not be written. The disk may be full, or the calendar on it damaged. Look into the log.\n',
};

export const yearText = (school: string, year: YearAhead): string =>
  [
    `${school}, ${formatDate(year.from)} to ${formatDate(year.to)}${year.imported ? '' : ', as the pack says (nothing is imported)'}\n`,
    block(
      'Terms',
      year.terms.map(({ span, schoolDays }) => `${spanLine(span).trimEnd()}, ${schoolDays} school days\n`),
    ),
    block('Closed', year.closures.map(spanLine)),
    block(
      'Bank holidays, closed by themselves',
      year.bankHolidays.map(({ date, name }) => `  - ${name}: ${formatDate(date)}\n`),
    ),
    block('Opening hours', hoursLines(year.hours)),
    block('Lessons', year.lessons.map(lessonLine)),
    faultsText('Read this too:', year.warnings),
  ].join('');
