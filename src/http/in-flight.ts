// Counts the requests somebody still works on, so that a stop can wait for the last of them.

export type InFlight = {
  /** Call the answer once, when the handler has settled and the response has gone. */
  readonly begin: () => () => void;
  readonly count: () => number;
  /** True when nothing was left before the time was up. */
  readonly drained: (timeoutMs: number) => Promise<boolean>;
};

export function createInFlight(): InFlight {
  let open = 0;
  const waiting = new Set<() => void>();
  const begin = (): (() => void) => {
    open += 1;
    return () => {
      open -= 1;
      if (open === 0) for (const tell of waiting) tell();
    };
  };
  const drained = (timeoutMs: number): Promise<boolean> =>
    new Promise((resolve) => {
      const settle = (clean: boolean): void => {
        clearTimeout(timer);
        waiting.delete(tell);
        resolve(clean);
      };
      const tell = (): void => settle(true);
      const timer = setTimeout(() => settle(false), timeoutMs);
      waiting.add(tell);
      if (open === 0) tell();
    });
  return { begin, count: () => open, drained };
}
