// Every step about leavers' accounts, bound to the world it works in.

import type { Deps } from '../ports.ts';
import { closeAccounts, closedAccounts, leaversLink, openAccounts } from './leavers.ts';
import type { LeaversUseCases } from './leavers-use-cases.ts';

export const makeLeaversUseCases = (deps: Deps): LeaversUseCases => ({
  open: (who) => openAccounts(deps, who),
  closed: (who) => closedAccounts(deps, who),
  close: (who, input) => closeAccounts(deps, who, input),
  link: (who) => leaversLink(deps, who),
});
