// "I am dealing with this": an accountable holder stops the ladder, or takes over what they were put in charge of; anybody else is
// shown as having seen it.

import type { PersonId } from '../people/person.ts';
import type { Instant } from '../shared/instant.ts';
import { rememberPress } from '../shared/presses.ts';
import type { CaseDoc } from './case.ts';
import { isOfferedTo, takeOver } from './hand-over.ts';
import { timersInHand } from './retell.ts';
import { type Revision, revise } from './revise.ts';
import { activeHolders, heldBy, lineTo, statusMessage } from './tell.ts';

/** A showing, recorded before anything is shown. */
export const opened = (doc: CaseDoc, by: PersonId, now: Instant): CaseDoc =>
  revise(doc, now, {
    state: {
      holders: doc.state.holders.map((h) =>
        h.personId === by && h.openedAt === undefined ? { ...h, openedAt: now } : h,
      ),
    },
    entries: [{ by, action: 'case.opened' }],
  });

/** A further showing changes no state: a history entry alone, which the store adds unseen even if the case moved meanwhile. */
export const openedAgain = (doc: CaseDoc, by: PersonId, now: Instant): CaseDoc =>
  revise(doc, now, { entries: [{ by, action: 'case.opened' }] });

/** After the case moved on it is accepted anew, and the reporter must hear of that too. */
const seenAgain = (doc: CaseDoc): string => {
  const earlier = doc.outbox.filter((item) => item.id.startsWith('status:seen')).length;
  return earlier === 0 ? 'seen' : `seen-${earlier + 1}`;
};

export function acknowledge(doc: CaseDoc, by: PersonId, key: string, now: Instant): CaseDoc {
  const me = heldBy(doc.state, by);
  if (me === undefined) return doc;
  if (isOfferedTo(doc.state, by)) return takeOver(doc, by, key, now);
  const holders = doc.state.holders.map((h) => (h === me ? { ...h, acknowledgedAt: h.acknowledgedAt ?? now } : h));
  const seen: Revision = {
    state: { holders, ...rememberPress(doc.state, key) },
    entries: [{ by, action: me.accountable ? 'case.acknowledged' : 'case.seen' }],
  };
  if (!me.accountable || doc.state.acknowledged !== undefined) return revise(doc, now, seen);
  const others = activeHolders(doc.state).filter((h) => h.accountable && h.personId !== by);
  return revise(doc, now, {
    ...seen,
    state: { ...seen.state, acknowledged: { by, at: now } },
    messages: [...statusMessage(doc, seenAgain(doc)), ...others.map((h) => lineTo(h.personId, 'seen_by_another', by))],
    timers: { ladder: null, ...timersInHand(doc.state, now) },
  });
}
