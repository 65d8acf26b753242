// Thrown when the program must not start: everything that is wrong, at once.

import { type Fault, formatFaults } from './fault.ts';

export class StartFault extends Error {
  override readonly name = 'StartFault';
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(formatFaults(faults));
    this.faults = faults;
  }
}
