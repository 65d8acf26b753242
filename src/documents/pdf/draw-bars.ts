// A bar chart out of lines and hatching. A full bar is a number, a hatched one what may lie above it: never told by colour alone.

import type { Bar, Bars } from '../paper.ts';
import type { Element, Sheet } from './sheet.ts';

const ROW = 22;
const THICK = 13;
const LABEL = { size: 9.5 };
const FULL = '#1f4e79';
const HATCH = 3.5;

export function drawBars(sheet: Sheet, parent: Element, { alt, bars }: Bars): void {
  const height = bars.length * ROW + 6;
  sheet.keep(height);
  const top = sheet.y();
  const bbox = [sheet.left, top, sheet.left + sheet.width, top + height];
  const figure = sheet.open('Figure', parent, { alt, bbox, placement: 'Block' });
  const most = Math.max(5, ...bars.map(({ high }) => high));
  sheet.mark(figure, 'Figure', () => {
    for (const [at, bar] of bars.entries()) drawBar(sheet, bar, top + at * ROW, most);
    const from = sheet.left + labelWidth(sheet);
    sheet.doc
      .moveTo(from, top)
      .lineTo(from, top + bars.length * ROW)
      .lineWidth(0.75)
      .stroke('#1b1b1b');
  });
  sheet.move(height + 6);
}

const labelWidth = ({ width }: Sheet): number => width * 0.36;
const wordsWidth = ({ width }: Sheet): number => width * 0.16;

function drawBar(sheet: Sheet, { label, low, high, words }: Bar, y: number, most: number): void {
  const { doc, ink, left, width } = sheet;
  const from = left + labelWidth(sheet);
  const scale = (width - labelWidth(sheet) - wordsWidth(sheet)) / most;
  const textY = y + (ROW - LABEL.size * 1.3) / 2;
  const lines = ink.linesOf(label, LABEL, labelWidth(sheet) - 10);
  const [first] = lines;
  if (first !== undefined) ink.draw(first, LABEL, from - 8 - first.width, textY);
  const barY = y + (ROW - THICK) / 2;
  if (low > 0) doc.rect(from, barY, low * scale, THICK).fill(FULL);
  if (high > low) hatched(doc, { x: from + low * scale, y: barY, width: (high - low) * scale });
  const [said] = ink.linesOf(words, LABEL, wordsWidth(sheet));
  if (said !== undefined) ink.draw(said, LABEL, from + high * scale + 6, textY);
}

function hatched(doc: PDFKit.PDFDocument, { x, y, width }: { x: number; y: number; width: number }): void {
  doc.save();
  doc.rect(x, y, width, THICK).clip();
  for (let at = -THICK; at < width; at += HATCH) doc.moveTo(x + at, y + THICK).lineTo(x + at + THICK, y);
  doc.lineWidth(0.6).stroke(FULL);
  doc.restore();
  doc.rect(x, y, width, THICK).lineWidth(0.6).stroke(FULL);
}
