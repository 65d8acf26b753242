// What a button about papers carries: which class and text, who signs, which page, the mark of the text, or which paper.

import type { SheetRef } from '../../usecases/aup/paper/paper-use-cases.ts';
import { encodeTarget, type Target } from '../target.ts';

export type PaperTarget = {
  readonly ref: SheetRef;
  readonly page: number;
  /** Of the text that was on the screen; for one paper: the save it came from. */
  readonly mark: string;
  readonly pupil: string;
};

export const paperTarget = ({ list, agreement, signer }: SheetRef, page: number, mark = '', pupil = ''): string =>
  encodeTarget({ id: list, page: [agreement, signer, page, mark, pupil].join(':').replace(/:+$/, '') });

export function readPaperTarget({ id, page }: Target): PaperTarget {
  const [agreement = '', signer = '', number = '', mark = '', pupil = ''] = page.split(':');
  return {
    ref: { list: id, agreement, signer: signer === 'parent' ? 'parent' : 'pupil' },
    page: pageNumber(number),
    mark,
    pupil,
  };
}

export function pageNumber(text: string): number {
  const asked = Number.parseInt(text, 10);
  return Number.isInteger(asked) && asked > 0 && asked < 10_000 ? asked : 1;
}
