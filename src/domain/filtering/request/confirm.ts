// IT says what the filter does: open, blocked again, or listed as something nobody may open.

import type { PersonId } from '../../people/person.ts';
import { assertNever } from '../../shared/assert-never.ts';
import type { DocId } from '../../shared/document.ts';
import type { Instant } from '../../shared/instant.ts';
import { pressSeen, rememberPress } from '../../shared/presses.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { FilteringSchool } from '../filtering-school.ts';
import { mayDoIt } from './it-plan.ts';
import { endedByTime, over, probeSoon, putBack } from './over.ts';
import type { OverrideDoc } from './override.ts';
import { cardsUpdated, lineTo } from './override-messages.ts';
import { clock, noLongerAsked, notIt } from './request-refusals.ts';
import { revise } from './revise-override.ts';
import { whyNever } from './send.ts';
import { safeguardingLead } from './tell-roles.ts';

type Press = { readonly key: string };

export function confirmOpen(
  doc: OverrideDoc,
  by: PersonId,
  press: Press & { readonly ticket: string },
  school: FilteringSchool,
  now: Instant,
): Result<OverrideDoc> {
  const { state } = doc;
  if (pressSeen(state, press.key)) return ok(doc);
  if (!mayDoIt(by, school, state.itPeople, now)) return notIt();
  const { phase, period } = state;
  if (phase === 'asked') return notApprovedYet();
  if (phase === 'open' && state.openedLive !== undefined) {
    return refuse('request.already', `${opener(doc, by, school)} has confirmed already that it is open.`);
  }
  if (phase === 'closing' || phase === 'closed' || (period !== undefined && period.until <= now)) {
    return refuse('request.too_late', 'The time for this is over. Do not open it. If it is open, block it again.');
  }
  if (phase !== 'approved' || period === undefined) return noLongerAsked(doc, by, school, now);
  if (now < period.from) {
    return refuse('request.too_early', `Do not open it yet. It may be open from ${clock(school, period.from, now)}.`);
  }
  const never = state.request === null ? null : whyNever(state.request, school);
  if (never !== null) return never;
  const ticket = press.ticket.trim();
  return ok(opened(doc, by, school, now, { ...rememberPress(state, press.key), ...(ticket === '' ? {} : { ticket }) }));
}

/** It is open: a person of IT says so, or the filter has read the list. */
export function opened(
  doc: OverrideDoc,
  by: PersonId | 'feed',
  school: FilteringSchool,
  now: Instant,
  state: Partial<OverrideDoc['state']> = {},
): OverrideDoc {
  return revise(doc, now, {
    state: { phase: 'open', openedLive: { at: now, by }, ...state },
    entries: [
      {
        by: by === 'feed' ? 'system' : by,
        action: 'request.opened',
        detail: { how: by === 'feed' ? 'feed' : 'person' },
      },
    ],
    messages: [
      ...cardsUpdated(doc),
      lineTo(doc.state.requester, 'open_now', { by, at: doc.state.period?.until ?? now }),
    ],
    timers: { begin: null, open_chase: null, probe: probeSoon(school, now) },
  });
}

/** Also for what was never opened. */
export function confirmClosed(
  doc: OverrideDoc,
  by: PersonId,
  press: Press,
  school: FilteringSchool,
  now: Instant,
): Result<OverrideDoc> {
  const { state } = doc;
  if (pressSeen(state, press.key)) return ok(doc);
  if (!mayDoIt(by, school, state.itPeople, now)) return notIt();
  const done = rememberPress(state, press.key);
  switch (state.phase) {
    case 'closing':
      return ok(putBack(doc, by, school, now, done));
    case 'approved':
    case 'open':
      // The end has passed and nobody has asked the clock yet.
      return state.period !== undefined && state.period.until <= now
        ? ok(putBack(endedByTime(doc, school, now), by, school, now, done))
        : refuse('request.not_over', 'This is still allowed. To end it now, take it back first, then block it again.');
    case 'closed':
      return refuse('request.already', 'It is confirmed already that this is blocked again.');
    case 'asked':
      return notApprovedYet();
    case 'draft':
    case 'discarded':
    case 'refused':
    case 'lapsed':
    case 'withdrawn':
    case 'proposed':
      return noLongerAsked(doc, by, school, now);
    default:
      return assertNever(state.phase);
  }
}

/** At any time while it is asked for or runs: it ends at once, for good, and the DSL hears. */
export function stopAsIllegal(
  doc: OverrideDoc,
  by: PersonId,
  press: Press & { readonly found?: DocId },
  school: FilteringSchool,
  now: Instant,
): Result<OverrideDoc> {
  const { state } = doc;
  if (pressSeen(state, press.key)) return ok(doc);
  if (!mayDoIt(by, school, state.itPeople, now)) return notIt();
  const { phase } = state;
  const runs = phase === 'approved' || phase === 'open';
  if (state.stoppedAsIllegal !== undefined || (!runs && phase !== 'asked' && phase !== 'closing')) {
    return phase === 'closing'
      ? refuse('request.already', 'This was stopped already. Block it again now.')
      : noLongerAsked(doc, by, school, now);
  }
  const involved = [state.requester, ...state.approvals.map((a) => a.by), ...safeguardingLead(school, now)];
  const change = {
    state: {
      stoppedAsIllegal: { at: now, by, ...(press.found === undefined ? {} : { found: press.found }) },
      ...rememberPress(state, press.key),
    },
    entries: [{ by, action: 'request.stopped_illegal' }],
    messages: [...new Set(involved)]
      .filter((id) => id !== by)
      .map((id) => lineTo(id, 'stopped_as_illegal', { by, at: now })),
  };
  if (runs) return ok(over(doc, school, now, change));
  const messages = [...cardsUpdated(doc), ...change.messages];
  if (phase === 'closing') return ok(revise(doc, now, { ...change, messages }));
  return ok(
    revise(doc, now, {
      ...change,
      state: { ...change.state, phase: 'refused', decision: { what: 'refused', by: [by], at: now, reason: '' } },
      messages,
      timers: { ladder: null, lapse: null },
    }),
  );
}

const notApprovedYet = (): Result<never> =>
  refuse('request.not_approved', 'Nobody has approved this yet. Do not open it.');

const opener = ({ state }: OverrideDoc, you: PersonId, school: FilteringSchool): string => {
  const by = state.openedLive?.by;
  if (by === you) return 'You';
  if (by === 'feed' || by === 'probe') return 'The filter';
  return school.directory.people.find((p) => p.id === by)?.name ?? 'IT support';
};
