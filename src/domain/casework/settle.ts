// How a message ended, written back to the case that owed it. A dead alert climbs the ladder at once: somebody else must hear.

import type { OutboxItem } from '../shared/document.ts';
import type { Instant } from '../shared/instant.ts';
import type { CaseDoc } from './case.ts';
import { refreshed, revise } from './revise.ts';

export type Settlement = {
  readonly id: string;
  readonly how: 'sent' | 'dropped' | 'dead' | 'later';
  readonly code: string;
  /** For `later`: when to try again. */
  readonly at?: Instant;
  /** For a sent status: where it stands. */
  readonly message?: { readonly route: string; readonly reference: string };
};

/** The case after its messages ended so. Items already settled stay as they are. */
export const settle = (doc: CaseDoc, settlements: readonly Settlement[], now: Instant): CaseDoc =>
  settlements.reduce((current, settlement) => settleOne(current, settlement, now), doc);

function settleOne(doc: CaseDoc, s: Settlement, now: Instant): CaseDoc {
  const item = doc.outbox.find((i) => i.id === s.id && i.settled === undefined);
  if (item === undefined) return doc;
  const outbox = doc.outbox.map((i) => (i === item ? ended(i, s, now) : i));
  const statusMessages =
    item.kind === 'report_status' && s.message !== undefined
      ? { ...doc.state.statusMessages, [s.message.route]: s.message.reference }
      : doc.state.statusMessages;
  const next = refreshed({ ...doc, outbox, state: { ...doc.state, statusMessages } });
  if (s.how === 'later') return next;
  // Not this person after all: somebody else must hear, and now, not when the ladder would have looked.
  if (s.how === 'dropped') return isFirstAlert(item) && MUST_NOT_HAVE.includes(s.code) ? climbingNow(next, now) : next;
  const entry = {
    by: 'system',
    action: s.how === 'sent' ? 'message.sent' : 'message.dead',
    detail: { kind: item.kind, to: item.to, by: s.code },
  };
  const told = revise(next, now, { entries: [entry] });
  return s.how === 'dead' && isFirstAlert(item) ? climbingNow(told, now) : told;
}

/** What delivery says of somebody who may no longer hear of the case. */
const MUST_NOT_HAVE: readonly string[] = ['recused', 'left'];

/** Only the first alert to a person: when nobody can be reached at all, the later rounds keep to the ladder's own times. */
const isFirstAlert = (item: OutboxItem): boolean => item.kind === 'case_alert' && item.params.attempt === 1;

const climbingNow = (doc: CaseDoc, now: Instant): CaseDoc =>
  doc.state.timers.ladder === undefined ? doc : revise(doc, now, { timers: { ladder: now } });

function ended(item: OutboxItem, s: Settlement, now: Instant): OutboxItem {
  if (s.how === 'later') return { ...item, attempts: item.attempts + 1, notBefore: s.at ?? now };
  return { ...item, attempts: item.attempts + 1, settled: { at: now, how: s.how, code: s.code } };
}
