// Long work in memory gives way to whatever waits.

import { expect, it } from '@jest/globals';
import { inTurns } from '../../src/usecases/in-turns.ts';

const busy = (ms: number): void => {
  const until = performance.now() + ms;
  while (performance.now() < until);
};

it('gives everything back in its order, and lets others go first meanwhile', async () => {
  let others = 0;
  const tick = setInterval(() => {
    others += 1;
  }, 1);
  const done = await inTurns([1, 2, 3, 4, 5, 6], (number) => {
    busy(25);
    return number * 2;
  });
  clearInterval(tick);
  expect(done).toEqual([2, 4, 6, 8, 10, 12]);
  expect(others).toBeGreaterThanOrEqual(3);
});
