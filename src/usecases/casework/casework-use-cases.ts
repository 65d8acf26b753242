// Every step of the case desk, as the conversation calls them, room by room. Rights are checked in each, from stored facts, at the press.

import type { FindingUseCases } from './finding-use-cases.ts';

/** Each room adds one line here, with its own type, and one in make-casework-use-cases.ts. */
export type CaseworkUseCases = {
  readonly finding: FindingUseCases;
};
