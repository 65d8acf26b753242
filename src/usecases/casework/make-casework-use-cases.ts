// Every step of the case desk, bound to the world it works in. Nothing is decided here.

import type { Deps } from '../ports.ts';
import type { CaseworkUseCases } from './casework-use-cases.ts';
import { closeCase, closingPage, reopenCase } from './closing/closing.ts';
import { makeExportUseCases } from './export/make-export-use-cases.ts';
import { makeFindingUseCases } from './finding/finding-use-cases.ts';
import { makeOutsideUseCases } from './record/outside-use-cases.ts';
import { addToRecord, recordChoices, recordPage } from './record/write-record.ts';
import { makeTiesUseCases } from './sharing/conflict-use-cases.ts';
import { makeSharingUseCases } from './sharing/sharing-use-cases.ts';

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
