// The steps about being away, bound to the world they work in.

import type { Deps } from '../ports.ts';
import { myAbsences, sayAway, sayBack } from './away.ts';
import type { CoverUseCases } from './cover-use-cases.ts';
import { readRota, setRota } from './rota.ts';

export const makeCoverUseCases = (deps: Deps): CoverUseCases => ({
  rota: (who) => readRota(deps, who),
  setRota: (who, given) => setRota(deps, who, given),
  mine: (who) => myAbsences(deps, who),
  away: (who, days) => sayAway(deps, who, days),
  back: (who, days) => sayBack(deps, who, days),
});
