// What the pupil import would change or has changed, for the person at the terminal: classes and numbers, leavers by their id.

import type { PupilImportReport } from '../usecases/aup/paper/import-pupils.ts';

type ClassChange = PupilImportReport['classes'][number];

const MOST_IDS = 60;

const classLine = ({ name, pupils, joins, moves, changes, leaves }: ClassChange): string => {
  const parts = [
    [joins, 'new'],
    [moves, 'from another class'],
    [changes, 'changed'],
    [leaves, 'leave'],
  ] as const;
  const said = parts.flatMap(([number, word]) => (number === 0 ? [] : [`${number} ${word}`]));
  return `  - ${name}, ${pupils} in the list: ${said.join(', ')}\n`;
};

const leaverLines = (ids: readonly string[]): string => {
  const more = ids.length > MOST_IDS ? ` and ${ids.length - MOST_IDS} more` : '';
  return ids.length === 0
    ? ''
    : `Leave, because the list does not name them (${ids.length}): ${ids.slice(0, MOST_IDS).join(', ')}${more}\n`;
};

export const pupilsText = (report: PupilImportReport): string =>
  [
    report.classes.length === 0 ? '' : `Classes (${report.classes.length}):\n${report.classes.map(classLine).join('')}`,
    `New: ${report.joins}. To another class: ${report.moves}. Changed: ${report.changes}. Unchanged: ${report.same}.\n`,
    leaverLines(report.leaves),
    report.cutOff
      ? 'More than a quarter of the pupils is not in this list. If they have really left, add --many-leavers.\n'
      : '',
    OUTCOME[report.outcome](report),
  ].join('');

const OUTCOME: Readonly<Record<PupilImportReport['outcome'], (report: PupilImportReport) => string>> = {
  preview: ({ cutOff }) =>
    `Nothing was changed yet. To write this, run it again with ${cutOff ? '--apply --many-leavers' : '--apply'}.\n`,
  refused: () => 'Nothing was changed. Put the above right first.\n',
  applied: () => 'Done. What was signed for a pupil has moved with them.\n',
  unavailable: () =>
    'Not all of this could be written; is the disk full, or is somebody ticking papers? Run it again: what is done stays done.\n',
};
