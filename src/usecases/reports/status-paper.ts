// What stands beside the reports in the governors' report: agreements, reviews, filter checks, and what was opened for what. The same
// lines as tables in the document and as rows in the file.

import type { Bars, Block, PaperTable } from '../../documents/paper.ts';
import { FILTER_CATEGORY_WORDS } from '../../domain/filtering/filter-categories.ts';
import { PURPOSE_WORDS } from '../../domain/filtering/purposes.ts';
import type { Published, SharedStatus } from '../../domain/report/publish.ts';
import type { SigningLine } from '../../domain/report/publish-signing.ts';
import type { Shares } from '../../domain/report/shares.ts';
import { type Shown, spanOf } from '../../domain/report/small-numbers.ts';
import { formatDate } from '../../domain/shared/time.ts';
import { barOf, chart } from './governors-chart.ts';
import { NOT_SHOWN, SPLIT_WORDS, shownWords, signedWords } from './governors-words.ts';

type Report = { readonly published: Published; readonly term: number | null };
type Rows = readonly (readonly string[])[];

/** The terms the report is about, with what was counted beside them. */
const statusesOf = ({ published, term }: Report): readonly SharedStatus[] =>
  published.statuses.filter((_, at) => term === null || at === term).filter((one) => one !== null);

const lastStanding = (report: Report) => statusesOf(report).findLast(({ standing }) => standing !== null)?.standing;

export function statusBlocks(report: Report): readonly Block[] {
  const statuses = statusesOf(report);
  if (statuses.length === 0) return [];
  const standing = lastStanding(report);
  return [
    ...openingBlocks(report),
    ...(standing === undefined || standing === null
      ? []
      : [
          heading(`Agreements, as on ${formatDate(standing.on)}`),
          ...signingChart(standing.signing),
          signingTable(standing.signing),
          heading(`Reviews, as on ${formatDate(standing.on)}`),
          reviewChart(report),
          reviewTable(report),
        ]),
    heading('Checks of the filter and the monitoring'),
    checkChart(statuses),
    table('Checks written down, by term', ['Term', 'Checks', 'Not all in order'], checkRows(report)),
  ];
}

const heading = (text: string): Block => ({ kind: 'heading', level: 2, text });

/** What the approved requests were for, once the year is over; how long they could be open, by term. */
const openingBlocks = (report: Report): readonly Block[] => [
  heading('What was opened, and for how long'),
  ...splitsOf(report).flatMap(({ what, first, rows }): readonly Block[] =>
    rows.length === 0
      ? [{ kind: 'text', text: `Too few to show ${what}.` }]
      : [
          chart(
            `approved requests ${what}`,
            rows.map(({ name, shown }) => barOf(name, shown)),
          ),
          table(
            `Approved requests in the school year, ${what}`,
            [first, 'School year'],
            rows.map(({ name, shown }) => [name, shownWords(shown)]),
          ),
        ],
  ),
  table('How long an approved site could be open, by term', ['Term', 'Half of them for'], lengthRows(report), false),
];

const table = (caption: string, titles: readonly string[], rows: Rows, numbers = true): PaperTable => ({
  kind: 'table',
  caption,
  columns: titles.map((title, at) => ({ title, weight: at === 0 ? 2.4 : 1, numbers: numbers && at > 0 })),
  rows,
});

type Split = {
  readonly what: string;
  readonly first: string;
  readonly rows: readonly { readonly name: string; readonly shown: Shown }[];
};

/** By what the sites were wanted for, and by what the filter says of them; of a whole year only. */
function splitsOf({ published: { purposes, categories }, term }: Report): readonly Split[] {
  if (term !== null) return [];
  const rows = <K extends string>(shares: Shares<K>, words: Readonly<Record<K, string>>, others: string) => [
    ...shares.said.map(({ of, shown }) => ({ name: words[of], shown })),
    ...(shares.others === null ? [] : [{ name: others, shown: shares.others }]),
  ];
  const { byPurpose, byCategory } = SPLIT_WORDS;
  return [
    ...(purposes === null ? [] : [{ ...byPurpose, rows: rows(purposes, PURPOSE_WORDS, byPurpose.others) }]),
    ...(categories === null
      ? []
      : [{ ...byCategory, rows: rows(categories, FILTER_CATEGORY_WORDS, byCategory.others) }]),
  ];
}

