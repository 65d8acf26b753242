// One owed message, rendered only now: is the person still to have it, and what does it say as things stand?

import type { CaseDoc } from '../../../domain/casework/case.ts';
import { isRunning } from '../../../domain/casework/clock/case-clock.ts';
import { clocksOf } from '../../../domain/casework/clock/clocks-of.ts';
import { heldBy, toldCount } from '../../../domain/casework/tell.ts';
import { type OutboxItem, TO_CHANNEL } from '../../../domain/shared/document.ts';
import { formatTime, formatTimeOrMoment } from '../../../domain/shared/time.ts';
import type { CaseLineKey, ChatView } from '../../../views/chat-views.ts';
import type { Outgoing } from '../../desk.ts';
import { numbers } from '../../numbers.ts';
import { worksHereNow } from '../../people/works-here-now.ts';
import type { Deps } from '../../ports.ts';
import { nextCheckOf, nobodyAccepted, statusOf } from '../../reporting/receipt.ts';
import { urgencyWord } from '../finding/lists.ts';
import { recusedNow } from '../recused-now.ts';
import { caseActions, lineActions, statusActions } from './case-actions.ts';
import { CHANNEL_NOT_USED, channelNotUsed } from './safeguarding-channel.ts';

export async function outgoing(deps: Deps, doc: CaseDoc, item: OutboxItem): Promise<Outgoing> {
  switch (item.kind) {
    case CHANNEL_NOT_USED:
      return channelNotUsed(deps, doc, item);
    case 'case_alert':
      return alert(deps, doc, item);
    case 'case_line':
      return line(deps, doc, item);
    case 'report_status':
      if (doc.state.phase === 'draft' || doc.state.phase === 'discarded') return { drop: 'not_sent' };
      return { send: status(deps, doc) };
    default:
      return { drop: 'unknown_kind' };
  }
}

async function alert(deps: Deps, doc: CaseDoc, item: OutboxItem): Promise<Outgoing> {
  // Everybody in the channel is checked where it is sent.
  const refused = item.to === TO_CHANNEL ? null : await mayNotHave(deps, doc, item);
  if (refused !== null) return { drop: refused };
  if (doc.state.phase === 'closed') return { drop: 'closed' };
  if (item.to === TO_CHANNEL && doc.state.acknowledged !== undefined) return { drop: 'accepted' };
  if (doc.state.acknowledged !== undefined && item.attempts === 0 && Number(item.params.attempt) > 1)
    return { drop: 'accepted' };
  return {
    send: {
      view: 'case_alert',
      ref: doc.state.ref,
      urgency: urgencyWord(doc.state.outcome?.urgency ?? 'immediate'),
      time: formatTime(doc.state.submittedAt ?? doc.state.createdAt, zoneOf(deps, doc)),
      attempt: Number(item.params.attempt ?? 1),
      actions: caseActions(doc.id),
    },
  };
}

/** Lines that go to the reporter or to somebody who was shut out; all others need an entitled holder. */
const NOT_FOR_HOLDERS: readonly CaseLineKey[] = ['moved', 'draft_will_go'];

async function line(deps: Deps, doc: CaseDoc, item: OutboxItem): Promise<Outgoing> {
  const key = item.params.line as CaseLineKey;
  const forHolder = !NOT_FOR_HOLDERS.includes(key);
  const refused = forHolder ? await mayNotHave(deps, doc, item) : null;
  if (refused !== null) return { drop: refused };
  if (isOver(deps, doc, item)) return { drop: 'done' };
  if (key === 'draft_will_go' && doc.state.phase !== 'draft') return { drop: 'not_a_draft' };
  return {
    send: {
      view: 'case_line',
      ref: doc.state.ref,
      line: key,
      time: formatTime(deps.clock.now(), zoneOf(deps, doc)),
      numbers: [],
      actions: lineActions(key, doc.id),
    },
  };
}

/** A line about a clock that was stopped meanwhile, or of a case that is closed. */
function isOver(deps: Deps, doc: CaseDoc, { params }: OutboxItem): boolean {
  if (params.clock === undefined) return false;
  if (doc.state.phase === 'closed') return true;
  return !clocksOf(doc, deps.policy(doc.school)).some((clock) => clock.id === params.clock && isRunning(clock));
}

/** The reporter's status as things stand; also built when the conversation answers Send. */
export function status(deps: Deps, doc: CaseDoc): ChatView {
  const saved = doc.state.submittedAt ?? doc.state.createdAt;
  return {
    view: 'report_status',
    ref: doc.state.ref,
    status: statusOf(doc.state),
    time: formatTimeOrMoment(saved, deps.clock.now(), zoneOf(deps, doc)),
    toldCount: toldCount(doc),
    nextCheck: nextCheckOf(deps, doc),
    nobodyAccepted: nobodyAccepted(doc.state),
    numbers: numbers(deps.policy(doc.school)),
    actions: statusActions(doc.id),
  };
}

async function mayNotHave(deps: Deps, doc: CaseDoc, item: OutboxItem): Promise<string | null> {
  if (heldBy(doc.state, item.to) === undefined) return 'not_a_holder';
  if (!(await worksHereNow(deps, doc.school, item.to))) return 'left';
  return (await recusedNow(deps, doc)).has(item.to) ? 'recused' : null;
}

const zoneOf = (deps: Deps, doc: CaseDoc): string => deps.policy(doc.school).calendar.zone;
