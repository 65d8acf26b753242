// Cases at the worker: the reporter's status is one message, brought up to date where it stands; everything else is new.

import type { CaseDoc } from '../../../domain/casework/case.ts';
import { settle } from '../../../domain/casework/settle.ts';
import { ok, refuse } from '../../../domain/shared/result.ts';
import { makeDesk } from '../../desk.ts';
import { changeCase } from '../change-case.ts';
import { advanceCase } from '../clock/advance-case.ts';
import { outgoing } from './outgoing.ts';
import { caseRoster, withChannelWarning } from './safeguarding-channel.ts';

export const caseDesk = makeDesk<CaseDoc>({
  kind: 'case',
  advance: advanceCase,
  outgoing,
  earlier: (doc, item, route) => (item.kind === 'report_status' ? doc.state.statusMessages[route] : undefined),
  settle: (deps, id, ends) =>
    changeCase(deps, id, async (doc) =>
      doc === null
        ? refuse('case.gone', '')
        : ok(await withChannelWarning(deps, settle(doc, ends, deps.clock.now()), ends)),
    ),
  roster: caseRoster,
});
