// Every step about documents, bound to the world it works in. Nothing is decided here.

import type { Deps } from '../ports.ts';
import { documentLink } from './document-link.ts';
import { formLink, forms } from './form-link.ts';
import { periodOptions, periodsAt } from './periods.ts';
import type { ReportsUseCases } from './reports-use-cases.ts';
import { documentsFor } from './rights.ts';

export function makeReportsUseCases(deps: Deps): ReportsUseCases {
  return {
    choices: async (who) => {
      const { items } = await forms(deps, who, 0);
      const periods = periodOptions(periodsAt(deps.policy(who.school).calendar, deps.clock.now()));
      return { documents: await documentsFor(deps, who), periods, forms: items.length > 0 };
    },
    forms: (who, page) => forms(deps, who, page),
    link: (who, input) => documentLink(deps, who, input),
    formLink: (who, caseId) => formLink(deps, who, caseId),
  };
}
