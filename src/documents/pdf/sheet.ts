// The sheet that is being written on: where the next line goes, when a new page begins, and how each piece is tagged so that a
// screen reader meets it in the order in which it is meant.

import { type Ink, type Line, lineHeight, makeInk, type Style } from './ink.ts';

export type Element = ReturnType<PDFKit.PDFDocument['struct']>;
type Tag = Parameters<PDFKit.PDFDocument['struct']>[0];
/** The published types know fewer of these than the writer does. */
export type TagOptions = Parameters<PDFKit.PDFDocument['struct']>[1] & {
  readonly scope?: 'Column' | 'Row';
  readonly bbox?: readonly number[];
  readonly placement?: 'Block';
};

const MARGIN = 48;
const FOOT = 40;

export type Sheet = {
  readonly doc: PDFKit.PDFDocument;
  readonly ink: Ink;
  readonly left: number;
  readonly width: number;
  readonly y: () => number;
  readonly move: (by: number) => void;
  /** What is left of this page. */
  readonly room: () => number;
  readonly newPage: () => void;
  /** A new page unless this much fits on this one. */
  readonly keep: (height: number) => void;
  readonly open: (tag: Tag, parent: Element, options?: TagOptions) => Element;
  /** Draws as the content of this element. */
  readonly mark: (element: Element, tag: string, draw: () => void) => void;
  /** Draws something that nobody needs to hear: lines, fills, what is repeated. */
  readonly aside: (type: 'Layout' | 'Pagination', draw: () => void) => void;
  /** Lines of text one under the other, over as many pages as they need. */
  readonly write: (
    element: Element,
    tag: string,
    text: string,
    style: Style,
    at?: { x: number; width: number },
  ) => void;
};

export function makeSheet(doc: PDFKit.PDFDocument): Sheet {
  const ink = makeInk(doc);
  let y = MARGIN;
  const bottom = (): number => doc.page.height - MARGIN - FOOT;
  const newPage = (): void => {
    doc.addPage();
    y = MARGIN;
  };
  const sheet: Sheet = {
    ...{ doc, ink, newPage, left: MARGIN, width: doc.page.width - 2 * MARGIN },
    y: () => y,
    move: (by) => {
      y += by;
    },
    room: () => bottom() - y,
    keep: (height) => {
      if (bottom() - y < height) newPage();
    },
    open: (tag, parent, options = {}) => {
      const element = doc.struct(tag, options);
      parent.add(element);
      return element;
    },
    mark: (element, tag, draw) => {
      const content = doc.markStructureContent(tag);
      draw();
      doc.endMarkedContent();
      element.add(content);
    },
    aside: (type, draw) => {
      doc.markContent('Artifact', { type });
      draw();
      doc.endMarkedContent();
    },
    write: (element, tag, text, style, at) => {
      const { x, width } = at ?? { x: sheet.left, width: sheet.width };
      let lines = ink.linesOf(text, style, width);
      while (lines.length > 0) {
        sheet.keep(lineHeight(style));
        const fit = Math.max(1, Math.floor(sheet.room() / lineHeight(style)));
        const now = lines.slice(0, fit);
        sheet.mark(element, tag, () => drawLines(sheet, now, style, x));
        lines = lines.slice(fit);
      }
    },
  };
  return sheet;
}

function drawLines(sheet: Sheet, lines: readonly Line[], style: Style, x: number): void {
  for (const line of lines) {
    sheet.ink.draw(line, style, x, sheet.y());
    sheet.move(lineHeight(style));
  }
}
