// Every step of the case desk, bound to the world it works in. Nothing is decided here.

import type { Deps } from '../ports.ts';
import type { CaseworkUseCases } from './casework-use-cases.ts';
import { makeFindingUseCases } from './finding-use-cases.ts';

export const makeCaseworkUseCases = (deps: Deps): CaseworkUseCases => ({
  finding: makeFindingUseCases(deps),
});
