// What the approved requests of a year fall into: by what they were for, and by what the filter says of the site. Each split is of the
// same total. Where that is said exactly the two know nothing of one another; where it is not, a second split could narrow it, and is
// left out. What is too small to be said stands in one line, so that nobody reads which it was.

import { leftOver, type Shown, type ShownRow } from './small-numbers.ts';

export type Shares<K> = {
  /** In the order in which people know them, those from five up. */
  readonly said: readonly { readonly of: K; readonly shown: Shown }[];
  /** Everything else together; null where nothing is said, or nothing is left. */
  readonly others: Shown | null;
};

const isSaid = ({ kind }: Shown): boolean => kind === 'exact' || kind === 'at_least';

export function sharesOf<K>(kinds: readonly K[], { year, parts }: Pick<ShownRow, 'year' | 'parts'>): Shares<K> {
  const all = kinds.map((of, at): Shares<K>['said'][number] => ({ of, shown: parts[at] ?? { kind: 'held' } }));
  const said = all.filter(({ shown }) => isSaid(shown));
  const isAll = said.length === 0 || said.length === all.length;
  const shown = said.map((one) => one.shown);
  return { said, others: isAll ? null : leftOver(year, shown) };
}
