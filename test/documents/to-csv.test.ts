// A cell stays a cell: what somebody typed never becomes a formula in the spreadsheet of whoever opens the file.

import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { toCsv } from '../../src/documents/to-csv.ts';

const back = (text: string): string[][] => parse(text, { bom: true });
const STARTS_A_FORMULA = /^[\s\p{Cc}\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u;

describe('a table as CSV', () => {
  it('begins with the mark of UTF-8, so that letters beyond English survive in a spreadsheet', () => {
    expect([...Buffer.from(toCsv({ columns: ['Name'], rows: [['Zoë']] })).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(back(toCsv({ columns: ['Name'], rows: [['Zoë']] }))).toEqual([['Name'], ['Zoë']]);
  });

  it('keeps commas, quotes and lines in their cell', () => {
    const cells = ['a, b', 'she said "no"', 'one\ntwo', ''];
    expect(back(toCsv({ columns: ['1', '2', '3', '4'], rows: [cells] }))[1]).toEqual(cells);
  });

  it.each(['=1+1', '+44', '-2', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '\u0000=1', '＝1', '\r\n@x'])(
    'takes the power from a cell that begins like %j',
    (cell) => {
      const [, [written = ''] = []] = back(toCsv({ columns: ['x'], rows: [[cell]] }));
      expect(written).not.toMatch(STARTS_A_FORMULA);
      expect(written.startsWith("'")).toBe(true);
    },
  );

  it('no text at all comes out as a formula, in a cell or as a heading', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('=', '+', '-', '@', '\t', '\r', ''), (text, start) => {
        const cells = back(toCsv({ columns: [`${start}${text}`], rows: [[`${start}${text}`]] })).flat();
        for (const cell of cells) expect(cell).not.toMatch(STARTS_A_FORMULA);
      }),
    );
  });
});
