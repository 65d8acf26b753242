// From the moment the bot knows, a shut-out person holds nothing: told before or not, they learn only that the report has moved.

import type { PersonId } from '../people/person.ts';
import type { Instant } from '../shared/instant.ts';
import type { CaseDoc, Recusal } from './case.ts';
import { handoverEnded } from './hand-over.ts';
import { revise } from './revise.ts';
import { activeHolders, lineTo } from './tell.ts';

/**
 * Records the recusals and withdraws everybody among them who holds the case. Alerts still owed to them are dropped.
 * Their acknowledgement, if they gave one, no longer counts.
 */
export function withdraw(doc: CaseDoc, recusals: readonly Recusal[], now: Instant): CaseDoc {
  const known = new Set(doc.state.recusals.map((r) => `${r.personId}:${r.why}`));
  const fresh = recusals.filter((r) => !known.has(`${r.personId}:${r.why}`));
  const out = new Set(recusals.map((r) => r.personId));
  const leaving = activeHolders(doc.state).filter((h) => out.has(h.personId));
  if (fresh.length === 0 && leaving.length === 0) return doc;
  const noted = revise(doc, now, {
    state: { recusals: [...doc.state.recusals, ...fresh] },
    entries: fresh.map((r) => ({ by: 'system', action: 'case.recused', detail: { person: r.personId, why: r.why } })),
  });
  const ended = accessEnded(noted, out, 'recused', now);
  return revise(ended, now, { messages: leaving.map((h) => lineTo(h.personId, 'moved', doc.version)) });
}

/** People who do not work here any more: their access ends, and nothing is said to them. They may come back another day. */
export function released(doc: CaseDoc, people: readonly PersonId[], now: Instant): CaseDoc {
  const out = new Set(people);
  return activeHolders(doc.state).some((h) => out.has(h.personId)) ? accessEnded(doc, out, 'left', now) : doc;
}

/** `code` is what is noted of messages that were still owed to them. */
export function accessEnded(doc: CaseDoc, out: ReadonlySet<PersonId>, code: string, now: Instant): CaseDoc {
  const leaving = activeHolders(doc.state).filter((h) => out.has(h.personId));
  const { acknowledged, ...rest } = doc.state;
  const stillAcknowledged = acknowledged !== undefined && !out.has(acknowledged.by);
  const outbox = doc.outbox.map((item) =>
    item.settled === undefined && out.has(item.to) && item.kind !== 'report_status'
      ? { ...item, settled: { at: now, how: 'dropped' as const, code } }
      : item,
  );
  const ended = revise({ ...doc, outbox, state: stillAcknowledged ? doc.state : rest }, now, {
    state: { holders: doc.state.holders.map((h) => (leaving.includes(h) ? { ...h, withdrawnAt: now } : h)) },
    entries: leaving.map((h) => ({ by: 'system', action: 'case.withdrawn', detail: { person: h.personId } })),
  });
  return handoverEnded(ended, out, now);
}
