// A bar chart out of lines and hatching. A full bar is a number, a hatched one what may lie above it: never told by colour alone.

import type { Bar, Bars } from '../paper.ts';
import { type Line, lineHeight } from './ink.ts';
import type { Element, Sheet } from './sheet.ts';

const ROW = 22;
const THICK = 13;
const LABEL = { size: 9.5 };
const FULL = '#1f4e79';
const HATCH = 3.5;

export function drawBars(sheet: Sheet, parent: Element, { alt, bars }: Bars): void {
  const rows = bars.map((bar) => rowOf(sheet, bar));
  const height = rows.reduce((sum, row) => sum + row.height, 6);
  sheet.keep(height);
  const top = sheet.y();
  const bbox = [sheet.left, top, sheet.left + sheet.width, top + height];
  const figure = sheet.open('Figure', parent, { alt, bbox, placement: 'Block' });
  const most = Math.max(5, ...bars.map(({ high }) => high));
  sheet.mark(figure, 'Figure', () => {
    let y = top;
    for (const row of rows) {
      drawBar(sheet, row, y, most);
      y += row.height;
    }
    const from = sheet.left + labelWidth(sheet);
    sheet.doc.moveTo(from, top).lineTo(from, y).lineWidth(0.75).stroke('#1b1b1b');
  });
  sheet.move(height + 6);
}

const labelWidth = ({ width }: Sheet): number => width * 0.36;
const wordsWidth = ({ width }: Sheet): number => width * 0.2;

/** One bar with its words, which may need more than one line. */
type Row = {
  readonly bar: Bar;
  readonly label: readonly Line[];
  readonly words: readonly Line[];
  readonly height: number;
};

function rowOf(sheet: Sheet, bar: Bar): Row {
  const label = sheet.ink.linesOf(bar.label, LABEL, labelWidth(sheet) - 10);
  const words = sheet.ink.linesOf(bar.words, LABEL, wordsWidth(sheet) - 6);
  const lines = Math.max(label.length, words.length);
  return { bar, label, words, height: Math.max(ROW, lines * lineHeight(LABEL) + 6) };
}

function drawBar(sheet: Sheet, { bar: { low, high }, label, words, height }: Row, y: number, most: number): void {
  const { doc, ink, left, width } = sheet;
  const from = left + labelWidth(sheet);
  const scale = (width - labelWidth(sheet) - wordsWidth(sheet)) / most;
  const lineY = (count: number, at: number): number =>
    y + (height - count * lineHeight(LABEL)) / 2 + at * lineHeight(LABEL);
  label.forEach((line, at) => {
    ink.draw(line, LABEL, from - 8 - line.width, lineY(label.length, at));
  });
  const barY = y + (height - THICK) / 2;
  if (low > 0) doc.rect(from, barY, low * scale, THICK).fill(FULL);
  if (high > low) hatched(doc, { x: from + low * scale, y: barY, width: (high - low) * scale });
  words.forEach((line, at) => {
    ink.draw(line, LABEL, from + high * scale + 6, lineY(words.length, at));
  });
}

function hatched(doc: PDFKit.PDFDocument, { x, y, width }: { x: number; y: number; width: number }): void {
  doc.save();
  doc.rect(x, y, width, THICK).clip();
  for (let at = -THICK; at < width; at += HATCH) doc.moveTo(x + at, y + THICK).lineTo(x + at + THICK, y);
  doc.lineWidth(0.6).stroke(FULL);
  doc.restore();
  doc.rect(x, y, width, THICK).lineWidth(0.6).stroke(FULL);
}
