// The demo school's pack in a folder of its own, beside a text for staff that can be changed while the school is running.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { demoPackWith } from './demo-pack.ts';

export type AgreementPack = {
  readonly path: string;
  /** A list as whoever runs the server has it on a disk. Gives its path. */
  readonly file: (name: string, lines: readonly string[]) => string;
  /** From its next start the server has another text for staff: a version later, one clause said differently. */
  readonly changeStaffText: () => void;
  /** As long as a text may be: 60 clauses of nearly 600 letters. Gives them as they are shown. */
  readonly longStaffText: () => readonly string[];
  readonly remove: () => void;
};

export const NEW_CLAUSE = 'My own phone stays in my bag while I teach.';

/** `more` are whole sections of the pack. */
export function agreementPack(more: object = {}): AgreementPack {
  const { path, remove } = demoPackWith({}, more);
  const folder = dirname(path);
  const write = (text: string): void => {
    mkdirSync(join(folder, 'agreements'), { recursive: true });
    writeFileSync(join(folder, 'agreements', 'staff.md'), text);
  };
  return {
    path,
    remove,
    file: (name, lines) => {
      const list = join(folder, name);
      writeFileSync(list, `${lines.join('\n')}\n`);
      return list;
    },
    changeStaffText: () => {
      const text = readFileSync('deploy/schools/agreements/staff.md', 'utf8').replace('"2026-09"', '"2026-12"');
      write(text.replace(/(\{#own-details\}) [^\n]+/u, `$1 ${NEW_CLAUSE}`));
    },
    longStaffText: () => {
      const clauses = Array.from(
        { length: 60 },
        (_, at) => `Rule ${at + 1}: ${'keep to it on every device, '.repeat(20)}always.`,
      );
      const lines = clauses.map((clause, at) => `${at + 1}. {#rule-${at + 1}} ${clause}`);
      write(
        [
          '---',
          'title: A very long agreement',
          'audience: staff',
          'version: "2026-12"',
          'sign_again: everybody',
          '---',
          '',
          '## Rules',
          '',
          ...lines,
        ].join('\n'),
      );
      return clauses;
    },
  };
}

/** A class as the office's list has it: 25 in year 5 unless told otherwise. */
export const pupilLines = (count = 25, className = '5T', year = '5'): readonly string[] => [
  'id,name,class,year group',
  ...Array.from(
    { length: count },
    (_, at) => `${className}${at},Pupil ${FIRST[at % FIRST.length]} ${at + 1},${className},${year}`,
  ),
];

const FIRST = ['Ashgrove', 'Birchley', 'Cedarton', 'Dovecote', 'Elmhurst'];
