// The ledger's head for the head and the chair: as a line of their weekly bundle, and on a page that says what it is for.

import { anchorDuties, type LedgerAnchor } from '../../domain/review/anchor-duties.ts';
import { approversOf } from '../../domain/review/review-rights.ts';
import { ok, type Result, refuse } from '../../domain/shared/result.ts';
import { isoDateOf } from '../../domain/shared/time.ts';
import { ANCHOR_TEXTS } from '../../views/anchor-texts.ts';
import { recordRefusal } from '../casework/authorise.ts';
import type { Deps } from '../ports.ts';
import type { DutySource } from '../reminders/duty-source.ts';
import type { Who } from '../who.ts';

export const anchorDutySource: DutySource = {
  duties: async (deps, school, today) => {
    const anchor = await deps.store.anchor();
    return anchorDuties(anchor, await deps.people.directory(school), deps.policy(school).calendar, today);
  },
  action: () => ({
    ...{ verb: 'ledger.anchor', target: '', label: ANCHOR_TEXTS.button },
    ...{ style: 'primary', withInputs: false },
  }),
  why: () => ANCHOR_TEXTS.why,
};

export async function ledgerAnchor(deps: Deps, who: Who): Promise<Result<Pick<LedgerAnchor, 'signs'>>> {
  const directory = await deps.people.directory(who.school);
  const today = isoDateOf(deps.clock.now(), deps.policy(who.school).calendar.zone);
  const keepers = [
    ...approversOf('headteacher', directory, today),
    ...approversOf('chair_of_governors', directory, today),
  ];
  // The number of entries stays here: it grows by every case, also by one that this person is shut out of.
  if (keepers.some(({ id }) => id === who.person.id)) return ok({ signs: (await deps.store.anchor()).signs });
  await recordRefusal(deps, who.school, who.person.id, 'ledger');
  return refuse('ledger.not_yours', ANCHOR_TEXTS.notYours);
}
