// Somebody who may decide says yes, for as long as was asked or shorter. With enough of them the period is fixed.

import { addSchoolTime } from '../../calendar/school-time.ts';
import type { PersonId } from '../../people/person.ts';
import { type Instant, MINUTE_MS } from '../../shared/instant.ts';
import { pressSeen, rememberPress } from '../../shared/presses.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { FilteringSchool } from '../filtering-school.ts';
import { PURPOSE_WORDS } from '../purposes.ts';
import { askedOf, isNamesake, stillCounts } from './approver-plan.ts';
import { stillAsked } from './ask-approvers.ts';
import { toDecide } from './deciding.ts';
import { planIt } from './it-plan.ts';
import type { Approval, OverrideDoc, OverrideRequest, Period } from './override.ts';
import { cardsUpdated, cardTo, lineTo } from './override-messages.ts';
import { clock, notApprover } from './request-refusals.ts';
import { revise } from './revise-override.ts';
import { whyNever } from './send.ts';

/** `until` null: as long as was asked. */
export type Approving = { readonly until: Instant | null; readonly reason: string; readonly key: string };

/** School minutes that IT has after the beginning until it is told again. */
export const OPEN_WITHIN_MINUTES = 10;

export function approve(
  doc: OverrideDoc,
  by: PersonId,
  approving: Approving,
  school: FilteringSchool,
  now: Instant,
): Result<OverrideDoc> {
  if (pressSeen(doc.state, approving.key)) return ok(doc);
  const asked = toDecide(doc, by, school, now);
  if (!asked.ok) return asked;
  const request = asked.value;
  const never = whyNever(request, school);
  if (never !== null) return never;
  const counting = doc.state.approvals.filter((a) => stillCounts(a.by, school, askedOf(doc), now));
  if (counting.some((a) => a.by === by)) {
    return refuse('request.already_yours', 'You have approved this already. One more person has to.');
  }
  if (counting.some((a) => isNamesake(a.by, by, school))) return notApprover('request.excluded');
  const until = approving.until ?? request.wanted.until;
  if (until > request.wanted.until || until <= Math.max(now, request.wanted.from)) {
    const latest = clock(school, request.wanted.until, now);
    return refuse('request.until', `Choose an end that is still to come and not after ${latest}.`, 'until');
  }
  const mine: Approval = { by, at: now, until, ...(approving.reason === '' ? {} : { reason: approving.reason }) };
  const approvals = [...counting, mine];
  const pressed = revise(doc, now, {
    state: { approvals, ...rememberPress(doc.state, approving.key) },
    entries: [{ by, action: 'request.approved', detail: { until, of: school.overrides.approvals } }],
  });
  return ok(
    approvals.length < school.overrides.approvals
      ? waitingForMore(pressed, mine, school, now)
      : granted(pressed, request, school, now),
  );
}

/** One yes of two. A shorter end binds the second as well, so it is too late once that has passed. */
function waitingForMore(doc: OverrideDoc, mine: Approval, school: FilteringSchool, now: Instant): OverrideDoc {
  const { requester, approvals, timers } = doc.state;
  const waits = stillAsked(doc, school, now).length >= school.overrides.approvals - approvals.length;
  return revise(doc, now, {
    messages: [
      ...cardsUpdated(doc),
      lineTo(requester, 'approved_once', { by: mine.by, at: mine.until, once: `${mine.by}-${mine.at}` }),
    ],
    timers: { lapse: Math.min(timers.lapse ?? mine.until, mine.until), ...(waits ? {} : { ladder: now }) },
  });
}

/** One press approves; then what it was asked for is the reason, so that no opening is without one. */
const asAskedFor = ({ purpose }: OverrideRequest): string => `As asked for: ${PURPOSE_WORDS[purpose]}`;

function granted(doc: OverrideDoc, request: OverrideRequest, school: FilteringSchool, now: Instant): OverrideDoc {
  const { approvals, requester } = doc.state;
  const { overrides } = school;
  const period: Period = {
    from: Math.max(request.wanted.from, now),
    until: Math.min(request.wanted.until, ...approvals.map((a) => a.until)),
  };
  const by = approvals.map((a) => a.by);
  const reason = approvals.flatMap((a) => a.reason ?? []).join('\n') || asAskedFor(request);
  const itPeople = planIt(school, now).rungs[0] ?? [];
  const ending = period.until - overrides.remindBeforeMinutes * MINUTE_MS;
  return revise(doc, now, {
    state: { phase: 'approved', decision: { what: 'approved', by, at: now, reason }, period, itPeople },
    messages: [
      ...cardsUpdated(doc),
      lineTo(requester, 'approved', { by: by.at(-1) ?? '', at: period.until }),
      // Where the filter reads the list itself, IT is asked only if it did not.
      ...(overrides.enforcement === 'task' ? itPeople.map((id) => cardTo(id, 'open')) : []),
    ],
    timers: {
      ladder: null,
      lapse: null,
      begin: period.from > now ? period.from : null,
      open_chase: addSchoolTime(school.calendar, period.from, OPEN_WITHIN_MINUTES),
      ending: ending > period.from ? ending : null,
      end: period.until,
    },
  });
}
