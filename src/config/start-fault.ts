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

export const NOT_DEMO_DATA: Fault = {
  code: 'demo.real_data',
  path: 'ESAFETY_DATA',
  message: 'This folder holds records that the demo did not make.',
  fix: 'Give the demo a folder of its own, or set ESAFETY_POLICY to the pack of your school.',
};
