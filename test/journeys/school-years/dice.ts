// A small generator with a seed, so that a year can be lived again.

export type Dice = {
  /** 0 to sides - 1. */
  readonly roll: (sides: number) => number;
  /** Once in so many times. */
  readonly once: (times: number) => boolean;
  readonly pick: <T>(things: readonly T[]) => T;
};

export function dice(seed: number): Dice {
  let state = (seed * 2_654_435_761) >>> 0;
  const roll = (sides: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * sides);
  };
  return {
    roll,
    once: (times) => roll(times) === 0,
    pick: (things) => {
      const found = things[roll(things.length)];
      if (found === undefined) throw new Error('nothing to pick from');
      return found;
    },
  };
}
