// The governors' report as a document and as a table: the same figures in both.

import type { Bars, Block, PaperTable } from '../../documents/paper.ts';
import type { Table } from '../../documents/to-csv.ts';
import type { Line, Published } from '../../domain/report/publish.ts';
import { yearWords } from '../../domain/report/school-year.ts';
import type { Shown } from '../../domain/report/small-numbers.ts';
import type { RecordsPolicy } from '../../domain/school/records-policy.ts';
import { addDays, formatDate } from '../../domain/shared/time.ts';
import { barOf, chart } from './governors-chart.ts';
import { FILTER_WORDS, HOW_TO_READ, inTimeWords, NOT_SHOWN, shownWords } from './governors-words.ts';
import { statusBlocks, statusRows } from './status-paper.ts';

type Report = {
  readonly published: Published;
  readonly riskAreas: RecordsPolicy['riskAreas'];
  /** The term the report is about, or null for the school year. */
  readonly term: number | null;
};

const FEW: Shown = { kind: 'few' };

export function governorsTitle({ published, term }: Report): string {
  const name = term === null ? 'School year' : (published.terms[term]?.name ?? 'Term');
  return `Online safety report to governors: ${name} ${yearWords(published.year)}`;
}

export function governorsBlocks(report: Report): readonly Block[] {
  const { published, term } = report;
  return [
    { kind: 'text', text: periodLine(report) },
    { kind: 'heading', level: 2, text: 'Reports by risk area' },
    ...chartOf(report, 'reports by risk area', areaLines(report).slice(0, -1)),
    areaTable(report),
    ...(term === null ? yearBlocks(report) : []),
    { kind: 'heading', level: 2, text: 'How soon somebody accepted, and how long it took' },
    timesTable(report),
    { kind: 'heading', level: 2, text: 'Requests to open a blocked site' },
    ...chartOf(report, 'filter requests by what became of them', filterLines(report)),
    filterTable(report),
    ...statusBlocks(report),
    { kind: 'heading', level: 2, text: 'How to read the numbers' },
    { kind: 'list', items: published.isWhole || term !== null ? HOW_TO_READ : [...HOW_TO_READ, NOT_OVER] },
  ];
}

const NOT_OVER =
  'This school year is not over. Its terms so far are shown. Headings, and numbers for the year, follow when its last term is over.';

function periodLine({ published: { terms }, term }: Report): string {
  const shown = term === null ? terms : terms.slice(term, term + 1);
  const first = shown[0];
  const last = shown.at(-1);
  if (first === undefined || last === undefined) return NOT_OVER;
  return `From ${formatDate(first.from)} to ${formatDate(addDays(last.until, -1))}. ${shown.map(({ name }) => name).join(', ')}.`;
}

/** The columns with numbers: one term; or each term, and the year when it is over. */
function columnsOf({
  published,
  term,
}: Report): readonly { readonly title: string; readonly of: (line: Line) => Shown }[] {
  const terms = published.terms.map(({ name }, at) => ({ title: name, of: (line: Line) => line.terms[at] ?? FEW }));
  if (term !== null) return terms.slice(term, term + 1);
  return published.isWhole ? [...terms, { title: 'School year', of: ({ year }: Line) => year }] : terms;
}

const table = (caption: string, titles: readonly string[], rows: PaperTable['rows']): PaperTable => ({
  kind: 'table',
  caption,
  columns: titles.map((title, at) => ({ title, weight: at === 0 ? 2.4 : 1, numbers: at > 0 })),
  rows,
});

const lineTable = (
  report: Report,
  caption: string,
  first: string,
  lines: readonly (readonly [string, Line])[],
): PaperTable => {
  const columns = columnsOf(report);
  const rows = lines.map(([name, line]) => [name, ...columns.map(({ of }) => shownWords(of(line)))]);
  return table(caption, [first, ...columns.map(({ title }) => title)], rows);
};

const areaLines = ({ published, riskAreas }: Report): readonly (readonly [string, Line])[] => [
  ...published.areas.map((line) => [riskAreas[line.area], line] as const),
  ['All together', published.total],
];

