// A document as PDF: tagged for screen readers, with its letters embedded, its title and its language.

import PDFDocument from 'pdfkit';
import type { Block, Paper } from './paper.ts';
import { drawBars } from './pdf/draw-bars.ts';
import { drawTable } from './pdf/draw-table.ts';
import { lineHeight } from './pdf/ink.ts';
import { type Element, makeSheet, type Sheet } from './pdf/sheet.ts';

export const PDF_TYPE = 'application/pdf';

const TITLE = { size: 20, bold: true };
const HEADINGS = { 2: { size: 14, bold: true }, 3: { size: 11.5, bold: true } } as const;
const TEXT = { size: 10.5 };
const QUIET = { size: 9, colour: '#44505c' };
/** Whoever may open it may print it, and have it read out. */
const ALLOWED = { printing: 'highResolution', copying: true, contentAccessibility: true } as const;
/** The smallest letters in a table with many columns. */
const CELL = { few: 9.5, many: 8 };
const MANY_COLUMNS = 6;

/** `passphrase`: the file opens with it alone, in any reader (AES-256). */
export async function toPdf(paper: Paper, passphrase?: string): Promise<Uint8Array> {
  const doc = newDocument(paper, passphrase);
  const done = collected(doc);
  doc.addPage();
  const sheet = makeSheet(doc);
  const root = doc.struct('Document');
  doc.addStructure(root);
  if (paper.from !== '') sheet.write(sheet.open('P', root), 'P', paper.from, QUIET);
  sheet.write(sheet.open('H1', root), 'H1', paper.title, TITLE);
  sheet.move(6);
  for (const block of paper.blocks) drawBlock(sheet, root, block);
  footers(sheet, paper.footer);
  root.end();
  doc.end();
  return done;
}

function newDocument(paper: Paper, passphrase: string | undefined): PDFKit.PDFDocument {
  const options: PDFKit.PDFDocumentOptions = {
    ...{ size: 'A4', layout: paper.shape === 'wide' ? 'landscape' : 'portrait', margin: 0 },
    ...{ pdfVersion: '1.7', tagged: true, lang: 'en-GB', displayTitle: true, bufferPages: true, autoFirstPage: false },
    info: { Title: paper.title, Author: paper.from, CreationDate: new Date(paper.madeAt) },
  };
  // Missing from the published types: it writes down that the file is meant to be PDF/UA.
  Object.assign(options, { subset: 'PDF/UA' });
  if (passphrase !== undefined)
    Object.assign(options, { pdfVersion: '1.7ext3', userPassword: passphrase, permissions: ALLOWED });
  return new PDFDocument(options);
}

function collected(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
}

function drawBlock(sheet: Sheet, root: Element, block: Block): void {
  switch (block.kind) {
    case 'heading':
      drawHeading(sheet, root, block.level, block.text);
      break;
    case 'text':
      sheet.write(sheet.open('P', root), 'P', block.text, TEXT);
      sheet.move(5);
      break;
    case 'list':
      drawList(sheet, root, block.items);
      break;
    case 'table':
      drawTable(sheet, root, block, block.columns.length > MANY_COLUMNS ? CELL.many : CELL.few);
      break;
    case 'bars':
      drawBars(sheet, root, block);
      break;
  }
}

function drawHeading(sheet: Sheet, root: Element, level: 2 | 3, text: string): void {
  const style = HEADINGS[level];
  // A heading never stands alone at the foot of a page.
  sheet.keep(lineHeight(style) + 64);
  sheet.move(level === 2 ? 12 : 6);
  const tag = level === 2 ? 'H2' : 'H3';
  sheet.write(sheet.open(tag, root), tag, text, style);
  sheet.move(4);
}

function drawList(sheet: Sheet, root: Element, items: readonly string[]): void {
  const list = sheet.open('L', root);
  for (const item of items) {
    const body = sheet.open('LBody', sheet.open('LI', list));
    sheet.keep(lineHeight(TEXT));
    sheet.aside('Layout', () => {
      sheet.doc.circle(sheet.left + 5, sheet.y() + TEXT.size * 0.62, 1.6).fill('#1b1b1b');
    });
    sheet.write(body, 'LBody', item, TEXT, { x: sheet.left + 14, width: sheet.width - 14 });
    sheet.move(2);
  }
  sheet.move(4);
}

/** On every page, and outside of what is read aloud. */
function footers(sheet: Sheet, words: string): void {
  const { doc, ink } = sheet;
  const { start, count } = doc.bufferedPageRange();
  for (let at = 0; at < count; at += 1) {
    doc.switchToPage(start + at);
    sheet.aside('Pagination', () => {
      const y = doc.page.height - 46;
      const [left] = ink.linesOf(words, QUIET, sheet.width - 90);
      const [right] = ink.linesOf(`Page ${at + 1} of ${count}`, QUIET, 90);
      if (left !== undefined) ink.draw(left, QUIET, sheet.left, y);
      if (right !== undefined) ink.draw(right, QUIET, sheet.left + sheet.width - right.width, y);
    });
  }
}
