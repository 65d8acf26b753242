// What stands beside the reports in the governors' report: agreements, reviews, filter checks, and what was opened for what. The same
// lines as tables in the document and as rows in the file.

import type { Bars, Block, PaperTable } from '../../documents/paper.ts';
import { PURPOSE_WORDS } from '../../domain/filtering/purposes.ts';
import type { Published, SharedStatus } from '../../domain/report/publish.ts';
import type { SigningLine } from '../../domain/report/publish-signing.ts';
import { type Shown, spanOf } from '../../domain/report/small-numbers.ts';
import { formatDate } from '../../domain/shared/time.ts';
import { NOT_SHOWN, shownWords, signedWords } from './governors-words.ts';

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
          { kind: 'heading' as const, level: 2 as const, text: `Agreements, as on ${formatDate(standing.on)}` },
          ...signingChart(standing.signing),
          signingTable(standing.signing),
          { kind: 'heading' as const, level: 2 as const, text: `Reviews, as on ${formatDate(standing.on)}` },
          reviewTable(report),
        ]),
    { kind: 'heading', level: 2, text: 'Checks of the filter and the monitoring' },
    table('Checks written down, by term', ['Term', 'Checks', 'Not all in order'], checkRows(report)),
  ];
}

/** What the approved requests were for, once the year is over; how long they could be open, by term. */
function openingBlocks(report: Report): readonly Block[] {
  const purposes = report.term === null ? purposeRows(report) : [];
  return [
    { kind: 'heading', level: 2, text: 'What was opened, and for how long' },
    ...(report.term !== null || purposes.length === 0 ? [] : [purposeChart(report), purposeTable(purposes)]),
    table('How long an approved site could be open, by term', ['Term', 'Half of them for'], lengthRows(report), false),
  ];
}

const table = (caption: string, titles: readonly string[], rows: Rows, numbers = true): PaperTable => ({
  kind: 'table',
  caption,
  columns: titles.map((title, at) => ({ title, weight: at === 0 ? 2.4 : 1, numbers: numbers && at > 0 })),
  rows,
});

const purposeRows = ({ published }: Report): Rows =>
  published.purposes.map(({ purpose, shown }) => [PURPOSE_WORDS[purpose], shownWords(shown)]);
const purposeTable = (rows: Rows): PaperTable =>
  table('Approved requests in the school year, by what they were for', ['Wanted for', 'School year'], rows);

const barOf = (label: string, shown: Shown, words: string) => {
  const { low, high } = spanOf(shown);
  return { label, low, high: Number.isFinite(high) ? high : low, words };
};

const chart = (what: string, bars: Bars['bars']): Bars => ({
  kind: 'bars',
  alt: `Bar chart of ${what}. ${bars.map(({ label, words }) => `${label}: ${words}`).join('. ')}. The table that follows has the same numbers.`,
  bars,
});

const purposeChart = ({ published }: Report): Bars =>
  chart(
    'approved requests by what they were for',
    published.purposes.map(({ purpose, shown }) => barOf(PURPOSE_WORDS[purpose], shown, shownWords(shown))),
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

function reviewRows(report: Report): Rows {
  const standing = lastStanding(report);
  const done = [...new Set(statusesOf(report).flatMap(({ reviewsDone }) => reviewsDone))];
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
    ...(report.term === null ? purposeRows(report) : []).map(([name = '', count = '']) => [
      ...['What was opened', name, 'School year', count],
    ]),
    ...lengthRows(report).map(([term = '', words = '']) => ['What was opened', 'Half of them for', term, words]),
    ...signing,
    ...(day === '' ? [] : reviewRows(report)).map(([title = '', state = '']) => ['Reviews', title, day, state]),
    ...checkRows(report).flatMap(([term = '', done = '', not = '']) => [
      ['Checks', 'Checks', term, done],
      ['Checks', 'Not all in order', term, not],
    ]),
  ];
}
