// `esafety people import FILE [--apply]`: through the running server if there is one, else on the data folder itself.

import { z } from 'zod';
import { type RowFault, readStaffRows } from '../domain/people/staff-rows.ts';
import { PEOPLE_IMPORT } from '../usecases/control-handlers.ts';
import { type ImportReport, type ImportRequest, importStaff } from '../usecases/people/import-staff.ts';
import { EXIT, type ExitCode, type Io, type Options } from './command.ts';
import { type Data, findData } from './open-data.ts';
import { importText } from './people-import-text.ts';
import { readCsv } from './read-csv.ts';
import { chooseSchool, onRecords } from './records.ts';

const IMPORT_TIMEOUT_MS = 300_000;

export async function peopleImport(io: Io, path: string, options: Options): Promise<ExitCode> {
  const csv = readCsv(path);
  if (!csv.ok) {
    io.err(`${csv.message}\n`);
    return EXIT.failed;
  }
  const { rows, faults, ignored } = readStaffRows(csv.header, csv.rows);
  if (ignored.length > 0) io.out(`Columns that are not used: ${ignored.join(', ')}.\n`);
  if (faults.length > 0) {
    io.out(`Nothing was changed. Put this right in the list first:\n${faults.map(faultLine).join('')}`);
    return EXIT.faults;
  }
  const data = findData(io);
  if (data === null) return EXIT.failed;
  const school = chooseSchool(io, data.settings.policies, options.school);
  if (school === null) return EXIT.usage;
  const request = {
    school: school.key,
    rows,
    apply: options.apply === true,
    manyLeavers: options.manyLeavers === true,
  };
  return runImport(io, data, request);
}

const faultLine = ({ line, column, message }: RowFault): string => `  - row ${line}, ${column}: ${message}\n`;

async function runImport(io: Io, data: Data, request: ImportRequest): Promise<ExitCode> {
  const report = await onRecords(io, data, {
    op: PEOPLE_IMPORT,
    request,
    answer: reportShape,
    timeoutMs: IMPORT_TIMEOUT_MS,
    here: (deps) => importStaff(deps, request),
  });
  if (report === null) return EXIT.failed;
  io.out(importText(report));
  if (report.outcome === 'unavailable') return EXIT.failed;
  return report.outcome === 'refused' || report.gaps.length > 0 || report.unclear.length > 0 ? EXIT.faults : EXIT.done;
}

const fault = z.object({ code: z.string(), path: z.string(), message: z.string(), fix: z.string() });
const shown = z.object({ name: z.string(), roles: z.array(z.string()) });
const reportShape: z.ZodType<ImportReport> = z.object({
  joins: z.array(shown),
  changes: z.array(shown.extend({ fields: z.array(z.string()) })),
  leaves: z.array(shown),
  same: z.number(),
  unclear: z.array(z.object({ line: z.number(), name: z.string() })),
  gaps: z.array(fault),
  warnings: z.array(fault),
  cutOff: z.boolean(),
  outcome: z.enum(['preview', 'refused', 'applied', 'unavailable']),
  written: z.number(),
});
