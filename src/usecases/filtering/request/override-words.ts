// Where a filter request stands, in words that may stand in a chat: times, and names of those who decided. No address, no reason.

import type { OverrideDoc, OverridePhase, Period } from '../../../domain/filtering/request/override.ts';
import { REQUEST_TEXTS } from '../../../domain/filtering/request-form/request-form-texts.ts';
import type { Directory } from '../../../domain/people/person.ts';
import { assertNever } from '../../../domain/shared/assert-never.ts';
import type { Instant } from '../../../domain/shared/instant.ts';
import { formatMoment, formatTimeOrMoment } from '../../../domain/shared/time.ts';
import { nameOf } from '../../reporting/preview.ts';

/** What the words are made from: the school's zone, who is who, and the moment at which they are read. */
export type Reading = { readonly zone: string; readonly directory: Directory; readonly now: Instant };

export const timeOf = (at: Instant | undefined, { zone, now }: Reading): string =>
  at === undefined ? '' : formatTimeOrMoment(at, now, zone);

/** "Tue 24 Nov, 10:00 to 11:00". The day is always said, because a card stands in a channel for longer than a day. */
export function periodWords({ from, until }: Period, { zone }: Reading): string {
  return `${formatMoment(from, zone)} to ${formatTimeOrMoment(until, from, zone)}`;
}

/** "Ezra Online and Hana Head" */
export function namesOf(ids: readonly string[], { directory }: Reading): string {
  const names = ids.map((id) => nameOf(directory, id));
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** Who will be with the pupils. "I will" is said by whoever asked, and read by others. */
export function supervisorOf({ state }: OverrideDoc, { directory }: Reading): string {
  const said = state.request?.supervisor ?? '';
  return said === REQUEST_TEXTS.when.supervisorPreset ? nameOf(directory, state.requester) : said;
}

export const STATE_WORDS: Readonly<Record<OverridePhase, string>> = {
  draft: 'Not sent yet',
  asked: 'Waiting for a decision',
  approved: 'Approved, not open yet',
  open: 'Open',
  closing: 'Over, to be blocked again',
  closed: 'Blocked again',
  refused: 'Refused',
  lapsed: 'Ended without an answer',
  withdrawn: 'Taken back',
  proposed: 'On the list for the filtering review',
  discarded: 'Discarded',
};

/** One or two sentences: who said what, until when, and what is being waited for. */
export function standingOf(doc: OverrideDoc, reading: Reading): string {
  const { state } = doc;
  const until = timeOf(state.period?.until, reading);
  const approved = `Approved by ${namesOf(state.decision?.by ?? [], reading)}`;
  switch (state.phase) {
    case 'asked':
      return askedStanding(doc, reading);
    case 'approved':
      return `${approved} until ${until}. Not open yet.`;
    case 'open':
      return `Open until ${until}. ${approved}.`;
    case 'closing':
      return `${overSince(doc, reading)} Waiting for somebody to confirm that it is blocked again.`;
    case 'closed':
      return state.closedConfirmed === undefined
        ? 'It is over.'
        : `Blocked again at ${timeOf(state.closedConfirmed.at, reading)}.`;
    case 'refused':
      return state.stoppedAsIllegal === undefined
        ? `Refused by ${namesOf(state.decision?.by ?? [], reading)}.`
        : overSince(doc, reading);
    case 'lapsed':
      return 'Nobody answered in time. Nothing was opened.';
    case 'withdrawn':
      return `Taken back by ${nameOf(reading.directory, state.requester)}.`;
    case 'proposed':
      return 'A regular need. It is on the list for the filtering review. Nothing was opened.';
    case 'draft':
    case 'discarded':
      return STATE_WORDS[state.phase];
    default:
      return assertNever(state.phase);
  }
}

function askedStanding({ state }: OverrideDoc, reading: Reading): string {
  const said = state.approvals.map((a) => a.by);
  const next = Math.min(state.timers.ladder ?? Infinity, state.timers.lapse ?? Infinity);
  const questioned = state.questions.some((q) => q.answer === undefined);
  return [
    ...(said.length === 0 ? [] : [`${namesOf(said, reading)} said yes. One more yes is needed.`]),
    ...(questioned ? [`${nameOf(reading.directory, state.requester)} has a question to answer.`] : []),
    Number.isFinite(next) ? `Waiting for a decision until ${timeOf(next, reading)}.` : 'Waiting for a decision.',
  ].join(' ');
}

function overSince({ state }: OverrideDoc, reading: Reading): string {
  if (state.stoppedAsIllegal !== undefined) {
    return `Stopped at ${timeOf(state.stoppedAsIllegal.at, reading)}: the filter lists it as illegal.`;
  }
  if (state.endedEarly !== undefined) return `Ended early at ${timeOf(state.endedEarly.at, reading)}.`;
  return `Over since ${timeOf(state.period?.until, reading)}.`;
}
