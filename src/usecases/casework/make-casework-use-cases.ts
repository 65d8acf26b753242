// Every step of the case desk, bound to the world it works in. Nothing is decided here.

import type { Deps } from '../ports.ts';
import type { CaseworkUseCases } from './casework-use-cases.ts';
import { closeCase, closingPage, reopenCase } from './closing.ts';
import { makeTiesUseCases } from './conflict-use-cases.ts';
import { makeExportUseCases } from './export/make-export-use-cases.ts';
import { makeFindingUseCases } from './finding-use-cases.ts';
import { makeOutsideUseCases } from './outside-use-cases.ts';
import { makeSharingUseCases } from './sharing-use-cases.ts';
import { addToRecord, recordChoices, recordPage } from './write-record.ts';

export const makeCaseworkUseCases = (deps: Deps): CaseworkUseCases => ({
  records: {
    choices: (who, id) => recordChoices(deps, who, id),
    form: (who, id, input) => recordPage(deps, who, id, input),
    add: (who, id, input) => addToRecord(deps, who, id, input),
  },
  closing: {
    page: (who, id, since) => closingPage(deps, who, id, since),
    close: (who, id, input) => closeCase(deps, who, id, input),
    reopen: (who, id, input) => reopenCase(deps, who, id, input),
  },
  copies: makeExportUseCases(deps),
  finding: makeFindingUseCases(deps),
  ties: makeTiesUseCases(deps),
  sharing: makeSharingUseCases(deps),
  outside: makeOutsideUseCases(deps),
});
