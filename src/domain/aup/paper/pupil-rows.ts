// Reads the rows of a pupil list. Every fault of every row is said at once, with the row and the column.

import { checkName, type RawRow, type RowFault, readDate } from '../../people/staff-rows.ts';
import type { IsoDate } from '../../shared/instant.ts';
import type { PupilAudience } from '../class-list.ts';
import { classSlug, LONGEST_CLASS } from './class-names.ts';
import { PUPIL_COLUMN_WORDS, type PupilColumn, pupilColumnOf, stageOf } from './pupil-columns.ts';

export type PupilRow = {
  readonly line: number;
  readonly id: string;
  readonly name: string;
  readonly className: string;
  readonly audience: PupilAudience;
  readonly startsOn: IsoDate | null;
  readonly leavesOn: IsoDate | null;
};

export type PupilRows = {
  readonly rows: readonly PupilRow[];
  readonly faults: readonly RowFault[];
  readonly ignored: readonly string[];
};

/** More are two classes, or a column that is no class. */
export const MOST_IN_A_CLASS = 60;

type Say = (column: PupilColumn, message: string) => void;

export function readPupilRows(header: readonly string[], raw: readonly RawRow[]): PupilRows {
  const columns = header.map(pupilColumnOf);
  const ignored = header.filter((title, index) => columns[index] === undefined && title.trim() !== '');
  const lacking = headerFaults(columns);
  if (lacking.length > 0) return { rows: [], faults: lacking, ignored };
  const faults: RowFault[] = [];
  const rows = raw.flatMap((row) => {
    const cell = (column: PupilColumn): string =>
      (row.cells[columns.indexOf(column)] ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
    const read = readRow(row.line, cell, columns.includes('name'), (column, message) =>
      faults.push({ line: row.line, column: PUPIL_COLUMN_WORDS[column], message }),
    );
    return read ?? [];
  });
  return { rows, faults: [...faults, ...acrossRows(rows)].sort((a, b) => a.line - b.line), ignored };
}

function headerFaults(columns: readonly (PupilColumn | undefined)[]): readonly RowFault[] {
  const lacks = (column: PupilColumn): boolean => !columns.includes(column);
  const fault = (column: PupilColumn, message: string) => ({ line: 1, column: PUPIL_COLUMN_WORDS[column], message });
  const needed = (column: PupilColumn, what: string, word: string): readonly RowFault[] =>
    lacks(column) ? [fault(column, `There is no column for ${what}. Call it "${word}".`)] : [];
  const twice = columns.filter((column, index) => column !== undefined && columns.indexOf(column) !== index);
  return [
    ...needed('id', 'the number by which your records know a pupil', 'id'),
    ...(lacks('name') && (lacks('first') || lacks('last'))
      ? [fault('name', 'There is no column for the name. Call it "name", or use "first name" and "last name".')]
      : []),
    ...needed('class', 'the class', 'class'),
    ...needed('stage', 'the year group or the stage', 'year group'),
    ...twice.flatMap((column) => (column ? [fault(column, 'Two columns say this. Keep one.')] : [])),
  ];
}

/** An id travels in forms: plain letters and digits keep it whole. */
const ID = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$/;

function readRow(
  line: number,
  cell: (column: PupilColumn) => string,
  wholeName: boolean,
  say: Say,
): PupilRow | undefined {
  const id = cell('id');
  if (!ID.test(id))
    say('id', id === '' ? 'The id is missing.' : 'An id has up to 40 letters, digits, dots, dashes and strokes.');
  const name = wholeName ? cell('name') : `${cell('first')} ${cell('last')}`.trim();
  checkName(name, (message) => say(wholeName ? 'name' : 'last', message));
  const className = cell('class');
  checkClass(className, say);
  const audience = stageOf(cell('stage'));
  if (audience === undefined)
    say('stage', `"${cell('stage').slice(0, 40)}" is no year group. Write Reception, 1 to 13, KS1, KS2 or secondary.`);
  const startsOn = readDate(cell('starts'), (message) => say('starts', message));
  const leavesOn = readDate(cell('leaves'), (message) => say('leaves', message));
  if (startsOn !== null && leavesOn !== null && leavesOn < startsOn) say('leaves', 'This is before the start.');
  return { line, id, name, className, audience: audience ?? 'pupil_ks1', startsOn, leavesOn };
}

function checkClass(name: string, say: Say): void {
  if (name === '') say('class', 'The class is missing.');
  else if (name.length > LONGEST_CLASS) say('class', `This class is longer than ${LONGEST_CLASS} letters.`);
  else if (classSlug(name) === '' || /[\p{Cc}<>~]|^[=+@-]/u.test(name))
    say('class', 'This does not look like a class.');
}

function acrossRows(rows: readonly PupilRow[]): readonly RowFault[] {
  const first = new Map<string, number>();
  const classes = new Map<string, { readonly name: string; count: number }>();
  return rows.flatMap(({ line, id, className }): readonly RowFault[] => {
    const slug = classSlug(className);
    const known = classes.get(slug) ?? { name: className, count: 0 };
    known.count += 1;
    classes.set(slug, known);
    const earlier = first.get(id);
    if (earlier === undefined) first.set(id, line);
    const fault = (column: PupilColumn, message: string): RowFault => ({
      ...{ line, column: PUPIL_COLUMN_WORDS[column], message },
    });
    return [
      ...(earlier === undefined || id === '' ? [] : [fault('id', `This stands in row ${earlier} already.`)]),
      ...(sameSpelling(known.name, className)
        ? []
        : [fault('class', `"${className}" and "${known.name}" would be one class. Write them so that they differ.`)]),
      ...(known.count === MOST_IN_A_CLASS + 1 && slug !== ''
        ? [fault('class', `Class ${className} has more than ${MOST_IN_A_CLASS} pupils. Split it, or use the form.`)]
        : []),
    ];
  });
}

const plainly = (name: string): string => name.toLowerCase().replace(/\s+/g, '');
const sameSpelling = (a: string, b: string): boolean => plainly(a) === plainly(b);
