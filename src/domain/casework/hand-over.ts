// Somebody is put in charge of a case that another is dealing with. Until they say that they deal with it from now on, the earlier
// one does: the case is never with nobody, and the reporter sees no step back.

import type { PersonId } from '../people/person.ts';
import type { Plan } from '../people/plan.ts';
import type { Instant } from '../shared/instant.ts';
import { rememberPress } from '../shared/presses.ts';
import type { CaseDoc, CaseState, Holder } from './case.ts';
import { timersInHand } from './retell.ts';
import { type NewMessage, revise } from './revise.ts';
import { activeHolders, bringsIn, lineTo, tell } from './tell.ts';

/** Somebody who sees the whole case, and does not lead on it yet or leads while another deals with it. */
export const mayLead = ({ acknowledged, handover }: CaseState, holder: Holder): boolean =>
  holder.depth === 'whole' &&
  (!holder.accountable ||
    (acknowledged !== undefined && acknowledged.by !== holder.personId && handover?.to !== holder.personId));

export type InCharge = {
  readonly by: PersonId;
  readonly person: PersonId;
  readonly press: string;
  /** When they must have accepted. */
  readonly acceptBy: Instant;
};

/** Whom it was offered to before and who did not take it leads on it as before, and is not waited for any more. */
export function putInCharge(doc: CaseDoc, { by, person, press, acceptBy }: InCharge, now: Instant): CaseDoc {
  const holders = doc.state.holders.map((h) =>
    h.personId === person && h.withdrawnAt === undefined ? { ...h, accountable: true } : h,
  );
  const waits = doc.state.acknowledged !== undefined;
  return revise(doc, now, {
    state: {
      ...{ holders, ...rememberPress(doc.state, press) },
      ...(waits ? { handover: { to: person, by, at: now } } : {}),
    },
    entries: [{ by, action: 'case.put_in_charge', detail: { person } }],
    messages: [lineTo(person, 'you_lead_now', doc.version)],
    timers: waits ? { handover: acceptBy } : {},
  });
}

export const isOfferedTo = ({ handover, acknowledged }: CaseState, person: PersonId): boolean =>
  handover?.to === person && acknowledged !== undefined;

/** They say so themselves. The earlier one stays a holder and hears that it is done; when it was first in hand stays as it was. */
export function takeOver(doc: CaseDoc, by: PersonId, key: string, now: Instant): CaseDoc {
  const { acknowledged } = doc.state;
  if (acknowledged === undefined || !isOfferedTo(doc.state, by)) return doc;
  const holders = doc.state.holders.map((h) =>
    h.personId === by && h.withdrawnAt === undefined ? { ...h, acknowledgedAt: now } : h,
  );
  return revise(doc, now, {
    state: {
      ...{ holders, handover: null, ...rememberPress(doc.state, key) },
      acknowledged: { by, at: now, inHandSince: acknowledged.inHandSince ?? acknowledged.at },
    },
    entries: [{ by, action: 'case.taken_over', detail: { person: acknowledged.by } }],
    messages: [lineTo(acknowledged.by, 'seen_by_another', `${by}-${doc.version}`)],
    timers: { handover: null, ...timersInHand(doc.state, now) },
  });
}

/** Who is here to hear that nobody took it: who is away, and whom the ladder would tell now. */
export type HandoverHelp = { readonly away: () => ReadonlySet<PersonId>; readonly plan: () => Plan };

/**
 * They have not said so in time. It is not taken from them; whoever deals with it, and whoever offered it, hears that it is still so.
 * Are both away, it goes on: to whoever else leads on it, else to the next of the ladder. Only where nobody is here, to those who are away.
 */
export function handoverLate(doc: CaseDoc, now: Instant, { away, plan }: HandoverHelp): CaseDoc {
  const { handover } = doc.state;
  if (handover === undefined || handover === null) return revise(doc, now, { timers: { handover: null } });
  const out = away();
  const told = stillYours(doc);
  const here = told.filter(({ to }) => !out.has(to));
  const noted = revise(doc, now, {
    entries: [{ by: 'system', action: 'case.handover_late', detail: { person: handover.to } }],
    messages: here,
    timers: { handover: null },
  });
  if (here.length > 0) return noted;
  const leads = activeHolders(doc.state).filter(
    ({ accountable, personId }) => accountable && personId !== handover.to && !out.has(personId),
  );
  if (leads.length > 0)
    return revise(noted, now, {
      messages: leads.map(({ personId }) => lineTo(personId, 'handover_not_taken', handover.at)),
    });
  const { rungs } = plan();
  const next = rungs.findIndex((rung) => rung.some((one) => !out.has(one.personId) && bringsIn(noted, one)));
  if (next === -1) return revise(noted, now, { messages: told });
  return tell(
    noted,
    (rungs[next] ?? []).filter((one) => !out.has(one.personId)),
    next,
    now,
  );
}

/** Whoever it was offered to has gone, or nobody deals with it any more: nothing is waited for. */
export function handoverEnded(doc: CaseDoc, out: ReadonlySet<PersonId>, now: Instant): CaseDoc {
  const { handover, acknowledged } = doc.state;
  if (handover === undefined || handover === null) return doc;
  if (acknowledged !== undefined && !out.has(handover.to)) return doc;
  const messages = acknowledged === undefined ? [] : stillYours(doc, out);
  return revise(doc, now, { state: { handover: null }, messages, timers: { handover: null } });
}

const stillYours = (doc: CaseDoc, out: ReadonlySet<PersonId> = new Set()): readonly NewMessage[] => {
  const { handover, acknowledged } = doc.state;
  const told = new Set([acknowledged?.by, handover?.by]);
  return activeHolders(doc.state)
    .filter(({ personId }) => told.has(personId) && personId !== handover?.to && !out.has(personId))
    .map(({ personId }) => lineTo(personId, 'handover_not_taken', handover?.at ?? 0));
};
