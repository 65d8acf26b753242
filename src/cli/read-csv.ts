// A staff list (or a calendar) as Excel, a school's management system or a person writes it: comma or semicolon, with or without a byte-order mark.

import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse/sync';
import type { RawRow } from '../domain/people/staff-rows.ts';

export type Csv =
  | { readonly ok: true; readonly header: readonly string[]; readonly rows: readonly RawRow[] }
  | { readonly ok: false; readonly message: string };

const MAX_BYTES = 2 * 1024 * 1024;
const MAX_ROWS = 5000;
const MAX_PUPILS = 15_000;

/** `what` it is, for the messages. */
export function readCsv(path: string, what: 'staff list' | 'calendar' | 'pupil list' | 'rota' = 'staff list'): Csv {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined || !stat.isFile()) return { ok: false, message: `There is no file ${path}.` };
  if (stat.size > MAX_BYTES) return { ok: false, message: `${path} is over 2 MB, which is far too big for a ${what}.` };
  const bytes = readFileSync(path);
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') {
    return { ok: false, message: `${path} is an Excel file. Save it as "CSV UTF-8" and import that.` };
  }
  if (!isUtf8(bytes)) {
    return {
      ok: false,
      message: `${path} is not UTF-8, so names with accents would be spoilt. Save it as "CSV UTF-8".`,
    };
  }
  return parseCsv(bytes.toString('utf8'), what === 'pupil list' ? MAX_PUPILS : MAX_ROWS);
}

export function parseCsv(text: string, most = MAX_ROWS): Csv {
  const firstLine = text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? '';
  const delimiter = [',', ';', '\t'].reduce((a, b) => (firstLine.split(b).length > firstLine.split(a).length ? b : a));
  try {
    const records: RawRow[] = [];
    parse(text, {
      bom: true,
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
      on_record: (cells: readonly string[], { lines }) => {
        records.push({ line: lines, cells });
        return null;
      },
    });
    const [header, ...rows] = records;
    if (header === undefined) return { ok: false, message: 'This file is empty.' };
    if (rows.length > most) return { ok: false, message: `This file has ${rows.length} rows; ${most} are the most.` };
    return { ok: true, header: header.cells, rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return {
      ok: false,
      message: `This cannot be read as CSV: look for a stray quotation mark near line ${String(error.lines)}.`,
    };
  }
}
