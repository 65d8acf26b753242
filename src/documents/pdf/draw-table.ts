// A table that may run over many pages: its heading row is drawn again on each of them, and a row that is taller than a page goes on.

import type { PaperTable } from '../paper.ts';
import { type Line, lineHeight, type Style } from './ink.ts';
import type { Element, Sheet } from './sheet.ts';

const PAD = 5;
/** What stays on one page: about a quarter of it. */
const SHORT = 190;
const RULE = '#8a939c';
const HEAD_FILL = '#e6ecf2';

type Cell = { readonly lines: readonly Line[]; readonly style: Style; readonly numbers: boolean };
type Row = readonly Cell[];
type Grid = { readonly x: readonly number[]; readonly widths: readonly number[] };

export function drawTable(sheet: Sheet, parent: Element, table: PaperTable, size: number): void {
  const grid = gridOf(sheet, table);
  const cells = (texts: readonly string[], isHead: boolean): Row =>
    table.columns.map(({ numbers = false }, at) => {
      const style = { size, bold: isHead || at === 0 };
      return { lines: sheet.ink.linesOf(texts[at] ?? '', style, (grid.widths[at] ?? 0) - 2 * PAD), style, numbers };
    });
  const head = cells(
    table.columns.map(({ title }) => title),
    true,
  );
  const rows = table.rows.map((row) => cells(row, false));
  const element = sheet.open('Table', parent, { title: table.caption });
  const wholeHead = heightOf(head);
  const whole = rows.reduce((sum, row) => sum + heightOf(row), wholeHead);
  // A short table is not torn apart; of a long one the heading is never left alone.
  sheet.keep(whole <= SHORT ? whole : wholeHead + Math.min(rows[0] === undefined ? 0 : heightOf(rows[0]), 90));
  drawHead(sheet, grid, head, element);
  for (const row of rows) drawRow(sheet, grid, row, { element, head });
  sheet.move(10);
}

function gridOf(sheet: Sheet, { columns }: PaperTable): Grid {
  const all = columns.reduce((sum, { weight }) => sum + weight, 0);
  const widths = columns.map(({ weight }) => (sheet.width * weight) / all);
  return { widths, x: widths.map((_, at) => sheet.left + widths.slice(0, at).reduce((sum, one) => sum + one, 0)) };
}

const heightOf = (row: Row): number =>
  Math.max(...row.map(({ lines, style }) => lines.length * lineHeight(style))) + 2 * PAD;

/** The heading row as such on the first page; on the others it is for the eye alone, and `element` is null. */
function drawHead(sheet: Sheet, grid: Grid, head: Row, element: Element | null): void {
  const height = heightOf(head);
  sheet.aside('Layout', () => {
    sheet.doc.rect(sheet.left, sheet.y(), sheet.width, height).fill(HEAD_FILL);
  });
  if (element === null) sheet.aside('Pagination', () => drawCells(sheet, grid, head));
  else {
    const tr = sheet.open('TR', element);
    head.forEach((cell, at) => {
      const th = sheet.open('TH', tr, { scope: 'Column' });
      sheet.mark(th, 'TH', () => drawCell(sheet, grid, cell, at));
    });
  }
  sheet.move(height);
  rule(sheet);
}

type Around = { readonly element: Element; readonly head: Row };

function drawRow(sheet: Sheet, grid: Grid, row: Row, { element, head }: Around): void {
  const tr = sheet.open('TR', element);
  const tags = row.map((_, at) => (at === 0 ? sheet.open('TH', tr, { scope: 'Row' }) : sheet.open('TD', tr)));
  let left = row;
  // A row that nearly fits is not torn apart for two lines.
  if (heightOf(row) > sheet.room() && (heightOf(row) < 140 || sheet.room() < 60)) nextPage(sheet, grid, head);
  for (;;) {
    const fits = left.map(({ style }) => Math.max(1, Math.floor((sheet.room() - 2 * PAD) / lineHeight(style))));
    const now = left.map((cell, at) => ({ ...cell, lines: cell.lines.slice(0, fits[at]) }));
    now.forEach((cell, at) => {
      const tag = tags[at];
      if (tag !== undefined && cell.lines.length > 0)
        sheet.mark(tag, at === 0 ? 'TH' : 'TD', () => drawCell(sheet, grid, cell, at));
    });
    sheet.move(heightOf(now));
    rule(sheet);
    left = left.map((cell, at) => ({ ...cell, lines: cell.lines.slice(fits[at]) }));
    if (left.every(({ lines }) => lines.length === 0)) return;
    nextPage(sheet, grid, head);
    repeatHeading(sheet, grid, row, left);
  }
}

/** Whose row goes on here, for the eye alone. */
function repeatHeading(sheet: Sheet, grid: Grid, row: Row, left: Row): void {
  const [heading] = row;
  if (heading !== undefined && left[0]?.lines.length === 0)
    sheet.aside('Pagination', () => drawCell(sheet, grid, { ...heading, lines: heading.lines.slice(0, 1) }, 0));
}

function nextPage(sheet: Sheet, grid: Grid, head: Row): void {
  sheet.newPage();
  drawHead(sheet, grid, head, null);
}

function drawCells(sheet: Sheet, grid: Grid, row: Row): void {
  for (const [at, cell] of row.entries()) drawCell(sheet, grid, cell, at);
}

function drawCell(sheet: Sheet, { x, widths }: Grid, { lines, style, numbers }: Cell, at: number): void {
  lines.forEach((line, number) => {
    const indent = numbers ? (widths[at] ?? 0) - PAD - line.width : PAD;
    sheet.ink.draw(line, style, (x[at] ?? 0) + indent, sheet.y() + PAD + number * lineHeight(style));
  });
}

const rule = (sheet: Sheet): void =>
  sheet.aside('Layout', () => {
    const y = sheet.y();
    sheet.doc
      .moveTo(sheet.left, y)
      .lineTo(sheet.left + sheet.width, y)
      .lineWidth(0.5)
      .stroke(RULE);
  });
