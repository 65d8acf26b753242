// `esafety calendar import FILE`, `calendar show`, `calendar clear`: through the running server if there is one, else on the data
// folder itself. The file is read here, so that a hostile one never gets as far as the server.

import { readFileSync, statSync } from 'node:fs';
import { formatFaults } from '../config/fault.ts';
import { type CalendarFile, MAX_SPANS } from '../domain/calendar/calendar-file.ts';
import { readCalendarRows } from '../domain/calendar/calendar-rows.ts';
import { readEvents } from '../domain/calendar/read-events.ts';
import type { Policy } from '../domain/school/policy.ts';
import { isoDateOf } from '../domain/shared/time.ts';
import { CALENDAR_IMPORT, CALENDAR_SHOW, calendarAnswers } from '../usecases/calendar/calendar-handlers.ts';
import { type CalendarRequest, importCalendar, showCalendar } from '../usecases/calendar/import-calendar.ts';
import { readIcs } from './calendar-ics.ts';
import { fileText, reportText, yearText } from './calendar-text.ts';
import { EXIT, type ExitCode, type Io, type Options } from './command.ts';
import { type Data, findData } from './open-data.ts';
import { readCsv } from './read-csv.ts';
import { chooseSchool, onRecords } from './records.ts';

const MAX_ICS_BYTES = 2 * 1024 * 1024;
const IMPORT_TIMEOUT_MS = 300_000;

export async function calendarImport(io: Io, path: string, options: Options): Promise<ExitCode> {
  const found = find(io, options);
  if (!found.ok) return found.code;
  const { data, school } = found;
  const file = readFile(io, path, school);
  if (file === null) return EXIT.failed;
  io.out(fileText(file));
  if (file.faults.length > 0) {
    io.out(`Nothing was changed. Put this right in the file first:\n${formatFaults(file.faults)}\n`);
    return EXIT.faults;
  }
  if (file.content.spans.length > MAX_SPANS) {
    io.err(`This file names ${file.content.spans.length} terms and closures; ${MAX_SPANS} are the most.\n`);
    return EXIT.faults;
  }
  return change(io, data, { school: school.key, content: file.content, apply: options.apply === true });
}

export async function calendarClear(io: Io, options: Options): Promise<ExitCode> {
  const found = find(io, options);
  if (!found.ok) return found.code;
  return change(io, found.data, { school: found.school.key, content: null, apply: options.apply === true });
}

export async function calendarShow(io: Io, options: Options): Promise<ExitCode> {
  const found = find(io, options);
  if (!found.ok) return found.code;
  const { data, school } = found;
  const request = { school: school.key };
  const year = await onRecords(io, data, {
    ...{ op: CALENDAR_SHOW, request, answer: calendarAnswers.year },
    here: (deps) => showCalendar({ ...deps, pack: deps.policy }, school.key),
  });
  if (year === null) return EXIT.failed;
  io.out(yearText(school.name, year));
  return EXIT.done;
}

type Found =
  | { readonly ok: true; readonly data: Data; readonly school: Policy }
  | { readonly ok: false; readonly code: ExitCode };

function find(io: Io, options: Options): Found {
  const data = findData(io);
  if (data === null) return { ok: false, code: EXIT.failed };
  const school = chooseSchool(io, data.settings.policies, options.school);
  return school === null ? { ok: false, code: EXIT.usage } : { ok: true, data, school };
}

async function change(io: Io, data: Data, request: CalendarRequest): Promise<ExitCode> {
  const report = await onRecords(io, data, {
    ...{ op: CALENDAR_IMPORT, request, answer: calendarAnswers.report, timeoutMs: IMPORT_TIMEOUT_MS },
    here: (deps) => importCalendar({ ...deps, pack: deps.policy }, request),
  });
  if (report === null) return EXIT.failed;
  io.out(reportText(report));
  if (report.outcome === 'unavailable') return EXIT.failed;
  return report.faults.length > 0 ? EXIT.faults : EXIT.done;
}

/** Null when it has said on standard error why the file cannot be read. */
function readFile(io: Io, path: string, school: Policy): CalendarFile | null {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined || !stat.isFile()) return gaveUp(io, `There is no file ${path}.`);
  if (!isCalendar(path)) return readList(io, path);
  if (stat.size > MAX_ICS_BYTES) return gaveUp(io, `${path} is over 2 MB, which is far too big for a school calendar.`);
  const { zone } = school.calendar;
  const ics = readIcs(readFileSync(path), isoDateOf(Date.now(), zone), zone);
  if (!ics.ok) return gaveUp(io, ics.message);
  if (ics.elsewhere > 0) io.out(`Entries of years long past or far ahead, left out: ${ics.elsewhere}\n`);
  const read = readEvents(ics.events, [ics.name, school.name]);
  return { ...read, notUnderstood: [...ics.unread, ...read.notUnderstood].sort((a, b) => a.line - b.line) };
}

const isCalendar = (path: string): boolean => /\.(?:ics|ical|ifb|icalendar)$/i.test(path);

function readList(io: Io, path: string): CalendarFile | null {
  const csv = readCsv(path, 'calendar');
  if (!csv.ok) return gaveUp(io, csv.message);
  const { ignored, ...file } = readCalendarRows(csv.header, csv.rows);
  if (ignored.length > 0) io.out(`Columns that are not used: ${ignored.join(', ')}.\n`);
  return file;
}

function gaveUp(io: Io, message: string): null {
  io.err(`${message}\n`);
  return null;
}
