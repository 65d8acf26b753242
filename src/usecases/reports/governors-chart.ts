// Bars of the governors' report: they draw what is said in words beside them and nothing more.

import type { Bars } from '../../documents/paper.ts';
import { type Shown, spanOf } from '../../domain/report/small-numbers.ts';
import { shownWords } from './governors-words.ts';

type Bar = Bars['bars'][number];

export function barOf(label: string, shown: Shown, words = shownWords(shown)): Bar {
  const { low, high } = spanOf(shown);
  return { label, low, high: Number.isFinite(high) ? high : low, words };
}

export const chart = (what: string, bars: readonly Bar[]): Bars => ({
  kind: 'bars',
  alt: `Bar chart of ${what}. ${bars.map(({ label, words }) => `${label}: ${words}`).join('. ')}. The table that follows has the same numbers.`,
  bars,
});
