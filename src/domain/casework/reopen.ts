// Opening a closed case again. The closing stays on record; the case is closed anew later, with words of its own.

import type { PersonId } from '../people/person.ts';
import type { Instant } from '../shared/instant.ts';
import { rememberPress } from '../shared/presses.ts';
import { ok, type Result, refuse } from '../shared/result.ts';
import type { CaseDoc } from './case.ts';
import { timersInHand } from './retell.ts';
import { revise } from './revise.ts';
import { activeHolders, heldBy, lineTo, statusMessage } from './tell.ts';

/** Whoever opens it again is dealing with it, unless somebody who still holds it was. The others who lead on it are told. */
export function reopen(
  doc: CaseDoc,
  by: PersonId,
  input: { readonly reason: string; readonly key: string },
  now: Instant,
): Result<CaseDoc> {
  if (input.reason.trim() === '') return refuse('case.no_reason', 'Write why the case is opened again.', 'reason');
  const me = heldBy(doc.state, by);
  if (me?.accountable !== true)
    return refuse('case.not_accountable', 'Only a person who leads on this case can open it again.');
  const { closing, ...rest } = doc.state;
  if (doc.state.phase !== 'closed' || closing === undefined)
    return refuse('case.not_closed', 'This case is open already.');
  const reopenings = [...(rest.reopenings ?? []), { at: now, by, reason: input.reason }];
  // Whoever closed it had it in hand then: opening it again makes nobody late.
  const acknowledged = rest.acknowledged ?? { by, at: now, inHandSince: closing.at };
  const others = activeHolders(rest).filter((h) => h.accountable && h.personId !== by);
  return ok(
    revise({ ...doc, state: rest }, now, {
      state: {
        phase: 'open',
        earlierClosings: [...(rest.earlierClosings ?? []), closing],
        // What is still to be done by a time is brought up as if for the first time.
        ...{ reopenings, acknowledged, clocksTold: [] },
        ...rememberPress(rest, input.key),
      },
      entries: [{ by, action: 'case.reopened' }],
      messages: [
        ...statusMessage(doc, `reopened-${reopenings.length}`),
        ...others.map((h) => lineTo(h.personId, 'reopened', reopenings.length)),
      ],
      timers: timersInHand(rest, now),
    }),
  );
}
