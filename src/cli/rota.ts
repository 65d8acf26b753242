// `esafety rota import FILE [--apply]`: through the running server if there is one, else on the data folder itself.

import { z } from 'zod';
import { readRotaRows } from '../domain/cover/rota-rows.ts';
import type { RowFault } from '../domain/people/staff-rows.ts';
import { ROTA_IMPORT } from '../usecases/control-handlers.ts';
import { importRota, type RotaReport, type RotaRequest } from '../usecases/cover/import-rota.ts';
import { COVER_TEXTS } from '../views/cover-texts.ts';
import { EXIT, type ExitCode, type Io, type Options } from './command.ts';
import { type Data, findData } from './open-data.ts';
import { readCsv } from './read-csv.ts';
import { chooseSchool, onRecords } from './records.ts';

const IMPORT_TIMEOUT_MS = 60_000;

export async function rotaImport(io: Io, path: string, options: Options): Promise<ExitCode> {
  const csv = readCsv(path, 'rota');
  if (!csv.ok) {
    io.err(`${csv.message}\n`);
    return EXIT.failed;
  }
  const { rows, faults, ignored } = readRotaRows(csv.header, csv.rows);
  if (ignored.length > 0) io.out(`Columns that are not used: ${ignored.join(', ')}.\n`);
  if (faults.length > 0) {
    io.out(`Nothing was changed. Put this right in the file first:\n${faults.map(faultLine).join('')}`);
    return EXIT.faults;
  }
  const data = findData(io);
  if (data === null) return EXIT.failed;
  const school = chooseSchool(io, data.settings.policies, options.school);
  if (school === null) return EXIT.usage;
  return runImport(io, data, { school: school.key, rows, apply: options.apply === true });
}

const faultLine = ({ line, column, message }: RowFault): string => `  - row ${line}, ${column}: ${message}\n`;

async function runImport(io: Io, data: Data, request: RotaRequest): Promise<ExitCode> {
  const report = await onRecords(io, data, {
    ...{ op: ROTA_IMPORT, request, answer: reportShape, timeoutMs: IMPORT_TIMEOUT_MS },
    here: (deps) => importRota(deps, request),
  });
  if (report === null) return EXIT.failed;
  io.out(rotaText(report));
  if (report.outcome === 'unavailable') return EXIT.failed;
  return report.unknown.length + report.notTeam.length > 0 ? EXIT.faults : EXIT.done;
}

const DAYS: Readonly<Record<string, string>> = COVER_TEXTS.rota.days;
const daysText = (days: readonly string[]): string =>
  days.length === 0 ? 'no day' : days.map((day) => DAYS[day] ?? day).join(', ');

const block = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `${title} (${lines.length}):\n${lines.map((line) => `  - ${line}\n`).join('')}`;

const rotaText = (report: RotaReport): string =>
  [
    block(
      'Changes',
      report.changes.map(({ name, before, after }) => `${name}: ${daysText(after)} (until now ${daysText(before)})`),
    ),
    `Unchanged: ${report.same}\n`,
    block(
      'Not in this file, and left as they are',
      report.left.map(({ name, days }) => `${name}: ${daysText(days)}`),
    ),
    block(
      'Nobody here has this address',
      report.unknown.map(({ line, email }) => `row ${line}, ${email}`),
    ),
    block(
      'Not of the safeguarding team; give them the role in the staff list first',
      report.notTeam.map(({ line, name }) => `row ${line}, ${name}`),
    ),
    OUTCOME[report.outcome](report),
  ].join('');

const OUTCOME: Readonly<Record<RotaReport['outcome'], (report: RotaReport) => string>> = {
  preview: ({ unknown, notTeam }) =>
    unknown.length + notTeam.length > 0
      ? 'Nothing was changed. Put the above right first; until then --apply is refused.\n'
      : 'Nothing was changed yet. To write this, run it again with --apply.\n',
  refused: () => 'Nothing was changed. Put the above right first.\n',
  applied: ({ written }) => `Done. ${written} ${written === 1 ? 'person' : 'people'} brought up to date.\n`,
  unavailable: ({ written }) =>
    `The records could not be written; is the disk full? ${written} of the changes above were made. Run it again: what is done stays done.\n`,
};

const days = z.array(z.string());
const reportShape: z.ZodType<RotaReport> = z.object({
  changes: z.array(z.object({ name: z.string(), before: days, after: days })),
  same: z.number(),
  unknown: z.array(z.object({ line: z.number(), email: z.string() })),
  notTeam: z.array(z.object({ line: z.number(), name: z.string() })),
  left: z.array(z.object({ name: z.string(), days })),
  outcome: z.enum(['preview', 'refused', 'applied', 'unavailable']),
  written: z.number(),
});
