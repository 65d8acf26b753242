// What the reporter may see of a report they sent: advice, who was told by role, what is next. Never the case.

import { isOpen } from '../../domain/calendar/school-time.ts';
import { noCase } from '../../domain/casework/access.ts';
import type { CaseDoc, CaseState } from '../../domain/casework/case.ts';
import { activeHolders, inHandSince, toldCount } from '../../domain/casework/tell.ts';
import { ROLE_NAMES } from '../../domain/people/role.ts';
import type { Policy } from '../../domain/school/policy.ts';
import { ok, type Result } from '../../domain/shared/result.ts';
import { formatMoment, formatTimeOrMoment } from '../../domain/shared/time.ts';
import type { StatusWord } from '../../views/chat-views.ts';
import { readCase } from '../casework/change-case.ts';
import type { Deps } from '../ports.ts';
import type { ReceiptData } from '../results.ts';
import type { Who } from '../who.ts';
import { hashCode } from './anonymous-code.ts';
import { isOwn, ownCaseId } from './own-report.ts';
import { adviceLine } from './preview.ts';

export async function receipt(deps: Deps, who: Who | null, idOrCode: string): Promise<Result<ReceiptData>> {
  const found = await findOwnReport(deps, who, idOrCode);
  return found.ok ? ok(receiptOf(deps, found.value, '', idOrCode.trim())) : found;
}

/** The reporter's own report by id, or an unnamed one by its secret or code. */
export async function findOwnReport(deps: Deps, who: Who | null, idOrCode: string): Promise<Result<CaseDoc>> {
  const byId = await readCase(deps, ownCaseId(who, idOrCode.trim()));
  if (!byId.ok) return byId;
  const doc = byId.value ?? (who === null ? await byCode(deps, idOrCode) : null);
  return doc !== null && isOwn(doc, who) && doc.state.phase !== 'discarded' && doc.state.phase !== 'draft'
    ? ok(doc)
    : noCase();
}

async function byCode(deps: Deps, code: string): Promise<CaseDoc | null> {
  const page = await deps.store.list('case', [`code:${hashCode(code)}`], { limit: 1 });
  const header = page.headers[0];
  return header === undefined ? null : deps.store.read('case', header.id);
}

/** `code` is given once, with the answer to Send; `address` is how the reporter asks for it again. */
export function receiptOf(deps: Deps, doc: CaseDoc, code: string, address: string): ReceiptData {
  const { state } = doc;
  const { zone } = deps.policy(doc.school).calendar;
  const nextCheck = nextCheckOf(deps, doc);
  return {
    caseId: address,
    ref: state.ref,
    status: statusOf(state),
    savedAt: formatMoment(state.submittedAt ?? state.createdAt, zone),
    advice: adviceOf(state, deps.policy(doc.school)),
    told: toldRoles(state),
    toldCount: toldCount(doc),
    next: nextLines(doc, nextCheck),
    nextCheck,
    nobodyAccepted: nobodyAccepted(state),
    code,
    anonymous: state.reporter.kind === 'anonymous',
  };
}

/** Where it says that nobody may be reading, the school's own words for that time come next. */
function adviceOf({ outcome, submittedAt, createdAt }: CaseState, { calendar, outOfHours }: Policy): readonly string[] {
  const shut = outOfHours !== undefined && !isOpen(calendar, submittedAt ?? createdAt);
  return (outcome?.advice ?? []).flatMap((key) =>
    shut && key === 'not_emergency_service' ? [adviceLine(key), outOfHours] : [adviceLine(key)],
  );
}

/** Only received, seen, in hand, closed: nothing else is ever said to a reporter. */
export function statusOf(state: CaseState): StatusWord {
  if (state.phase === 'closed') return 'Closed';
  if (state.acknowledged === undefined) return 'Received';
  const at = inHandSince(state) ?? state.acknowledged.at;
  const worked = state.notes.some((n) => n.kind === 'note' && n.at >= at) || state.records?.some((r) => r.at >= at);
  return worked || state.reopenings !== undefined ? 'In hand' : 'Seen';
}

export const nobodyAccepted = (state: CaseState): boolean =>
  state.acknowledged === undefined &&
  state.phase !== 'closed' &&
  (state.ladder.failedAt !== undefined ||
    (state.ladder.lateAt !== undefined && state.outcome?.urgency === 'immediate'));

/** When the ladder looks again: a time today, or day and time; empty once somebody has accepted. */
export function nextCheckOf(deps: Deps, doc: CaseDoc): string {
  const at = doc.state.timers.ladder;
  if (at === undefined || doc.state.acknowledged !== undefined) return '';
  return formatTimeOrMoment(at, deps.clock.now(), deps.policy(doc.school).calendar.zone);
}

const toldRoles = (state: CaseState): readonly string[] => [
  ...new Set(activeHolders(state).flatMap((h) => h.roles.map((role) => ROLE_NAMES[role]))),
];

function nextLines(doc: CaseDoc, nextCheck: string): readonly string[] {
  const { state } = doc;
  const told = toldCount(doc);
  if (nobodyAccepted(state)) {
    return ['Nobody has accepted this report yet. Do not wait for the bot: phone one of the numbers below.'];
  }
  if (state.phase === 'closed') return ['The person who dealt with this has closed it. You can still add something.'];
  if (state.acknowledged !== undefined) return ['Somebody is dealing with this. They may come to talk to you.'];
  const who = told === 1 ? '1 person has been told.' : `${told} people have been told.`;
  return nextCheck === '' ? [who] : [who, `If nobody has accepted it by ${nextCheck}, the next person is told.`];
}
