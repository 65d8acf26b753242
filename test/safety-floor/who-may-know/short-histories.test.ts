// Random histories of random casts, lived through the real steps, conversation and worker. Everything that reaches anybody by any way is
// held against a small account of who may know what; and every history is lived again without one of its reports: to whoever is shut
// out of that report, both lives must be the same, sign by sign. Many short ones; two files, so that two processors share the work.

import { describe, it } from '@jest/globals';
import { inEveryHistory } from './in-every-history.ts';

describe('whoever may not know of a case', () => {
  it('learns nothing of it by any way, in any short history; and whoever may know finds what is theirs', async () => {
    await inEveryHistory({ runs: 1500, mostActs: 7 });
  }, 900_000);
});