const areaTable = (report: Report): PaperTable =>
  lineTable(report, 'Number of reports by risk area and term', 'Risk area', areaLines(report));

/** What the last column of the table says, as bars: a number that is not said has none. */
function chartOf(report: Report, what: string, lines: readonly (readonly [string, Line])[]): readonly Bars[] {
  const column = columnsOf(report).at(-1);
  if (column === undefined) return [];
  const bars = lines.map(([label, line]) => barOf(label, column.of(line)));
  return [chart(`${what}, ${column.title}`, bars)];
}

function yearBlocks({ published, riskAreas }: Report): readonly Block[] {
  if (!published.isWhole) return [];
  return [
    { kind: 'heading', level: 2, text: 'What the reports were about' },
    ...published.areas.flatMap(({ area, headings }): readonly Block[] => {
      const said = headings.filter(({ shown }) => shown.kind !== 'held');
      const name = riskAreas[area];
      return [
        { kind: 'heading', level: 3, text: name },
        said.length === 0
          ? { kind: 'text', text: 'Too few to show by kind.' }
          : table(
              `Reports under ${name} in the school year`,
              ['Kind', 'School year'],
              headings.map((one) => [one.name, shownWords(one.shown)]),
            ),
      ];
    }),
    { kind: 'heading', level: 2, text: 'Adults of the school' },
    {
      kind: 'text',
      text: `Reports about adults who work or govern here, in none of the numbers above: ${published.adults === null ? NOT_SHOWN : shownWords(published.adults).toLowerCase()}.`,
    },
  ];
}

const TIME_TITLES = ['Term', 'Accepted in time', 'Half were accepted within', 'Half were closed within'];
const timeRows = ({ published, term }: Report): PaperTable['rows'] =>
  published.times
    .map((times, at) => [
      published.terms[at]?.name ?? '',
      inTimeWords(times.inTime),
      times.accepted ?? NOT_SHOWN,
      times.closed ?? NOT_SHOWN,
    ])
    .filter((_, at) => term === null || at === term);

const timesTable = (report: Report): PaperTable => ({
  kind: 'table',
  caption: 'Times from report to acceptance and to closing, by term',
  columns: TIME_TITLES.map((title) => ({ title, weight: 1 })),
  rows: timeRows(report),
});

const filterLines = ({ published }: Report): readonly (readonly [string, Line])[] => [
  ['Asked, all together', published.asked],
  ...published.filter.map((line) => [FILTER_WORDS[line.figure], line] as const),
];
const filterTable = (report: Report): PaperTable =>
  lineTable(report, 'Filter requests by what became of them and term', 'Requests', filterLines(report));

/** One number a line, so that a spreadsheet can sort it. */
export function governorsTable(report: Report): Table {
  const { published, term } = report;
  const columns = columnsOf(report);
  const rows = (part: string, lines: readonly (readonly [string, Line])[]): Table['rows'] =>
    lines.flatMap(([name, line]) => columns.map(({ title, of }) => [part, name, title, shownWords(of(line))]));
  const headings =
    term !== null
      ? []
      : published.areas.flatMap(({ area, headings: all }) =>
          all.map(({ name, shown }) => [report.riskAreas[area], name, 'School year', shownWords(shown)]),
        );
  const adults =
    term !== null || published.adults === null
      ? []
      : [
          [
            'Adults of the school',
            'Reports about adults who work or govern here',
            'School year',
            shownWords(published.adults),
          ],
        ];
  const times = timeRows(report).flatMap(([name = '', ...cells]) =>
    cells.map((cell, at) => ['Times', TIME_TITLES[at + 1] ?? '', name, cell]),
  );
  return {
    columns: ['Part', 'What', 'Period', 'Number'],
    rows: [
      ...rows('Reports by risk area', areaLines(report)),
      ...headings,
      ...adults,
      ...times,
      ...rows('Filter requests', filterLines(report)),
      ...statusRows(report),
    ],
  };
}
