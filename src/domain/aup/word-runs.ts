// What changed within one sentence, word by word.

import { diffArrays } from 'diff';
import { tidyText } from './canonical-text.ts';

export type WordRun = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string };

/** Below this share of words that stayed, scattered words read worse than the old sentence beside the new one. */
const LEAST_SHARE_KEPT = 1 / 3;

export function wordRuns(was: string, now: string): readonly WordRun[] {
  const old = wordsOf(was);
  const current = wordsOf(now);
  const runs = diffArrays(old, current).map(
    ({ value, added, removed }): WordRun => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value.join(' '),
    }),
  );
  const kept = runs.flatMap(({ kind, text }) => (kind === 'same' ? wordsOf(text) : [])).length;
  return kept < LEAST_SHARE_KEPT * Math.max(old.length, current.length) ? replaced(was, now) : runs;
}

const wordsOf = (text: string): string[] =>
  tidyText(text)
    .split(' ')
    .filter((word) => word !== '');

const replaced = (was: string, now: string): readonly WordRun[] => [
  ...(tidyText(was) === '' ? [] : [{ kind: 'removed', text: tidyText(was) } as const]),
  ...(tidyText(now) === '' ? [] : [{ kind: 'added', text: tidyText(now) } as const]),
];
