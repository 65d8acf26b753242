// The difference in words, line by line, for a card, a page of paper or a screen reader. Nothing is told by colour.

import { assertNever } from '../shared/assert-never.ts';
import type { Change } from './difference.ts';
import type { WordRun } from './word-runs.ts';

export type DifferenceLine = {
  readonly kind: Change['what'];
  /** The id of the clause; empty for a heading, a box or the title. */
  readonly clause: string;
  readonly text: string;
};

export const DIFFERENCE_TEXTS = {
  sameWords: 'Not a word has changed.',
  gone: 'taken out',
  new: 'new',
} as const;

export const differenceLines = (changes: readonly Change[]): readonly DifferenceLine[] =>
  changes.map((change) => ({
    kind: change.what,
    clause: change.kind === 'clause' ? change.id : '',
    text: sentence(change),
  }));

/** "I keep [taken out: my phone] [new: phones and watches] switched off." */
export const markedText = (runs: readonly WordRun[]): string =>
  runs
    .map(({ kind, text }) => {
      if (kind === 'same') return text;
      return `[${kind === 'removed' ? DIFFERENCE_TEXTS.gone : DIFFERENCE_TEXTS.new}: ${text}]`;
    })
    .join(' ');

function sentence(change: Change): string {
  switch (change.what) {
    case 'added':
      return `New: ${name(change, change.now.number, 'small')}. ${change.text}`;
    case 'removed':
      return `Taken out: ${name(change, change.was.number, 'small')}. It said: ${change.text}`;
    case 'changed':
      return `${name(change, change.now.number)}${numberBefore(change)}: ${markedText(change.words)}`;
    case 'moved':
      return `${name(change, change.now.number)} stands elsewhere${numberBefore(change)}: ${change.text}`;
    default:
      return assertNever(change);
  }
}

function numberBefore({ was, now }: Extract<Change, { what: 'changed' | 'moved' }>): string {
  return was.number === undefined || was.number === now.number ? '' : ` (it was clause ${was.number})`;
}

function name({ kind }: Change, number: number | undefined, size: 'big' | 'small' = 'big'): string {
  const small = nameOf(kind, number);
  return size === 'small' ? small : `${small.charAt(0).toUpperCase()}${small.slice(1)}`;
}

function nameOf(kind: Change['kind'], number: number | undefined): string {
  switch (kind) {
    case 'title':
      return 'the title';
    case 'intro':
      return 'what stands above the clauses';
    case 'part':
      return 'a heading';
    case 'clause':
      return number === undefined ? 'a clause' : `clause ${number}`;
    case 'box':
      return 'a box to tick';
    default:
      return assertNever(kind);
  }
}
