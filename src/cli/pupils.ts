// `esafety pupils import FILE [--apply]` and `pupils list`: through the running server if there is one, else on the data folder itself.

import { z } from 'zod';
import { readPupilRows } from '../domain/aup/paper/pupil-rows.ts';
import type { RowFault } from '../domain/people/staff-rows.ts';
import {
  type ClassLine,
  importPupils,
  listPupils,
  type PupilImportReport,
  type PupilImportRequest,
} from '../usecases/aup/paper/import-pupils.ts';
import { PUPILS_IMPORT, PUPILS_LIST } from '../usecases/control-handlers.ts';
import { EXIT, type ExitCode, type Io, type Options } from './command.ts';
import { type Data, findData } from './open-data.ts';
import { pupilsText } from './pupils-text.ts';
import { readCsv } from './read-csv.ts';
import { chooseSchool, onRecords } from './records.ts';

const IMPORT_TIMEOUT_MS = 300_000;
/** A wrong column makes every row wrong: nobody reads ten thousand lines of that. */
const MOST_FAULTS = 40;

export async function pupilsImport(io: Io, path: string, options: Options): Promise<ExitCode> {
  const csv = readCsv(path, 'pupil list');
  if (!csv.ok) {
    io.err(`${csv.message}\n`);
    return EXIT.failed;
  }
  const { rows, faults, ignored } = readPupilRows(csv.header, csv.rows);
  if (ignored.length > 0) io.out(`Columns that are not used: ${ignored.join(', ')}.\n`);
  if (faults.length > 0) {
    const more = faults.length > MOST_FAULTS ? `  - and ${faults.length - MOST_FAULTS} more.\n` : '';
    const lines = faults.slice(0, MOST_FAULTS).map(faultLine).join('');
    io.out(`Nothing was changed. Put this right in the list first:\n${lines}${more}`);
    return EXIT.faults;
  }
  const data = findData(io);
  if (data === null) return EXIT.failed;
  const school = chooseSchool(io, data.settings.policies, options.school);
  if (school === null) return EXIT.usage;
  const flags = { apply: options.apply === true, manyLeavers: options.manyLeavers === true };
  return runImport(io, data, { school: school.key, rows, ...flags });
}

const faultLine = ({ line, column, message }: RowFault): string => `  - row ${line}, ${column}: ${message}\n`;

async function runImport(io: Io, data: Data, request: PupilImportRequest): Promise<ExitCode> {
  const report = await onRecords(io, data, {
    ...{ op: PUPILS_IMPORT, request, answer: reportShape, timeoutMs: IMPORT_TIMEOUT_MS },
    here: (deps) => importPupils(deps, request),
  });
  if (report === null) return EXIT.failed;
  io.out(pupilsText(report));
  if (report.outcome === 'unavailable') return EXIT.failed;
  return report.outcome === 'refused' ? EXIT.faults : EXIT.done;
}

const count = z.number();
const reportShape: z.ZodType<PupilImportReport> = z.object({
  classes: z.array(
    z.object({ name: z.string(), pupils: count, joins: count, moves: count, changes: count, leaves: count }),
  ),
  ...{ joins: count, moves: count, changes: count, same: count },
  leaves: z.array(z.string()),
  cutOff: z.boolean(),
  outcome: z.enum(['preview', 'refused', 'applied', 'unavailable']),
});

const linesShape: z.ZodType<readonly ClassLine[]> = z.array(
  z.object({ name: z.string(), ks1: count, ks2: count, secondary: count }),
);

export async function pupilsList(io: Io, options: Options): Promise<ExitCode> {
  const data = findData(io);
  if (data === null) return EXIT.failed;
  const school = chooseSchool(io, data.settings.policies, options.school);
  if (school === null) return EXIT.usage;
  const lines = await onRecords(io, data, {
    ...{ op: PUPILS_LIST, request: { school: school.key }, answer: linesShape },
    here: (deps) => listPupils(deps, school.key),
  });
  if (lines === null) return EXIT.failed;
  io.out(lines.length === 0 ? NO_PUPILS : lines.map(classLine).join(''));
  return EXIT.done;
}

const NO_PUPILS = 'No pupil is listed. Import them with: esafety pupils import FILE\n';

function classLine({ name, ks1, ks2, secondary }: ClassLine): string {
  const stages = Object.entries({ KS1: ks1, KS2: ks2, secondary }).filter(([, pupils]) => pupils > 0);
  return `${name}: ${ks1 + ks2 + secondary} (${stages.map(([stage, pupils]) => `${stage} ${pupils}`).join(', ')})\n`;
}
