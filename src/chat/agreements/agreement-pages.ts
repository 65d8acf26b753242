// A long text in pages that every platform shows whole: nothing of what is signed is ever shortened to fit a card.

import type { Agreement } from '../../domain/aup/agreement.ts';
import { numberedClauses } from '../../domain/aup/sign-form.ts';
import type { ReadingData } from '../../usecases/aup/signing-use-cases.ts';
import { AUP_TEXTS } from '../../views/aup-texts.ts';

const T = AUP_TEXTS.read;

/** A heading and the lines below it. */
export type ReadPart = { readonly title: string; readonly lines: readonly string[] };
export type ReadPage = readonly ReadPart[];

/** Well below what a card holds: two screens of a phone, which is what somebody reads at one go. */
const MOST_BYTES = 2200;
const MOST_LINES = 14;

const bytes = (line: string): number => Buffer.byteLength(JSON.stringify(line), 'utf8');
const size = ({ title, lines }: ReadPart): number => [title, ...lines].reduce((sum, line) => sum + bytes(line), 0);
const fits = (page: ReadPage): boolean =>
  page.reduce((sum, part) => sum + size(part), 0) <= MOST_BYTES &&
  page.reduce((sum, { lines }) => sum + lines.length, 0) <= MOST_LINES;

export function pagesOf(parts: readonly ReadPart[]): readonly ReadPage[] {
  const pages: ReadPage[] = [];
  for (const part of parts.flatMap(inPieces)) {
    const last = pages.at(-1);
    if (last !== undefined && fits([...last, part])) pages.splice(-1, 1, [...last, part]);
    else pages.push([part]);
  }
  return pages;
}

/** One that is longer than a page goes on under its own heading. */
function inPieces(part: ReadPart): readonly ReadPart[] {
  const pieces: ReadPart[] = [];
  for (const line of part.lines) {
    const last = pieces.at(-1);
    const longer = last === undefined ? null : { ...last, lines: [...last.lines, line] };
    if (longer !== null && fits([longer])) pieces.splice(-1, 1, longer);
    else pieces.push({ title: pieces.length === 0 ? part.title : T.continued(part.title), lines: [line] });
  }
  return pieces;
}

/** The text itself, with the numbers people see. */
export function textParts(text: Agreement): readonly ReadPart[] {
  const numbers = new Map(numberedClauses(text).map(({ id, number }) => [id, number]));
  return [
    ...(text.intro.length === 0 ? [] : [{ title: T.about, lines: text.intro }]),
    ...text.parts.map(({ title, clauses }) => ({
      title,
      lines: clauses.map(({ id, text: words }) => `${numbers.get(id)}. ${words}`),
    })),
    ...(text.boxes.length === 0 ? [] : [{ title: T.boxes, lines: text.boxes.map(({ label }) => label) }]),
  ];
}

/** On top what changed and what was answered, then the whole text. */
export const readingParts = ({ agreement, changes, asked }: ReadingData): readonly ReadPart[] => [
  ...(changes === null ? [] : [{ title: changes.heading, lines: changes.lines }]),
  ...(asked.length === 0
    ? []
    : [
        {
          title: T.yourQuestions,
          lines: asked.flatMap(({ clause, question, answer }) => [
            T.question(clause, question),
            answer === '' ? T.noAnswer : T.answer(answer),
          ]),
        },
      ]),
  ...textParts(agreement),
];
