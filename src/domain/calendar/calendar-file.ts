// What was read out of a file, from whichever kind of file: what it says, what was not understood, and what is wrong with it.

import type { Fault } from '../shared/fault.ts';
import { formatDate } from '../shared/time.ts';
import type { CalendarContent, Days } from './school-calendar.ts';

export type NotUnderstood = { readonly line: number; readonly title: string; readonly why: string };

export type CalendarFile = {
  readonly content: CalendarContent;
  readonly notUnderstood: readonly NotUnderstood[];
  /** What must be put right in the file before anything is imported. */
  readonly faults: readonly Fault[];
};

export const MAX_NAME = 60;
export const MAX_SPANS = 600;

/** Fit to be shown and kept: one line, no signs that steer a terminal or turn the direction of writing, not too long. */
export function shownText(text: string, longest = MAX_NAME): string {
  const clean = text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\s\u2028\u2029]+/gu, ' ')
    .trim();
  return clean.length <= longest ? clean : `${clean.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** "Fri 23 Oct 2026", or "Mon 26 Oct 2026 to Fri 30 Oct 2026". */
export const daysText = ({ from, to }: Days): string =>
  from === to ? formatDate(from) : `${formatDate(from)} to ${formatDate(to)}`;
