// `esafety people import FILE [--apply]`: through the running server if there is one, else on the data folder itself.

import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type RowFault, readStaffRows } from '../domain/people/staff-rows.ts';
import type { Policy } from '../domain/school/policy.ts';
import { callControl, isListening } from '../stores/lowdb/control-socket.ts';
import { openLowdbStore } from '../stores/lowdb/open-lowdb-store.ts';
import { StoreFault } from '../stores/store-fault.ts';
import { PEOPLE_IMPORT } from '../usecases/control-handlers.ts';
import { type ImportReport, type ImportRequest, importStaff } from '../usecases/import-staff.ts';
import { makeIds } from '../usecases/random-ids.ts';
import { EXIT, type ExitCode, type Io, type Options } from './command.ts';
import { type Data, findData, sayStoreFault } from './open-data.ts';
import { importText } from './people-import-text.ts';
import { readCsv } from './read-csv.ts';

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
  const request = { school, rows, apply: options.apply === true, manyLeavers: options.manyLeavers === true };
  return runImport(io, data, request);
}

const faultLine = ({ line, column, message }: RowFault): string => `  - row ${line}, ${column}: ${message}\n`;

function chooseSchool(io: Io, policies: readonly Policy[], wanted: unknown): string | null {
  const keys = policies.map((policy) => policy.key);
  const only = keys.length === 1 ? keys[0] : undefined;
  const school = typeof wanted === 'string' ? keys.find((key) => key === wanted) : only;
  if (school === undefined) io.err(`Say which school: --school ${keys.join(' or --school ')}\n`);
  return school ?? null;
}

async function runImport(io: Io, data: Data, request: ImportRequest): Promise<ExitCode> {
  try {
    const report = (await isListening(data.folder)) ? await throughServer(data, request) : await here(data, request);
    if (report === null) {
      io.err('The running server could not do this. Look into its log, and try again.\n');
      return EXIT.failed;
    }
    io.out(importText(report));
    if (report.outcome === 'unavailable') return EXIT.failed;
    return report.outcome === 'refused' || report.gaps.length > 0 || report.unclear.length > 0
      ? EXIT.faults
      : EXIT.done;
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    sayStoreFault(io, error);
    return EXIT.failed;
  }
}

async function here({ settings, folder, keys }: Data, request: ImportRequest): Promise<ImportReport> {
  const clock = { now: () => Date.now() };
  const store = await openLowdbStore({ folder, keys, clock });
  const policy = (key: string): Policy => {
    const found = settings.policies.find((each) => each.key === key);
    if (found === undefined) throw new Error('the school was chosen among the packs');
    return found;
  };
  try {
    return await importStaff({ store, clock, ids: makeIds(randomBytes), policy }, request);
  } finally {
    await store.close();
  }
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

async function throughServer({ folder }: Data, request: ImportRequest): Promise<ImportReport | null> {
  const answer = await callControl(folder, PEOPLE_IMPORT, request, IMPORT_TIMEOUT_MS);
  const report = answer.ok ? reportShape.safeParse(answer.value) : undefined;
  return report?.success === true ? report.data : null;
}
