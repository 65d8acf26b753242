// The property itself. WHO_MAY_KNOW_RUNS takes the place of how many histories are lived, for whoever looks longer.

import fc from 'fast-check';
import { faultsOf } from './compare-lives.ts';
import { history } from './history.ts';
import { tellHistory } from './tell-history.ts';

export async function inEveryHistory({ runs, mostActs }: { readonly runs: number; readonly mostActs: number }) {
  const given = process.env.WHO_MAY_KNOW_RUNS;
  await fc.assert(
    fc.asyncProperty(history(mostActs), async (one) => {
      const faults = await faultsOf(one);
      if (faults.length > 0) throw new Error([tellHistory(one), ...faults.slice(0, 4)].join('\n'));
    }),
    { numRuns: given === undefined ? runs : Number(given) },
  );
}
