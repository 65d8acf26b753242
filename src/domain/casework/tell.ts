// Telling people about a case: they become holders, and an alert is owed to each of them.

import type { PersonId } from '../people/person.ts';
import type { Recipient } from '../people/plan.ts';
import type { Instant } from '../shared/instant.ts';
import type { CaseDoc, CaseState, Holder } from './case.ts';
import { type NewMessage, revise } from './revise.ts';

/** Adds the recipients as holders of this rung and owes each an alert. People already holding the case are left as they are. */
export function tell(doc: CaseDoc, recipients: readonly Recipient[], rung: number, now: Instant): CaseDoc {
  const active = new Set(activeHolders(doc.state).map((h) => h.personId));
  const fresh = recipients.filter((r) => !active.has(r.personId));
  if (fresh.length === 0) return doc;
  const added = fresh.map((r): Holder => ({ ...r, rung, toldAt: now }));
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

/** Owes the same people a fresh alert: the ladder climbed, or the case moved on to them. */
export function tellAgain(doc: CaseDoc, people: readonly PersonId[], now: Instant): CaseDoc {
  return revise(doc, now, { messages: people.map((person) => alertTo(doc, person)) });
}

export const activeHolders = (state: CaseState): readonly Holder[] =>
  state.holders.filter((h) => h.withdrawnAt === undefined);

/** How many people hold the case and could be written to; the reporter never learns who from a chat message. */
export function toldCount(doc: CaseDoc): number {
  const alerts = (person: PersonId) => doc.outbox.filter((item) => item.kind === 'case_alert' && item.to === person);
  const unreached = (person: PersonId) =>
    alerts(person).length > 0 && alerts(person).every((item) => item.settled?.how === 'dead');
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
