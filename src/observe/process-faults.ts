// What nobody caught. Node's own way is to print the error, message and all, and a message may repeat a report; here only its type,
// its code and its place are written down.

import type { Log } from '../usecases/ports.ts';

/** The events of a Node process, as far as they are needed here. */
type ProcessLike = {
  readonly on: (event: 'unhandledRejection' | 'uncaughtException', heard: (fault: unknown) => void) => unknown;
  readonly exit: (code: number) => void;
};

export function noteProcessFaults(log: Log, process: ProcessLike): void {
  // A promise of a package that nobody waited for: everybody else's reports go on.
  process.on('unhandledRejection', (fault) => log.error('process.unhandled_rejection', {}, fault));
  // Thrown outside of everything: what is half done is unknown. The store survives a sudden end, and a supervisor starts anew.
  process.on('uncaughtException', (fault) => {
    log.error('process.uncaught_exception', {}, fault);
    process.exit(1);
  });
}
