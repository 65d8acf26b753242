// Letters on paper: which face has a letter, how wide words are, and where a line ends. What no face has is written as its number,
// so that nothing that was typed is lost.

import { createRequire } from 'node:module';

export type Style = { readonly size: number; readonly bold?: boolean; readonly colour?: string };
/** Letters of one face. */
type Run = { readonly face: string; readonly text: string };
export type Line = { readonly runs: readonly Run[]; readonly width: number };

const SETS = ['latin', 'latin-ext'] as const;
const WEIGHTS = ['400', '700'] as const;
const LEADING = 1.35;
export const lineHeight = ({ size }: Style): number => size * LEADING;

/** pdfkit's own face keeps its font here; the published types do not say so. */
type Glyphs = { readonly hasGlyphForCodePoint: (code: number) => boolean };

export type Ink = {
  readonly linesOf: (text: string, style: Style, width: number) => readonly Line[];
  readonly draw: (line: Line, style: Style, x: number, y: number) => void;
};

export function makeInk(doc: PDFKit.PDFDocument): Ink {
  const runsOf = makeRuns(doc);
  const widthOf = (runs: readonly Run[], size: number): number =>
    runs.reduce((sum, { face, text }) => sum + doc.font(face).fontSize(size).widthOfString(text), 0);
  return {
    linesOf: (text, { size, bold = false }, width) =>
      text
        .normalize('NFC')
        .split('\n')
        .flatMap((paragraph) =>
          wrap(paragraph.replace(/\s+/g, ' ').trim(), width, (words) => widthOf(runsOf(words, bold), size)),
        )
        .map((words) => {
          const runs = runsOf(words, bold);
          return { runs, width: widthOf(runs, size) };
        }),
    draw: ({ runs }, { size, colour = '#1b1b1b' }, x, y) => {
      let at = x;
      for (const [place, { face, text }] of runs.entries()) {
        // A space at the end, so that words of two lines are not read as one.
        const drawn = place === runs.length - 1 ? `${text} ` : text;
        doc.font(face).fontSize(size).fillColor(colour).text(drawn, at, y, { lineBreak: false });
        at += doc.widthOfString(text);
      }
    },
  };
}

/** Cuts a text into pieces, each in the first face that has its letters. */
function makeRuns(doc: PDFKit.PDFDocument): (text: string, bold: boolean) => readonly Run[] {
  const { resolve } = createRequire(import.meta.url);
  const glyphs = new Map<string, Glyphs>();
  for (const face of SETS.flatMap((set) => WEIGHTS.map((weight) => `${set}-${weight}`))) {
    doc.registerFont(
      face,
      resolve(`@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-${face}-normal.woff`),
    );
    glyphs.set(face, glyphsOf(doc.font(face)));
  }
  return (text, bold) => {
    const faces = SETS.map((set) => `${set}-${bold ? '700' : '400'}`);
    const runs: { face: string; text: string }[] = [];
    for (const sign of text) {
      const found = faces.find((face) => glyphs.get(face)?.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0));
      const shown = found === undefined ? numberOf(sign) : sign;
      const face = found ?? faces[0] ?? '';
      const last = runs.at(-1);
      if (last?.face === face) last.text += shown;
      else runs.push({ face, text: shown });
    }
    return runs;
  };
}

/** Signs that nobody sees are left out; everything else that no face has is named. */
const numberOf = (sign: string): string =>
  /\p{C}|\p{Mn}/u.test(sign) ? '' : `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;

function wrap(paragraph: string, width: number, measure: (words: string) => number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (measure(line) > width) {
      const signs = Array.from(line);
      if (signs.length === 1) break;
      const fits = longestThatFits(signs, width, measure);
      lines.push(signs.slice(0, fits).join(''));
      line = signs.slice(fits).join('');
    }
  }
  return [...lines, line];
}

/** A word that is wider than the column is broken where the column ends. */
function longestThatFits(signs: readonly string[], width: number, measure: (words: string) => number): number {
  let fits = 1;
  while (fits < signs.length && measure(signs.slice(0, fits + 1).join('')) <= width) fits += 1;
  return fits;
}

function glyphsOf(doc: PDFKit.PDFDocument): Glyphs {
  const face: unknown = Reflect.get(Object(Reflect.get(doc, '_font')), 'font');
  const has: unknown = Reflect.get(Object(face), 'hasGlyphForCodePoint');
  if (typeof has !== 'function') throw new Error('the face does not say which letters it has');
  return { hasGlyphForCodePoint: (code) => Reflect.apply(has, face, [code]) === true };
}
