// Waits until the whole program has come to rest, so that a test may look at what is there and at what is not.

import type { Worker } from '../../src/delivery/worker.ts';

/** Until a pass finds nothing: a message that failed for good makes the next person due in the same moment. */
export async function finish(worker: Worker): Promise<void> {
  for (let passes = 0; passes < 20; passes += 1) if ((await worker.runOnce()) === 0) return;
  throw new Error('the worker never comes to rest');
}

const ROUNDS = 8;

/**
 * What the bot does after its answer is calls to the platform and nothing else, one right after the other, and both ends run in
 * this process: a few turns of the event loop without a call mean that there are no more. `count` gives null while one is open.
 */
export async function untilStill(count: () => number | null): Promise<void> {
  let still = 0;
  let seen: number | null = null;
  while (still < ROUNDS) {
    await new Promise((resolve) => setTimeout(resolve, 2));
    const now = count();
    still = now === null || now !== seen ? 0 : still + 1;
    seen = now;
  }
}
