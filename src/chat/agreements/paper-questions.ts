// The questions that every sheet of papers asks: whose, what they say, which boxes are empty, the day, and where the paper is kept.

import type { Agreement } from '../../domain/aup/agreement.ts';
import { PAPER_FIELDS } from '../../domain/aup/paper/paper-form.ts';
import { LONGEST_PLACE } from '../../domain/aup/paper/paper-life.ts';
import type { Question } from '../../views/fields.ts';
import { PAPER_TEXTS } from '../../views/paper-texts.ts';
import { choice, choices, date, shortText, type Typed } from '../questions.ts';

const T = PAPER_TEXTS.sheet;
const OPTION_LETTERS = 75;

export const answerQuestion = (): Question =>
  choice(PAPER_FIELDS.answer, T.answer, {
    options: [
      { value: 'signed', label: T.signed },
      { value: 'refused', label: T.refused },
    ],
    value: 'signed',
  });

/** Labels longer than a platform shows stand in full above the letters they are chosen by. */
export function emptyBoxes({ boxes }: Agreement): readonly Question[] {
  if (boxes.length === 0) return [];
  const isLong = boxes.some(({ label }) => label.length > OPTION_LETTERS);
  const letter = (index: number): string => String.fromCodePoint('A'.charCodeAt(0) + index);
  const help = isLong ? [...boxes.map(({ label }, index) => `${letter(index)}: ${label}`), T.emptyHelp] : [T.emptyHelp];
  const options = boxes.map(({ id, label }, index) => ({ value: id, label: isLong ? letter(index) : label }));
  return [choices(PAPER_FIELDS.empty, T.empty, { options, required: false, help: help.join('\n') })];
}

export const paperQuestions = (text: Agreement, keptAt: string): readonly Question[] => [
  ...emptyBoxes(text),
  date(PAPER_FIELDS.signedOn, T.date),
  shortText(PAPER_FIELDS.keptAt, T.place, { help: T.placeHelp, value: keptAt, maxLength: LONGEST_PLACE }),
];

/** What stays for the next page: the day and the place. */
export const carriedOn = (typed: Typed): Typed => ({
  [PAPER_FIELDS.signedOn]: typed[PAPER_FIELDS.signedOn] ?? '',
  [PAPER_FIELDS.keptAt]: typed[PAPER_FIELDS.keptAt] ?? '',
});
