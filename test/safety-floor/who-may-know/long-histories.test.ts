// Random histories of random casts, lived through the real steps, conversation and worker. Everything that reaches anybody by any way is
// held against a small account of who may know what; and every history is lived again without one of its reports: to whoever is shut
// out of that report, both lives must be the same, sign by sign. Fewer long ones; two files, so that two processors share the work.

import { describe, it } from '@jest/globals';
import { inEveryHistory } from './in-every-history.ts';

describe('whoever may not know of a case', () => {
  it('learns nothing of it by any way, in any long history; and whoever may know finds what is theirs', async () => {
    await inEveryHistory({ runs: 500, mostActs: 18 });
  }, 900_000);
});
