// A table as CSV that a spreadsheet opens as it is: UTF-8 with its mark, and no cell that could be taken for a formula.

import { stringify } from 'csv-stringify/sync';

export type Table = { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };

export const CSV_TYPE = 'text/csv; charset=utf-8';

export const toCsv = ({ columns, rows }: Table): string =>
  stringify(
    [columns, ...rows].map((row) => row.map(plain)),
    // A formula that somebody typed as a reason would run on the machine of whoever opens the file.
    { bom: true, record_delimiter: 'windows', quoted_string: true, escape_formulas: true },
  );

/** No space, tab or line end before the first sign, where it would hide a formula from the escaping; no control signs but line ends. */
const plain = (cell: string): string =>
  cell
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .trim();
