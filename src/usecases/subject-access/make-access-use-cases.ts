// Every step about requests for a person's data, bound to the world it works in. Nothing is decided here.

import type { Deps } from '../ports.ts';
import type { AccessUseCases } from './access-use-cases.ts';
import { heldData } from './held-data.ts';
import { personFile } from './person-file.ts';
import { listRequests, openRequest, registerRequest, writeStep } from './requests.ts';

export const makeAccessUseCases = (deps: Deps): AccessUseCases => ({
  list: (who) => listRequests(deps, who),
  register: (who, input) => registerRequest(deps, who, input),
  open: (who, id) => openRequest(deps, who, id),
  step: (who, id, input) => writeStep(deps, who, id, input),
  held: (who, id, page) => heldData(deps, who, id, page),
  file: (who, id, input) => personFile(deps, who, id, input),
});
