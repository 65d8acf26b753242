// Entries in the order in which their documents were created, read from the newest. New ones go to the end; taking one out is a binary search.

export type Born = { readonly born: number };

export type BirthList<T extends Born> = {
  readonly add: (entry: T) => void;
  readonly remove: (entry: T) => void;
  readonly size: () => number;
  /** Newest first, from the first one older than `before`. */
  readonly newestFirst: (before: number) => Iterable<T>;
};

export function newBirthList<T extends Born>(): BirthList<T> {
  const entries: T[] = [];
  /** Index of the first entry that is not older than `born`. */
  const placeOf = (born: number): number => {
    let low = 0;
    let high = entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((entries[middle]?.born ?? born) < born) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    add: (entry) => {
      const last = entries.at(-1);
      if (last === undefined || last.born < entry.born) entries.push(entry);
      else if (entries[placeOf(entry.born)]?.born !== entry.born) entries.splice(placeOf(entry.born), 0, entry);
    },
    remove: (entry) => {
      const place = placeOf(entry.born);
      if (entries[place]?.born === entry.born) entries.splice(place, 1);
    },
    size: () => entries.length,
    *newestFirst(older) {
      for (let place = placeOf(older) - 1; place >= 0; place -= 1) {
        const entry = entries[place];
        if (entry !== undefined) yield entry;
      }
    },
  };
}
