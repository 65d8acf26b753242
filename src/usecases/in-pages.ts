// Reads many records a page at a time, side by side within a page, and lets whatever else waits go first between pages.

/** Enough that the disk is never idle, few enough that nobody else waits behind them. */
const PAGE = 50;
const AT_ONCE_MS = 20;

/** In the order of the things. */
export async function inPages<T, R>(things: readonly T[], read: (thing: T) => Promise<R>): Promise<readonly R[]> {
  const done: R[] = [];
  let since = performance.now();
  for (let at = 0; at < things.length; at += PAGE) {
    done.push(...(await Promise.all(things.slice(at, at + PAGE).map(read))));
    if (performance.now() - since < AT_ONCE_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  }
  return done;
}
