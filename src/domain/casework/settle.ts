// How a message ended, written back to the case that owed it. Where no alert came through
// to anybody who is accountable, the ladder climbs at once: somebody else must hear.

import type { OutboxItem } from '../shared/document.ts';
import type { Instant } from '../shared/instant.ts';
import { openItem, type Settlement, withEnd } from '../shared/settlement.ts';
import type { CaseDoc } from './case.ts';
import { refreshed, revise } from './revise.ts';
import { activeHolders } from './tell.ts';

/** The case after its messages ended so. Items already settled stay as they are. */
export function settle(doc: CaseDoc, settlements: readonly Settlement[], now: Instant): CaseDoc {
  const settled = settlements.reduce((current, settlement) => settleOne(current, settlement, now), doc);
  const failed = settlements.some((s) => {
    const item = openItem(doc.outbox, s);
    return item !== undefined && isFirstAlert(item) && neverCame(s);
  });
  return failed && !somebodyHears(settled) ? climbingNow(settled, now) : settled;
}

/** An accountable holder whose alert arrived or is still on its way. While there is one, the ladder keeps its own time. */
const somebodyHears = (doc: CaseDoc): boolean =>
  activeHolders(doc.state)
    .filter((h) => h.accountable)
    .some((h) =>
      doc.outbox.some(
        (item) =>
          item.kind === 'case_alert' &&
          item.to === h.personId &&
          (item.settled === undefined || item.settled.how === 'sent'),
      ),
    );

/** Given up on, or not this person after all. */
const neverCame = (s: Settlement): boolean =>
  s.how === 'dead' || (s.how === 'dropped' && MUST_NOT_HAVE.includes(s.code));

function settleOne(doc: CaseDoc, s: Settlement, now: Instant): CaseDoc {
  const item = openItem(doc.outbox, s);
  if (item === undefined) return doc;
  const outbox = withEnd(doc.outbox, s, now);
  const statusMessages =
    item.kind === 'report_status' && s.message !== undefined
      ? { ...doc.state.statusMessages, [s.message.route]: s.message.reference }
      : doc.state.statusMessages;
  const next = refreshed({ ...doc, outbox, state: { ...doc.state, statusMessages } });
  if (s.how === 'later' || s.how === 'dropped') return next;
  const entry = {
    by: 'system',
    action: s.how === 'sent' ? 'message.sent' : 'message.dead',
    detail: { kind: item.kind, to: item.to, by: s.code },
  };
  return revise(next, now, { entries: [entry] });
}

/** What delivery says of somebody who may no longer hear of the case. */
const MUST_NOT_HAVE: readonly string[] = ['recused', 'left'];

/** Only the first alert to a person: when nobody can be reached at all, the later rounds keep to the ladder's own times. */
const isFirstAlert = (item: OutboxItem): boolean => item.kind === 'case_alert' && item.params.attempt === 1;

const climbingNow = (doc: CaseDoc, now: Instant): CaseDoc =>
  doc.state.timers.ladder === undefined ? doc : revise(doc, now, { timers: { ladder: now } });