const splitRows = (report: Report): Rows =>
  splitsOf(report).flatMap(({ first, rows }) =>
    rows.length === 0
      ? [['What was opened', first, 'School year', NOT_SHOWN]]
      : rows.map(({ name, shown }) => ['What was opened', `${first}: ${name}`, 'School year', shownWords(shown)]),
  );

const SIGNING_TITLES = ['Agreement', 'For', 'Signed', 'Overdue', 'Said no'];
const signingRows = (lines: readonly SigningLine[]): Rows =>
  lines.map(({ title, asked, signed, overdue, refused }) => [
    ...[title, shownWords(asked), signedWords(signed)],
    ...[shownWords(overdue), shownWords(refused)],
  ]);
const signingTable = (lines: readonly SigningLine[]): PaperTable =>
  table('People who have signed, by agreement', SIGNING_TITLES, signingRows(lines));

function signingChart(lines: readonly SigningLine[]): readonly Bars[] {
  if (lines.length === 0) return [];
  const bars = lines.map(({ title, asked, signed }) => {
    const whole = spanOf(asked);
    const shown: Shown =
      signed === 'all_but_few' ? { kind: 'range', low: Math.max(0, whole.high - 4), high: whole.high } : signed;
    return barOf(title, shown, signedWords(signed));
  });
  return [chart('people who have signed', bars)];
}

const doneIn = (report: Report): readonly string[] => [
  ...new Set(statusesOf(report).flatMap(({ reviewsDone }) => reviewsDone)),
];

/** Duties of the school and no people: said exactly. */
const countBar = (label: string, count: number) => barOf(label, { kind: 'exact', count });

function reviewChart(report: Report): Bars {
  const { overdue = [], next = [] } = lastStanding(report)?.reviews ?? {};
  return chart('reviews', [
    countBar('Looked at in this time', doneIn(report).length),
    countBar('Overdue', overdue.length),
    countBar('To come, as listed', next.length),
  ]);
}

const checkChart = (statuses: readonly SharedStatus[]): Bars =>
  chart(
    'checks of the filter',
    statuses.flatMap(({ name, checks }) => [
      countBar(name, checks.done),
      ...(checks.notInOrder === 0 ? [] : [countBar(`${name}: not all in order`, checks.notInOrder)]),
    ]),
  );

function reviewRows(report: Report): Rows {
  const standing = lastStanding(report);
  const done = doneIn(report);
  return [
    ...done.map((title) => [title, 'Looked at in this time']),
    ...(standing?.reviews.overdue ?? []).map((title) => [title, 'Overdue']),
    ...(standing?.reviews.next ?? []).map(({ title, on }) => [title, `Next on ${formatDate(on)}`]),
  ];
}
const reviewTable = (report: Report): PaperTable =>
  table('Reviews: done, overdue and next', ['Review', 'State'], reviewRows(report), false);

const checkRows = (report: Report): Rows =>
  statusesOf(report).map(({ name, checks }) => [name, `${checks.done}`, `${checks.notInOrder}`]);
const lengthRows = (report: Report): Rows =>
  statusesOf(report).map(({ name, openFor }) => [name, openFor ?? NOT_SHOWN]);

/** One number a line. */
export function statusRows(report: Report): Rows {
  const standing = lastStanding(report);
  const day = standing === null || standing === undefined ? '' : formatDate(standing.on);
  const signing = signingRows(standing?.signing ?? []).flatMap(([title = '', ...cells]) =>
    cells.map((cell, at) => ['Agreements', `${title}: ${SIGNING_TITLES[at + 1] ?? ''}`, day, cell]),
  );
  return [
    ...splitRows(report),
    ...lengthRows(report).map(([term = '', words = '']) => ['What was opened', 'Half of them for', term, words]),
    ...signing,
    ...(day === '' ? [] : reviewRows(report)).map(([title = '', state = '']) => ['Reviews', title, day, state]),
    ...checkRows(report).flatMap(([term = '', done = '', not = '']) => [
      ['Checks', 'Checks', term, done],
      ['Checks', 'Not all in order', term, not],
    ]),
  ];
}
