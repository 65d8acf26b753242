// One case on paper: what was reported, who was told and when, what was written since with corrections beside what they put right and
// how it ended, and who did what.

import type { Block, Paper, PaperColumn } from '../../../documents/paper.ts';
import type { ExportedCase, ExportedEntry, ExportedField } from '../../../domain/casework/export/exported-case.ts';

/** `footer` says whose copy it is, on every page. */
export function casePaper(exported: ExportedCase, footer: string): Paper {
  return {
    title: `Case ${exported.reference}`,
    from: exported.school,
    footer,
    shape: 'upright',
    madeAt: exported.madeAt,
    blocks: [
      { kind: 'text', text: HOLDS },
      ...pairsBlock('The report', 'When, by whom, and what was reported', [
        ['State', exported.state],
        ['Reported', exported.reportedAt],
        ['Reported by', exported.reportedBy],
        ...(exported.keptFrom.length === 0 ? [] : [['Kept from', exported.keptFrom.join(', ')] as const]),
        ...exported.reported.map(pairOf),
      ]),
      ...toldBlock(exported),
      ...entryBlocks(exported.entries),
      ...chronologyBlock(exported),
    ],
  };
}

const HOLDS = 'Confidential. Keep it where only those may read it who must.';
const NOTHING = 'Nothing was written into the case since.';

type Pair = readonly [string, string];
const pairOf = ({ label, value }: ExportedField): Pair => [label, value];

const TWO: readonly PaperColumn[] = [
  { title: 'Question', weight: 1 },
  { title: 'Answer', weight: 2 },
];

const pairsBlock = (title: string, caption: string, rows: readonly Pair[]): readonly Block[] => [
  { kind: 'heading', level: 2, text: title },
  { kind: 'table', caption, columns: TWO, rows: rows.map((row) => [...row]) },
];

const toldBlock = ({ told }: ExportedCase): readonly Block[] => [
  { kind: 'heading', level: 2, text: 'Who was told' },
  {
    kind: 'table',
    caption: 'Who was told, when, and when they opened it',
    columns: [
      { title: 'Name', weight: 1.4 },
      { title: 'As', weight: 1.6 },
      { title: 'Sees', weight: 1.1 },
      { title: 'Told', weight: 1.2 },
      { title: 'First opened', weight: 1.2 },
      { title: 'Accepted, or access ended', weight: 1.4 },
    ],
    rows: told.map(({ name, roles, sees, told: at, opened, accepted, ended }) => [
      ...[name, roles, sees, at, opened === '' ? 'Not opened' : opened],
      [accepted === '' ? '' : `Accepted ${accepted}`, ended === '' ? '' : `Ended ${ended}`]
        .filter((part) => part !== '')
        .join('\n'),
    ]),
  },
];

/** A correction, an ending or a next step stands right behind what it is about as well as in its own place in time. */
function entryBlocks(entries: readonly ExportedEntry[]): readonly Block[] {
  const heading: Block = { kind: 'heading', level: 2, text: 'What was written since' };
  if (entries.length === 0) return [heading, { kind: 'text', text: NOTHING }];
  return [heading, ...entries.flatMap((entry) => entryBlock(entry, entries))];
}

function entryBlock(entry: ExportedEntry, entries: readonly ExportedEntry[]): readonly Block[] {
  const title = `${entry.id}: ${entry.kind}. ${entry.by}, ${entry.at}`;
  const earlier = entries.find(({ id }) => id === entry.about);
  const later = entries.filter(({ about }) => about === entry.id);
  const rows: readonly Pair[] = [
    ...(earlier === undefined ? [] : [['About', `${earlier.id}: ${earlier.kind}, ${earlier.at}`] as const]),
    ...entry.fields.map(pairOf),
    ...later.map(
      (one): Pair => [
        `See also ${one.id}: ${one.kind}, ${one.at}`,
        one.fields.map(({ label, value }) => `${label}: ${value}`).join('\n'),
      ],
    ),
  ];
  return [
    { kind: 'heading', level: 3, text: title },
    { kind: 'table', caption: title, columns: TWO, rows: rows.map((row) => [...row]) },
  ];
}

const chronologyBlock = ({ chronology }: ExportedCase): readonly Block[] => [
  { kind: 'heading', level: 2, text: 'Who did what' },
  {
    kind: 'table',
    caption: 'Everything that was done with the case, oldest first',
    columns: [
      { title: 'When', weight: 1 },
      { title: 'Who', weight: 1 },
      { title: 'What', weight: 2 },
    ],
    rows: chronology.map(({ at, who, what }) => [at, who, what]),
  },
];
