// Every step about documents, bound to the world it works in. Nothing is decided here.

import { isoDateOf } from '../../domain/shared/time.ts';
import type { Deps } from '../ports.ts';
import { documentLink } from './document-link.ts';
import { formLink, forms } from './form-link.ts';
import { countedFrom, periodKey, periodOptions, periodsAt } from './periods.ts';
import type { ReportsUseCases } from './reports-use-cases.ts';
import { documentsFor } from './rights.ts';

export function makeReportsUseCases(deps: Deps): ReportsUseCases {
  return {
    choices: async (who) => {
      const { items } = await forms(deps, who, 0);
      const { calendar } = deps.policy(who.school);
      const periods = periodsAt(calendar, deps.clock.now());
      const documents = await documentsFor(deps, who);
      const today = isoDateOf(deps.clock.now(), calendar.zone);
      const usual = documents.includes('governors')
        ? periods.find((period) => countedFrom(period, periods) <= today)
        : periods[0];
      return {
        ...{ documents, periods: periodOptions(periods), forms: items.length > 0 },
        usualPeriod: usual === undefined ? '' : periodKey(usual),
      };
    },
    forms: (who, page) => forms(deps, who, page),
    link: (who, input) => documentLink(deps, who, input),
    formLink: (who, caseId, lock) => formLink(deps, who, caseId, lock),
  };
}
