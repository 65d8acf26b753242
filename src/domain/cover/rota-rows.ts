// Reads the rows of a rota file: who is asked first on which days. Every fault of every row is said at once.

import { NO_DAYS, readDutyDays } from '../people/duty-words.ts';
import type { RotaDay } from '../people/rota-days.ts';
import type { RawRow, RowFault } from '../people/staff-rows.ts';

export type RotaRow = { readonly line: number; readonly email: string; readonly days: readonly RotaDay[] };
export type RotaRows = {
  readonly rows: readonly RotaRow[];
  readonly faults: readonly RowFault[];
  readonly ignored: readonly string[];
};

const COLUMNS = {
  email: ['email', 'emailaddress', 'workemail', 'schoolemail', 'mail', 'upn', 'userprincipalname'],
  days: ['days', 'day', 'duty', 'dutydays', 'onduty', 'rota'],
} as const;
type Column = keyof typeof COLUMNS;

const columnOf = (header: string): Column | undefined => {
  const plain = header.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return (['email', 'days'] as const).find((column) => COLUMNS[column].some((word) => word === plain));
};

export function readRotaRows(header: readonly string[], raw: readonly RawRow[]): RotaRows {
  const columns = header.map(columnOf);
  const ignored = header.filter((title, at) => columns[at] === undefined && title.trim() !== '');
  const faults: RowFault[] = [];
  for (const [column, word] of [['email', 'e-mail'] as const, ['days', 'days'] as const]) {
    const count = columns.filter((one) => one === column).length;
    if (count === 0) faults.push({ line: 1, column: word, message: `There is no column "${word}".` });
    if (count > 1) faults.push({ line: 1, column: word, message: 'Two columns say this. Keep one.' });
  }
  if (faults.length > 0) return { rows: [], faults, ignored };
  const seen = new Map<string, number>();
  const rows = raw.map(({ line, cells }): RotaRow => {
    const cell = (column: Column): string => (cells[columns.indexOf(column)] ?? '').normalize('NFC').trim();
    const email = cell('email').toLowerCase();
    const earlier = seen.get(email);
    if (email === '') faults.push({ line, column: 'e-mail', message: 'The e-mail address is missing.' });
    else if (earlier !== undefined)
      faults.push({ line, column: 'e-mail', message: `This stands in row ${earlier} already.` });
    seen.set(email, line);
    const days = readDutyDays(cell('days'));
    if (days === null) faults.push({ line, column: 'days', message: `"${cell('days').slice(0, 40)}" ${NO_DAYS}` });
    return { line, email, days: days ?? [] };
  });
  return { rows, faults, ignored };
}
