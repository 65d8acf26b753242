// What the staff import would change or has changed, for the person at the terminal.

import { formatFaults } from '../config/fault.ts';
import type { ImportReport } from '../usecases/people/import-staff.ts';

const FIELD_WORDS: Readonly<Record<string, string>> = {
  staffList: 'on the staff list for the first time',
  name: 'name',
  email: 'e-mail',
  roles: 'roles',
  classes: 'class',
  startsOn: 'start',
  endsOn: 'end',
  absences: 'absence',
  dutyDays: 'duty days',
};

type Shown = { readonly name: string; readonly roles: readonly string[]; readonly fields?: readonly string[] };

const personLine = ({ name, roles, fields }: Shown): string => {
  const changed = fields === undefined ? '' : `: ${fields.map((field) => FIELD_WORDS[field] ?? field).join(', ')}`;
  return `  - ${name}${roles.length === 0 ? '' : ` (${roles.join(', ')})`}${changed}\n`;
};

const block = (title: string, people: readonly Shown[]): string =>
  people.length === 0 ? '' : `${title} (${people.length}):\n${people.map(personLine).join('')}`;

export const importText = (report: ImportReport): string =>
  [
    block('Joins', report.joins),
    block('Changes', report.changes),
    block('Leaves, because the list does not name them', report.leaves),
    `Unchanged: ${report.same}\n`,
    report.unclear.length === 0
      ? ''
      : `Two known people fit these rows; give each their own e-mail address first:\n${report.unclear
          .map(({ line, name }) => `  - row ${line}, ${name}\n`)
          .join('')}`,
    report.gaps.length === 0 ? '' : `The school could not run like this:\n${formatFaults(report.gaps)}\n`,
    report.warnings.length === 0
      ? ''
      : `Roles that nobody holds (this may be so; add the role to somebody in the list if not):\n${report.warnings
          .map(({ message }) => `  - ${message}\n`)
          .join('')}`,
    report.cutOff
      ? 'More than a quarter of the staff is not in this list. If they have really left, add --many-leavers.\n'
      : '',
    OUTCOME[report.outcome](report),
  ].join('');

const OUTCOME: Readonly<Record<ImportReport['outcome'], (report: ImportReport) => string>> = {
  preview: ({ gaps, unclear, cutOff }) =>
    gaps.length + unclear.length > 0
      ? 'Nothing was changed. Put the above right first; until then --apply is refused.\n'
      : `Nothing was changed yet. To write this, run it again with ${cutOff ? '--apply --many-leavers' : '--apply'}.\n`,
  refused: () => 'Nothing was changed. Put the above right first.\n',
  applied: ({ written }) => `Done. ${written} ${written === 1 ? 'person' : 'people'} brought up to date.\n`,
  unavailable: ({ written }) =>
    `The records could not be written; is the disk full? ${written} of the changes above were made. Run it again: what is done stays done.\n`,
};
