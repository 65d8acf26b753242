// The words of the governors' report.

import type { FilterFigure } from '../../domain/report/figures.ts';
import type { InTime } from '../../domain/report/publish.ts';
import type { Shown } from '../../domain/report/small-numbers.ts';
import { assertNever } from '../../domain/shared/assert-never.ts';

export const NOT_SHOWN = 'Not shown';
export const FEW = 'Fewer than 5';

export function shownWords(shown: Shown): string {
  switch (shown.kind) {
    case 'exact':
      return `${shown.count}`;
    case 'few':
      return FEW;
    case 'range':
      return `${shown.low} to ${shown.high}`;
    case 'at_least':
      return `${shown.low} or more`;
    case 'held':
      return NOT_SHOWN;
    default:
      return assertNever(shown);
  }
}

export function inTimeWords(inTime: InTime | null): string {
  if (inTime === null) return NOT_SHOWN;
  switch (inTime.kind) {
    case 'share':
      return `About ${inTime.percent} %`;
    case 'all_but_few':
      return 'All, or all but a few';
    case 'few':
      return 'Fewer than 5 of them';
    default:
      return assertNever(inTime);
  }
}

/** How many have signed. */
export const signedWords = (signed: Shown | 'all_but_few'): string =>
  signed === 'all_but_few' ? 'All, or all but a few' : shownWords(signed);

export const FILTER_WORDS: Readonly<Record<FilterFigure, string>> = {
  approved: 'Approved',
  refused: 'Refused',
  other: 'Neither: taken back, or no answer in time',
  late: 'Of those approved: blocked again too late',
};

/** The two ways in which approved requests are split. */
export const SPLIT_WORDS = {
  byPurpose: { what: 'by what they were for', first: 'Wanted for', others: 'All other purposes' },
  byCategory: { what: 'by what the filter says of the site', first: 'Kind of site', others: 'All other kinds of site' },
} as const;

export const HOW_TO_READ: readonly string[] = [
  '“Fewer than 5” covers none at all, one, two, three and four. Which of them it is cannot be worked out from this report, nor from this and other reports of the year.',
  '“12 to 20” means at least 12 and at most 20. It is added up from the numbers that are shown, and says nothing more.',
  '“5 or more” is said where the number itself would give another away.',
  '“Not shown” is fewer than 5, or a number held back because a smaller one would follow from it.',
  'A term is counted when it is over, and its figures never change after that. Reports in the holidays count to the term that follows.',
  'Agreements stand as they did on the day given, for adults and pupils, signed in the chat or on paper here. Where all but a few have signed, nothing is said of the few.',
  'Reviews and checks of the filter are said exactly: they count the school’s own duties and no people.',
  'Reports about adults who work or govern here are not among the others. A report that somebody who may read these figures is kept away from is in none of them. The headteacher or the chair tells governors about those in person.',
];
