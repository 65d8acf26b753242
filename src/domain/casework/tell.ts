// Telling people about a case: they become holders, and an alert is owed to each of them.

import { DEPTHS } from '../incident/outcome.ts';
import type { PersonId } from '../people/person.ts';
import type { Recipient } from '../people/plan.ts';
import type { Instant } from '../shared/instant.ts';
import type { CaseDoc, CaseState, Holder } from './case.ts';
import { type NewMessage, revise } from './revise.ts';

/** True for somebody who does not hold the case yet, or holds it without being in charge and would be now. */
export function bringsIn(doc: CaseDoc, recipient: Recipient): boolean {
  const held = heldBy(doc.state, recipient.personId);
  return held === undefined || (recipient.accountable && !held.accountable);
}

/** Adds the recipients as holders of this rung and owes each an alert. Who holds the case already is left as they are, or put in charge. */
export function tell(doc: CaseDoc, recipients: readonly Recipient[], rung: number, now: Instant): CaseDoc {
  const fresh = recipients.filter((r) => bringsIn(doc, r));
  if (fresh.length === 0) return doc;
  const added = fresh.map((r): Holder => withEarlier(doc, { ...r, rung, toldAt: now }));
  const kept = doc.state.holders.filter((h) => !fresh.some((r) => r.personId === h.personId));
  return revise(doc, now, {
    state: { holders: [...kept, ...added] },
    entries: added.map((h) => ({
      by: 'system',
      action: 'case.told',
      detail: { person: h.personId, roles: h.roles.join(','), depth: h.depth, rung },
    })),
    messages: added.map((h) => alertTo(doc, h.personId)),
  });
}

/** Put in charge, a holder keeps what was noted of them and every right they had. */
function withEarlier(doc: CaseDoc, holder: Holder): Holder {
  const earlier = heldBy(doc.state, holder.personId);
  if (earlier === undefined) return holder;
  const depth = DEPTHS.find((d) => d === earlier.depth || d === holder.depth) ?? holder.depth;
  return { ...earlier, ...holder, depth, roles: [...new Set([...earlier.roles, ...holder.roles])] };
}

/** Owes the same people a fresh alert: the ladder climbed, or the case moved on to them. */
export function tellAgain(doc: CaseDoc, people: readonly PersonId[], now: Instant): CaseDoc {
  return revise(doc, now, { messages: people.map((person) => alertTo(doc, person)) });
}

/** Since when somebody deals with it without a gap, through however many hands. */
export const inHandSince = ({ acknowledged }: CaseState): Instant | undefined =>
  acknowledged?.inHandSince ?? acknowledged?.at;

export const activeHolders = (state: CaseState): readonly Holder[] =>
  state.holders.filter((h) => h.withdrawnAt === undefined);

/** What this person holds of the case now; undefined for whoever never held it or does no more. */
export const heldBy = (state: CaseState, person: PersonId): Holder | undefined =>
  activeHolders(state).find((h) => h.personId === person);

/** How many people hold the case and could be written to; the reporter never learns who from a chat message. */
export function toldCount(doc: CaseDoc): number {
  const alerts = (person: PersonId) => doc.outbox.filter((item) => item.kind === 'case_alert' && item.to === person);
  // One alert that came to nothing and none that arrived: a new attempt under way is not "told" yet.
  const unreached = (person: PersonId) =>
    alerts(person).some((item) => item.settled?.how === 'dead') &&
    !alerts(person).some((item) => item.settled?.how === 'sent');
  return activeHolders(doc.state).filter((h) => !unreached(h.personId)).length;
}

function alertTo(doc: CaseDoc, person: PersonId): NewMessage {
  const earlier = doc.outbox.filter((item) => item.kind === 'case_alert' && item.to === person).length;
  return { id: `alert:${person}:${earlier + 1}`, kind: 'case_alert', to: person, params: { attempt: earlier + 1 } };
}

/** A fixed line about the case, owed once per id. */
export const lineTo = (person: PersonId, line: string, once: string | number): NewMessage => ({
  id: `line:${line}:${person}:${once}`,
  kind: 'case_line',
  to: person,
  params: { line },
});

/** The reporter's status message, brought up to date. Nothing is owed to an anonymous reporter. */
export function statusMessage(doc: CaseDoc, reason: string): readonly NewMessage[] {
  const { reporter } = doc.state;
  if (reporter.kind !== 'person') return [];
  return [{ id: `status:${reason}`, kind: 'report_status', to: reporter.personId }];
}
