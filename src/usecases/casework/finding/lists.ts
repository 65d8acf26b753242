// One's own reports, and how a case stands in a list.

import type { CaseDoc } from '../../../domain/casework/case.ts';
import type { Urgency } from '../../../domain/incident/outcome.ts';
import { formatMoment } from '../../../domain/shared/time.ts';
import type { UrgencyWord } from '../../../views/chat-views.ts';
import type { Deps } from '../../ports.ts';
import { isOwn } from '../../reporting/own-report.ts';
import { statusOf } from '../../reporting/receipt.ts';
import type { CaseItem, ReportItem } from '../../results.ts';
import type { Who } from '../../who.ts';
import { readCase } from '../change-case.ts';
import { standingOf } from './case-standing.ts';
import type { Seen } from './finding-walk.ts';

/** More than fits in one card; older ones are found by their status message. */
const REPORTS_SHOWN = 10;

export async function myReports(deps: Deps, who: Who): Promise<readonly ReportItem[]> {
  const docs = await readAll(deps, [`reporter:${who.person.id}`], REPORTS_SHOWN);
  const { zone } = deps.policy(who.school).calendar;
  return docs
    .filter((doc) => isOwn(doc, who))
    .map(({ id, state }) => ({
      id,
      ref: state.ref,
      status: statusOf(state),
      time: formatMoment(state.submittedAt ?? state.createdAt, zone),
    }));
}

/** One line of a list of cases, as the person who looks sees it. */
export function caseItem(deps: Deps, { doc, me }: Seen, who: Who): CaseItem {
  const { zone } = deps.policy(who.school).calendar;
  return {
    id: doc.id,
    ref: doc.state.ref,
    urgency: urgencyWord(doc.state.outcome?.urgency ?? 'immediate'),
    state: standingOf(deps, doc, me),
    time: formatMoment(doc.state.submittedAt ?? doc.state.createdAt, zone),
  };
}

async function readAll(deps: Deps, terms: readonly string[], limit: number): Promise<readonly CaseDoc[]> {
  const { headers } = await deps.store.list('case', terms, { limit });
  // One record that cannot be read must not hide the others; reading it has told the people who put it right.
  const reads = await Promise.all(headers.map((h) => readCase(deps, h.id)));
  return reads.flatMap((read) => (read.ok && read.value !== null ? [read.value] : []));
}

const URGENCY_WORDS: Readonly<Record<Urgency, UrgencyWord>> = {
  immediate: 'Urgent',
  same_day: 'Today',
  next_day: 'Next school day',
};
export const urgencyWord = (urgency: Urgency): UrgencyWord => URGENCY_WORDS[urgency];
