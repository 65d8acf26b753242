// Reads the rows of a staff list. Every fault of every row is said at once, with the row and the column.

import type { Weekday } from '../shared/clock-time.ts';
import type { IsoDate } from '../shared/instant.ts';
import { isIsoDate } from '../shared/time.ts';
import { NO_DAYS, readDutyDays } from './duty-words.ts';
import type { Role } from './role.ts';
import { ROLES } from './role.ts';
import { COLUMN_WORDS, columnOf, roleOf, type StaffColumn } from './staff-columns.ts';

/** `line` is the line of the file, the header being line 1. */
export type RawRow = { readonly line: number; readonly cells: readonly string[] };

/** What one row says. A part that is absent stands in no column of the list and is left as it is. */
export type StaffRow = {
  readonly line: number;
  readonly name: string;
  readonly email: string;
  readonly roles?: readonly Role[];
  readonly classes?: readonly string[];
  readonly startsOn?: IsoDate | null;
  readonly endsOn?: IsoDate | null;
  readonly absence?: { readonly from: IsoDate; readonly to: IsoDate } | null;
  /** An empty cell says nothing: what was set in the chat stays. `none` takes it away. */
  readonly dutyDays?: readonly Weekday[];
};

export type RowFault = { readonly line: number; readonly column: string; readonly message: string };
export type StaffRows = {
  readonly rows: readonly StaffRow[];
  readonly faults: readonly RowFault[];
  readonly ignored: readonly string[];
};

type Cells = {
  readonly line: number;
  readonly has: (column: StaffColumn) => boolean;
  readonly cell: (column: StaffColumn) => string;
};
type Say = (column: StaffColumn, message: string) => void;

export function readStaffRows(header: readonly string[], raw: readonly RawRow[]): StaffRows {
  const columns = header.map(columnOf);
  const ignored = header.filter((title, index) => columns[index] === undefined && title.trim() !== '');
  const faults: RowFault[] = [...headerFaults(columns)];
  if (faults.length > 0) return { rows: [], faults, ignored };
  const rows = raw.map((row) => {
    const cells: Cells = {
      line: row.line,
      has: (column) => columns.includes(column),
      cell: (column) => (row.cells[columns.indexOf(column)] ?? '').normalize('NFC').replace(/\s+/g, ' ').trim(),
    };
    return readRow(cells, (column, message) => faults.push({ line: row.line, column: COLUMN_WORDS[column], message }));
  });
  return { rows, faults: [...faults, ...repeats(rows)].sort((a, b) => a.line - b.line), ignored };
}

function headerFaults(columns: readonly (StaffColumn | undefined)[]): readonly RowFault[] {
  const lacks = (column: StaffColumn) => !columns.includes(column);
  const fault = (column: StaffColumn, message: string) => ({ line: 1, column: COLUMN_WORDS[column], message });
  const twice = columns.filter((column, index) => column !== undefined && columns.indexOf(column) !== index);
  return [
    ...(lacks('name') && (lacks('first') || lacks('last'))
      ? [fault('name', 'There is no column for the name. Call it "name", or use "first name" and "last name".')]
      : []),
    ...(lacks('email') ? [fault('email', 'There is no column for the e-mail address. Call it "e-mail".')] : []),
    ...twice.flatMap((column) => (column ? [fault(column, 'Two columns say this. Keep one.')] : [])),
    ...(lacks('absentFrom') === lacks('absentTo')
      ? []
      : [
          fault('absentFrom', 'There is only one of the columns "absent from" and "absent to". Have both, or neither.'),
        ]),
  ];
}

function readRow({ line, has, cell }: Cells, say: Say): StaffRow {
  const name = has('name') ? cell('name') : `${cell('first')} ${cell('last')}`.trim();
  checkName(name, (message) => say(has('name') ? 'name' : 'last', message));
  const email = cell('email').toLowerCase();
  if (email !== '' && !/^[^\s@<>,;"]+@[^\s@<>,;".]+(?:\.[^\s@<>,;".]+)+$/.test(email)) {
    say('email', `"${email}" is not an e-mail address.`);
  }
  const date = (column: StaffColumn) => readDate(cell(column), (message) => say(column, message));
  const startsOn = date('starts');
  const endsOn = date('ends');
  if (startsOn !== null && endsOn !== null && endsOn < startsOn) say('ends', 'This is before the start.');
  return {
    line,
    name,
    email,
    ...(has('roles') ? { roles: readRoles(cell('roles'), (message) => say('roles', message)) } : {}),
    ...(has('classes') ? { classes: list(cell('classes')) } : {}),
    ...(has('starts') ? { startsOn } : {}),
    ...(has('ends') ? { endsOn } : {}),
    ...(cell('duty') === '' ? {} : { dutyDays: readDuty(cell('duty'), (message) => say('duty', message)) }),
    ...(has('absentFrom') ? { absence: readAbsence(date('absentFrom'), date('absentTo'), say) } : {}),
  };
}

export function checkName(name: string, say: (message: string) => void): void {
  if (name === '') say('The name is missing.');
  else if (name.length > 80) say('This name is longer than 80 letters.');
  else if (/[\p{Cc}\p{Cf}<>]|^[=+@-]/u.test(name)) say('This does not look like a name.');
}

const list = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/[;,/|]/)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
];

function readRoles(text: string, say: (message: string) => void): readonly Role[] {
  const found = list(text.replaceAll('+', ';')).flatMap((word) => {
    const role = roleOf(word);
    if (role === undefined) say(`"${word}" is not a role that is known here. Known: ${ROLES.join(', ')}.`);
    return role ?? [];
  });
  return ROLES.filter((role) => found.includes(role));
}

/** 2026-09-02, or 02/09/2026 as it is written in the United Kingdom. */
export function readDate(text: string, say: (message: string) => void): IsoDate | null {
  if (text === '') return null;
  const uk = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const iso = uk ? `${uk[3]}-${uk[2]?.padStart(2, '0')}-${uk[1]?.padStart(2, '0')}` : text.replace(/[T ]00:00.*$/, '');
  if (isIsoDate(iso)) return iso;
  say(`"${text}" is not a day. Write 2026-09-02 or 02/09/2026.`);
  return null;
}

function readDuty(text: string, say: (message: string) => void): readonly Weekday[] {
  const days = readDutyDays(text);
  if (days === null) say(`"${text.slice(0, 40)}" ${NO_DAYS}`);
  return days ?? [];
}

function readAbsence(from: IsoDate | null, to: IsoDate | null, say: Say): { from: IsoDate; to: IsoDate } | null {
  if (from === null && to === null) return null;
  if (from === null || to === null) {
    say(from === null ? 'absentFrom' : 'absentTo', 'An absence needs its first and its last day.');
    return null;
  }
  if (to < from) say('absentTo', 'This is before the first day of the absence.');
  return { from, to };
}

/** The same address twice would make two people one. */
function repeats(rows: readonly StaffRow[]): readonly RowFault[] {
  const first = new Map<string, number>();
  return rows.flatMap((row) => {
    const key = row.email === '' ? `name ${row.name.toLowerCase()}` : row.email;
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, row.line);
      return [];
    }
    return [
      {
        line: row.line,
        column: row.email === '' ? 'name' : 'e-mail',
        message: `This stands in row ${earlier} already.`,
      },
    ];
  });
}
